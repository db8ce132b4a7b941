import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// Whole pages: what they say of other stories is none of their own, whatever their own leaves out.

const url = 'https://www.aalvik-herald.example/2024/engine-shed';
const headline = 'Old engine shed goes to boat builders';
const text = [
  'The council of Aalvik decided on Monday to sell the old engine shed, empty for twelve years, to a cooperative of boat builders.',
  'Members voted eleven to two in favour after hearing that the roof alone would cost more than the building is worth.',
  'The buyers have promised to keep the clock tower, to open the yard at weekends and to pay for a new path along the river.',
];

interface Parts {
  ld?: unknown[];
  behind?: string;
  names?: string;
  paragraphs?: readonly string[];
}

async function read({ ld = [], behind = '', names = '', paragraphs = text }: Parts): Promise<Article> {
  const scripts = ld.map((one) => `<script type="application/ld+json">${JSON.stringify(one)}</script>`).join('');
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${headline} | Aalvik Herald</title>
    <meta property="og:title" content="${headline}"><meta property="og:site_name" content="Aalvik Herald">${scripts}</head>
    <body><header><a href="/">Aalvik Herald</a></header><main><article class="${names}"><h1>${headline}</h1><div>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</div></article>${behind}</main></body></html>`;
  const [article] = await readArticles(html, { url, now: () => Date.parse('2026-05-04T12:00:00Z') });
  return article!;
}

const other = {
  '@type': 'NewsArticle',
  headline: 'School kitchens win a reprieve',
  url: 'https://www.aalvik-herald.example/2024/school-kitchens',
  datePublished: '2024-02-01T09:00:00Z',
  author: { '@type': 'Person', name: 'Tomas Quist' },
  keywords: ['Schools', 'Kitchens'],
  articleSection: 'Education',
};
const own = { '@type': 'NewsArticle', headline, url, datePublished: '2024-03-05T08:00:00Z' };

const said = ({ headline: title, date, authors, tags, section }: Article): unknown => ({
  title,
  date,
  authors,
  tags,
  section,
});
const nothing = { title: headline, date: null, authors: [], tags: [], section: null };

describe('what JSON-LD says of another story', () => {
  test.each([
    ['as an item of a list', [{ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: other }] }]],
    [
      'as an item of a list without its address',
      [{ '@type': 'ItemList', itemListElement: [{ ...other, url: undefined }] }],
    ],
    ['alone', [other]],
    [
      'among a blog’s posts',
      [{ '@type': 'Blog', name: 'Aalvik Herald', blogPost: [other, { ...other, headline: 'Quay' }] }],
    ],
  ])('%s is not the page’s', async (_name, ld) => {
    expect(said(await read({ ld }))).toEqual(nothing);
  });

  const [headless, homeless] = [
    { ...other, headline: undefined },
    { ...other, url: undefined },
  ];
  test.each<[string, unknown[]]>([
    ['a story at another address, without a headline', [headless]],
    ['several stories without addresses', [homeless, { ...homeless, headline: 'Quay closed for a week' }]],
    ['a dish with a name of its own', [{ ...homeless, '@type': 'Recipe', headline: undefined, name: 'Barley soup' }]],
    [
      'the front page',
      [{ ...other, '@type': 'WebPage', headline: undefined, url: 'https://www.aalvik-herald.example/' }],
    ],
    [
      'a claim that was looked into elsewhere',
      [{ ...headless, '@type': 'ClaimReview', url: 'https://facts.example/1' }],
    ],
  ])('%s is not the page’s', async (_name, ld) => {
    const { date, authors } = await read({ ld });
    expect({ date, authors }).toEqual({ date: null, authors: [] });
  });

  test('a story without a headline at another host’s copy of the address is the page’s', async () => {
    const { date } = await read({ ld: [{ ...headless, url: 'https://staging.example/2024/engine-shed' }] });
    expect(date).toBe('2024-02-01T09:00:00Z');
  });

  test('keywords that were written as JSON twice are words', async () => {
    const { tags, section } = await read({
      ld: [{ ...own, keywords: '["Boats","Fennick Lane"]', articleSection: '{{section}}' }],
    });
    expect({ tags, section }).toEqual({ tags: ['Boats', 'Fennick Lane'], section: null });
  });

  test.each([
    ['behind the page’s own', [own, other]],
    ['before the page’s own, in one graph', [{ '@graph': [other, own] }]],
  ])('%s is not its own', async (_name, ld) => {
    expect(said(await read({ ld }))).toEqual({ ...nothing, date: '2024-03-05T08:00:00Z' });
  });

  test('a headline without a word of what title and h1 say is not the page’s, even where no address tells', async () => {
    expect((await read({ ld: [{ ...other, url: undefined }] })).headline).toBe(headline);
  });

  test('a story’s own headline in other words is its own, at its own address', async () => {
    const ld = [{ ...other, headline: 'Old engine shed is sold: a yard for wooden boats', url }];
    const { date, authors } = await read({ ld });
    expect({ date, authors }).toEqual({ date: '2024-02-01T09:00:00Z', authors: ['Tomas Quist'] });
  });
});

test('the day and author of what a story was translated from are not its own', async () => {
  const ld = [{ ...own, datePublished: undefined, translationOfWork: { ...other, url: undefined } }];
  expect(said(await read({ ld }))).toEqual(nothing);
});

test('whom the page’s data call its editor is not its author', async () => {
  const { authors, contributors } = await read({
    ld: [{ ...own, editor: { '@type': 'Person', name: 'Tomas Quist' } }],
  });
  expect(authors).toEqual([]);
  expect(contributors).toMatchObject([{ name: 'Tomas Quist', role: 'editor' }]);
});

test('the day on which something begins is not the story’s', async () => {
  const event =
    '<div itemscope itemtype="https://schema.org/Event"><time itemprop="startDate" datetime="2024-03-09T19:00:00Z">9 March</time></div>';
  expect((await read({ paragraphs: [event, ...text] })).date).toBeNull();
});

test('days in the cells of a table below the first paragraph are figures', async () => {
  const row = (day: string): string => `<tr><td>${day}</td><td>12</td></tr>`;
  const table = `<table>${row('20 February 2024')}${row('7 March 2024')}</table>`;
  expect((await read({ paragraphs: [text[0]!, table, ...text.slice(1)] })).date).toBeNull();
});

test.each([
  ['a chronicle', '<p><strong>20 February 2024</strong></p>'],
  ['a list of days', '<dl><dt>20 February 2024</dt><dd>The roof was mended.</dd></dl>'],
  ['a film', '<div><iframe src="https://www.youtube.com/embed/x"></iframe><span>20 February 2024</span></div>'],
  ['a line that is headed by it', `<p><strong>20 February 2024</strong><br>${text[1]}</p>`],
  ['a stamp', '<div><time datetime="2024-02-20">20 February 2024</time></div>'],
])('the day of %s between two paragraphs is not the story’s', async (_name, line) => {
  expect((await read({ paragraphs: [text[0]!, `</p>${line}<p>`, ...text.slice(1)] })).date).toBeNull();
});

test('a headline that was cut at its commas is no list of topics', async () => {
  const cut = headline.replace('goes', ', goes').split(' , ');
  expect((await read({ ld: [{ ...own, keywords: cut }] })).tags).toEqual([]);
});

test('topics in a box beside the story, named for those of the whole site, are not its own', async () => {
  const links = ['Boats', 'Kitchens', 'Rails'].map((one) => `<a href="/tag/${one}">${one}</a>`).join(' ');
  expect((await read({ behind: `<div><div class="popular-tags">${links}</div></div>` })).tags).toEqual([]);
});

test('who sends letters of news did not write the story', async () => {
  const box = '<div class="nl"><h4>Our letter</h4><p>By Nora Vance</p><form><input type="email"></form></div>';
  expect((await read({ paragraphs: [...text, box] })).authors).toEqual([]);
});

describe('what a card says of another story', () => {
  const title = '<a href="/2024/kitchens"><h3>School kitchens win a reprieve</h3></a>';
  const marks =
    '<span class="author">Tomas Quist</span> <time class="published" datetime="2024-02-01">1 February 2024</time>';
  const microdata = '<span itemprop="author">Tomas Quist</span><meta itemprop="datePublished" content="2024-02-01">';
  test.each([
    [
      'in an article of its own',
      `<article class="card">${title}${marks}</article><article class="card">${title}${marks}</article>`,
    ],
    [
      'in a section behind the story',
      `<section class="related-posts"><div class="card">${title}${marks}</div></section>`,
    ],
    [
      'in a side column behind the story, under a heading in any words',
      `<aside><h3>Weiteres</h3><ul><li><a href="/2024/kitchens"><strong>School kitchens win a reprieve</strong></a> <span class="author">Tomas Quist</span> <time class="entry-date" datetime="2024-02-01">1 February</time></li></ul></aside>`,
    ],
    ['under a heading', `<div><h2>Related stories</h2><div>${title}${marks}</div></div>`],
    [
      'in microdata',
      `<div><h2>Related stories</h2><div itemscope itemtype="https://schema.org/NewsArticle">${title}${microdata}</div></div>`,
    ],
    [
      'with a link to its author',
      `<div><h2>Read more</h2><div>${title}<a rel="author" href="/author/quist">Tomas Quist</a></div></div>`,
    ],
  ])('%s is not the page’s', async (_name, behind) => {
    expect(said(await read({ behind }))).toEqual(nothing);
  });
});

test('the author of a teaser above the story is not its author', async () => {
  const teaser =
    '<div class="top-story"><a href="/s/1">Apple harvest early</a><span class="author">By Nora Vance</span></div>';
  const html = `<!DOCTYPE html><html lang="en"><head><title>${headline}</title></head><body><header><a href="/">Aalvik Herald</a></header>${teaser}
    <div class="in"><h1>${headline}</h1><div>By Marta Olivenza</div>${text.map((one) => `<p>${one}</p>`).join('')}</div></body></html>`;
  const [article] = await readArticles(html, { url });
  expect(article!.authors).toEqual(['Marta Olivenza']);
  const japanese = html
    .replace('Apple harvest early', '秋サケ漁が解禁')
    .replace('By Nora Vance', '文・森谷健太')
    .replace('By Marta Olivenza', '文・北川夏美');
  expect((await readArticles(japanese, { url }))[0]!.authors).toEqual(['北川夏美']);
});

test('lines of a headline in elements of their own are parted as the page calls itself', async () => {
  const html = `<!DOCTYPE html><html lang="en"><head><title>Old engine shed at Fennick Lane | Aalvik Herald</title></head>
    <body><main><h1><span class="line">Old engine shed</span><span class="line">at Fennick Lane</span></h1>${text.map((one) => `<p>${one}</p>`).join('')}</main></body></html>`;
  const [article] = await readArticles(html, { url });
  expect(article!.headline).toBe('Old engine shed at Fennick Lane');
});

describe('a date in a sentence of the text', () => {
  test.each(['status-publish hentry', 'news-details', 'update-content', 'times-story', 'post-header-body'])(
    'is not the story’s for the name %s around it',
    async (names) => {
      const paragraphs = [text[0]!, 'The depot burned down on 18 March 2019 and was never rebuilt.', ...text.slice(1)];
      expect((await read({ names, paragraphs })).date).toBeNull();
    },
  );

  test('is none with the ending of a case', async () => {
    const paragraphs = [text[0]!, 'Tersane 18 Mart 2019’da son gemisini suya indirmişti.', ...text.slice(1)];
    expect((await read({ names: 'status-publish', paragraphs })).date).toBeNull();
  });

  test('is, where its own line is named so', async () => {
    const paragraphs = [
      '</p><p class="entry-date">Written on the train on 18 March 2019 between Aalvik and Lüben',
      ...text,
    ];
    expect((await read({ paragraphs })).date).toBe('2019-03-18');
  });
});

describe('a line that leads to another story', () => {
  const at = (line: string): Promise<Article> => read({ paragraphs: [text[0]!, `</p>${line}<p>`, ...text.slice(1)] });
  const title = 'The school kitchens win a reprieve';
  test.each([
    `<p>Тағы оқыңыз: <a href="/2024/kitchens">${title}</a></p>`,
    `<div>እንዲሁም ያንብቡ፡ <a href="/2024/kitchens">${title}</a></div>`.replace('፡', ':'),
  ])('is told by its form in any language: %s', async (line) => {
    expect((await at(line)).body).toBe(text.join('\n\n'));
  });

  test.each([
    ['leads to another site', `<p>Register: <a href="https://boats.example/r">${title}</a></p>`],
    ['says more than the link', `<p>Register: <a href="/r">${title}</a> has all the dates</p>`],
    ['has a name behind its label', '<p>Contact: <a href="/people/ada">Ada Lindqvist</a></p>'],
  ])('one that %s stays', async (_name, line) => {
    expect((await at(line)).body).toMatch(/Register:|Contact:/);
  });
});

describe('a page of leads that break off', () => {
  const leads = [
    'The ferry to the island will stop running at night from',
    'Members voted eleven to two in favour after hearing that',
    'The buyers have promised to keep the clock tower and to',
    'A petition with nine hundred signatures asks for a small',
  ];
  const cards = (lead: (text: string) => string): string =>
    leads
      .map(
        (one, at) =>
          `<div class="item"><a href="/n/${at}"><h3>Story ${at} of the harbour</h3></a><p>${lead(one)}</p></div>`,
      )
      .join('');
  const pageOf = (main: string): Promise<Article[]> =>
    readArticles(
      `<!DOCTYPE html><html lang="en"><head><title>Ada Lindqvist | Herald</title></head><body><header><a href="/">Herald</a></header><main>${main}</main></body></html>`,
      { url },
    );

  test('lists other stories', async () => {
    const lists = cards((one) => `${one}…`);
    await expect(pageOf(`<h1>Ada Lindqvist</h1>${lists}`)).rejects.toThrow(/lists other pages/);
    await expect(
      pageOf(
        `<h1>Ada Lindqvist</h1><p>Ada Lindqvist writes of the harbour and of the islands, and lives beside the old lighthouse.</p>${lists}`,
      ),
    ).rejects.toThrow(/lists other pages/);
    await expect(pageOf(`<h1>${headline}</h1><p>${text[0]}</p><p>${text[1]}</p>${lists}`)).resolves.toHaveLength(1);
  });

  test('below a story it is not told by that', async () => {
    const story = text.map((one) => `<p>${one}</p>`).join('');
    await expect(
      pageOf(`<article><h1>${headline}</h1>${story}${story}</article>${cards((one) => `${one}…`)}`),
    ).resolves.toHaveLength(1);
  });
});

describe('a box behind the article that holds the story', () => {
  test.each([
    [
      'a video',
      '<div class="videos"><h3>Video</h3><div><img src="/v.jpg"><h4>Choir turns fifty</h4><span class="author">Tomas Quist</span></div></div>',
    ],
    [
      'a podcast',
      '<section class="podcast"><h3>Podcast</h3><p>Milk falls again</p><p class="byline">By Tomas Quist</p></section>',
    ],
    [
      'columnists',
      '<aside class="opinion"><div><a rel="author" href="/a/0">Tomas Quist</a><p><a href="/o/0">Bridge stays shut</a></p></div></aside>',
    ],
    [
      'a review',
      '<div class="reviews"><div><span class="review-author">Tomas Quist</span><p>Well put, thank you.</p></div></div>',
    ],
    [
      'a shop',
      '<div class="books"><div><h4>By the old river</h4><span class="author">Tomas Quist</span><span>18 €</span></div></div>',
    ],
    [
      'the next story',
      '<div class="next"><a rel="next" href="/n"><h4>Choir turns fifty</h4><span class="byline">By Tomas Quist</span></a></div>',
    ],
  ])('%s names nobody of the story', async (_name, behind) => {
    expect((await read({ behind })).authors).toEqual([]);
  });

  test('one about the author does', async () => {
    const behind = '<div class="author-box"><a rel="author" href="/author/tomas-quist">Tomas Quist</a></div>';
    expect((await read({ behind })).authors).toEqual(['Tomas Quist']);
  });
});
