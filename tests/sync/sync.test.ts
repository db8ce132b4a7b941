import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { day, hour, openSyncing, type Syncing } from '../helpers/syncing.js';

let site: ChangingSite;
let archive: Syncing;
let feed: string;

beforeEach(async () => {
  site = await openChangingSite();
  archive = await openSyncing();
  feed = `${site.url}/feed`;
  await archive.store.sources.add(feed, { now: archive.now });
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

/** The feed shows these stories, and each has its page. */
function publish(...numbers: number[]): void {
  site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
  for (const n of numbers) {
    if (!site.answers.has(`/story-${n}`)) site.answers.set(`/story-${n}`, { body: storyPage(n) });
  }
}

describe('a site over the weeks', () => {
  test('the first sync saves all, the second asks once and writes nothing but times', async () => {
    publish(3, 2, 1);
    expect(await archive.sync()).toEqual({
      ...{ sources: 1, fetched: 1, notModified: 0, failed: 0, new: 3, revised: 0, unchanged: 0, gone: 0, gaps: 0 },
      ...{ doubtful: 0, filtered: 0, leftOut: 0 },
      pages: { fetched: 3, notModified: 0, failed: 0, waiting: 0 },
    });
    expect(site.takeLog().sort()).toEqual(['200 /feed', '200 /story-1', '200 /story-2', '200 /story-3']);
    expect(await archive.sync()).toMatchObject({ sources: 0, new: 0 });
    const before = await archive.store.counts();
    archive.now += 2 * hour;
    const counts = await archive.sync({ recheckMs: [] });
    expect(counts).toMatchObject({ sources: 1, fetched: 0, notModified: 1, new: 0, revised: 0 });
    expect(site.takeLog().filter((line) => line.endsWith('/feed'))).toEqual(['304 /feed']);
    expect(await archive.store.counts()).toEqual(before);
  });

  test('page and entry are merged, and the page is kept as received', async () => {
    publish(1);
    await archive.sync();
    const [article] = await archive.articles();
    expect(article).toMatchObject({
      kind: 'article',
      headline: 'Harbour story 1',
      date: expect.stringContaining('2026-05-04'),
    });
    expect(article?.source).toMatchObject({ feedUrl: feed, guid: 'guid-1', kind: 'page' });
    for await (const page of archive.store.rawPages(null)) {
      expect(Buffer.from(page.bytes).toString()).toBe(storyPage(1));
    }
    expect((await archive.store.counts()).rawPages).toBe(1);
  });

  test('pages are looked at again 1 h, 6 h, 1 d and 7 d later, conditionally, and an edit is a revision', async () => {
    publish(1);
    await archive.sync();
    const start = archive.now;
    site.takeLog();
    const looks: string[] = [];
    for (const wait of [0.5 * hour, 1.5 * hour, 3 * hour, 7 * hour, 25 * hour, 3 * day, 8 * day, 20 * day]) {
      archive.now = start + wait;
      if (wait === 25 * hour)
        site.answers.set('/story-1', { body: storyPage(1, { more: 'The strike cost nine million.' }) });
      const { revised } = await archive.sync();
      const page = site.takeLog().find((line) => line.includes('story'));
      looks.push(`${wait / hour}: ${page ?? '-'}${revised ? ' revised' : ''}`);
    }
    expect(looks).toEqual([
      '0.5: -',
      '1.5: 304 /story-1',
      '3: -',
      '7: 304 /story-1',
      '25: 200 /story-1 revised',
      '72: -',
      '192: 304 /story-1',
      '480: -',
    ]);
    const [article] = await archive.articles();
    expect((await archive.store.revisions(article!.id)).map((one) => one.number)).toEqual([1, 2]);
  });

  test('an entry that is edited has its page read at once', async () => {
    publish(2, 1);
    await archive.sync({ recheckMs: [] });
    const items = itemsOf(site.url, [2, 1]);
    site.answers.set('/feed', { body: rss([{ ...items[0], title: 'Harbour story 2, corrected' }, items[1]!]) });
    site.answers.set('/story-2', { body: storyPage(2, { headline: 'Harbour story 2, corrected' }) });
    archive.now += 2 * hour;
    site.takeLog();
    expect(await archive.sync({ recheckMs: [] })).toMatchObject({ new: 0, revised: 1 });
    expect(site.takeLog()).toEqual(['200 /feed', '200 /story-2']);
  });

  test('what is new is what was never seen, also when it is dated before the last poll', async () => {
    publish(9, 8);
    await archive.sync();
    publish(9, 8, 2);
    archive.now += 2 * hour;
    expect(await archive.sync({ recheckMs: [] })).toMatchObject({ new: 1 });
  });
});

describe('sources that move, end and fail', () => {
  test('a permanent redirect is adopted when it held for three polls, a temporary one never', async () => {
    publish(1);
    site.answers.set('/new-feed', site.answers.get('/feed')!);
    site.answers.set('/feed', { status: 301, headers: { location: '/new-feed' } });
    const other = `${site.url}/temporary`;
    site.answers.set('/temporary', { status: 302, headers: { location: '/new-feed' } });
    await archive.store.sources.add(other, { now: archive.now });
    for (let poll = 1; poll <= 3; poll++) {
      expect((await archive.source(feed))?.movedCount).toBe(poll - 1);
      await archive.sync();
      archive.now += 26 * hour;
    }
    expect((await archive.store.sources.all()).map((one) => one.url)).toEqual([`${site.url}/new-feed`, other]);
    expect(archive.events).toContainEqual({
      kind: 'moved',
      hasLostHeaders: false,
      from: feed,
      to: `${site.url}/new-feed`,
    });
    site.takeLog();
    expect(await archive.sync()).toMatchObject({ new: 0, failed: 0 });
    expect(site.takeLog().filter((line) => line.includes('301'))).toEqual([]);
  });

  test('a redirect that ends, or leads to no feed, moves nothing', async () => {
    publish(1);
    const good = site.answers.get('/feed')!;
    site.answers.set('/maintenance', { body: storyPage(0) });
    for (let poll = 0; poll < 6; poll++) {
      site.answers.set('/feed', poll % 3 === 2 ? good : { status: 308, headers: { location: '/maintenance' } });
      await archive.sync({ all: true });
      archive.now += 26 * hour;
    }
    expect((await archive.source(feed))?.movedTo).toBeNull();
  });

  test('410 ends a source for good, and its articles stay', async () => {
    publish(1);
    await archive.sync();
    site.answers.set('/feed', { status: 410 });
    archive.now += 2 * hour;
    expect(await archive.sync()).toMatchObject({ gone: 1, failed: 0 });
    expect((await archive.source(feed))?.status).toBe('gone');
    archive.now += 30 * day;
    expect(await archive.sync({ all: true, recheckMs: [] })).toMatchObject({ sources: 0 });
    expect(await archive.articles()).toHaveLength(1);
  });

  test('a failing source backs off, remembers Retry-After, and is as ever when it is well again', async () => {
    site.answers.set('/feed', { status: 500 });
    const waits: number[] = [];
    for (let poll = 0; poll < 4; poll++) {
      expect(await archive.sync()).toMatchObject({ sources: 1, failed: 1 });
      const source = await archive.source(feed);
      waits.push((source!.nextDue - archive.now) / 60_000);
      archive.now = source!.nextDue;
    }
    expect(waits).toEqual([15, 30, 60, 120]);
    expect(await archive.source(feed)).toMatchObject({ errorStreak: 4, lastError: `${feed} answered 500` });
    site.answers.set('/feed', { status: 503, headers: { 'retry-after': '36000' } });
    await archive.sync();
    expect((await archive.source(feed))!.nextDue - archive.now).toBe(10 * hour);
    archive.now += 10 * hour;
    publish(1);
    expect(await archive.sync()).toMatchObject({ failed: 0, new: 1 });
    expect(await archive.source(feed)).toMatchObject({ errorStreak: 0, lastError: null });
  });

  test('a page in the place of a feed is a failure, and validators are not taken from it', async () => {
    publish(1);
    await archive.sync();
    const { etag } = (await archive.source(feed))!;
    site.answers.set('/feed', { body: storyPage(7) });
    archive.now += 2 * hour;
    expect(await archive.sync({ recheckMs: [] })).toMatchObject({ failed: 1, new: 0 });
    expect((await archive.source(feed))!.etag).toBe(etag);
  });

  test('a feed that is cut off is read again at the next poll', async () => {
    const whole = rss(itemsOf(site.url, [2, 1]));
    publish(2, 1);
    site.answers.set('/feed', { body: whole.slice(0, whole.lastIndexOf('<item>') + 20), etag: '"same"' });
    expect(await archive.sync()).toMatchObject({ new: 1 });
    site.answers.set('/feed', { body: whole, etag: '"same"' });
    archive.now += 26 * hour;
    expect(await archive.sync({ recheckMs: [] })).toMatchObject({ new: 1, gaps: 0 });
  });

  test('where nobody at all can be reached the network is down, and no source is put off for days', async () => {
    await archive.store.sources.remove(feed);
    for (const n of [1, 2, 3]) await archive.store.sources.add(`http://127.0.0.${n}:1/feed`, { now: archive.now });
    for (let poll = 0; poll < 6; poll++) {
      expect(await archive.sync()).toMatchObject({ sources: 3, failed: 3 });
      expect(archive.events).toContainEqual(expect.objectContaining({ kind: 'outage', sources: 3 }));
      const all = await archive.store.sources.all();
      expect(all.map((one) => [one.errorStreak, one.nextDue - archive.now])).toEqual(all.map(() => [1, hour / 4]));
      archive.now += hour / 4;
    }
    // One that answers tells that it is not the network.
    publish(1);
    await archive.store.sources.add(feed, { now: archive.now });
    await archive.sync();
    expect((await archive.source('http://127.0.0.1:1/feed'))?.errorStreak).toBe(2);
  });

  test('one source in trouble keeps no other one from being read', async () => {
    publish(1);
    site.answers.set('/other', { status: 404 });
    await archive.store.sources.add(`${site.url}/other`, { now: archive.now });
    expect(await archive.sync()).toMatchObject({ sources: 2, failed: 1, new: 1 });
  });
});

describe('validators and freshness', () => {
  test('a server without validators is known by the bytes', async () => {
    publish(1);
    site.answers.set('/feed', { body: rss(itemsOf(site.url, [1])), etag: null });
    await archive.sync();
    archive.now += 26 * hour;
    expect(await archive.sync({ recheckMs: [] })).toMatchObject({ fetched: 0, notModified: 1, unchanged: 1 });
  });

  test('validators go back byte for byte, and those of a 304 replace the old ones', async () => {
    const seen: unknown[] = [];
    let turn = 0;
    site.answers.set('/feed', (request) => {
      seen.push([request.headers['if-none-match'], request.headers['if-modified-since']]);
      const modified = 'Mon, 4 May 2026 06:30:00 GMT';
      if (turn++ === 0) return { body: rss([]), etag: 'W/"odd  \\"one"', headers: { 'last-modified': modified } };
      return { status: 304, etag: `W/"turn-${turn}"` };
    });
    for (let poll = 0; poll < 3; poll++) {
      await archive.sync();
      archive.now += 26 * hour;
    }
    expect(seen).toEqual([
      [undefined, undefined],
      ['W/"odd  \\"one"', 'Mon, 4 May 2026 06:30:00 GMT'],
      ['W/"turn-2"', 'Mon, 4 May 2026 06:30:00 GMT'],
    ]);
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['ttl', '<ttl>240</ttl>', {}, 4],
    ['max-age', '', { 'cache-control': 'max-age=18000', age: '3600' }, 4],
    ['Expires', '', { expires: 'Mon, 04 May 2026 20:00:00 GMT', date: 'Mon, 04 May 2026 16:00:00 GMT' }, 4],
    ['nothing', '', {}, 1],
  ])('%s decides when it is next due, also after a 304', async (_name, channel, headers, hours) => {
    site.answers.set('/feed', { body: rss([], channel), headers });
    for (let poll = 0; poll < 2; poll++) {
      await archive.sync();
      const wait = ((await archive.source(feed))!.nextDue - archive.now) / hour;
      expect(wait).toBeGreaterThan(hours * 0.94);
      expect(wait).toBeLessThan(hours * 1.06);
      archive.now += 26 * hour;
    }
  });
});

test.each([
  ['locked', true],
  ['disk', false],
] as const)(
  'a run that cannot note when it was (%s) has failed by that only where the archive is in trouble',
  async (trouble, isWell) => {
    archive.store.sources.setMarks = () => Promise.reject(new StoreError('no', { trouble }));
    const run = archive.sync();
    if (isWell) await expect(run).resolves.toMatchObject({ sources: 1 });
    else await expect(run).rejects.toThrow('no');
  },
);
