import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { articleSchema } from '../../src/schema.js';
import type { Article } from '../../src/types.js';
import { wirecopy } from '../helpers/run.js';
import { serve, startServer } from '../helpers/server.js';

// Documents that name others, from a real server to records: sitemaps, OPML, feeds in pages, --full.

const paragraphs = (n: number): string =>
  Array.from(
    { length: 6 },
    (_, at) =>
      `<p>Paragraph ${at} of story ${n}: the harbour council met again on Monday, heard the pilots and the dockers, and put the question of the new quay off until the autumn.</p>`,
  ).join('');
const page = (n: number): string =>
  `<!doctype html><html lang="en"><head><title>Story ${n} | Herald</title><meta property="og:type" content="article">
  <meta property="og:title" content="Story ${n}"></head><body><article><h1>Story ${n}</h1>${paragraphs(n)}</article></body></html>`;

/** A feed whose server never stops. */
function sendWithoutEnd(response: ServerResponse): void {
  const item = `<item><title>Again</title><description>${'And again. '.repeat(5_000)}</description></item>`;
  const send = (): void => {
    while (response.write(item));
    response.once('drain', send);
  };
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.write('<rss version="2.0"><channel>');
  send();
}

let folder: string;
let asked: (string | undefined)[] = [];
let site: Awaited<ReturnType<typeof startServer>>;
const open = ['--allow-private=127.0.0.1/32', '--delay', '0'];

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-'));
  const answers: Parameters<typeof serve>[0] = {};
  site = await startServer((request, response) => {
    asked.push(request.url);
    if (request.url === '/endless') sendWithoutEnd(response);
    else serve(answers)(request, response);
  });
  const at = (name: string): string => `${site.url}${name}`;
  for (let n = 1; n <= 6; n++) answers[`/story/${n}`] = { body: page(n) };
  const news = (n: number, day: string): string =>
    `<url><loc>${at(`/story/${n}`)}</loc><news:news><news:publication><news:name>Herald</news:name><news:language>en</news:language></news:publication><news:publication_date>${day}T06:30:00+02:00</news:publication_date><news:title>Story ${n}</news:title><news:keywords>Ports, Councils</news:keywords></news:news></url>`;
  const urlset = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${news(1, '2026-05-04')}${news(2, '2026-05-03')}${news(3, '2020-01-01')}</urlset>`;
  answers['/news.xml.gz'] = { body: gzipSync(urlset), type: 'application/gzip' };
  answers['/index.xml'] = {
    type: 'application/xml',
    body: `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${at('/news.xml.gz')}</loc></sitemap>
      <sitemap><loc>${at('/old.xml')}</loc><lastmod>2019-01-01</lastmod></sitemap></sitemapindex>`,
  };
  const item = (n: number): string =>
    `<item><title>Story ${n}</title><link>${at(`/story/${n}`)}?utm_source=rss</link><guid isPermaLink="false">g${n}</guid><category>Ports</category><pubDate>Mon, 04 May 2026 06:3${n}:00 +0200</pubDate></item>`;
  const feed = (items: string, more = ''): { body: string; type: string } => ({
    type: 'application/rss+xml',
    body: `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Herald</title>${more}${items}</channel></rss>`,
  });
  answers['/feed'] = feed(item(1) + item(9) + item(2), `<atom:link rel="next" href="/feed2"/>`);
  answers['/feed2'] = feed(item(3), `<atom:link rel="next" href="/feed3"/>`);
  answers['/feed3'] = feed(item(4));
  answers['/as-html'] = { body: String(feed(item(1)).body), type: 'text/html' };
  answers['/as-feed'] = { body: page(1), type: 'application/rss+xml' };
  answers['/no-feed'] = {
    body: '<!doctype html><html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>',
    type: 'application/rss+xml',
  };
  answers['/cut'] = feed(item(1) + item(2) + item(3).slice(0, 60));
  answers['/cut']!.body = String(answers['/cut']!.body).replace('</channel></rss>', '');
  answers['/feed.json'] = {
    type: 'application/feed+json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Herald',
      items: [
        {
          id: 'j1',
          url: '/story/1',
          title: 'Story 1',
          content_html: '<p>The council met.</p>',
          date_published: '2026-05-04T06:31:00+02:00',
          authors: [{ name: 'Ada Lindqvist' }],
          attachments: [
            { url: '/a.mp3', mime_type: 'audio/mpeg', size_in_bytes: 9 },
            { url: '/crane.jpg', mime_type: 'image/jpeg' },
          ],
        },
      ],
    }),
  };
  answers['/wp'] = feed(item(5), '<generator>https://wordpress.org/?v=6.5</generator>');
  answers['/round'] = feed(item(1), `<atom:link rel="next" href="/round2"/>`);
  answers['/round2'] = feed(item(2), `<atom:link rel="next" href="/round"/>`);
  answers['/self.xml'] = {
    type: 'application/xml',
    body: `<sitemapindex><sitemap><loc>${at('/self.xml')}</loc></sitemap><sitemap><loc>${at('/news.xml.gz')}</loc></sitemap></sitemapindex>`,
  };
  answers['/wp?paged=2'] = feed(item(6), '<generator>https://wordpress.org/?v=6.5</generator>');
  writeFileSync(path.join(folder, 'news.xml.gz'), gzipSync(urlset));
  writeFileSync(
    path.join(folder, 'list.opml'),
    `<opml version="2.0"><body><outline text="News"><outline type="rss" xmlUrl="${at('/feed3')}"/><outline type="rss" xmlUrl="${at('/wp')}"/></outline></body></opml>`,
  );
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

async function fetched(...args: string[]): Promise<{ articles: Article[]; stderr: string; status: number | null }> {
  const ran = await wirecopy(['fetch', ...args, ...open], { cwd: folder });
  const articles = ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => articleSchema.parse(JSON.parse(line)));
  return { articles, stderr: ran.stderr, status: ran.status };
}
const headlines = ({ articles }: { articles: Article[] }): (string | null)[] => articles.map((one) => one.headline);

test('a gzip-ed news sitemap leads to its pages, and what it says of them is merged', async () => {
  const found = await fetched('news.xml.gz');
  expect(found).toMatchObject({ status: 0, stderr: '' });
  expect(headlines(found)).toEqual(['Story 1', 'Story 2', 'Story 3']);
  expect(found.articles[0]).toMatchObject({ date: '2026-05-04T06:30:00+02:00', tags: ['Ports', 'Councils'] });
  expect(found.articles[0]?.body).toContain('Paragraph 5 of story 1');
});

test('an index is followed; --since asks for nothing that is older', async () => {
  const found = await fetched(`${site.url}/index.xml`, '--since', '2026-05-01');
  // The old sitemap is not there: asking for it would be a failure.
  expect(found).toMatchObject({ status: 0, stderr: '' });
  expect(headlines(found)).toEqual(['Story 1', 'Story 2']);
});

test('a list of feeds gives the entries of each', async () => {
  expect(headlines(await fetched('list.opml'))).toEqual(['Story 4', 'Story 5']);
});

test('pages that lead in a circle and an index that names itself are each asked for once', async () => {
  asked = [];
  const round = await fetched(`${site.url}/round`, '--pages', '9');
  expect([round.articles.length, round.status, round.stderr]).toEqual([2, 0, '']);
  const self = await fetched(`${site.url}/self.xml`);
  expect([self.articles.length, self.status, self.stderr]).toEqual([3, 0, '']);
  expect(asked.filter((url) => /round|self/.test(url ?? ''))).toEqual(['/round', '/round2', '/self.xml']);
});

test('--pages reads on where the feed goes on, and a guessed page that is not there is no failure', async () => {
  expect(headlines(await fetched(`${site.url}/feed`))).toEqual(['Story 1', 'Story 9', 'Story 2']);
  const two = await fetched(`${site.url}/feed`, '--pages', '2');
  expect(headlines(two)).toEqual(['Story 1', 'Story 9', 'Story 2', 'Story 3']);
  expect(two.articles[3]?.source.feedUrl).toBe(`${site.url}/feed`);
  const wordpress = await fetched(`${site.url}/wp`, '--pages', '9');
  expect(wordpress).toMatchObject({ status: 0, stderr: '' });
  expect(headlines(wordpress)).toEqual(['Story 5', 'Story 6']);
});

test('--full merges entry and page; a page that fails is a failure of its own, and its entry stands', async () => {
  const found = await fetched(`${site.url}/feed`, '--full', '--pages', '3', '--limit', '5');
  expect(found.status).toBe(1);
  expect(found.stderr).toMatch(/^wirecopy: .*\/story\/9.* \[HTTP_STATUS\]\n$/);
  expect(headlines(found)).toEqual(['Story 1', 'Story 9', 'Story 2', 'Story 3', 'Story 4']);
  expect(found.articles[1]).toMatchObject({ kind: 'entry', source: { kind: 'feed', feedUrl: `${site.url}/feed` } });
  expect(found.articles[0]).toMatchObject({
    url: `${site.url}/story/1`,
    date: '2026-05-04T06:31:00+02:00',
    tags: ['Ports'],
    source: { kind: 'page', feedUrl: `${site.url}/feed`, guid: 'g1' },
  });
  expect(found.articles[0]?.body).toContain('Paragraph 5 of story 1');
});

test('a JSON Feed with attachments is records: a picture that is attached is the story’s', async () => {
  const found = await fetched(`${site.url}/feed.json`);
  expect(found).toMatchObject({ status: 0, stderr: '' });
  expect(found.articles).toMatchObject([
    {
      kind: 'entry',
      headline: 'Story 1',
      url: `${site.url}/story/1`,
      date: '2026-05-04T06:31:00+02:00',
      authors: ['Ada Lindqvist'],
      body: 'The council met.',
      images: [{ url: `${site.url}/crane.jpg` }],
      source: { kind: 'feed', guid: 'j1' },
    },
  ]);
});

test('what a server calls it decides nothing: a feed as HTML is a feed, a page as a feed is a page', async () => {
  const found = await fetched(`${site.url}/as-html`, `${site.url}/as-feed`, `${site.url}/no-feed`);
  expect(found.articles.map(({ kind, headline }) => [kind, headline])).toEqual([
    ['entry', 'Story 1'],
    ['article', 'Story 1'],
  ]);
  expect(found.status).toBe(1);
  expect(found.stderr).toMatch(/^wirecopy: .*\/no-feed .* \[NO_ARTICLE\]\n$/);
});

test('a feed that is cut off gives its whole entries and is a failure; one without an end is too large', async () => {
  const cut = await fetched(`${site.url}/cut`);
  expect(headlines(cut)).toEqual(['Story 1', 'Story 2']);
  expect(cut).toMatchObject({ status: 1 });
  expect(cut.stderr).toMatch(/\/cut: the feed is cut off after 2 complete entries \[FEED\]\n$/);
  const large = await fetched(`${site.url}/endless`);
  expect(large).toMatchObject({ status: 1, articles: [] });
  expect(large.stderr).toMatch(/is larger than 16777216 bytes \(--max-bytes\) \[TOO_LARGE\]\n$/);
});
