import { describe, expect, test } from 'vitest';
import { readDefaults } from '../../src/options.js';
import { readDocument } from '../../src/read/index.js';
import { copyOf, withoutArchive } from '../../src/read/copy.js';
import { sourceOfText } from '../../src/shared/text-source.js';
import type { Article } from '../../src/types.js';
import { fetchedOf } from '../helpers/fetched.js';
import { expectLinear } from '../helpers/growth.js';

// Copies of a page are the publisher's story: its address, its time, and nothing of what the archive put around it.

const story = 'https://herald.example/2025/04/ferry';

test.each([
  ['https://web.archive.org/web/20250411101112/https://herald.example/2025/04/ferry', '2025-04-11T10:11:12Z'],
  ['https://web.archive.org/web/20250411id_/https://herald.example/2025/04/ferry', '2025-04-11'],
  ['http://archive.today/2025.04.11-101112/https://herald.example/2025/04/ferry', '2025-04-11T10:11:12Z'],
  ['https://herald-example.cdn.ampproject.org/c/s/herald.example/2025/04/ferry', null],
  ['https://www.google.com/amp/s/herald.example/2025/04/ferry', null],
  ['https://herald-example.translate.goog/2025/04/ferry?_x_tr_sl=no&_x_tr_tl=en', null],
  ['https://translate.google.com/translate?sl=no&tl=en&u=https://herald.example/2025/04/ferry', null],
])('the address of a copy leads to the story: %s', (url, at) => {
  expect(copyOf({ url }, '')).toMatchObject({ url: story, at });
});

test.each([
  'https://herald.example/2025/04/ferry',
  'https://herald.example/web/20250411101112/other.example/x',
  'https://www.google.com/search?q=https://herald.example/x',
  'https://notampproject.org/c/s/herald.example/x',
])('another address is itself: %s', (url) => {
  expect(copyOf({ url }, '')).toBeNull();
});

const paragraphs = [
  'The ferry to the island will sail again on Thursday, the harbour board said, after the landing stage was repaired.',
  'Forty families on the outer islands had been supplied by a fishing boat in the meantime, their teacher said.',
  'The repairs cost 2.4 million crowns, about twice what the board had set aside, and the council decides in June.',
];
const body = (link: string): string =>
  `<article><h1>Ferry sails again</h1><figure><img src="${link.replace('/https', 'im_/https')}/ferry.jpg" width="900" height="600"><figcaption>The ferry on Thursday</figcaption></figure><p>By <a href="${link}/staff/lena">Lena Hovland</a></p><time datetime="2025-04-10">10 April 2025</time>
   ${paragraphs.map((text) => `<p>${text} <a href="${link}/more">More of it</a></p>`).join('')}</article>`;

async function read(html: string, url: string | null = null): Promise<Article> {
  for await (const item of await readDocument(fetchedOf(html, {}, url), readDefaults))
    if (item.kind === 'article') return item.article;
  throw new Error('no article');
}

const at = 'https://web.archive.org/web/20250411101112';
const toolbar = `<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id="wm-ipp"><a href="/web/20250411/${story}">14 captures</a><p>Collection: a crawl of
  small papers that gathers the front pages and stories of four hundred newspapers once a day for readers.</p></div><!-- END WAYBACK TOOLBAR INSERT -->`;
const wayback = (more: string): string => `<!doctype html><html><head>${more}<title>Ferry sails again</title></head>
  <body>${toolbar}${body(`${at}/https://herald.example`)}</body></html>`;

test('a copy of another archive is the story, and its links lead where they led', async () => {
  const copied = 'https://arquivo.pt/wayback/20250411101112';
  const relative = '/wayback/20250411101112';
  for (const base of [copied, relative]) {
    const html = `<!doctype html><html><head><title>Ferry sails again</title></head><body>${body(`${base}/https://herald.example`)}</body></html>`;
    const article = await read(html, `${copied}/${story}`);
    expect(article.canonicalUrl).toBe(story);
    expect(article.links.map(({ url }) => url)).toContain('https://herald.example/more');
    expect(article.images[0]?.url).toBe('https://herald.example/ferry.jpg');
  }
});

describe('a copy of the Wayback Machine', () => {
  test.each([
    ['by its address', wayback(''), `${at}/${story}`],
    ['by the canonical of a saved file', wayback(`<link rel="canonical" href="${at}/${story}">`), null],
    [
      'by the canonical behind its styles',
      wayback(
        `<link rel="stylesheet" href="${at}cs_/https://herald.example/style.css"><link rel="stylesheet" href="${at}/https://herald.example/print.css?v=2"><link rel="canonical" href="${at}/${story}">`,
      ),
      null,
    ],
    [
      'by the call of its scripts',
      wayback(`<script>__wm.wombat("${story}","20250411101112","x","web")</script>`),
      null,
    ],
  ])('%s', async (_name, html, url) => {
    const article = await read(html, url);
    expect(article).toMatchObject({
      url: story,
      canonicalUrl: story,
      headline: 'Ferry sails again',
      authors: ['Lena Hovland'],
      date: '2025-04-10',
      source: { kind: 'archive' },
    });
    expect(article.body).not.toMatch(/captures|small papers/);
    expect(article.links.map((link) => link.url)).toContain('https://herald.example/more');
    expect(JSON.stringify({ ...article, source: null })).not.toMatch(/archive\.org\/web/);
    expect(article.images[0]?.url).toBe('https://herald.example/ferry.jpg');
  });

  test('has the id of the live page', async () => {
    const live = await read(wayback('').replace(toolbar, '').replaceAll(`${at}/`, ''), story);
    expect((await read(wayback(''), `${at}/${story}`)).id).toBe(live.id);
  });
});

/** As Chrome saves the view of a source. */
const viewed = (html: string): string =>
  `<html><head><title>view-source:${story}</title></head><body><table><tbody>${html
    .split('\n')
    .map((line) => `<tr><td class="line-content">${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td></tr>`)
    .join('')}</tbody></table></body></html>`;

test('a page that a browser saved knows where it comes from', async () => {
  const page = `<head><title>Ferry sails again</title></head><body>${body('')}</body></html>`;
  for (const html of [
    `<!doctype html>\n<!-- saved from url=(0040)${story} -->\n<html>${page}`,
    `<!doctype html> <html lang=en><!--\n Page saved with SingleFile \n url: ${story} \n saved date: Fri Apr 11 2025 12:11:12 GMT+0200 (CEST)\n-->${page}`,
    `<!-- Saved from ${story} at 2025-04-11T10:11:12Z using monolith v2.8.1 -->\n<!doctype html><html>${page}`,
    `<!doctype html><!-- Mirrored from herald.example/2025/04/ferry by HTTrack Website Copier/3.x [XR&CO'2014], Fri, 11 Apr 2025 10:11:12 GMT --><html>${page}`,
    `<!doctype html><html>${page.replace('<head>', `<head><meta name="savepage-url" content="${story}">`)}`,
    viewed(`<!doctype html>\n<html>${page}`),
  ]) {
    expect(await read(html)).toMatchObject({
      url: story,
      canonicalUrl: story,
      source: { kind: 'page', file: 'page.html' },
    });
  }
});

test('a copy of Wayback that a program saved with its links as they were', async () => {
  const link = `<link rel="canonical" href="/web/20250411101112/${story}">`;
  const html = `<html><head><title>Ferry sails again</title>${link}</head><body>${body('/web/20250411101112/https://herald.example')}</body></html>`;
  expect(await read(html)).toMatchObject({ url: story, canonicalUrl: story, source: { kind: 'archive' } });
});

test('a page off the web may claim what it likes: only its address counts', async () => {
  const html = `<!doctype html><!-- saved from url=(0040)${story} --><html><head><title>Ferry sails again</title></head><body>${body('')}</body></html>`;
  expect(await read(html, 'https://copycat.example/x')).toMatchObject({ url: 'https://copycat.example/x' });
});

test.each(['<meta ', '<meta name="og:url"', '<meta name="', ' name="og:url"'])(
  'what an archive wrote into a page of many %s is found in linear time',
  async (piece) => {
    const fetched = { ...fetchedOf('<p>x'), url: 'https://archive.today/2024/https://herald.example/a' };
    const copy = { url: 'https://herald.example/a', at: null, isArchived: true };
    await expectLinear((size) => {
      const text = `<meta ${piece.repeat(size / piece.length)}`;
      const decoded = { text, charset: 'utf-8', charsetFrom: 'utf-8' as const, source: () => sourceOfText(text) };
      return () => withoutArchive(copy, fetched, decoded);
    }, 60_000);
  },
);
