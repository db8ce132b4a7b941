import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Backfilling, datedPage, openBackfilling, sitemap } from '../helpers/backfilling.js';
import { type ChangingSite, openChangingSite, type SiteAnswer } from '../helpers/changing-site.js';
import { startServer } from '../helpers/server.js';

// An archive of the web on loopback, in the form of the Wayback Machine's: an index of captures, and the captures themselves.

let site: ChangingSite;
let run: Backfilling;
let archive: { url: string; close: () => Promise<void> };
let home: string;
/** Rows of the index, in pages; keys of their ends. */
let pages: unknown[][];
let captures: Map<string, SiteAnswer>;
let asked: string[];
beforeEach(async () => {
  [site, run] = [await openChangingSite(), await openBackfilling()];
  home = `${site.url}/`;
  pages = [[]];
  captures = new Map();
  asked = [];
  archive = await startServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://archive.example');
    if (url.pathname !== '/robots.txt') asked.push(request.url ?? '');
    if (url.pathname === '/cdx/search/cdx') {
      const page = Number(url.searchParams.get('resumeKey') ?? 0);
      const more = page + 1 < pages.length ? [[], [String(page + 1)]] : [];
      const body = JSON.stringify([
        ['timestamp', 'original', 'mimetype', 'statuscode', 'digest'],
        ...pages[page]!,
        ...more,
      ]);
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      return;
    }
    const capture = captures.get(request.url ?? '');
    const { body = '', status = 200, headers = {} } = capture ?? { status: 404 };
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body);
  });
});
afterEach(async () => {
  await Promise.all([run.close(), site.close(), archive.close()]);
});

const digest = (n: number): string =>
  'A'.repeat(28) +
  String(n)
    .padStart(4, '2')
    .replace(/[0189]/g, 'B');
const row = (n: number, time = '20240402100000', path = `/story-${n}`): unknown[] => [
  time,
  site.url + path,
  'text/html',
  '200',
  digest(n),
];
const copyOf = (path: string, time = '20240402100000'): string => `/web/${time}id_/${site.url}${path}`;
const keep = (n: number, body = datedPage(n, '2024-04-02T09:00:00Z'), time?: string): void => {
  captures.set(copyOf(`/story-${n}`, time), {
    body,
    headers: {
      'x-archive-orig-content-type': 'text/html; charset=utf-8',
      'x-archive-orig-etag': '"orig"',
      server: 'archive',
    },
  });
};
const backfill = (parts = {}) => run.backfill(home, { archive: archive.url, ...parts });

test('pages that only the archive has are read from their copies, and the record says so', async () => {
  pages = [[row(1)], [row(2, '20240403110000')]];
  keep(1);
  keep(2, datedPage(2, null, { more: 'Yesterday the last crane was sold.' }), '20240403110000');
  expect(await backfill()).toMatchObject({ end: 'whole', new: 2, failed: 0 });
  const [first, second] = await run.articles();
  expect(first).toMatchObject({
    url: `${site.url}/story-1`,
    date: '2024-04-02T09:00:00Z',
    source: {
      kind: 'archive',
      ref: archive.url + copyOf('/story-1'),
      fetchedAt: '2024-04-02T10:00:00.000Z',
      status: 200,
      contentType: 'text/html; charset=utf-8',
    },
  });
  expect(second!.source.fetchedAt).toBe('2024-04-03T11:00:00.000Z');
  for await (const page of run.store.rawPages(first!.id)) {
    expect(page).toMatchObject({ url: `${site.url}/story-1`, fetchedAt: '2024-04-02T10:00:00.000Z', status: 200 });
    expect(page.headers).toEqual({ 'content-type': 'text/html; charset=utf-8', etag: '"orig"' });
  }
  // The site itself was asked for no story.
  expect(site.takeLog().filter((line) => line.includes('story'))).toEqual([]);
});

test('the index is asked in its documented form, page after page', async () => {
  pages = [[row(1)], [row(2)]];
  await backfill({ range: { since: '2024-03', until: '2024-05-31' } });
  const queries = asked
    .filter((path) => path.startsWith('/cdx'))
    .map((path) => new URL(path, archive.url).searchParams);
  expect(queries).toHaveLength(2);
  expect(Object.fromEntries(queries[0]!)).toEqual({
    url: new URL(site.url).host,
    matchType: 'host',
    output: 'json',
    fl: 'timestamp,original,mimetype,statuscode,digest',
    filter: 'mimetype:text/html',
    collapse: 'urlkey',
    from: '20240301',
    to: '20240702',
    limit: '5000',
    showResumeKey: 'true',
  });
  expect(queries[0]!.getAll('filter')).toEqual(['statuscode:200', 'mimetype:text/html']);
  expect(queries[1]!.get('resumeKey')).toBe('1');
});

test('what the site names is read from the site, and from its copy where it is gone', async () => {
  site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml`, type: 'text/plain' });
  site.answers.set('/sitemap.xml', { body: sitemap([1, 2].map((n) => `${site.url}/story-${n}`)) });
  site.answers.set('/story-1', { body: datedPage(1, '2024-04-02T09:00:00Z') });
  pages = [[row(1), row(2)]];
  keep(1);
  keep(2);
  expect(await backfill()).toMatchObject({ end: 'whole', new: 2, failed: 0 });
  const kinds = Object.fromEntries((await run.articles()).map(({ url, source }) => [url!.slice(-1), source.kind]));
  expect(kinds).toEqual({ 1: 'page', 2: 'archive' });
  expect(asked.filter((path) => path.startsWith('/web'))).toEqual([copyOf('/story-2')]);
  expect(
    site
      .takeLog()
      .filter((line) => line.includes('story'))
      .sort(),
  ).toEqual(['200 /story-1', '404 /story-2']);
});

test('a page that was found gone by a run without the archive is read from its copy by a run with it', async () => {
  site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml`, type: 'text/plain' });
  site.answers.set('/sitemap.xml', { body: sitemap([`${site.url}/story-1`]) });
  expect(await run.backfill(home)).toMatchObject({ failed: 1 });
  pages = [[row(1)]];
  keep(1);
  expect(await backfill()).toMatchObject({ new: 1, state: { pages: { done: 1 } } });
});

test('an archived version is never overwritten by an older copy, whatever address it stands under', async () => {
  const long = Array.from({ length: 200 }, (_, n) => `berth${n} was empty`).join(', ');
  site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml`, type: 'text/plain' });
  site.answers.set('/sitemap.xml', { body: sitemap([`${site.url}/story-1`]) });
  site.answers.set('/story-1', { body: datedPage(1, '2024-04-02T09:00:00Z', { more: `${long}, and so it stayed.` }) });
  await run.backfill(home);
  const before = await run.articles();
  pages = [[row(1), row(7, '20240402100000', '/print/one')]];
  keep(1, datedPage(1, '2024-04-02T09:00:00Z', { more: long }));
  captures.set(copyOf('/print/one'), { body: datedPage(1, '2024-04-02T09:00:00Z', { more: long }) });
  expect(await backfill()).toMatchObject({ new: 0, revised: 0, unchanged: 1 });
  expect(await run.outcomes(home)).toEqual({ '/story-1': 'done', '/print/one': 'duplicate' });
  expect(await run.articles()).toEqual(before);
  let count = 0;
  for await (const _page of run.store.rawPages(before[0]!.id)) count++;
  expect(count).toBe(1);
});

test('the front page is no story in an index either', async () => {
  pages = [[row(2, undefined, '/'), row(1)]];
  keep(1);
  expect(await backfill()).toMatchObject({ new: 1, state: { pages: { done: 1, 'not-article': 1 } } });
});

test('one content under many addresses is read once', async () => {
  pages = [[row(1), [...row(2).slice(0, 4), digest(1)], [...row(3).slice(0, 4), digest(1)]]];
  keep(1);
  expect(await backfill()).toMatchObject({ new: 1, state: { pages: { done: 1, duplicate: 2 } } });
});

test('a copy that leads to a capture of another moment counts as that one; to another place it is refused', async () => {
  pages = [[row(1), row(2)]];
  captures.set(copyOf('/story-1'), { status: 302, headers: { location: copyOf('/story-1', '20240405120000') } });
  keep(1, undefined, '20240405120000');
  captures.set(copyOf('/story-2'), { status: 302, headers: { location: `${site.url}/story-2` } });
  site.answers.set('/story-2', { body: datedPage(2, '2024-04-02T09:00:00Z') });
  // Another host may look like the archive.
  pages[0]!.push(row(3));
  captures.set(copyOf('/story-3'), { status: 302, headers: { location: site.url + copyOf('/story-3') } });
  site.answers.set(copyOf('/story-3'), { body: datedPage(3, '2024-04-02T09:00:00Z') });
  expect(await backfill()).toMatchObject({ new: 1, failed: 2 });
  expect((await run.articles()).map(({ source }) => source.fetchedAt)).toEqual(['2024-04-05T12:00:00.000Z']);
});

test('copies are judged by the range as pages are: by their record, else by the date in their address', async () => {
  pages = [[row(1), row(2), row(3, '20240402100000', '/2019/01/02/three'), row(4)]];
  keep(1);
  keep(2, datedPage(2, '2020-01-01T00:00:00Z'));
  keep(4, datedPage(4, null));
  await backfill({ range: { since: '2024', until: null } });
  expect(await run.outcomes(home)).toEqual({
    '/story-1': 'done',
    '/story-2': 'out-of-range',
    '/2019/01/02/three': 'out-of-range',
    '/story-4': 'undated',
  });
});

describe('an index that is not to be trusted', () => {
  test('lines of other sites, odd forms and hostile addresses are passed over and counted', async () => {
    const odd: unknown[] = [
      ['20240402100000', 'https://elsewhere.example/story', 'text/html', '200', digest(9)],
      ['20240402100000', 'javascript:alert(1)', 'text/html', '200', digest(9)],
      ['20240402100000', 'file:///etc/passwd', 'text/html', '200', digest(9)],
      ['20240402100000', `http://user:secret@${new URL(site.url).host}/story-9`, 'text/html', '200', digest(9)],
      ['20241399999999', `${site.url}/story-9`, 'text/html', '200', digest(9)],
      ['../../../../etc', `${site.url}/story-9`, 'text/html', '200', digest(9)],
      ['20240402100000', `${site.url}/${'x'.repeat(10_000)}`, 'text/html', '200', digest(9)],
      ['20240402100000', `${site.url}/image`, 'image/png', '200', digest(9)],
      ['20240402100000', `${site.url}/moved`, 'text/html', '301', digest(9)],
      [20240402100000, { url: 1 }, null],
      'a line',
      null,
      { __proto__: { polluted: true } },
      ['20240402100000'],
    ];
    pages = [[...odd, row(1)]];
    keep(1);
    expect(await backfill()).toMatchObject({ end: 'whole', new: 1, failed: 0 });
    expect(await run.outcomes(home)).toEqual({ '/story-1': 'done' });
    const index = (await run.addresses(home)).find(({ kind }) => kind === 'index');
    expect(index).toMatchObject({ outcome: 'done', message: expect.stringContaining(`${odd.length} lines`) });
  });

  test('a digest that is made up names nothing', async () => {
    const sql = "'); DROP TABLE article; --";
    pages = [
      [
        [...row(1).slice(0, 4), sql],
        [...row(2).slice(0, 4), sql],
      ],
    ];
    keep(1);
    keep(2);
    expect(await backfill()).toMatchObject({ new: 2 });
  });

  test.each([
    ['HTML', '<html><body>Sorry</body></html>'],
    ['an object', '{"error": "no"}'],
    ['rows without their columns', '[["a","b"],["c","d"]]'],
  ])('%s in its place is a failure of the index, and the site is read all the same', async (_name, body) => {
    site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml`, type: 'text/plain' });
    site.answers.set('/sitemap.xml', { body: sitemap([`${site.url}/story-1`]) });
    site.answers.set('/story-1', { body: datedPage(1, '2024-04-02T09:00:00Z') });
    const bad = await startServer((_request, response) => response.end(body));
    expect(await backfill({ archive: bad.url })).toMatchObject({ end: 'whole', new: 1, failed: 1 });
    await bad.close();
  });

  test('an empty one is an answer', async () => {
    const bad = await startServer((request, response) => response.end(request.url === '/robots.txt' ? '' : '\n'));
    await expect(backfill({ archive: bad.url })).rejects.toMatchObject({ code: 'FEED' });
    await bad.close();
  });

  test('an index that goes on for ever with nothing in it, or with one key, ends', async () => {
    let count = 0;
    const bad = await startServer((request, response) => {
      if (request.url?.startsWith('/cdx')) count++;
      response.end(
        JSON.stringify([
          ['timestamp', 'original'],
          [],
          [request.url?.includes('one-key') ? 'one-key' : `key-${count}`],
        ]),
      );
    });
    await expect(backfill({ archive: bad.url })).rejects.toMatchObject({ code: 'FEED' });
    expect(count).toBeLessThan(30);
    count = 0;
    await expect(backfill({ archive: `${bad.url}/one-key` })).rejects.toMatchObject({ code: 'FEED' });
    expect(count).toBeLessThan(30);
    await bad.close();
  });
});

test('a sitemap that unpacks without end is cut, which is said, and what came before is read', async () => {
  site.answers.set('/robots.txt', { body: `Sitemap: ${site.url}/sitemap.xml.gz`, type: 'text/plain' });
  site.answers.set('/story-1', { body: datedPage(1, '2024-04-02T09:00:00Z') });
  const start = sitemap([`${site.url}/story-1`]).replace('</urlset>', '');
  const bomb = gzipSync(Buffer.concat([Buffer.from(start), Buffer.alloc(80 * 1_048_576, ' ')]));
  const server = await startServer((_request, response) => response.end(bomb));
  site.answers.set('/sitemap.xml.gz', { status: 302, headers: { location: `${server.url}/bomb.gz` } });
  expect(await run.backfill(home)).toMatchObject({ end: 'whole', new: 1 });
  expect(run.events.filter(({ kind }) => kind === 'warning')).toMatchObject([
    { message: expect.stringContaining('larger') },
  ]);
  await server.close();
}, 60_000);
