import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyQuery, openStore, type SaveOptions, type Store, urlKey } from '../../src/store/index.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { Article } from '../../src/types.js';
import { chance } from '../helpers/many-scripts.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { story } from './contract.js';

// The same saves, as if by chance, into both kinds of archive: the same answers, and the same is kept. One by one in a file, in batches of
// any size on the server, where a save must see what the one before it in its batch has done.

let one: TestDatabase;
beforeAll(async () => {
  one = await testDatabase();
}, 60_000);
afterAll(() => one.drop());

const hour = 3_600_000;
const feeds = ['https://feed-0.example/', 'https://feed-1.example/', null];
const site = 'https://herald.example/';
const text = (seed: string, length: number): string =>
  Array.from({ length }, (_, n) => `${seed}${n % 40}w${n}`).join(' ');

/** Of a page that stays the same but for a script, and of others. */
const html = (words: string, nonce: number): string =>
  `<!doctype html><html lang="en"><head><title>T</title></head><body><p>${words}</p><script>n=${nonce}</script></body></html>`;

/** Of few stories many saves of one come together in a batch. */
function maker(seed: number, stories: number): (now: number) => { article: Article; options: SaveOptions } {
  const below = chance(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  return (now) => {
    const n = below(stories);
    const state = pick(['', '', '', 'b', 'c']);
    const host = pick(['herald', 'herald', 'herald', 'gazette']);
    const url = pick([
      `https://${host}.example/story-${n}`,
      `https://${host}.example/story-${n}`,
      `https://${host}.example/s${n}-${below(3)}`,
      null,
    ]);
    const look = pick(['first', 'first', 'first', 'again', 'refused', 'past'] as const);
    const kind = pick(['article', 'article', 'article', 'entry'] as const);
    const body = pick([
      `${text(`k${n % 3}`, 120)} ${state}`,
      `${text(`k${n % 3}`, 120)} ${state}`,
      `${text(`m${n}`, 110)} ${state}`,
      text('sorry', 12),
      null,
    ]);
    const bytes = Buffer.from(html(`${n}${pick(['', '', state])}`, below(3)));
    const hasPage = kind === 'article' && below(2) === 0;
    const sha256 = hasPage ? createHash('sha256').update(bytes).digest('hex') : null;
    const feedUrl = pick(feeds);
    const guid = pick([`g${n}`, `g${n}`, `g${below(3)}`, null]);
    const article = story(n, {
      ...{
        id: pick([n, n, below(4)])
          .toString(16)
          .padStart(16, '0'),
        url,
        canonicalUrl: pick([url, url, null]),
      },
      ...{
        headline: pick([
          `Story number ${n} about harbours${state}`,
          `Story number ${n} about harbours`,
          `Of another matter ${n}`,
        ]),
      },
      ...{ body: kind === 'entry' ? null : body, kind, summary: pick([null, `Sum ${n}${state}`]) },
      authors: [pick(['Ada Lind', 'Ada Lind', 'Bo Ek'])],
      source: {
        ...story(n).source,
        guid,
        feedUrl,
        sha256,
        fetchedAt: pick(['2026-05-04T00:00:00.000Z', new Date(now).toISOString()]),
      },
    });
    const iso = new Date(now).toISOString();
    const options: SaveOptions = {
      ...{ now: iso, feedUrl, guid, look, isGuidOwn: below(2) === 0, entryHeadline: pick([null, article.headline]) },
      ...{ entrySince: pick([null, new Date(now - below(48) * hour).toISOString()]) },
      ...(below(4) === 0 ? { urls: [`https://herald.example/link-${n}`] } : {}),
      ...(below(2) === 0 ? { siblings: new Set([urlKey(`https://herald.example/story-${below(stories)}`)!]) } : {}),
      ...(below(2) === 0 ? { backfill: site } : {}),
      ...(hasPage
        ? { raw: { url: url ?? 'https://herald.example/x', fetchedAt: iso, status: 200, headers: { a: 'b' }, bytes } }
        : {}),
    };
    return { article, options };
  };
}

/** All that an archive says of what it keeps. */
async function told(store: Store): Promise<unknown[]> {
  const all: unknown[] = [await store.counts(), await store.check()];
  for await (const stored of store.list({ ...emptyQuery, sort: { by: 'seen', isReversed: true } })) {
    const { id } = stored.article;
    const pages: unknown[] = [];
    for await (const { bytes, ...page } of store.rawPages(id))
      pages.push({ ...page, bytes: Buffer.from(bytes).toString() });
    const sightings = (await store.sightings(id)).map((sighting) => JSON.stringify(sighting)).sort();
    all.push({ ...stored, feeds: stored.feeds.toSorted() }, await store.revisions(id), sightings, pages);
  }
  for await (const edit of store.edits(emptyQuery))
    all.push([edit.stored.article.id, edit.from.number, edit.to.number, edit.to.savedAt]);
  for await (const { stored } of store.changesSince(0)) all.push(stored.article.id);
  for (let n = 0; n < 7; n++)
    for (const name of [
      `https://herald.example/story-${n}`,
      `https://gazette.example/story-${n}`,
      `https://herald.example/link-${n}`,
      `g${n}`,
    ])
      all.push([name, (await store.get(name))?.article.id, await store.idsAt(name)]);
  return all;
}

/** A feed and a site's past that list some of the stories beside each other. */
async function listSome(store: Store): Promise<void> {
  const now = Date.UTC(2026, 4, 1);
  const key = (n: number): string => urlKey(`https://herald.example/story-${n}`)!;
  await store.sources.add(feeds[0]!, { now });
  const [source] = await store.sources.all();
  const entries = [1, 2, 3].map((n) => ({ key: key(n), guid: null, signature: 's' }));
  const state = {
    source: { ...source!, lastPolled: now, nextDue: now + 1 },
    entries,
    gone: [key(3)],
    back: [],
    pages: [],
  };
  await store.sources.finishPoll(state);
  await store.sources.finishPoll({ ...state, entries: [], gone: [key(3)] });
  await store.backfills.open(site, { since: null, until: null }, now);
  const address = {
    host: 'herald.example',
    source: null,
    guid: null,
    entry: null,
    date: null,
    dateFrom: null,
    capture: null,
  };
  await store.backfills.add(
    site,
    [4, 5].map((n) => ({
      ...{
        key: key(n),
        url: `https://herald.example/story-${n}`,
        kind: n === 4 ? ('page' as const) : ('list' as const),
      },
      ...{ ...address, digest: null, isPast: false, place: null, outcome: 'waiting' as const },
    })),
  );
}

// A rule for what pages are kept each, with few stories and with more.
test.each([1, 2, 3, 4])('saves as if by chance, number %i', { timeout: 120_000 }, async (seed) => {
  const inFile = await openStore('memory:');
  const onServer = await openPostgresStore(one.database);
  await emptyTables(one.database);
  const below = chance(seed * 7919);
  const rule = ['first,latest', 'all', 'none', 'latest,3d'][seed % 4]!;
  for (const store of [inFile, onServer]) {
    await listSome(store);
    await store.setKeepsRaw(rule);
  }
  const make = maker(seed, seed % 2 === 0 ? 3 : 7);
  let now = Date.UTC(2026, 4, 4);
  for (let round = 0; round < (rule === 'latest,3d' ? 100 : 30); round++) {
    // Pages that are too old go after each batch, not after each page.
    const most = rule === 'latest,3d' ? 1 : 12;
    const items = Array.from({ length: 1 + below(most) }, () => {
      now += below(10) * hour;
      return make(now);
    });
    const expected = [];
    for (const { article, options } of items) expected.push(await inFile.save(article, options));
    expect([round, await onServer.saveAll(items)]).toEqual([round, expected]);
    expect(await onServer.check()).toEqual([]);
    if (round % 6 === 5) expect(await told(onServer)).toEqual(await told(inFile));
  }
  expect((await inFile.counts()).revisions).toBeGreaterThan(30);
  await inFile.close();
});

test('near another one that is listed beside it, a story with a headline of its own is one of its own', async () => {
  const now = '2026-05-05T00:00:00.000Z';
  const near = (n: number, parts: Partial<Article>): Article => {
    const url = `https://herald.example/near-${n}`;
    const source = { ...story(n).source, guid: null };
    return story(n, { url, canonicalUrl: url, body: `${text(`z${n % 10}`, 120)} One more.`, source, ...parts });
  };
  for (const open of [() => openStore('memory:'), () => openPostgresStore(one.database)]) {
    const store = await open();
    if ((await store.server()) !== null) await emptyTables(one.database);
    await listSome(store);
    const outcomes: string[] = [];
    const ways: [n: number, options: Partial<SaveOptions>][] = [
      [2, { feedUrl: feeds[0]! }],
      [3, { feedUrl: feeds[0]! }],
      [4, { backfill: site }],
      [5, { backfill: site }],
      [6, { siblings: new Set([urlKey('https://herald.example/story-6')!]) }],
      [7, {}],
    ];
    for (const [n, options] of ways) {
      await store.save(story(n, { body: `${text(`z${n}`, 120)} One more.` }), { now });
      const other = near(n + 10, { headline: `Quite other matters than number ${n}` });
      outcomes.push(`${n} ${(await store.save(other, { now, ...options })).outcome}`);
      const same = near(n + 20, { headline: story(n).headline });
      outcomes.push((await store.save(same, { now, ...options })).outcome);
    }
    expect(outcomes.join(', ')).toBe(
      '2 new, revised, 3 revised, variant, 4 new, revised, 5 revised, variant, 6 new, revised, 7 revised, variant',
    );
  }
});
