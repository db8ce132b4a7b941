import { describe, expect, test } from 'vitest';
import { readDefaults } from '../../src/options.js';
import { readDocument } from '../../src/read/index.js';
import { makeTarget } from '../../src/source/index.js';
import type { Article, Fetched } from '../../src/types.js';
import { fetchedOf } from '../helpers/fetched.js';

// Dates are never made up. Whole pages, as what stands beside a date decides.

const paragraphs = [
  'The council of Sallow voted on Tuesday night to close the ferry for two winters, after divers found cracks in its slipway.',
  'The decision means that goods for the market have to go round by the upper road, which floods whenever the river rises.',
  '“Nobody who has read the report thinks that we had a choice,” said Ines Halvard, who chairs the committee of works.',
  'Traders said that they had been given nine days to prepare, and that the hotels would not pay for the longer journey.',
  'Walkers may still cross by the old weir, and the council will pay for a boat that takes four carts at a time.',
];
const story = paragraphs.map((text) => `<p>${text}</p>`).join('');
const seen = { status: 200, fetchedAt: '2026-05-05T08:00:00.000Z' };

interface Shape {
  lang?: string;
  head?: string;
  /** Before the page's main part. */
  top?: string;
  headline?: string;
  /** Between the headline and the text. */
  under?: string;
  body?: string;
  /** Behind the article. */
  below?: string;
}

async function read(shape: Shape, how: Partial<Fetched> = {}): Promise<Article> {
  const {
    lang = 'en',
    head = '',
    top = '',
    headline = 'Ferry to close for two winters',
    under = '',
    body = story,
    below = '',
  } = shape;
  const html = `<html lang="${lang}"><head><title>${headline}</title>${head}</head><body>${top}<main><article><h1>${headline}</h1>${under}${body}</article>${below}</main></body></html>`;
  const url = 'https://www.sallow-herald.example/news/ferry-to-close';
  const parts = { status: null, contentType: 'text/html; charset=utf-8', fetchedAt: seen.fetchedAt, ...how };
  const fetched = fetchedOf(html, parts, url);
  for await (const item of await readDocument(fetched, { ...readDefaults, explain: true }))
    if (item.kind === 'article') return item.article;
  throw new Error('no record');
}

const withDate = (sentence: string): string => story.replace('</p><p>“', ` ${sentence}</p><p>“`);

describe('what is no date of the story, in a page fetched now', () => {
  test.each<[string, Shape]>([
    ['a model number in the headline', { headline: 'Ferrix 16 Pro: the ferry nobody asked for' }],
    ['such a number beside a year', { headline: 'Ferrix 16 Pro 2024: the ferry nobody asked for' }],
    ['a day in the headline', { headline: 'What the ferry carried on 11 March 2019, hour by hour' }],
    ['“Subscribe today”', { below: '<div class="promo">Subscribe today</div><p>Watch live today at 8:30 pm</p>' }],
    [
      'a day of history within a paragraph',
      { body: withDate('The slipway was laid by the duke on 14 May 1931, when the market moved.') },
    ],
    [
      'a day of history that ends a paragraph',
      { body: withDate('The slipway was last mended by the board on 2 October 1978.') },
    ],
    ['a day of history in a short paragraph', { body: `<p>The ferry first ran on 14 May 1931.</p>${story}` }],
    ['an event', { below: '<div class="events"><h3>Events</h3><p>Choir in the old mill<br>12 April 2026</p></div>' }],
    [
      'an event in the side column',
      { below: '<aside><h3>What is on</h3><ul><li><span class="date">12 April 2026</span> Choir</li></ul></aside>' },
    ],
    [
      'the clock of the page',
      { top: '<header class="site-header"><span class="date">Tuesday, 5 May 2026 10:00</span></header>' },
    ],
    ['a clock that ticks', { under: '<p class="small">Tuesday, 5 May 2026, 09:58:07</p>' }],
    ['the masthead’s day', { top: '<header><p>Tuesday, May 5, 2026</p></header>' }],
    [
      'a clock beside the copyright',
      { below: '<footer><p>© 1997 - Tue May 05 10:00:01 GMT 2026 Sallow Herald</p></footer>' },
    ],
    [
      'the day of the terms of use',
      { below: '<p>User Agreement updated 1/1/2021. Privacy Policy updated 7/1/2022.</p>' },
    ],
    [
      'a comment',
      {
        below:
          '<div class="comments"><div class="comment"><b>Bo</b> <time datetime="2026-05-02T09:00:00Z">2 May 2026</time> Good.</div></div>',
      },
    ],
    [
      'suggested stories',
      {
        below:
          '<div class="related"><a href="/x"><h3>Weir mended</h3><time datetime="2026-03-05">Mar 5, 2026</time></a></div>',
      },
    ],
    ['the day above the headline in a page without a head', { top: '<div>Sallow</div><div>Tuesday, 5 May 2026</div>' }],
    ['a ticker', { top: '<div class="ticker">Crown 1.08, last updated 5 May 2026 09:31</div>' }],
    [
      'a list of fixtures',
      { below: '<table><tr><td>12.04.2025</td></tr><tr><td>19.04.2025</td></tr><tr><td>26.04.2025</td></tr></table>' },
    ],
    ['a chronicle', { body: `<ul><li>14 May 1931: the ferry opens</li><li>2 October 1978: its end</li></ul>${story}` }],
    ['a heading of a chronicle', { body: `${story}<h2>14 May 1931</h2>${story}` }],
    ['a caption', { under: '<figure><img src="a.jpg"><figcaption>File photo, 3 May 2019</figcaption></figure>' }],
    [
      'what an author’s box says',
      { below: '<div class="author-bio">Ines Halvard joined the Herald on 4 May 2019.</div>' },
    ],
    [
      'a story to read next',
      { below: '<h2>Next</h2><a href="/x">Weir mended at last</a><p class="date">3 May 2024</p>' },
    ],
    [
      'a labelled card of another story',
      { below: '<div class="related"><a href="/x">Weir</a><p>Published 3 May 2024</p></div>' },
    ],
    ['who publishes the site', { below: '<footer><p>Published by Sallow Press, 5 May 2026</p></footer>' }],
    ['what a footer says', { below: '<footer><p>This page was last edited on 4 April 2026.</p></footer>' }],
  ])('%s', async (_, shape) => {
    const { date, modified, dateBasis } = await read(shape, seen);
    expect({ date, modified }).toEqual({ date: null, modified: null });
    expect(dateBasis).toEqual({ precision: null, zoneFrom: null, disputed: false, inferred: null });
  });

  test.each<[string, Shape]>([
    ['a weekday above the headline', { top: '<div>Sallow</div><div>Monday, 4 May 2026</div>' }],
    ['a day far above it', { top: `<div>4 May 2026</div>${'<div>Sallow news</div>'.repeat(7)}` }],
    ['a change told above it', { top: '<div>Crown 1.08, last updated 4 May 2026</div>' }],
    ['a list of other days', { below: '<ul><li>12 April 2025</li><li>19 April 2025</li></ul>' }],
    ['a sentence on an old day', { under: '<p>It had been so since the duke came to the town on 4 May 1971.</p>' }],
    ['a calendar', { below: '<div class="calendar"><p>Choir</p><p>12 April 2026</p></div>' }],
    [
      'a long line that is no by-line',
      { under: '<p>Fares: Walkers 2, Carts 5, Wagons 10, Horses 3, Sheep 1, Sallow Ferry Board, 4 May 1971</p>' },
    ],
    ['a deadline', { below: '<p>Deadline: 3 March 2026</p>' }],
    ['a null of a system', { head: '<meta property="article:published_time" content="0001-01-01T00:00:00Z">' }],
  ])('%s in a file', async (_, shape) => {
    const { date, modified } = await read(shape);
    expect({ date, modified }).toEqual({ date: null, modified: null });
  });

  test('--explain shows what lies below the floor, and why', async () => {
    const { evidence } = await read({ body: withDate('The slipway was last mended by the board on 2 October 1978.') });
    expect(evidence!.date!.chosen).toBeNull();
    expect(evidence!.date!.others).toEqual([
      expect.objectContaining({ value: '1978-10-02', why: expect.stringContaining('inside the text') as string }),
    ]);
  });
});

describe('what is one', () => {
  test.each<[string, Shape, string]>([
    ['a bare day under the headline', { under: '<p>2 April 2024</p>' }, '2024-04-02'],
    ['a by-line with a day', { under: '<p>By Ines Halvard on April 2, 2024</p>' }, '2024-04-02'],
    [
      'a day above the headline',
      { top: '<div><span>April 2, 2024</span> <a href="/news">News</a></div>' },
      '2024-04-02',
    ],
    ['a dateline', { body: `<p>SALLOW, April 2, 2024 (WIRE) - ${paragraphs.join(' ')}</p>${story}` }, '2024-04-02'],
    [
      'a label at the story’s end',
      { body: `${story}<p>This article was first published on 2 April 2024.</p>` },
      '2024-04-02',
    ],
    [
      'a labelled day beside a declared change',
      {
        head: '<meta property="article:modified_time" content="2024-04-09T10:00:00Z">',
        under: '<p>Published: 2 April 2024</p>',
      },
      '2024-04-02',
    ],
    [
      'a labelled day before “last updated”',
      { under: '<p>Last updated: 9 April 2024</p><p>Published: 2 April 2024</p>' },
      '2024-04-02',
    ],
  ])('%s', async (_, shape, day) => {
    const { date } = await read(shape);
    expect(date).toBe(day);
  });
});

describe('a day without a year, and one that counts from the fetch', () => {
  const yearless = { under: '<p class="meta">By Ines Halvard, 2 April</p>' };
  const ago = { under: '<p class="meta">3 hours ago</p>' };

  test('count in a page fetched now, and the record says so', async () => {
    expect(await read(yearless, seen)).toMatchObject({ date: '2026-04-02', dateBasis: { inferred: 'year' } });
    expect(await read(ago, seen)).toMatchObject({ date: '2026-05-05', dateBasis: { inferred: 'relative' } });
  });

  test('do not in a file, whose age nobody knows', async () => {
    expect((await read(yearless)).date).toBeNull();
    expect((await read(ago)).date).toBeNull();
  });

  test('count from the capture, not from the day of reading it', async () => {
    const capture = { status: 200, headers: {}, fetchedAt: '2019-05-05T08:00:00.000Z', isTruncated: false };
    const url = 'https://www.sallow-herald.example/news/ferry-to-close';
    const how = { target: { ...makeTarget(url, { url }), capture }, fetchedAt: capture.fetchedAt, status: 200 };
    expect((await read(yearless, how)).date).toBe('2019-04-02');
    const undated = { ...how, target: { ...how.target, capture: { ...capture, fetchedAt: null } } };
    expect((await read(yearless, undated)).date).toBeNull();
  });

  test.each([
    ['en', 'Thursday, 2 April', '2026-04-02'],
    ['en', 'Friday, 2 April', null],
    ['en', '2 April (Fri) 18:45', null],
    ['ja', '4月2日(木) 18:45', '2026-04-02T18:45'],
    ['ja', '4月2日(金) 18:45', null],
    ['de', 'Freitag, 2. April', null],
  ])('a weekday beside it must agree (%s: %s)', async (lang, text, date) => {
    expect((await read({ lang, under: `<p class="meta">${text}</p>` }, seen)).date).toBe(date);
  });

  test('dispute nothing, and are no change', async () => {
    const head =
      '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry to close for two winters","datePublished":"2021-11-01T10:52:50+01:00"}</script>';
    const { date, modified, dateBasis } = await read({ head, under: '<p class="date">Updated 3 hours ago</p>' }, seen);
    expect({ date, modified }).toEqual({ date: '2021-11-01T10:52:50+01:00', modified: null });
    expect(dateBasis.disputed).toBe(false);
  });
});

test('a change is not the clock of the masthead nor the day of the terms of use', async () => {
  const head = '<meta property="article:published_time" content="2016-12-22T18:47:00-06:00">';
  const clock = '<header class="masthead"><span class="updated">Last update: 5 May 2026, 09:58</span></header>';
  const terms =
    '<div class="disclaimer"><p>Acceptance of our User Agreement (User Agreement updated 1/1/2021).</p></div>';
  expect((await read({ head, top: clock })).modified).toBeNull();
  expect((await read({ head, below: terms })).modified).toBeNull();
  expect((await read({ head, under: '<p>Updated 23 December 2016</p>' })).modified).toBe('2016-12-23');
});

test('a day is to come where it is later than our clock and the server’s', async () => {
  const head = '<meta property="article:published_time" content="2026-05-09T08:00:00+02:00">';
  const sent = async (date: string): Promise<string | null> =>
    (await read({ head }, { ...seen, headers: { date } })).date;
  expect(await sent('Sat, 09 May 2026 06:10:00 GMT')).toBe('2026-05-09T08:00:00+02:00');
  for (const date of ['Tue, 05 May 2026 08:00:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', 'today'])
    expect(await sent(date)).toBeNull();
});

test.each([
  ['cs', 'Vytvořeno: 5. března 2024'],
  ['da', 'Offentliggjort: 5. marts 2024'],
  ['de', 'Online seit: 5. März 2024'],
  ['el', 'Ημερομηνία: 5 Μαρτίου 2024'],
  ['es', 'Escrito el: 5 de marzo de 2024'],
  ['fr', 'Créé le : 5 mars 2024'],
  ['hu', 'Létrehozva: 2024. március 5.'],
  ['it', 'Scritto il: 5 marzo 2024'],
  ['ja', '登録日：2024年3月5日'],
  ['ko', '승인: 2024.03.05'],
  ['pt', 'Inserido em: 5 de março de 2024'],
  ['ru', 'Создано: 5 марта 2024'],
  ['tr', 'GİRİŞ: 5 Mart 2024'],
  ['uk', 'Створено: 5 березня 2024'],
  ['zh', '发稿时间：2024年3月5日'],
])('a label of publication in a line without a name: %s', async (lang, line) => {
  expect((await read({ lang, under: `<div class="x7">${line}</div>` })).date).toBe('2024-03-05');
});
