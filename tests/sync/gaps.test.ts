import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { hour, openSyncing, type Syncing } from '../helpers/syncing.js';

let site: ChangingSite;
let archive: Syncing;
let feed: string;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  feed = `${site.url}/feed`;
  await archive.store.sources.add(feed, { now: archive.now });
  for (let n = 1; n <= 40; n++) site.answers.set(`/story-${n}`, { body: storyPage(n) });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

const show = (numbers: number[], channel = ''): void => {
  site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers), channel) });
};
const poll = async () => {
  archive.now = Math.max(archive.now, (await archive.source(feed))!.nextDue);
  return archive.sync({ recheckMs: [] });
};
const wait = async (): Promise<number> => ((await archive.source(feed))!.nextDue - archive.now) / hour;

describe('a gap: no entry of the last poll is in this one', () => {
  test('it is said, and the feed is asked sooner until its polls overlap for a while', async () => {
    show([3, 2, 1]);
    expect(await poll()).toMatchObject({ gaps: 0 });
    show([9, 8, 7]);
    expect(await poll()).toMatchObject({ gaps: 1, new: 3 });
    expect(archive.events.filter((one) => one.kind === 'gap')).toMatchObject([{ filled: 0 }]);
    expect(await wait()).toBeLessThan(0.53);
    show([20, 19, 18]);
    await poll();
    expect(await wait()).toBeLessThan(0.27);
    show([21, 20, 19]);
    expect(await poll()).toMatchObject({ gaps: 0 });
    show([22, 21, 20]);
    await poll();
    expect(await wait()).toBeGreaterThan(0.9);
  });

  test('entries that all come back are none: the feed showed those of another one for a while', async () => {
    show([3, 2, 1]);
    await poll();
    show([31, 30]);
    expect(await poll()).toMatchObject({ gaps: 1, new: 2 });
    show([3, 2, 1]);
    expect(await poll()).toMatchObject({ gaps: 0, new: 0 });
    show([4, 3, 2]);
    expect(await poll()).toMatchObject({ gaps: 0, new: 1 });
  });

  test('neither the first poll, nor an empty feed, nor one that comes back from being empty is one', async () => {
    show([]);
    await poll();
    show([1]);
    expect(await poll()).toMatchObject({ gaps: 0, new: 1 });
    show([]);
    expect(await poll()).toMatchObject({ gaps: 0 });
    show([3]);
    expect(await poll()).toMatchObject({ gaps: 0, new: 1 });
  });

  test('it is filled from the older pages of the feed, as far as to what is known', async () => {
    const next = (path: string) =>
      `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="${site.url}${path}"/>`;
    show([3, 2, 1], next('/feed?page=2'));
    await poll();
    show([12, 11, 10], next('/feed?page=2'));
    site.answers.set('/feed?page=2', { body: rss(itemsOf(site.url, [9, 8, 7]), next('/feed?page=3')) });
    site.answers.set('/feed?page=3', { body: rss(itemsOf(site.url, [6, 5, 4, 3]), next('/feed?page=4')) });
    site.takeLog();
    expect(await poll()).toMatchObject({ gaps: 1, new: 9 });
    expect(site.takeLog().filter((line) => line.includes('feed'))).toEqual([
      '200 /feed',
      '200 /feed?page=2',
      '200 /feed?page=3',
    ]);
    expect((await archive.store.counts()).articles).toBe(12);
    expect(await poll()).toMatchObject({ gaps: 0, new: 0 });
  });

  test('it is filled from the news sitemap of the site, with stories of the feed’s own section since the last poll', async () => {
    site.answers.set('/robots.txt', {
      body: `User-agent: *\nAllow: /\nSitemap: ${site.url}/sitemap-news.xml`,
      type: 'text/plain',
    });
    const item = (place: string, hours: number): string => `<url><loc>${site.url}/${place}</loc><news:news>
      <news:publication><news:name>The Herald</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>${new Date(archive.now + hours * hour).toISOString()}</news:publication_date>
      <news:title>Harbour story ${place}</news:title></news:news></url>`;
    const places = ['sport/a', 'sport/a2', 'sport/b', 'sport/c', 'sport/d'];
    for (const place of [...places, 'politics/x', 'sport/old'])
      site.answers.set(`/${place}`, { body: storyPage(place) });
    const items = (names: string[]) =>
      names.map((place) => ({ title: `Harbour story ${place}`, link: `${site.url}/${place}` }));
    site.answers.set('/feed', { body: rss(items(['sport/a', 'sport/a2'])) });
    await poll();
    site.answers.set('/sitemap-news.xml', {
      body: `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${item('sport/b', 2)}${item('sport/c', 3)}
        ${item('politics/x', 3)}${item('sport/old', -9)}</urlset>`,
    });
    site.answers.set('/feed', { body: rss(items(['sport/d', 'sport/e'])) });
    site.takeLog();
    const asked = site.robotsAsked();
    expect(await poll()).toMatchObject({ gaps: 1 });
    // One for the gap's sitemaps and the pages of this run alike.
    expect(site.robotsAsked() - asked).toBe(1);
    const log = site.takeLog();
    expect(log.filter((line) => /sport|politics/.test(line)).sort()).toEqual([
      '200 /sport/b',
      '200 /sport/c',
      '200 /sport/d',
      '404 /sport/e',
    ]);
  });

  test('trouble in filling it is no trouble of the source', async () => {
    show([3, 2, 1]);
    await poll();
    show([9, 8, 7], `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="${site.url}/nowhere"/>`);
    expect(await poll()).toMatchObject({ gaps: 1, failed: 0, new: 3 });
  });
});
