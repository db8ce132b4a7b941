import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyQuery, type NewAddress, type NewPage, type Store } from '../../src/store/index.js';
import { claim, pageTable, sourceTable } from '../../src/store/postgres/claim.js';
import { type Database, first } from '../../src/store/postgres/database.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { openPg } from '../../src/store/postgres/pg-database.js';
import { finishPoll } from '../../src/store/postgres/poll.js';
import { transact } from '../../src/store/postgres/retry.js';
import type { PollState } from '../../src/store/source-types.js';
import { emptyTables, isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { story } from './contract.js';

const why = 'several processes at once need a real server (WIRECOPY_TEST_POSTGRES); PGlite has one connection';
if (!isRealServer) console.info(`left out: ${why}`);

const now = Date.UTC(2026, 4, 4, 12);
const lease = { now, leaseMs: 60_000, limit: 7 };
const ten = Array.from({ length: 10 }, (_, n) => n);
const feed = (n: number): string => `https://host-${n % 20}.example/feed-${n}`;

describe.skipIf(!isRealServer)('PostgreSQL: ten processes at once', () => {
  let test_: TestDatabase;
  let databases: Database[] = [];
  let stores: Store[];
  beforeAll(async () => {
    test_ = await testDatabase();
    await openPostgresStore(test_.database);
  }, 60_000);
  afterAll(() => test_.drop());
  beforeEach(async () => {
    await emptyTables(test_.database);
    databases = await Promise.all(ten.map(() => openPg(test_.address!, { size: 2 })));
    stores = await Promise.all(databases.map((one) => openPostgresStore(one)));
  });
  afterEach(() => Promise.all(databases.map((one) => one.close())));

  const addSources = (count: number): Promise<unknown> =>
    Promise.all(Array.from({ length: count }, (_, n) => stores[n % 10]!.sources.add(feed(n), { now })));
  const poll = async (url: string, parts: Partial<PollState> = {}): Promise<PollState> => {
    const source = (await stores[0]!.sources.all()).find((one) => one.url === url)!;
    return {
      ...{ source: { ...source, lastPolled: now, nextDue: now + 3_600_000 } },
      ...{ entries: [], gone: [], back: [], pages: [] },
      ...parts,
    };
  };
  const page = (n: number, feedUrl: string, parts: Partial<NewPage> = {}): NewPage => ({
    ...{ key: `url:herald.example/${n}`, url: `https://herald.example/${n}`, entry: null, dueAt: now, reason: 'new' },
    ...{ entrySince: null, said: null, recheckAt: null, origin: { feedUrl, guid: `g${n}` } },
    ...parts,
  });
  const address = (n: number): NewAddress => ({
    ...{ key: `url:herald.example/${n}`, url: `https://herald.example/${n}`, host: 'herald.example', kind: 'page' },
    ...{ source: null, guid: null, entry: null, date: null, dateFrom: null, capture: null, digest: null },
    ...{ isPast: false, place: null, outcome: 'waiting' },
  });
  /** What each takes until nothing is left, all at once. */
  const takeAll = async (take: (store: Store, owner: string) => Promise<string[]>): Promise<string[][]> =>
    Promise.all(
      stores.map(async (store, n) => {
        const taken: string[] = [];
        for (let more = ['']; more.length > 0; taken.push(...more)) more = await take(store, `p${n}`);
        return taken;
      }),
    );
  const kill = (n: number): Promise<number> => test_.database.run('SELECT pg_terminate_backend($1::int)', [n]);
  const pidOf = async (sql: Pick<Database, 'all'>): Promise<number> =>
    (await sql.all<{ pid: number }>('SELECT pg_backend_pid() AS pid'))[0]!.pid;

  test('no source, page or address is taken twice, and none is left', async () => {
    await addSources(200);
    const sources = await takeAll(async (store, owner) =>
      (await store.sources.claim({ ...lease, owner })).map(({ url }) => url),
    );
    expect(sources.flat().sort()).toEqual(Array.from({ length: 200 }, (_, n) => feed(n)).sort());
    const pages = Array.from({ length: 200 }, (_, n) => page(n, feed(n)));
    for (const n of ten) await stores[n]!.sources.finishPoll(await poll(feed(n), { pages }));
    await Promise.all(ten.map((n) => stores[n]!.sources.release(`p${n}`)));
    await test_.database.run('UPDATE source SET next_due = $1', [now + 1]);
    const taken = await takeAll(async (store, owner) =>
      (await store.sources.claimPages({ ...lease, owner, perHost: 3 })).map(({ key }) => key),
    );
    expect(taken.flat().sort()).toEqual(pages.map(({ key }) => key).sort());
    await stores[0]!.backfills.open('https://herald.example/', { since: null, until: null }, now);
    await stores[0]!.backfills.add(
      'https://herald.example/',
      Array.from({ length: 200 }, (_, n) => address(n)),
    );
    const addresses = await takeAll(async (store, owner) =>
      (
        await store.backfills.claim('https://herald.example/', { ...lease, owner, kind: 'page', triedBefore: now + 1 })
      ).map(({ key }) => key),
    );
    expect(addresses.flat().sort()).toEqual(pages.map(({ key }) => key).sort());
  }, 60_000);

  test('what one is just taking holds nobody up, and is free when that one is killed', async () => {
    await addSources(30);
    const held = databases[0]!.transaction(async (sql) => {
      const mine = await claim(sql, sourceTable, { ...lease, owner: 'killed', limit: 10 });
      expect(mine).toHaveLength(10);
      for (const limit of [5, 100]) {
        const others = await stores[1]!.sources.claim({ ...lease, owner: 'other', limit });
        expect(others).toHaveLength(limit === 5 ? 5 : 15);
      }
      await kill(await pidOf(sql));
      await sql.all('SELECT 1');
    });
    await expect(held).rejects.toThrow();
    expect(await stores[0]!.sources.claim({ ...lease, owner: 'next', limit: 100 })).toHaveLength(10);
    expect((await stores[0]!.sources.owners()).sort()).toEqual(['next', 'other']);
  }, 30_000);

  test('a poll that is killed leaves nothing half done, and its source to the next one', async () => {
    await addSources(1);
    await stores[0]!.sources.claim({ ...lease, owner: 'killed' });
    const state = await poll(feed(0), {
      entries: [{ key: 'k', guid: null, signature: 's' }],
      pages: [page(1, feed(0))],
    });
    const held = databases[0]!.transaction(async (sql) => {
      await finishPoll(sql, state);
      await kill(await pidOf(sql));
      await sql.all('SELECT 1');
    });
    await expect(held).rejects.toThrow();
    expect(await stores[1]!.sources.entries(feed(0))).toEqual([]);
    expect(await stores[1]!.sources.waiting()).toBe(0);
    expect(await stores[1]!.sources.claim({ ...lease, owner: 'next', now: now + 60_001 })).toHaveLength(1);
    expect(await stores[1]!.sources.finishPoll(state)).toEqual({ known: 0 });
    expect(await stores[1]!.sources.waiting()).toBe(1);
  }, 30_000);

  test('polls that name the same pages in every order, looks that end and leases that are renewed are in nobody’s way', async () => {
    await addSources(10);
    const inOrder = (n: number, pages: NewPage[]): NewPage[] => (n % 2 ? pages.toReversed() : pages);
    const entries = Array.from({ length: 60 }, (_, n) => ({ key: `k${n}`, guid: null, signature: 's' }));
    for (const reason of ['new', 'edited', 'edited'] as const) {
      const polls = await Promise.all(
        ten.map((n) => {
          const pages = Array.from({ length: 61 }, (_, at) => page((at * (n + 1)) % 61, feed(n), { reason }));
          return poll(feed(n), { entries, pages: inOrder(n, pages) });
        }),
      );
      await Promise.all(
        ten.map(async (n) => {
          const { sources } = stores[n]!;
          await Promise.all([
            sources.finishPoll(polls[n]!),
            sources.renew(`p${(n + 1) % 10}`, now + 5_000),
            claim(databases[n]!, pageTable, { ...lease, owner: `p${n}`, limit: 20 }),
          ]);
          await sources.renew(`p${n}`, now + 90_000);
        }),
      );
    }
    const { pages } = await stores[0]!.sources.due({ now: now + 1e6, leaseMs: 60_000 });
    expect(pages).toHaveLength(61);
    for (const one of pages) expect(new Set(one.origins.map(({ feedUrl }) => feedUrl)).size).toBe(10);
    for (const one of pages) expect([one.origins.length, one.version]).toEqual([10, 20]);
    await Promise.all(
      pages.flatMap((one, n) => [
        stores[n % 10]!.sources.finishPage(one, null),
        stores[(n + 1) % 10]!.sources.release(`p${n % 10}`),
      ]),
    );
    expect(await stores[0]!.sources.nextDue()).toBe(now + 3_600_000);
    expect(await stores[0]!.sources.owners()).toEqual([]);
  }, 60_000);

  test('ten that see one story in one feed note it once', async () => {
    const at = new Date(now).toISOString();
    await stores[0]!.save(story(1), { now: at });
    const seen = { url: story(1).url, origin: { feedUrl: feed(1), guid: 'g' }, said: null, now };
    const ids = await Promise.all([
      ...stores.map(({ sources }) => sources.sight(seen)),
      ...stores.map((store) => store.save(story(1), { now: at, feedUrl: feed(1), guid: 'g' }).then(({ id }) => id)),
    ]);
    expect(new Set(ids)).toEqual(new Set([story(1).id]));
    expect((await stores[0]!.sightings(story(1).id)).filter(({ feedUrl }) => feedUrl === feed(1))).toHaveLength(1);
  }, 30_000);

  test('a story that is saved while another source is just naming its page is noted in both', async () => {
    await addSources(3);
    const own = (n: number): NewPage => page(1, feed(n), { url: story(1).url!, key: 'url:herald.example/story-1' });
    await stores[0]!.sources.finishPoll(await poll(feed(0), { pages: [own(0)] }));
    const states = [await poll(feed(1), { pages: [own(1)] }), await poll(feed(2), { pages: [own(2)] })];
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));
    let origins: Promise<unknown[]> | undefined;
    await databases[1]!.transaction(async (sql) => {
      await finishPoll(sql, states[0]!);
      origins = stores[0]!.sources.originsOf(own(0).key);
      await pause();
    });
    expect(await origins).toHaveLength(2);
    let other: Promise<{ known: number }> | undefined;
    await databases[1]!.transaction(async (sql) => {
      await sql.all('SELECT 1 FROM page FOR UPDATE');
      other = stores[2]!.sources.finishPoll(states[1]!);
      await pause();
      await stores[0]!.save(story(1), { now: new Date(now).toISOString(), feedUrl: feed(0) });
    });
    expect(await other).toEqual({ known: 1 });
    expect((await stores[0]!.sightings(story(1).id)).map(({ feedUrl }) => feedUrl)).toContain(feed(2));
  }, 30_000);

  test('a source that is unfollowed while it is polled leaves no page behind', async () => {
    await addSources(1);
    const state = await poll(feed(0), { pages: [page(1, feed(0))] });
    let removed: Promise<boolean> | undefined;
    await databases[0]!.transaction(async (sql) => {
      await finishPoll(sql, state);
      removed = stores[1]!.sources.remove(feed(0));
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    expect(await removed).toBe(true);
    expect(await stores[1]!.sources.waiting()).toBe(0);
  }, 30_000);

  test('of two that wait for each other one begins again, and both end', async () => {
    await addSources(2);
    let arrived = 0;
    const both = async (n: number): Promise<number> =>
      transact(databases[n]!, async (sql) => {
        for (const row of n === 0 ? [0, 1] : [1, 0]) {
          await sql.run('UPDATE source SET gap_streak = gap_streak + 1 WHERE url = $1', [feed(row)]);
          arrived++;
          while (arrived < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return n;
      });
    expect(await Promise.all([both(0), both(1)])).toEqual([0, 1]);
    expect((await stores[0]!.sources.all()).map(({ gapStreak }) => gapStreak)).toEqual([2, 2]);
  }, 30_000);

  test('ten that follow, move and unfollow the same sources at once all end well', async () => {
    await addSources(4);
    const pages = Array.from({ length: 20 }, (_, n) => page(n, feed(0)));
    await stores[0]!.sources.finishPoll(await poll(feed(0), { pages }));
    await Promise.all(
      ten.flatMap((n) => [
        stores[n]!.sources.add('https://one.example/', { now }),
        stores[n]!.sources.move(feed(0), feed(1)),
        stores[n]!.sources.move(feed(2), feed(3)),
        stores[n]!.sources.edit(feed(3), { tags: [`t${n}`] }, now),
        n % 3 ? stores[n]!.sources.remove(feed(3)) : stores[n]!.sources.add(feed(3), { now }),
      ]),
    );
    const urls = (await stores[0]!.sources.all()).map(({ url }) => url);
    expect(urls).toContain('https://one.example/');
    expect(urls).not.toContain(feed(0));
  }, 60_000);

  test('ten that add the same addresses in every order count each once', async () => {
    const site = 'https://herald.example/';
    await Promise.all(stores.map((store) => store.backfills.open(site, { since: null, until: null }, now)));
    const added = await Promise.all(
      ten.map((n) =>
        stores[n]!.backfills.add(
          site,
          Array.from({ length: 101 }, (_, at) => address((at * (n + 1)) % 101)),
        ),
      ),
    );
    expect(added.reduce((sum, one) => sum + one)).toBe(101);
    const work = ten.map(async (n) => {
      const { backfills } = stores[n]!;
      const mine = await backfills.claim(site, { ...lease, owner: `p${n}`, kind: 'page', triedBefore: now + 1 });
      await Promise.all([backfills.renew(`p${n}`, now + 90_000), backfills.markKnown(site, now)]);
      for (const one of mine) await backfills.finish(one, { outcome: 'failed', now });
      await Promise.all([backfills.retry(site, 3), backfills.release(`p${n}`)]);
    });
    await Promise.all(work);
    expect(await backfillsLeft(stores[0]!)).toBe(101);
  }, 60_000);

  const backfillsLeft = async (store: Store): Promise<number> => {
    const counts = (await store.backfills.all())[0]!.pages;
    return Object.values(counts).reduce((sum, one) => sum + one);
  };

  test('a hook is given back only when every change that is being saved is there', async () => {
    const hook = { name: 'h', owner: 'one' };
    await stores[0]!.hooks.add('h', 'a test');
    const got = await Promise.all(
      ten.map((n) => stores[n]!.hooks.claim({ name: 'h', owner: `p${n}` }, { now, leaseMs: 60_000 })),
    );
    expect(got.filter(Boolean)).toHaveLength(1);
    await stores[0]!.hooks.release({ name: 'h', owner: `p${got.indexOf(true)}` });
    await stores[0]!.hooks.claim(hook, { now, leaseMs: 60_000 });
    let released: Promise<boolean> | undefined;
    await databases[1]!.transaction(async (sql) => {
      await sql.run("UPDATE counter SET value = value + 1 WHERE name = 'sequence'");
      released = stores[0]!.hooks.release(hook, 0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await stores[2]!.hooks.claim({ name: 'h', owner: 'two' }, { now, leaseMs: 60_000 })).toBe(false);
    });
    expect(await released).toBe(false);
    expect(await stores[0]!.hooks.release(hook, 1)).toBe(true);
  }, 30_000);

  test('each change is told once by whoever has the hook, in order, while others save and delete', async () => {
    await stores[0]!.hooks.add('h', 'a test');
    const told: number[] = [];
    const deliver = async (n: number): Promise<void> => {
      const { hooks } = stores[n]!;
      const mine = { name: 'h', owner: `p${n}` };
      for (const end = Date.now() + 30_000; told.length < 40 && Date.now() < end; ) {
        if (!(await hooks.claim(mine, { now, leaseMs: 60_000 }))) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          continue;
        }
        const upTo = (await first<{ value: number }>(
          databases[n]!,
          "SELECT value FROM counter WHERE name = 'sequence'",
        ))!.value;
        for await (const change of hooks.changes('h', upTo, emptyQuery)) {
          told.push(change.sequence);
          const isTold =
            change.sequence % 2
              ? await hooks.delivered(mine, change)
              : await hooks.setAside(mine, change, { error: 'no', now });
          expect(isTold).toBe(true);
        }
        await hooks.release(mine);
      }
    };
    const save = async (n: number): Promise<void> => {
      for (const at of [0, 1, 2, 3]) await stores[n]!.save(story(n * 10 + at), { now: new Date(now).toISOString() });
    };
    await Promise.all([
      ...ten.map(save),
      deliver(0),
      deliver(1),
      deliver(2),
      stores[5]!.hooks.sendAgain({ hooks: ['h'] }),
    ]);
    expect(told).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    const letters = (await stores[0]!.hooks.letters()).map(({ sequence }) => sequence);
    expect(letters).toEqual(Array.from({ length: 20 }, (_, n) => 2 * n + 2));
  }, 60_000);
});
