import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/postgres/database.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { NewAddress, NewPage, PollState, Store } from '../../src/store/index.js';
import { story } from './contract.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
}, 60_000);
afterAll(() => test_.drop());

async function open(database = test_.database): Promise<Store> {
  const store = await openPostgresStore(database);
  await emptyTables(test_.database);
  return store;
}

describe('PostgreSQL: what text of the web holds', () => {
  const now = Date.UTC(2026, 4, 4, 12);
  const lease = { now, leaseMs: 60_000, limit: 10, owner: 'one' };
  const feed = 'https://herald.example/feed';
  const odd = 'a\0b\ud800c\udc00 \\u0000 {"x"} \ud83d\udea2';
  const long = (name: string): string => `https://herald.example/${name}?${randomBytes(6000).toString('hex')}`;
  const poll = async (store: Store, url: string, parts: Partial<PollState>) => {
    const source = (await store.sources.all()).find((one) => one.url === url)!;
    const state = {
      source: { ...source, lastPolled: now, nextDue: now + 1 },
      entries: [],
      gone: [],
      back: [],
      pages: [],
    };
    return store.sources.finishPoll({ ...state, ...parts });
  };
  const page = (key: string, parts: Partial<NewPage> = {}): NewPage => ({
    ...{ key, url: 'https://herald.example/1', entry: JSON.stringify({ headline: odd }), dueAt: now, reason: 'new' },
    ...{ entrySince: null, recheckAt: null, said: { headline: odd, text: odd }, origin: { feedUrl: feed, guid: odd } },
    ...parts,
  });

  test('signs that PostgreSQL has no place for fail no poll, and its pages are found by what named them', async () => {
    const store = await open();
    await store.sources.add(feed, { now, title: odd, tags: [odd], note: odd, only: [odd], headers: [['x', odd]] });
    const entries = [odd, 'a\ufffdb\ud801c\udc01 \\u0000 {"x"} \ud83d\udea2'].map((key) => ({
      key,
      guid: odd,
      signature: odd,
    }));
    const polled = {
      entries,
      pages: [page(odd), page(odd, { reason: 'edited' })],
      leftOut: [{ key: odd, story: odd }],
    };
    for (let n = 0; n < 2; n++) expect(await poll(store, feed, polled)).toEqual({ known: 0 });
    const [state, ...rest] = await store.sources.entries(feed);
    expect([state!.isLeftOut, rest]).toEqual([true, []]);
    await poll(store, feed, {
      gone: [state!.key],
      moved: [{ from: state!.key, to: `${odd}2`, url: 'https://x.example/' }],
    });
    const { pages } = await store.sources.due({ now: now + 1, leaseMs: 1 });
    expect(pages).toHaveLength(1);
    expect(pages[0]!.origins).toEqual([{ feedUrl: feed, guid: odd }]);
    expect(JSON.parse(pages[0]!.entry!)).toEqual({ headline: odd });
    expect((await store.sources.settings([feed])).get(feed)).toMatchObject({ tags: [odd], headers: [['x', odd]] });
    await store.backfills.open(feed, { since: null, until: null }, now);
    const address: NewAddress = {
      ...{ key: odd, url: odd, host: odd, kind: 'page', source: odd, guid: odd, entry: odd, date: odd, dateFrom: null },
      ...{ capture: odd, digest: odd, isPast: true, place: null, outcome: 'waiting' },
    };
    expect(await store.backfills.add(feed, [address, { ...address, key: 'k' }, address])).toBe(2);
    expect(await store.backfills.claim(feed, { ...lease, kind: 'page', triedBefore: now })).toHaveLength(1);
    expect(await store.backfills.state(feed)).toMatchObject({ pages: { waiting: 1, duplicate: 1 } });
    await store.hooks.add('h', odd);
    await store.hooks.claim({ name: 'h', owner: odd }, lease);
    expect(await store.hooks.failed({ name: 'h', owner: odd }, { error: odd, now })).toBe(true);
    expect(await store.sources.remove(feed)).toBe(true);
    expect(await store.sources.waiting()).toBe(0);
  });

  test('addresses, guids and keys of any length are told apart, moved and found again', async () => {
    const store = await open();
    const [one, two, key] = [long('feed'), long('feed-2'), long('story')];
    for (const url of [one, two]) expect(await store.sources.add(url, { now })).toBe(true);
    expect(await store.sources.add(one, { now })).toBe(false);
    const entries = [{ key, guid: key, signature: 's' }];
    const pages = [page(key, { url: key, origin: { feedUrl: one, guid: key } })];
    for (let n = 0; n < 2; n++) await poll(store, one, { entries, pages, leftOut: [{ key, story: key }] });
    await poll(store, two, { entries, pages });
    expect(await store.sources.entries(one)).toEqual([{ ...entries[0], isGone: false, isLeftOut: true }]);
    await store.sources.move(one, long('elsewhere'));
    await store.sources.move((await store.sources.all()).find(({ url }) => url !== two)!.url, two);
    expect((await store.sources.all()).map(({ url }) => url)).toEqual([two]);
    expect(await store.sources.originsOf(key)).toMatchObject([{ feedUrl: two }]);
    await store.backfills.open(one, { since: null, until: null }, now);
    const address = {
      ...({} as NewAddress),
      ...{ key, url: key, host: 'h', kind: 'page', source: one, guid: key },
    } as NewAddress;
    const rest = { entry: null, date: null, dateFrom: null, capture: key, digest: key, isPast: true, place: null };
    expect(await store.backfills.add(one, [{ ...address, ...rest, outcome: 'waiting' }])).toBe(1);
    expect(await store.backfills.add(one, [{ ...address, ...rest, outcome: 'waiting' }])).toBe(0);
  });

  test('a story that one poll names twice is noted once', async () => {
    const store = await open();
    await store.sources.add(feed, { now });
    await store.save(story(1), { now: new Date(now).toISOString() });
    const own = page(story(1).url!, { url: story(1).url!, said: null, recheckAt: null });
    expect(await poll(store, feed, { pages: [own, { ...own, key: 'other' }] })).toEqual({ known: 2 });
    expect(await store.sightings(story(1).id)).toHaveLength(2);
  });

  test('a poll of many entries costs as many statements as one of few', async () => {
    let asked = 0;
    const count = <T>(answer: T): T => {
      asked++;
      return answer;
    };
    const counted = (sql: Database): Database => ({
      ...sql,
      all: (...asking) => count(sql.all(...asking)),
      run: (...asking) => count(sql.run(...asking)),
      transaction: (work) => sql.transaction((inside) => work(counted(inside as Database))),
    });
    const store = await open(counted(test_.database));
    await store.sources.add(feed, { now });
    const costs: number[] = [];
    for (const length of [2, 500]) {
      const names = Array.from({ length }, (_, n) => `url:herald.example/${length}-${n}`);
      const entries = names.map((key) => ({ key, guid: key, signature: 's' }));
      const polled = { entries, pages: names.map((key) => page(key)), gone: names, back: names };
      await poll(store, feed, polled);
      const before = asked;
      await poll(store, feed, { ...polled, pages: names.map((key) => page(key, { reason: 'edited' })) });
      costs.push(asked - before);
    }
    expect(costs[0]).toBe(costs[1]);
    expect(costs[0]).toBeLessThan(12);
  });
});
