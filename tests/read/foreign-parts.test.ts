import { describe, expect, test } from 'vitest';
import { NoArticleError } from '../../src/errors.js';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// Whole pages of boxes without names, in which only place and form tell what is the story's and what another's.

const paragraphs = [
  'The council of Sallow voted on Tuesday night to close the ferry for two winters, after divers found cracks in its slipway.',
  'The decision means that goods for the market have to go round by the upper road, which floods whenever the river rises.',
  '“Nobody who has read the report thinks that we had a choice,” said Ines Halvard, who chairs the committee of works.',
  'Traders said that they had been given nine days to prepare, and that the hotels would not pay for the longer journey.',
  'Walkers may still cross by the old weir, and the council will pay for a boat that takes four carts at a time.',
].map((text) => `<p>${text}</p>`);

interface Shape {
  lang?: string;
  head?: string;
  top?: string;
  under?: string;
  /** Between two paragraphs. */
  inside?: string;
  below?: string;
  /** What the box around the whole page is called. */
  wrapper?: string;
}

async function read({ lang = 'en', head = '', wrapper = 'page', ...parts }: Shape): Promise<Article> {
  const { top = '', under = '', inside = '', below = '' } = parts;
  const headline = 'Ferry to close for two winters';
  const body = [...paragraphs.slice(0, 3), inside, ...paragraphs.slice(3)].join('');
  const html = `<html lang="${lang}"><head><title>${headline} - Sallow Herald</title>${head}</head><body><div class="${wrapper}">
<div class="masthead"><a href="/">Sallow Herald</a><ul><li><a href="/n">News</a></li><li><a href="/c">Culture</a></li><li><a href="/s">Sport</a></li></ul></div>${top}
<div class="grid"><div><h1>${headline}</h1>${under}<div class="text">${body}</div></div>${below}</div>
<footer><p>© Sallow Herald</p></footer></div></body></html>`;
  const url = 'https://www.sallow-herald.example/news/ferry-to-close';
  const [article] = await readArticles(html, { url, now: () => Date.parse('2026-05-05T08:00:00Z') });
  return article!;
}

const card = (by: string): string =>
  `<div class="rows"><div><h3><a href="/r/1">Storm takes the old cedar</a></h3>${by}</div><div><h3><a href="/r/2">Sheep close the lane</a></h3>${by}</div></div>`;

describe('a page that says no date of its own', () => {
  test.each<[string, Shape]>([
    ['a card', { below: card('<span class="date">14 March 2024</span>') }],
    ['a card with <time>', { below: card('<time datetime="2024-03-14T09:35:00Z">14 March 2024</time>') }],
    [
      'the stories before and after',
      {
        below:
          '<nav class="PrevNext"><span class="date">13 March 2024</span> <a href="/p">Bridge opens again</a></nav>',
      },
    ],
    [
      'an embedded post',
      { inside: '<div class="embed"><b>Sallow</b> <time datetime="2024-03-14">14 March</time></div>' },
    ],
    [
      'a quoted post',
      { inside: '<blockquote><p>We open. — Town (@town) <a href="/t">March 14, 2024</a></p></blockquote>' },
    ],
    ['a box in the text', { inside: '<div class="box"><strong>Vote on 14 March 2024</strong></div>' }],
    ['a line behind the text', { below: '<p>Poll closes: 14 March 2024 at 9:35 am</p>' }],
    ['a newsletter', { inside: '<div class="nl"><b>Letters</b><p>Latest issue: March 14, 2024.</p></div>' }],
    [
      'what a list of terms says',
      { under: '<dl><dt>When</dt><dd>14 March 2024, 19:30</dd><dt>Where</dt><dd>Quay</dd></dl>' },
    ],
    [
      'what a table says',
      { under: '<table><tr><th>Doors</th><td>14 March 2024</td></tr><tr><th>Seats</th><td>200</td></tr></table>' },
    ],
    [
      'a declared event',
      {
        head: '<script type="application/ld+json">{"@type":"MusicEvent","startDate":"2024-03-14T19:30"}</script>',
        under: '<p>14 March 2024, 19:30</p>',
      },
    ],
    ['facts of a film', { lang: 'es', under: '<ul><li>Estreno: 14 de marzo de 2024</li><li>País: Chile</li></ul>' }],
    ['facts of an event', { lang: 'es', below: '<ul><li>Fecha: 14 de marzo de 2024</li><li>Lugar: Teatro</li></ul>' }],
    [
      'a closing date',
      { below: '<dl><dt>Closing date</dt><dd><time datetime="2024-04-12">12 April 2024</time></dd></dl>' },
    ],
    [
      'a chronicle',
      { inside: '<h3>12 March 2020</h3><p>The board was told.</p><h3>4 July 2021</h3><p>Divers came.</p>' },
    ],
    ['a card within the text', { inside: card('<span class="date">14 March 2024</span>') }],
    [
      'a card with <time> within the text',
      { inside: card('<time class="date" datetime="2024-03-14T09:35:00Z">14 March</time>') },
    ],
    ['a bold chronicle', { inside: '<ul class="timeline"><li><b>14 March 2021</b> The map is found</li></ul>' }],
    ['a comment', { below: '<div class="talkbacks"><div class="tb">1. Well done Dan, 14.03.24 09:35</div></div>' }],
    ['today above the story', { wrapper: 'page page--story', top: '<div class="strip">Tuesday 19 March 2024</div>' }],
    [
      'today in a bar',
      { wrapper: 'article-wrapper', top: '<div class="topbar">Torsdag 14 mars 2024</div>', lang: 'sv' },
    ],
    ['today in Korean', { lang: 'ko', top: '<div class="util"><span class="date">2024.03.14(목)</span></div>' }],
    ['today in Turkish', { lang: 'tr', wrapper: 'story', top: '<div class="bar">14 Mart 2024 Perşembe 09:35</div>' }],
    ['today twice', { lang: 'ar', top: '<div class="strip">الخميس 14 مارس 2024 4 رمضان 1445</div>' }],
    [
      'breaking news above',
      {
        top: '<div><a href="/b">Storm takes the old cedar of Sallow</a> <time datetime="2024-03-14T09:35Z">09:35</time></div>',
      },
    ],
  ])('gets none from %s', async (_, shape) => {
    const { date, modified } = await read(shape);
    expect({ date, modified }).toEqual({ date: null, modified: null });
    const own = await read({ ...shape, under: `<div>2 May 2026</div>${shape.under ?? ''}` });
    expect(own.date).toBe('2026-05-02');
  });

  test.each([
    [
      'a chronicle below the first paragraph',
      `<h1>Ferry to close</h1>${paragraphs[0]}<h3>12 March 2020</h3><p>Told.</p><h3>4 July 2021</h3>${paragraphs[1]}`,
    ],
    [
      'the page’s head beside a head of the story',
      `<header class="site-header"><div>14 March 2024</div></header><header class="entry-header"><h1>Ferry to close</h1></header>${paragraphs.join('')}`,
    ],
  ])('gets none from %s', async (_, body) => {
    const html = `<html lang="en"><head><title>Ferry to close</title></head><body>${body}</body></html>`;
    const [article] = await readArticles(html, { url: 'https://sallow.example/a', now: () => 1_777_968_000_000 });
    expect(article!.date).toBeNull();
  });

  test('today above a page without headings is no date', async () => {
    const html = `<html><head><title>Sallow Herald: ferry</title></head><body><table><tr><td>Thursday, March 14, 2024 USD 91,20</td></tr><tr><td>${paragraphs.join('')}</td></tr></table></body></html>`;
    const [article] = await readArticles(html, { url: 'https://sallow.example/a', now: () => 1_777_968_000_000 });
    expect(article!.date).toBeNull();
  });
});

describe('a date of the story', () => {
  test.each([
    ['signed below the text', { below: '<p>By Ada Lind, 14 March 2024</p>' }, '2024-03-14'],
    ['called a date below the text', { below: '<p>Date: 14 March 2024</p>' }, '2024-03-14'],
    [
      'of a change below the text',
      { below: '<p>Page last modified <time datetime="2024-03-14T09:35:00Z">Mar. 14</time></p>' },
      '2024-03-14T09:35:00Z',
    ],
    ['below a line that ends in a colon', { under: '<p>Press release:</p><p>14 March 2024</p>' }, '2024-03-14'],
    ['labelled below the text', { below: '<p>Published: 14 March 2024</p>' }, '2024-03-14'],
    ['in a box of its name below the text', { below: '<p class="pubdate">14 March 2024</p>' }, '2024-03-14'],
    ['in a line called a footer', { under: '<div class="footer"><p>Thursday 14 March 2024</p></div>' }, '2024-03-14'],
    [
      'that its <time> declares with a clock',
      { under: '<footer class="meta"><time datetime="2024-03-14T09:35:00+01:00">March 14, 2024</time></footer>' },
      '2024-03-14T09:35:00+01:00',
    ],
    [
      'that its <time> declares as another day',
      { under: '<footer class="meta"><time datetime="2024-03-15T01:35:00Z">March 14, 2024</time></footer>' },
      '2024-03-14',
    ],
  ])('%s is read', async (_, shape, date) => {
    expect((await read(shape)).date).toBe(date);
  });
});

describe('a page that nobody signs', () => {
  const day = '<div class="date">2 May 2026</div>';
  test.each<[string, Shape]>([
    ['a card within the text', { inside: card('<p>By Hugh Pask</p>') }],
    [
      'a card of a named box within the text',
      { inside: card('<p class="byline">By <a href="/a/1">Hugh Pask</a></p>') },
    ],
    [
      'a card with a plain link',
      {
        inside:
          '<div><a href="/r/1">Storm takes the old cedar</a><div>By Hugh Pask · <time datetime="2024-02-01">1 Feb</time></div></div>',
      },
    ],
    [
      'a card with a plain link and a named box',
      { inside: '<div><a href="/r/1">Storm takes the old cedar</a><span class="author">Hugh Pask</span></div>' },
    ],
    ['a card', { below: card('<p>By Hugh Pask</p>') }],
    [
      'a card of one link',
      { below: '<a href="/r"><h3>Storm takes the cedar</h3><span class="author">Hugh Pask</span></a>' },
    ],
    [
      'a list',
      {
        below:
          '<ul><li><a href="/r">Storm takes the old cedar of Sallow</a> <a rel="author" href="/a/1">Hugh Pask</a></li></ul>',
      },
    ],
    [
      'a short title in Hebrew',
      { lang: 'he', below: '<div><h3><a href="/r">הגשר נצבע בכחול</a></h3><span>מאת דוד לוי</span></div>' },
    ],
    ['a speaker', { inside: '<div><p class="big">Petra Oakes</p><p class="small">Chairwoman of the guild</p></div>' }],
    [
      'a film’s data',
      {
        head: '<script type="application/ld+json">{"@type":"VideoObject","name":"Inside the terminal","uploadDate":"2021-02-01","author":{"@type":"Person","name":"Hugh Pask"}}</script>',
      },
    ],
    ['a day', { lang: 'es', under: '<div class="byline">14 de marzo</div>' }],
    ['a day in Hindi', { lang: 'hi', under: '<div class="byline">14 मार्च</div>' }],
  ])('has no author from %s', async (_, shape) => {
    const { authors, date } = await read({ ...shape, under: `${day}${shape.under ?? ''}` });
    expect({ authors, date }).toEqual({ authors: [], date: '2026-05-02' });
  });

  test('but one who signs below the text with a link to what else she wrote is its author', async () => {
    const below = '<p class="author">By <b>Ada Lind</b> <a href="/author/ada">More stories by Ada Lind</a></p>';
    expect((await read({ under: day, below })).authors).toEqual(['Ada Lind']);
    const plain = '<div><p>By Ada Lind</p><p><a href="/author/ada">Read more stories by Ada Lind</a></p></div>';
    expect((await read({ under: day, below: plain })).authors).toEqual(['Ada Lind']);
  });
});

describe('cards with leads of whole sentences', () => {
  const cards = (form: (title: string, at: number, lead: string) => string): string =>
    [
      'Storm takes the old cedar',
      'Sheep close the lane',
      'College opens a forge',
      'Choir sings in the quarry',
      'Bus line starts',
    ]
      .map((title, at) => form(title, at, paragraphs[at]!.slice(3, -4)))
      .join('');
  const readSection = async (
    html: string,
    url = 'https://sallow.example/culture/',
    type = 'website',
  ): Promise<string> => {
    try {
      const page = `<html lang="en"><head><title>Culture - Sallow Herald</title><meta property="og:type" content="${type}"></head><body><nav><a href="/n">News</a></nav><div><h1>Culture</h1>${html}</div><footer>© Herald</footer></body></html>`;
      return (await readArticles(page, { url }))[0]!.headline!;
    } catch (error) {
      if (error instanceof NoArticleError) return error.reason;
      throw error;
    }
  };

  test.each([
    [
      'links around headings',
      (t: string, at: number, p: string) => `<div><a href="/a/${at}"><h2>${t}</h2></a><p>${p}</p></div>`,
    ],
    [
      'links in headings',
      (t: string, at: number, p: string) => `<li><div><h3><a href="/a/${at}">${t}</a></h3><p>${p}</p></div></li>`,
    ],
    [
      'links and leads in one cell',
      (t: string, at: number, p: string) =>
        `<div><b><a href="/a/${at}">${t}</a></b><br>${p}<br><i>${at + 1}.6.2024</i></div>`,
    ],
    [
      'links and days',
      (t: string, at: number, p: string) =>
        `<div><span>1${at}.03.2024</span><a href="/a/${at}">${t}</a><div>${p}</div></div>`,
    ],
  ])('are a list: %s', async (_, form) => {
    expect(await readSection(cards(form))).toBe('listing');
  });

  test('are a list where days stand before the titles and the leads are short', async () => {
    const form = (t: string, at: number, p: string): string =>
      `<div><span>1${at}.03.2024</span><a href="/a/${at}">${t}</a><div>${p.slice(0, 50)}</div></div>`;
    expect(await readSection(cards(form))).toBe('listing');
  });

  test('are a front page where three posts of several paragraphs stand at the root of a site', async () => {
    const form = (t: string, at: number, p: string): string =>
      `<div class="m10"><h3><a href="/a/${at}">${t}</a></h3><div><a href="/author/ada">Ada Lindqvist</a> <time datetime="2024-03-1${at}">1${at} March 2024</time></div><div><p>${p}</p><p>${p.replace('The', 'This')} <a href="/a/${at}">Read on</a></p></div></div>`;
    const posts = cards(form).split('<div class="m10">').slice(0, 4).join('<div class="m10">');
    expect(await readSection(posts, 'https://sallow.example/')).toBe('front-page');
    // Elsewhere the page's own word tells a section's list from a story in three parts.
    const inside = 'https://sallow.example/culture/the-storm';
    expect(await readSection(posts, inside)).toBe('listing');
    expect(await readSection(posts, inside, 'article')).toBe('Culture');
  });

  test('below a story’s paragraph are none, and neither are parts that lead to other sites', async () => {
    const form = (t: string, at: number, p: string): string =>
      `<div><h2><a href="/a/${at}">${t}</a></h2><p>${p}</p></div>`;
    expect(await readSection(`<p>${'The old cedar fell at noon. '.repeat(5)}</p>${cards(form)}`)).toBe('Culture');
    const away = (t: string, at: number, p: string): string =>
      form(t, at, p).replace('href="', 'href="https://inn.example');
    expect(await readSection(cards(away))).toBe('Culture');
  });
});

describe('a few sentences on a page that is unlisted or calls itself the site’s', () => {
  const sentences =
    '<p>Strætó gengur ekki þessa leið á vetrum.</p><p>Brúin er lokuð og opnar aftur með vorinu, segir í skeyti frá bænum.</p>';
  const fate = async (head: string, under = ''): Promise<string> => {
    const html = `<html lang="is"><head><title>Leiðin er lokuð</title>${head}</head><body><div><h1>Leiðin er lokuð um sinn</h1>${under}${sentences}</div></body></html>`;
    try {
      return (await readArticles(html, { url: 'https://sallow.example/a/b' }))[0]!.kind;
    } catch (error) {
      if (error instanceof NoArticleError) return error.reason;
      throw error;
    }
  };
  const site = '<meta property="og:type" content="website">';
  const unlisted = '<meta name="robots" content="noindex,nofollow">';

  test.each([site, unlisted])('are a notice: %s', async (head) => {
    expect(await fate(head)).toBe('empty');
  });

  test.each([
    ['by their day', site, '<div>5. mars 2024</div>'],
    ['by their type', `<meta property="og:type" content="article">${unlisted}`, ''],
    ['by their author', `${unlisted}<meta name="author" content="Anna Jónsdóttir">`, ''],
    ['where nothing is declared', '', ''],
  ])('are a story %s', async (_, head, under) => {
    expect(await fate(head, under)).toBe('article');
  });
});
