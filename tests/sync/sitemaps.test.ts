import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ChangingSite, openChangingSite, storyPage } from '../helpers/changing-site.js';
import { day, openSyncing, type Syncing } from '../helpers/syncing.js';

let site: ChangingSite;
let archive: Syncing;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  await archive.store.sources.add(`${site.url}/sitemap.xml`, { now: archive.now });
  for (let n = 1; n <= 40; n++) site.answers.set(`/story-${n}`, { body: storyPage(n) });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

const ago = (days: number): string => new Date(archive.now - days * day).toISOString();
const urlset = (pages: [number, string | null][]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages
    .map(([n, date]) => `<url><loc>${site.url}/story-${n}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</url>`)
    .join('')}</urlset>`;
const stories = (): string[] =>
  site
    .takeLog()
    .filter((line) => line.includes('story'))
    .sort();
const poll = async () => {
  const counts = await archive.sync({ recheckMs: [] });
  archive.now += 2 * day;
  return counts;
};

test('a sitemap is followed: its back-catalogue is noted and not fetched, what comes later is', async () => {
  const pages: [number, string | null][] = [
    [1, ago(400)],
    [2, ago(1)],
    [3, null],
  ];
  site.answers.set('/sitemap.xml', { body: urlset(pages) });
  expect(await poll()).toMatchObject({ fetched: 1, new: 2 });
  expect(stories()).toEqual(['200 /story-2', '200 /story-3']);
  // Unseen is new, also when it is dated long ago.
  site.answers.set('/sitemap.xml', { body: urlset([...pages, [4, ago(300)]]) });
  expect(await poll()).toMatchObject({ new: 1 });
  expect(stories()).toEqual(['200 /story-4']);
});

test('a page that the sitemap dates anew is read again, unless all are', async () => {
  const pages = (date: string): [number, string][] => Array.from({ length: 20 }, (_, n) => [n + 1, date]);
  const before = ago(1);
  site.answers.set('/sitemap.xml', { body: urlset(pages(before)) });
  await poll();
  stories();
  site.answers.set('/story-1', { body: storyPage(1, { more: 'One sentence more.' }) });
  site.answers.set('/sitemap.xml', { body: urlset([[1, ago(0)], ...pages(before).slice(1)]) });
  expect(await poll()).toMatchObject({ revised: 1 });
  expect(stories()).toEqual(['200 /story-1']);
  site.answers.set('/sitemap.xml', { body: urlset(pages(ago(0))) });
  expect(await poll()).toMatchObject({ new: 0, revised: 0 });
  expect(stories()).toEqual([]);
});

test('of an index those sitemaps are read that are new or changed, and no gap is seen between its parts', async () => {
  const index = (dates: string[]): string =>
    `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${dates
      .map((date, n) => `<sitemap><loc>${site.url}/part-${n}.xml</loc><lastmod>${date}</lastmod></sitemap>`)
      .join('')}</sitemapindex>`;
  const parts = (): string[] =>
    site
      .takeLog()
      .filter((line) => line.includes('part'))
      .sort();
  const dates = Array.from({ length: 15 }, (_, n) => ago(n));
  for (let n = 0; n < 16; n++) site.answers.set(`/part-${n}.xml`, { body: urlset([[n + 1, ago(0)]]) });
  site.answers.set('/sitemap.xml', { body: index(dates) });
  expect(await poll()).toMatchObject({ fetched: 1, new: 10 });
  expect(parts()).toHaveLength(10);
  site.answers.set('/part-3.xml', {
    body: urlset([
      [4, ago(0)],
      [30, ago(0)],
    ]),
  });
  site.answers.set('/sitemap.xml', { body: index(dates.map((date, n) => (n === 3 ? ago(0) : date))) });
  expect(await poll()).toMatchObject({ fetched: 1, new: 1, gaps: 0 });
  expect(parts()).toEqual(['200 /part-3.xml']);
  expect(await poll()).toMatchObject({ notModified: 1 });
  expect(parts()).toEqual([]);
});

const indexOf = (dates: (string | null)[]): string =>
  `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${dates
    .map((date, n) => {
      const lastmod = date === null ? '' : `<lastmod>${date}</lastmod>`;
      return `<sitemap><loc>${site.url}/part-${n}.xml</loc>${lastmod}</sitemap>`;
    })
    .join('')}</sitemapindex>`;

test('sitemaps of an index that changed this week wait for the next polls, where they are more than one poll reads', async () => {
  const dates = Array.from({ length: 14 }, (_, n) => ago(n / 10));
  for (let n = 0; n < 14; n++) {
    site.answers.set(`/part-${n}.xml`, {
      body: urlset([
        [n + 1, ago(0)],
        [n + 21, ago(500)],
      ]),
    });
  }
  site.answers.set('/sitemap.xml', { body: indexOf(dates), etag: '"index"' });
  expect(await poll()).toMatchObject({ new: 10 });
  expect(await poll()).toMatchObject({ new: 4 });
  expect(await poll()).toMatchObject({ notModified: 1 });
});

test('the back-catalogue of a sitemap of an index that is read for the first time is noted and not fetched', async () => {
  const dates = Array.from({ length: 11 }, (_, n) => ago(n === 10 ? 60 : 1));
  for (let n = 0; n < 10; n++) site.answers.set(`/part-${n}.xml`, { body: urlset([[n + 1, ago(1)]]) });
  site.answers.set('/sitemap.xml', { body: indexOf(dates) });
  expect(await poll()).toMatchObject({ new: 10 });
  const past: [number, string][] = Array.from({ length: 9 }, (_, n) => [n + 21, ago(400)]);
  site.answers.set('/part-10.xml', { body: urlset([[11, ago(0)], ...past]) });
  site.answers.set('/sitemap.xml', { body: indexOf([...dates.slice(0, 10), ago(0)]) });
  stories();
  expect(await poll()).toMatchObject({ new: 1 });
  expect(stories()).toEqual(['200 /story-11']);
  // It was read now: what is new there later is new, however it is dated.
  site.answers.set('/part-10.xml', { body: urlset([[11, ago(2)], ...past, [12, ago(300)]]) });
  site.answers.set('/sitemap.xml', { body: indexOf([...dates.slice(0, 10), ago(-0.5)]) });
  expect(await poll()).toMatchObject({ new: 1 });
});

test('sitemaps of an index that says no dates take turns', async () => {
  for (let n = 0; n < 14; n++) site.answers.set(`/part-${n}.xml`, { body: urlset([[n + 1, null]]) });
  site.answers.set('/sitemap.xml', { body: indexOf(Array.from({ length: 14 }, () => null)) });
  expect(await poll()).toMatchObject({ new: 10 });
  expect(await poll()).toMatchObject({ new: 4 });
  site.answers.set('/part-13.xml', {
    body: urlset([
      [14, null],
      [20, null],
    ]),
  });
  expect((await poll()).new + (await poll()).new).toBe(1);
  // What stands first is read at every poll.
  site.answers.set('/part-0.xml', {
    body: urlset([
      [1, null],
      [21, null],
    ]),
  });
  expect((await poll()).new).toBe(1);
});

test('a sitemap of an index that fails is read at the next poll', async () => {
  const body = `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>${site.url}/part.xml</loc><lastmod>${ago(0)}</lastmod></sitemap></sitemapindex>`;
  site.answers.set('/sitemap.xml', { body });
  site.answers.set('/part.xml', { status: 500 });
  expect(await poll()).toMatchObject({ failed: 0, new: 0 });
  site.answers.set('/part.xml', { body: urlset([[1, ago(0)]]) });
  expect(await poll()).toMatchObject({ new: 1 });
});

test('a list of addresses is a sitemap, too', async () => {
  const list = [1, 2].map((n) => `${site.url}/story-${n}`);
  site.answers.set('/sitemap.xml', { body: list.join('\n'), type: 'text/plain' });
  expect(await poll()).toMatchObject({ new: 2 });
  site.answers.set('/sitemap.xml', { body: [...list, `${site.url}/story-3`].join('\n'), type: 'text/plain' });
  expect(await poll()).toMatchObject({ new: 1 });
});

test('a sitemap that is cut off, or one of an index, is read again at the next poll', async () => {
  const whole = urlset([
    [1, ago(1)],
    [2, ago(1)],
  ]);
  const cut = whole.slice(0, whole.lastIndexOf('<url>') + 20);
  site.answers.set('/sitemap.xml', { body: cut, etag: '"same"' });
  expect(await poll()).toMatchObject({ new: 1 });
  site.answers.set('/sitemap.xml', { body: whole, etag: '"same"' });
  expect(await poll()).toMatchObject({ new: 1 });
  const child = `<sitemap><loc>${site.url}/child.xml</loc><lastmod>2026-01-01</lastmod></sitemap>`;
  site.answers.set('/sitemap.xml', { body: `<sitemapindex>${child}</sitemapindex>`, etag: '"index"' });
  const later = urlset([
    [3, ago(0)],
    [4, ago(0)],
  ]);
  site.answers.set('/child.xml', { body: later.slice(0, later.lastIndexOf('<url>') + 20) });
  expect(await poll()).toMatchObject({ new: 1 });
  site.answers.set('/child.xml', { body: later });
  expect(await poll()).toMatchObject({ new: 1 });
});

test('pages that changed on the same day are not one page', async () => {
  site.answers.set('/sitemap.xml', { body: urlset([[1, '2026-05-03']]) });
  await poll();
  site.answers.set('/sitemap.xml', { body: urlset([1, 2, 3].map((n) => [n, '2026-05-03'])) });
  expect(await poll()).toMatchObject({ new: 2 });
});
