import { localReader } from '../../src/run/index.js';
import { openFetcher } from '../../src/fetch/index.js';
import { fetchDefaults, readDefaults } from '../../src/options.js';
import { openStore, type Store } from '../../src/store/index.js';
import { runSync, type SyncCounts, type SyncEvent, type SyncOptions } from '../../src/sync/index.js';
import type { Article } from '../../src/types.js';

export const hour = 3_600_000;
export const day = 24 * hour;

/** An archive with a clock that the test winds, and a sync over a real fetcher. */
export interface Syncing {
  store: Store;
  now: number;
  events: SyncEvent[];
  sync(parts?: Partial<SyncOptions>): Promise<SyncCounts>;
  articles(): Promise<Article[]>;
  source(url: string): Promise<Awaited<ReturnType<Store['sources']['all']>>[number] | undefined>;
  close(): Promise<void>;
}

export async function openSyncing(address = 'memory:'): Promise<Syncing> {
  const store = await openStore(address);
  let run = 0;
  const syncing: Syncing = {
    store,
    now: Date.UTC(2026, 4, 4, 12),
    events: [],
    sync: async (parts = {}) => {
      syncing.events = [];
      const options = {
        ...fetchDefaults,
        userAgent: 'wirecopy/test',
        allowPrivate: true as const,
        delayMs: 0,
        retries: 0,
        perHost: 8,
      };
      const fetcher = openFetcher(options, { now: () => syncing.now });
      try {
        return await runSync(
          {
            all: false,
            limit: Number.POSITIVE_INFINITY,
            recheckMs: [hour, 6 * hour, day, 7 * day],
            keepsRaw: true,
            window: 64,
            ...parts,
          },
          {
            store,
            fetch: (target, request) => fetcher.fetch(target, request),
            sitemapsOf: async (address) => (await fetcher.robots(address)).sitemaps,
            read: readDefaults,
            reader: localReader,
            now: () => syncing.now,
            owner: `test-${run++}`,
            isAlive: () => true,
            stop: new AbortController().signal,
            report: (event) => syncing.events.push(event),
          },
        );
      } finally {
        await fetcher.close();
      }
    },
    articles: async () => {
      const found: Article[] = [];
      for await (const { stored } of store.changesSince(0)) found.push(stored.article);
      return found;
    },
    source: async (url) => (await store.sources.all()).find((one) => one.url === url),
    close: () => store.close(),
  };
  return syncing;
}
