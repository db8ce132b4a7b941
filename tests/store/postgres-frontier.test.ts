import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Frontier, FrontierWork, NewPage, SourceStore } from '../../src/store/index.js';
import { openFrontier } from '../../src/store/postgres/frontier.js';
import { openPostgresLedger } from '../../src/store/postgres/ledger.js';
import { migrate } from '../../src/store/postgres/migrations.js';
import { sourceStore } from '../../src/store/postgres/sources.js';
import { emptyTables, isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';

let base: TestDatabase;
let frontier: Frontier;
let sources: SourceStore;
beforeAll(async () => {
  base = await testDatabase();
  await migrate(base.database);
}, 60_000);
afterAll(() => base.drop());
beforeEach(async () => {
  await emptyTables(base.database);
  await clock(0);
  frontier = await openFrontier(base.database);
  sources = sourceStore(base.database);
});

/** The database's clock is a function, so that it can be wound. */
let ahead = 0;
async function clock(ms: number): Promise<void> {
  ahead = ms;
  await base.database.exec(`CREATE OR REPLACE FUNCTION now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + ${ms}'`);
}
const wind = (ms: number): Promise<void> => clock(ahead + ms);
const now = (): number => Date.now() + ahead;

const usual = { leaseMs: 30_000, limit: 100, delayMs: 1_000, aheadMs: 0, mayRisk: true };
const claim = (owner: string, more: Partial<typeof usual> = {}): Promise<FrontierWork> =>
  frontier.claim({ ...usual, ...more, owner });
const names = ({ hosts }: FrontierWork): string[] => hosts.map(({ name }) => name).sort();
const urls = ({ hosts }: FrontierWork): string[] =>
  hosts.flatMap((host) => [...host.sources, ...host.pages].map(({ url }) => url)).sort();

/** A feed that was polled and is not due for a day, and pages that it named. */
async function pages(feed: string, addresses: readonly string[], dueAt = now()): Promise<void> {
  await sources.add(feed, { now: now() - 1_000 });
  const source = (await sources.all()).find(({ url }) => url === feed)!;
  const page = (url: string): NewPage => ({
    ...{ key: url, url, entry: null, dueAt, reason: 'new', entrySince: null, said: null, recheckAt: null },
    origin: { feedUrl: feed, guid: url },
  });
  await sources.finishPoll({
    source: { ...source, lastPolled: now(), nextDue: now() + 86_400_000 },
    ...{ entries: [], gone: [], back: [], pages: addresses.map(page) },
  });
}

const end = (url: string): Promise<boolean> => sources.finishPage({ key: url, version: 0 }, null);

describe('a host is leased', () => {
  test('to one worker, with a piece of work; to another once it is given back', async () => {
    const all = [1, 2, 3].map((n) => `https://a.example/${n}`);
    await pages('https://feeds.example/a', all);
    const one = await claim('one');
    expect(names(one)).toEqual(['a.example']);
    expect(urls(one)).toEqual(all.slice(0, 1));
    expect(names(await claim('two'))).toEqual([]);
    await end(all[0]!);
    await frontier.giveBack(['a.example'], 'one');
    expect(urls(await claim('two'))).toEqual(all.slice(1, 2));
  });

  test('with its pages in the order in which their feed named them', async () => {
    const all = Array.from({ length: 30 }, (_, n) => `https://a.example/${(n * 17) % 30}`);
    await pages('https://feeds.example/a', all);
    const taken: string[] = [];
    for (const delayMs of [1_000, 1_000, 300, 100, 0, 0, 0]) {
      const { hosts } = await claim('one', { delayMs });
      const own = hosts.flatMap((host) => host.pages);
      taken.push(...own.map(({ url }) => url));
      for (const { key } of own) await end(key);
      await frontier.giveBack(['a.example'], 'one');
    }
    expect(taken).toEqual(all);
  });

  test('many due pages of one host keep no other host’s waiting', async () => {
    await pages(
      'https://feeds.example/a',
      Array.from({ length: 300 }, (_, n) => `https://a.example/${n}`),
      now() - 60_000,
    );
    await pages('https://feeds.example/b', ['https://b.example/1']);
    expect(names(await claim('one', { limit: 1 }))).toEqual(['a.example']);
    // The head of the line is all of the first host.
    expect(names(await claim('two', { limit: 1 }))).toEqual(['b.example']);
  });

  test('one that has to wait is nobody’s, and whoever asks hears when its turn comes', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    await pages('https://feeds.example/b', ['https://b.example/1']);
    const ledger = await openPostgresLedger({ ...base.database, close: async () => undefined });
    expect(await ledger.take('a.example', 5_000)).toBeNull();
    await ledger.sent('a.example', 5_000);
    await ledger.read('a.example');
    const { hosts, nextInMs } = await claim('one');
    expect(hosts.map(({ name }) => name)).toEqual(['b.example']);
    expect(nextInMs).toBeGreaterThan(4_000);
    expect(nextInMs).toBeLessThanOrEqual(5_000);
    expect(names(await claim('two', { aheadMs: 5_000 }))).toEqual(['a.example']);
  });

  test('one that answered Retry-After waits for as long', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    const ledger = await openPostgresLedger({ ...base.database, close: async () => undefined }, { now });
    await ledger.hold('a.example', now() + 60_000, 503);
    await ledger.read('a.example');
    expect(names(await claim('one'))).toEqual([]);
    await wind(61_000);
    expect(names(await claim('one'))).toEqual(['a.example']);
  });

  test('as fetching names it: a port is a host of its own, a www. is, too', async () => {
    await pages('https://feeds.example/a', [
      'https://www.a.example/1',
      'https://m.a.example/1',
      'http://a.example:8080/1',
      'http://user:pass@a.example:80/1',
      'https://a.example:443/1',
    ]);
    expect(names(await claim('one'))).toEqual(['a.example', 'a.example:8080', 'm.a.example', 'www.a.example']);
  });

  test('the slower it is asked, the less of it is taken at once', async () => {
    await pages(
      'https://feeds.example/a',
      Array.from({ length: 20 }, (_, n) => `https://a.example/${n}`),
    );
    const taken = async (delayMs: number): Promise<number> => {
      const work = await claim('one', { delayMs });
      await frontier.giveBack(['a.example'], 'one');
      return urls(work).length;
    };
    expect([await taken(0), await taken(100), await taken(300), await taken(1_000)]).toEqual([8, 4, 2, 1]);
    // What its robots.txt asked for was noted where it was asked.
    const ledger = await openPostgresLedger({ ...base.database, close: async () => undefined });
    await ledger.take('a.example', 20_000);
    await ledger.giveUp('a.example');
    await ledger.read('a.example');
    await wind(20_001);
    expect(await taken(0)).toBe(1);
  });
});

describe('what is due', () => {
  test('a source that is followed is there at once, a page before its time is not', async () => {
    await sources.add('https://a.example/feed', { now: now() });
    expect(urls(await claim('one'))).toEqual(['https://a.example/feed']);
    await pages('https://feeds.example/b', ['https://b.example/1'], now() + 60_000);
    const { hosts, nextInMs } = await claim('two');
    expect(hosts).toEqual([]);
    expect(nextInMs).toBeLessThanOrEqual(60_000);
    await wind(60_000);
    expect(urls(await claim('two'))).toContain('https://b.example/1');
  });

  test('a page waits for the poll of a source that names it', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    await sources.edit('https://feeds.example/a', { tags: ['x'] }, now());
    await base.database.run("UPDATE source SET next_due = now_ms() - 1000 WHERE url = 'https://feeds.example/a'");
    expect(urls(await claim('one'))).toEqual(['https://feeds.example/a']);
    // Under way.
    await wind(2_000);
    expect(urls(await claim('two'))).toEqual([]);
    await pages('https://feeds.example/a', []);
    await wind(2_000);
    expect(urls(await claim('two'))).toEqual(['https://a.example/1']);
  });

  test('a host whose last work is done is asked for no more, and is back with its next work', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    await claim('one');
    await sources.finishPage(
      { key: 'https://a.example/1', version: 0 },
      {
        ...{ reason: 'recheck', dueAt: now() + 3_600_000, attempts: 0, etag: null, lastModified: null },
        ...{ bodySha256: null, triedAt: now() },
      },
    );
    await frontier.giveBack(['a.example'], 'one');
    const hourMs = (await frontier.nextInMs())!;
    expect(hourMs).toBeGreaterThan(3_500_000);
    expect(hourMs).toBeLessThanOrEqual(3_600_000);
    await pages('https://feeds.example/a', ['https://a.example/2']);
    expect(await frontier.nextInMs()).toBe(0);
    expect(urls(await claim('one'))).toEqual(['https://a.example/2']);
  });

  test('work that comes while a host is leased is not forgotten when it is given back', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    await claim('one');
    await pages('https://feeds.example/a', ['https://a.example/2']);
    await frontier.nextInMs();
    await frontier.renew('one', 30_000);
    await end('https://a.example/1');
    await frontier.giveBack(['a.example'], 'one');
    expect(urls(await claim('two'))).toEqual(['https://a.example/2']);
  });
});

test('a hint that comes while a host is leased stands, whatever giving it back sees', async () => {
  await pages('https://feeds.example/a', ['https://a.example/1']);
  await claim('one');
  // As if work were being committed in this moment.
  await base.database.run("UPDATE host SET due_at = now_ms() - 1 WHERE name = 'a.example'");
  await end('https://a.example/1');
  await frontier.giveBack(['a.example'], 'one');
  expect(await frontier.nextInMs()).toBe(0);
});

describe('a worker that dies', () => {
  test('holds its hosts until its lease ends, a living one as long as it says so', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    await pages('https://feeds.example/b', ['https://b.example/1']);
    expect(names(await claim('dead', { limit: 1 }))).toHaveLength(1);
    expect(names(await claim('alive', { limit: 1 }))).toHaveLength(1);
    await wind(25_000);
    await frontier.renew('alive', 30_000);
    expect(names(await claim('next'))).toEqual([]);
    await wind(6_000);
    expect(names(await claim('next'))).toHaveLength(1);
    await wind(20_000);
    await frontier.renew('next', 30_000);
    expect((await frontier.depth()).workers).toBe(2);
    await wind(10_000);
    expect((await frontier.depth()).workers).toBe(1);
  });

  test('over the same page five times leaves it as a dead letter, and other pages of its host go on', async () => {
    await pages('https://feeds.example/a', ['https://a.example/bad'], now() - 10_000);
    await pages('https://feeds.example/a', ['https://a.example/good']);
    // Whose worker died stands behind what was not tried yet.
    expect(urls(await claim('first'))).toEqual(['https://a.example/bad']);
    await wind(31_000);
    expect(urls(await claim('good'))).toEqual(['https://a.example/good']);
    await end('https://a.example/good');
    await frontier.giveBack(['a.example'], 'good');
    for (let n = 1; n < 5; n++) {
      expect(urls(await claim(`worker-${n}`)), `try ${n}`).toEqual(['https://a.example/bad']);
      await wind(31_000);
    }
    expect(urls(await claim('sixth'))).toEqual([]);
    expect(await frontier.dead()).toMatchObject([{ kind: 'page', url: 'https://a.example/bad', deaths: 5 }]);
    expect((await frontier.depth()).dead).toBe(1);
    await wind(60_000);
    expect(urls(await claim('sixth'))).toEqual([]);
    expect(await frontier.retryDead(['https://a.example/bad'])).toBe(1);
    expect(urls(await claim('sixth'))).toEqual(['https://a.example/bad']);
  });

  test('what was at work beside the page at fault is not held for as bad', async () => {
    const all = ['bad', 'one', 'two'].map((name) => `https://${name}.example/1`);
    await pages('https://feeds.example/a', all);
    // All three under way each time a worker dies.
    for (let n = 0; n < 2; n++) {
      expect(urls(await claim(`worker-${n}`))).toHaveLength(3);
      await wind(31_000);
    }
    // From now on one at a time; the other two end well.
    for (let n = 0; n < 8; n++) {
      const { hosts } = await claim(`worker-${n}`);
      expect(hosts.filter(({ isRisk }) => isRisk).length).toBeLessThanOrEqual(1);
      expect(urls(await claim(`worker-${n}`, { mayRisk: false })).length).toBe(0);
      const good = hosts.flatMap(({ pages: own }) => own).filter(({ url }) => !url.includes('bad'));
      for (const { key } of good) await end(key);
      await wind(31_000);
    }
    await claim('last');
    expect(await frontier.dead()).toMatchObject([{ url: 'https://bad.example/1' }]);
    expect(await base.database.all('SELECT url FROM page')).toHaveLength(1);
  });

  test('a worker that ends in order is no death', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    for (let n = 0; n < 12; n++) {
      expect(urls(await claim(`worker-${n}`)), `try ${n}`).toEqual(['https://a.example/1']);
      await frontier.giveRestBack(`worker-${n}`, []);
    }
    expect(await frontier.dead()).toEqual([]);
  });

  test('deaths that lie between good looks do not add up', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    for (let n = 0; n < 12; n++) {
      await claim(`dead-${n}`);
      await wind(31_000);
      await claim(`good-${n}`);
      await frontier.giveBack(['a.example'], `good-${n}`);
    }
    expect(await frontier.dead()).toEqual([]);
  });

  test('a dead source holds none of its pages, and is asked again when it is sent again, or in a day', async () => {
    await sources.add('https://feeds.example/bad', { now: now() });
    for (let n = 0; n < 6; n++) {
      await claim(`worker-${n}`);
      await wind(31_000);
    }
    expect(await frontier.dead()).toMatchObject([{ kind: 'source', url: 'https://feeds.example/bad' }]);
    expect(urls(await claim('one'))).toEqual([]);
    expect(await frontier.clearDead(null)).toBe(1);
    expect(urls(await claim('one'))).toEqual([]);
    await wind(86_400_000);
    expect(urls(await claim('one'))).toEqual(['https://feeds.example/bad']);
  });

  test('a page that the archive refuses five times is a dead letter, and is not tried all the time', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    for (let n = 0; n < 5; n++) {
      expect(urls(await claim('one')), `try ${n}`).toEqual(['https://a.example/1']);
      await frontier.giveBack(['a.example'], 'one', ['https://a.example/1']);
      expect(urls(await claim('one'))).toEqual([]);
      await wind(61_000);
    }
    expect(urls(await claim('one'))).toEqual([]);
    expect(await frontier.dead()).toMatchObject([{ url: 'https://a.example/1' }]);
    // Who watches does not wake for it.
    expect(await sources.nextDue()).toBeGreaterThan(now());
    expect(await sources.waiting()).toBe(0);
  });

  test('of an answer that was lost nothing is held that nobody knows of', async () => {
    await pages('https://feeds.example/a', ['https://a.example/1']);
    await pages('https://feeds.example/b', ['https://b.example/1']);
    await claim('one');
    await frontier.giveRestBack('one', ['b.example']);
    expect(names(await claim('two'))).toEqual(['a.example']);
  });
});

test('what is to be asked now is due now', async () => {
  await pages('https://feeds.example/a', []);
  await pages('https://feeds.example/b', []);
  expect(urls(await claim('one'))).toEqual([]);
  await wind(2_000);
  expect(await frontier.makeDue(['https://feeds.example/b', 'https://nobody.example/'])).toBe(1);
  expect(urls(await claim('one', { delayMs: 0 }))).toEqual(['https://feeds.example/b']);
  await frontier.giveRestBack('one', []);
  expect(await frontier.makeDue(null)).toBe(1);
  expect(urls(await claim('one', { delayMs: 0 }))).toEqual(['https://feeds.example/a', 'https://feeds.example/b']);
});

describe('odd times', () => {
  test('a clock of the database that was set back keeps no host waiting', async () => {
    await clock(40 * 86_400_000);
    await pages('https://feeds.example/a', ['https://a.example/1'], Date.now());
    const ledger = await openPostgresLedger({ ...base.database, close: async () => undefined });
    await ledger.take('a.example', 1_000);
    await claim('one');
    await clock(0);
    frontier = await openFrontier(base.database);
    await wind(3_700_000);
    expect(urls(await claim('two'))).toEqual(['https://a.example/1']);
  });

  test('a database that another version brought further is left alone', async () => {
    await base.database.run("UPDATE setting SET value = '77' WHERE name = 'schema'");
    await expect(claim('one')).rejects.toMatchObject({ code: 'STORE', message: expect.stringContaining('schema 77') });
    await base.database.run("UPDATE setting SET value = '1' WHERE name = 'schema'");
  });
});

test('depth and age', async () => {
  await pages('https://feeds.example/a', ['https://a.example/1', 'https://a.example/2'], now() - 7_000);
  await pages('https://feeds.example/b', ['https://b.example/1'], now() + 60_000);
  await claim('one');
  const depth = await frontier.depth();
  expect(depth).toMatchObject({
    hosts: { ready: 0, waiting: 0, leased: 1 },
    pages: 1,
    sources: 0,
    dead: 0,
    workers: 1,
  });
  expect(depth.oldestMs).toBeGreaterThanOrEqual(7_000);
  expect(depth.oldestMs).toBeLessThan(30_000);
});

test.skipIf(!isRealServer)(
  'eight workers at once: nothing is taken twice, nothing is left, and none trips over another',
  async () => {
    const all = Array.from({ length: 40 }, (_, host) =>
      Array.from({ length: 10 }, (_, n) => `https://h${host}.example/${n}`),
    ).flat();
    await pages('https://feeds.example/all', all);
    const done: string[] = [];
    const work = async (owner: string): Promise<void> => {
      for (let idle = 0; idle < 20; ) {
        const found = await claim(owner, { limit: 5, delayMs: 0 });
        idle = found.hosts.length === 0 ? idle + 1 : 0;
        for (const { name, pages: own } of found.hosts) {
          for (const { url, key } of own) {
            done.push(url);
            await end(key);
          }
          await frontier.renew(owner, 30_000);
          await frontier.giveBack([name], owner);
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, n) => work(`worker-${n}`)));
    expect(done.length).toBe(all.length);
    expect(new Set(done).size).toBe(all.length);
  },
  60_000,
);
