import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { InterruptedError, StoreError } from '../../src/errors.js';
import { openFetcher } from '../../src/fetch/index.js';
import { fetchDefaults, readDefaults } from '../../src/options.js';
import { localReader } from '../../src/run/index.js';
import type { Frontier, Store } from '../../src/store/index.js';
import type { Database } from '../../src/store/postgres/database.js';
import { openFrontier } from '../../src/store/postgres/frontier.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { openPostgresLedger } from '../../src/store/postgres/ledger.js';
import { migrate } from '../../src/store/postgres/migrations.js';
import { Worker, type WorkerDeps } from '../../src/sync/index.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { startServer } from '../helpers/server.js';

// Workers on a PostgreSQL archive, in one process: what each does with the hosts that it leases.

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
  await migrate(base.database);
}, 60_000);
afterAll(() => base.drop());

const closings: (() => Promise<unknown> | unknown)[] = [];
beforeEach(() => emptyTables(base.database));
afterEach(async () => {
  for (const close of closings.splice(0).toReversed()) await close();
});

const shared = (database: Database): Database => ({ ...database, close: async () => undefined });
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Site {
  url: string;
  /** When each page was asked for, by path. */
  asked: [at: number, path: string][];
}

/** A paper with a feed of so many stories; `stall` holds a page's answer back. */
async function paper(stories: number, stall: (path: string) => Promise<void> = async () => undefined): Promise<Site> {
  const site: Site = { url: '', asked: [] };
  const story = (n: number): string => {
    // Ports are one host for the archive: the same path or text there would be the same story.
    const words = (part: number): string =>
      Array.from({ length: 40 }, (_, at) =>
        createHash('md5').update(`${site.url} ${n} ${part} ${at}`).digest('hex').slice(0, 7),
      ).join(' ');
    const text = [1, 2, 3, 4].map((part) => `<p>${words(part)}.</p>`).join('');
    return `<html><head><meta property="og:type" content="article"><title>Story ${words(0).slice(0, 40)}</title></head><body><article><h1>Story ${words(0).slice(0, 40)}</h1>${text}</article></body></html>`;
  };
  const server = await startServer((request, response) => {
    const path = request.url ?? '';
    site.asked.push([Date.now(), path]);
    if (path === '/robots.txt') response.writeHead(404).end();
    else if (path === '/feed') {
      const items = Array.from(
        { length: stories },
        (_, n) => `<item><title>Story ${n}</title><link>${site.url}/${new URL(site.url).port}/story-${n}</link></item>`,
      );
      const head = `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>`;
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(`${head}${items.join('')}</channel></rss>`);
    } else {
      void stall(path).then(() =>
        response.writeHead(200, { 'content-type': 'text/html' }).end(story(Number(/\d+$/.exec(path)?.[0]))),
      );
    }
  });
  site.url = server.url;
  closings.push(() => server.close());
  return site;
}

interface Made {
  worker: Worker;
  refused: string[];
  stop: AbortController;
  /** Works until nothing is due for some time. */
  drain(): Promise<void>;
}

async function makeWorker(
  owner: string,
  parts: Partial<WorkerDeps> & { delayMs?: number; concurrency?: number } = {},
): Promise<Made> {
  const { delayMs = 0, concurrency = 8, ...deps } = parts;
  const refused: string[] = [];
  const stop = new AbortController();
  const broken = new AbortController();
  const store: Store = deps.store ?? (await openPostgresStore(shared(base.database)));
  const frontier: Frontier = deps.frontier ?? (await openFrontier(base.database));
  const worker = new Worker(
    {
      ...{ all: false, limit: Number.POSITIVE_INFINITY, recheckMs: [], keepsRaw: true, window: 64 },
      ...{ concurrency, delayMs, leaseMs: 30_000 },
    },
    {
      ...{ store, frontier, read: readDefaults, reader: localReader, now: Date.now, owner, stop: stop.signal },
      report: () => undefined,
      openFetching: async () => {
        const options = {
          ...fetchDefaults,
          userAgent: 'wirecopy/test',
          allowPrivate: true as const,
          delayMs,
          retries: 0,
        };
        const fetcher = openFetcher(options, {
          openLedger: () => openPostgresLedger(shared(base.database)),
          stop: stop.signal,
        });
        return {
          fetch: (target, request) => fetcher.fetch(target, { ...request, signal: broken.signal }),
          sitemapsOf: async () => [],
          resting: () => fetcher.resting(),
          close: () => fetcher.close(),
        };
      },
      abort: () => broken.abort(new InterruptedError('stopped')),
      onRefused: (_error, url) => refused.push(url),
      ...deps,
    },
  );
  closings.push(() => worker.close(0));
  const drain = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2; ) {
      const { taken } = await worker.slice(3_000, async () => undefined);
      const isQuiet = taken === 0 && worker.active === 0;
      quiet = isQuiet ? quiet + 1 : 0;
      // A host whose pages wait for a poll elsewhere is looked at again after a second.
      if (isQuiet) await sleep(600);
    }
  };
  return { worker, refused, stop, drain };
}

const follow = async (site: Site): Promise<void> => {
  const store = await openPostgresStore(shared(base.database));
  await store.sources.add(`${site.url}/feed`, { now: Date.now(), kind: 'feed' });
};
const articles = async (): Promise<number> =>
  (await base.database.all<{ n: number }>('SELECT count(*) AS n FROM article'))[0]!.n;
const storiesAsked = ({ asked }: Site): string[] =>
  asked
    .map(([, path]) => path)
    .filter((path) => path.includes('story'))
    .sort();

test('a feed is asked, and each of its pages once', async () => {
  const site = await paper(12);
  await follow(site);
  const { worker, drain } = await makeWorker('one');
  await drain();
  expect(await articles()).toBe(12);
  expect(storiesAsked(site)).toHaveLength(12);
  expect(worker.counts).toMatchObject({ sources: 1, fetched: 1, new: 12, pages: { fetched: 12, failed: 0 } });
  expect(await base.database.all('SELECT name FROM host WHERE lease_owner IS NOT NULL')).toEqual([]);
  // What ends twice at once counts once.
  await Promise.all([worker.close(0), worker.close(0)]);
  expect(worker.counts).toMatchObject({ sources: 1, fetched: 1, new: 12 });
}, 60_000);

test('three workers: each page once, and no two starts at a host nearer than its delay', async () => {
  const sites = [await paper(5), await paper(5), await paper(5), await paper(5)];
  for (const site of sites) await follow(site);
  const workers = await Promise.all(
    ['one', 'two', 'three'].map((owner) => makeWorker(owner, { delayMs: 300, concurrency: 3 })),
  );
  await Promise.all(workers.map(({ drain }) => drain()));
  expect(await articles()).toBe(20);
  for (const site of sites) {
    expect(new Set(storiesAsked(site)).size).toBe(5);
    expect(storiesAsked(site)).toHaveLength(5);
    const times = site.asked.map(([at]) => at);
    // The site counts in this process, too: how late it sees a request is not the worker's doing.
    expect(Math.min(...times.slice(1).map((at, n) => at - times[n]!))).toBeGreaterThan(150);
  }
  expect(workers.filter(({ worker }) => worker.counts.pages.fetched > 0).length).toBeGreaterThan(1);
}, 60_000);

test('a host that does not answer takes one place, and no other host waits for it', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  closings.push(release);
  const slow = await paper(3, () => held);
  const quick = await paper(4);
  for (const site of [slow, quick]) await follow(site);
  const { worker } = await makeWorker('one', { delayMs: 50, concurrency: 2 });
  const slices = (async () => {
    for (let n = 0; n < 4; n++) await worker.slice(1_500, async () => undefined);
  })();
  for (let n = 0; n < 100 && (await articles()) < 4; n++) await sleep(50);
  expect(await articles()).toBe(4);
  release();
  await slices;
}, 60_000);

test('a host that waits for its next start behind its robots.txt keeps no other from its own', async () => {
  const sites = await Promise.all(Array.from({ length: 4 }, () => paper(2)));
  for (const site of sites) await follow(site);
  const delayMs = 1_500;
  const { worker } = await makeWorker('one', { delayMs, concurrency: 1 });
  for (let n = 0; n < 40 && (await articles()) < 8; n++) await worker.slice(500, async () => undefined);
  expect(await articles()).toBe(8);
  for (const { asked } of sites) {
    const times = asked.map(([at]) => at);
    expect(Math.max(...times.slice(1).map((at, n) => at - times[n]!))).toBeLessThan(1.9 * delayMs);
  }
}, 60_000);

test('a worker that is stopped breaks off what does not end in time, and another has it at once', async () => {
  let isHeld = true;
  const site = await paper(1, () => (isHeld ? new Promise(() => undefined) : Promise.resolve()));
  await follow(site);
  const { worker, stop } = await makeWorker('one');
  const slice = worker.slice(20_000, async () => undefined);
  for (let n = 0; n < 200 && storiesAsked(site).length === 0; n++) await sleep(20);
  stop.abort();
  await slice;
  const began = Date.now();
  await worker.close(100);
  expect(Date.now() - began).toBeLessThan(3_000);
  isHeld = false;
  const other = await makeWorker('two');
  await other.drain();
  expect(await articles()).toBe(1);
  expect((await (await openFrontier(base.database)).dead()).length).toBe(0);
  expect(await base.database.all('SELECT deaths, attempts FROM page')).toEqual([]);
}, 60_000);

test('while the database is away nothing is lost, and nothing is a page’s fault', async () => {
  let isAway = false;
  let isOnce = true;
  const site = await paper(6, async () => {
    if (isOnce) isAway = true;
    isOnce = false;
  });
  await follow(site);
  const away = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  const guard = <T>(work: () => Promise<T>): Promise<T> => (isAway ? Promise.reject(away) : work());
  const shaky: Database = {
    ...shared(base.database),
    all: (text, values) => guard(() => base.database.all(text, values)),
    run: (text, values) => guard(() => base.database.run(text, values)),
    transaction: (work) => guard(() => base.database.transaction(work)),
  };
  const { worker, refused, drain } = await makeWorker('one', {
    store: await openPostgresStore(shaky),
    frontier: await openFrontier(shaky),
    concurrency: 2,
  });
  await expect(worker.slice(10_000, async () => undefined)).rejects.toMatchObject({ code: '57P01' });
  await sleep(300);
  isAway = false;
  await drain();
  expect(await articles()).toBe(6);
  expect(refused).toEqual([]);
  expect(await base.database.all('SELECT url FROM page WHERE deaths > 0')).toEqual([]);
}, 60_000);

test('a page that the archive refuses is put aside and said, and the others are saved', async () => {
  const site = await paper(5);
  await follow(site);
  const store = await openPostgresStore(shared(base.database));
  const bad = `${site.url}/${new URL(site.url).port}/story-3`;
  const refusing: Store = {
    ...store,
    saveAll: async (items) => {
      if (items.some(({ article }) => article.url === bad)) throw new StoreError('the archive will not have it');
      return store.saveAll(items);
    },
    save: async (article, options) => {
      if (article.url === bad) throw new StoreError('the archive will not have it');
      return store.save(article, options);
    },
  };
  const { refused, drain } = await makeWorker('one', { store: refusing });
  await drain();
  expect(await articles()).toBe(4);
  expect(refused).toEqual([bad]);
  expect(await base.database.all('SELECT url, lease_owner FROM page')).toEqual([{ url: bad, lease_owner: 'failed' }]);
}, 60_000);

test('whoever has more than it can take says so', async () => {
  const sites = await Promise.all(Array.from({ length: 5 }, () => paper(1)));
  for (const site of sites) await follow(site);
  const { worker } = await makeWorker('one', { concurrency: 2 });
  let told = 0;
  await worker.slice(2_500, async () => {
    told++;
  });
  expect(told).toBe(1);
}, 60_000);
