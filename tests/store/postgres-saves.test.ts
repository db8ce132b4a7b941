import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.js';
import type { SaveOptions, Store } from '../../src/store/index.js';
import type { Database } from '../../src/store/postgres/database.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { openPg } from '../../src/store/postgres/pg-database.js';
import type { Article } from '../../src/types.js';
import { chance } from '../helpers/many-scripts.js';
import { emptyTables, isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { story } from './contract.js';

const why = 'several savers at once need a real server (WIRECOPY_TEST_POSTGRES); PGlite has one connection';
if (!isRealServer) console.info(`left out: ${why}`);

const at = (minute: number): string => new Date(Date.UTC(2026, 4, 4, 0, minute)).toISOString();
const ten = Array.from({ length: 10 }, (_, n) => n);

describe.skipIf(!isRealServer)('PostgreSQL: ten savers at once', () => {
  let one: TestDatabase;
  let databases: Database[];
  let stores: Store[];
  beforeAll(async () => {
    one = await testDatabase();
    databases = await Promise.all(ten.map(() => openPg(one.address!, { size: 2 })));
    // All of them make the archive.
    stores = await Promise.all(databases.map((database) => openPostgresStore(database)));
  }, 60_000);
  beforeEach(() => emptyTables(one.database));
  afterEach(async () => expect(await stores[0]!.check()).toEqual([]));
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await one.drop();
  });

  test('the same and other stories, in any order, in one by one and in batches: each once, no revision lost', async () => {
    const items = Array.from({ length: 60 }, (_, n) => ({ article: story(n), options: { now: at(0) } }));
    await Promise.all(
      stores.map(async (store, n) => {
        const below = chance(n + 1);
        const mine = items
          .map((item) => ({ ...item, options: { ...item.options, feedUrl: `https://feed-${n % 3}.example/` } }))
          .sort(() => below(3) - 1);
        await store.saveAll(mine.slice(0, 25));
        for (const { article, options } of mine.slice(25, 35)) await store.save(article, options);
        await store.saveAll(mine.slice(35));
      }),
    );
    expect(await stores[0]!.counts()).toMatchObject({ articles: 60, revisions: 60 });
    const [feeds] = await one.database.all<{ n: number }>('SELECT count(*) AS n FROM sighting');
    expect(feeds!.n).toBe(180);
    const edit = (n: number, by: number): Article => story(n, { headline: `Story ${n} about harbours, edit ${by}` });
    await Promise.all(
      stores.map((store, by) =>
        store.saveAll(ten.map((n) => ({ article: edit(n, by), options: { now: at(1 + by) } }))),
      ),
    );
    for (const n of ten) expect(await stores[n]!.revisions(story(n).id)).toHaveLength(11);
  }, 60_000);

  test('a reader who follows the numbers passes over no change, however long one takes to be there', async () => {
    let isOver = false;
    const seen: number[] = [];
    const read = async (): Promise<void> => {
      for (let last = 0; ; ) {
        const wasOver = isOver;
        for await (const { sequence } of stores[9]!.changesSince(last)) {
          seen.push(sequence);
          last = sequence;
        }
        if (wasOver) return;
      }
    };
    const reader = read();
    await Promise.all(
      stores.slice(0, 9).map(async (store, by) => {
        for (let batch = 0; batch < 6; batch++) {
          const article = (n: number): Article => story(by * 1000 + batch * 100 + n, { body: null });
          const many = batch % 2 === 0 ? 15 : 1;
          await store.saveAll(
            Array.from({ length: many }, (_, n) => ({ article: article(n), options: { now: at(0) } })),
          );
        }
      }),
    );
    isOver = true;
    await reader;
    expect(seen).toHaveLength(9 * 48);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(await stores[0]!.lastSequence()).toBe(seen.at(-1));
  }, 60_000);

  test('polls, saves and prunes at once end in no deadlock', async () => {
    const feedUrl = 'https://feed.example/';
    const options = (n: number): SaveOptions => ({ now: at(n), feedUrl, guid: `g${n}` });
    await Promise.all(
      ten.map(async (n) => {
        for (let round = 0; round < 8; round++) {
          const numbers = ten.map((k) => (k * 7 + n * 3 + round) % 30);
          if (n % 3 === 0) await stores[n]!.saveAll(numbers.map((k) => ({ article: story(k), options: options(k) })));
          else if (n % 3 === 1) {
            const origin = { feedUrl: `https://other-${round}.example/`, guid: null };
            for (const k of numbers)
              await stores[n]!.sources.sight({ url: story(k).url, origin, said: null, now: Date.parse(at(k)) });
          } else await stores[n]!.prune({ olderThan: at(round % 5) });
        }
      }),
    );
  }, 60_000);

  test('a connection that the server ends in the middle of a batch: that is said, and nothing of it is there', async () => {
    const items = Array.from({ length: 40 }, (_, n) => ({ article: story(n), options: { now: at(0) } }));
    // Whoever holds the counter lets the batch come as far as its lock.
    const saving = await databases[0]!.transaction(async (sql) => {
      await sql.all("SELECT value FROM counter WHERE name = 'sequence' FOR UPDATE");
      const failed = stores[1]!.saveAll(items).catch((error: unknown) => error);
      const waiting =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%FOR UPDATE' AND wait_event_type = 'Lock'";
      let found: { pid: number } | undefined;
      for (let n = 0; found === undefined && n < 500; n++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        [found] = await one.database.all<{ pid: number }>(waiting);
      }
      await one.database.all('SELECT pg_terminate_backend($1::int)', [found!.pid]);
      return failed;
    });
    expect(saving).toBeInstanceOf(StoreError);
    expect((saving as StoreError).message).toMatch(
      /^the archive postgres:\/\/.* ended the connection: what was not said/,
    );
    expect(await stores[0]!.counts()).toMatchObject({ articles: 0, revisions: 0 });
    // The next call gets another connection.
    expect(await stores[1]!.saveAll(items)).toHaveLength(40);
  }, 60_000);

  test('killed at any moment of a batch, all of it is there or none', async () => {
    for (let round = 0; round < 12; round++) {
      await emptyTables(one.database);
      const items = Array.from({ length: 40 }, (_, n) => ({ article: story(n), options: { now: at(0) } }));
      const ending = new Promise((resolve) => setTimeout(resolve, round * 8)).then(() =>
        one.database.all(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`,
        ),
      );
      const saved = await stores[2]!.saveAll(items).catch((error: unknown) => error);
      await ending;
      const { articles } = await stores[0]!.counts();
      expect([0, 40]).toContain(articles);
      // What was reported as saved is there.
      if (Array.isArray(saved)) expect(articles).toBe(40);
      else expect(saved).toBeInstanceOf(StoreError);
    }
  }, 60_000);
});
