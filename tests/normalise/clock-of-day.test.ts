import { describe, expect, test } from 'vitest';
import { readArticles } from '../../src/index.js';
import type { Article } from '../../src/types.js';

// Whole pages of one day, on which other things have clocks of their own.

const headline = 'Old engine shed goes to boat builders';
const paragraphs = [
  'The council of Aalvik decided on Friday to sell the old engine shed, empty for twelve years, to a cooperative of boat builders.',
  'Members voted eleven to two in favour after hearing that the roof alone would cost more than the building is worth.',
  'The buyers have promised to keep the clock tower, to open the yard at weekends and to pay for a new path along the river.',
  'Work on the slipway begins in the autumn, and the first boats are to be laid up there before the frost, the chairman said.',
];

interface Parts {
  head?: string;
  above?: string;
  stamp?: string;
  between?: string;
  behind?: string;
}

async function read({ head = '', above = '', stamp = '', between = '', behind = '' }: Parts): Promise<Article> {
  const [first, ...others] = paragraphs.map((one) => `<p>${one}</p>`);
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${headline}</title>${head}</head><body>
    <header><a href="/">Aalvik Herald</a></header>${above}<div class="main"><div class="col"><h1>${headline}</h1>${stamp}
    <div class="text">${first}${others[0]}${between}${others[1]}${others[2]}</div>${behind}</div></div><footer>Aalvik Herald</footer></body></html>`;
  const url = 'https://www.aalvik-herald.example/engine-shed';
  const [article] = await readArticles(html, { url, now: () => Date.parse('2024-05-04T12:00:00Z') });
  return article!;
}

const printed = '<div class="x1">1 March 2024</div>';
const local = '<div class="x1">1 March 2024, 09:40</div>';
const others: [name: string, Parts][] = [
  [
    'a card below',
    {
      behind:
        '<div class="m"><h3><a href="/b">Ferry timetable cut back for winter</a></h3><time datetime="2024-03-01T07:10:00Z">today</time></div>',
    },
  ],
  [
    'a widget',
    {
      behind:
        '<aside class="widget"><div class="td-module"><h3><a href="/b">Ferry timetable cut back for winter</a></h3><time class="entry-date updated" datetime="2024-03-01T07:10:00Z">1 March</time></div></aside>',
    },
  ],
  [
    'a printed card below',
    {
      behind:
        '<div class="m"><h3><a href="/b">Ferry timetable cut back for winter</a></h3><span>1 March 2024, 07:10 GMT</span></div>',
    },
  ],
  [
    'a ticker above',
    {
      above:
        '<div class="ticker"><span>Breaking</span> <a href="/b">Ferry timetable cut back for winter</a> <time datetime="2024-03-01T07:10:00Z">07:10</time></div>',
    },
  ],
  [
    'an embedded post',
    {
      between:
        '<blockquote class="twitter-tweet"><p>Eleven to two. It is done.</p>— Nora (@nora) <a href="https://x.example/1">March 1, 2024 5:10 PM</a></blockquote>',
    },
  ],
  [
    'a card below that is labelled',
    {
      behind:
        '<div class="m"><h3><a href="/b">Ferry timetable cut back for winter</a></h3><span>Published 1 March 2024, 07:12 GMT</span></div>',
    },
  ],
  [
    'a printed line above, beside a title',
    { above: '<div><a href="/b">Ferry timetable cut back for winter</a> <span>1 March 2024, 07:12 GMT</span></div>' },
  ],
  [
    'a labelled card whose title is no link',
    {
      behind:
        '<div class="m"><h3>Ferry timetable cut back for winter</h3><span>Published 1 March 2024, 07:12 GMT</span> <a href="/b">Read</a></div>',
    },
  ],
  [
    'data for scripts',
    { behind: '<script>window.x={"latest":[{"title":"Ferry","publishedAt":"2024-03-01T07:12:00Z"}]}</script>' },
  ],
  [
    'a comment',
    { behind: '<div class="c"><div>Bob</div><div>March 1, 2024 at 5:10 pm</div><div>At last.</div></div>' },
  ],
  [
    'an appointment',
    {
      between: '<p>The hearing is on <time datetime="2024-03-01T19:00:00Z">1 March at 7pm</time> in the town hall.</p>',
    },
  ],
];

describe('a day has no clock of something else', () => {
  test.each(others)('%s: day alone', async (_, parts) => {
    expect((await read({ stamp: printed, ...parts })).date).toBe('2024-03-01');
  });

  test.each(others)('%s: declared day', async (_, parts) => {
    const head = '<meta property="article:published_time" content="2024-03-01">';
    expect((await read({ head, ...parts })).date).toBe('2024-03-01');
  });

  test.each(others)('%s: a clock without a zone', async (_, parts) => {
    expect((await read({ stamp: local, ...parts })).date).toBe('2024-03-01T09:40');
  });
});

test.each<[name: string, Parts, string]>([
  ['printed below the headline', { stamp: local }, '2024-03-01T09:40'],
  [
    'in a box with a name of teasers',
    { stamp: '<div class="promo-meta">1 March 2024 09:40</div>' },
    '2024-03-01T09:40',
  ],
  [
    'in a box with a name of teasers, where the day is declared',
    {
      head: '<meta property="article:published_time" content="2024-03-01">',
      stamp: '<div class="promo-meta">1 March 2024 09:40</div>',
    },
    '2024-03-01T09:40',
  ],
  [
    'behind standfirst and caption',
    {
      stamp: `<p>${paragraphs[0]} And more of it.</p><figure><img src="/a.jpg" alt=""><figcaption>${paragraphs[1]}</figcaption></figure><p class="story-timestamp"><time datetime="2024-03-01 09:40:26">01/03/2024 09:40 AM GMT</time></p>`,
    },
    '2024-03-01T09:40Z',
  ],
  ['at the end, with its label', { behind: '<p>Published: 1 March 2024, 09:40</p>' }, '2024-03-01T09:40'],
  [
    'declared without a zone, and the same clock with one',
    {
      head: '<meta property="article:published_time" content="2024-03-01T09:40:00">',
      behind: '<div class="foot">1 March 2024 09:40 GMT</div>',
    },
    '2024-03-01T09:40Z',
  ],
  [
    'declared without a zone, and an instant of another minute',
    {
      head: '<meta property="article:published_time" content="2024-03-01T09:40:00"><meta name="dcterms.date" content="2024-03-01T07:12:00Z">',
    },
    '2024-03-01T09:40:00',
  ],
  [
    'declared without a zone, and an instant of the same minute',
    {
      head: '<meta property="article:published_time" content="2024-03-01T09:40:00"><script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-03-01T08:40:00Z"}</script>',
    },
    '2024-03-01T08:40:00Z',
  ],
])('the story’s own clock stays: %s', async (_, parts, date) => {
  const article = await read(parts);
  expect(article.date?.replace('+00:00', 'Z')).toBe(date);
});

/** Themes say in the names of a wrapper what the page has beside the story. */
const wrappers =
  'has-sidebar content-sidebar-wrap comments-open has-footer nav-open related-on card promo most-read'.split(' ');

test.each(wrappers)('a wrapper around all of the page that is called %s says nothing of the story', async (name) => {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${headline}</title></head><body><div class="${name}">
    <header><a href="/">Aalvik Herald</a><a href="/sport">Sport</a><a href="/port">Port</a><a href="/council">Council</a></header>
    <div class="row"><h1>${headline}</h1><p class="byline">By <a href="/authors/nora-vance">Nora Vance</a></p><time datetime="2024-03-01T09:40:00Z">1 March</time>
    <div class="label">Sponsored content</div>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</div><footer>Aalvik Herald</footer></div></body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.aalvik-herald.example/engine-shed' });
  expect([article!.date, article!.authors]).toEqual(['2024-03-01T09:40:00Z', ['Nora Vance']]);
});

test('a wrapper that is named for the path of the page is no path', async () => {
  const html = `<!DOCTYPE html><html lang="en"><head><title>${headline}</title></head><body class="theme breadcrumbs-hidden">
    <header><a href="/">Aalvik Herald</a><ul><li><a href="/sport">Sport</a></li><li><a href="/port">Port</a></li></ul></header>
    <div><h1>${headline}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</div></body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.aalvik-herald.example/engine-shed' });
  expect(article!.section).toBeNull();
});

test('a ticker above a story that no box holds lends no clock', async () => {
  const ticker = '<div><a href="/b">Ferry timetable cut back for winter</a> <span>1 March 2024, 07:12 GMT</span></div>';
  const html = `<!DOCTYPE html><html lang="en"><head><title>${headline}</title></head><body>${ticker}
    <h1>${headline}</h1>${printed}${paragraphs.map((one) => `<p>${one}</p>`).join('')}</body></html>`;
  const [article] = await readArticles(html, { url: 'https://www.aalvik-herald.example/engine-shed' });
  expect(article!.date).toBe('2024-03-01');
});
