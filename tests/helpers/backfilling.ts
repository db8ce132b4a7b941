import { openFetcher } from '../../src/fetch/index.js';
import { fetchDefaults, readDefaults } from '../../src/options.js';
import { localReader } from '../../src/run/index.js';
import { type BackfillAddress, openStore, type Store } from '../../src/store/index.js';
import {
  type BackfillCounts,
  type BackfillEvent,
  type BackfillOptions,
  type Estimate,
  runBackfill,
} from '../../src/sync/index.js';
import type { Article } from '../../src/types.js';
import { storyPage } from './changing-site.js';

/** An archive with a clock that the test winds, and a backfill over a real fetcher. */
export interface Backfilling {
  store: Store;
  now: number;
  events: BackfillEvent[];
  estimates: Estimate[];
  backfill(
    site: string,
    parts?: Partial<BackfillOptions> & { stop?: AbortSignal; isDeclined?: boolean },
  ): Promise<BackfillCounts>;
  /** Path → what came of it; pages only. */
  outcomes(site: string): Promise<Record<string, string>>;
  addresses(site: string): Promise<BackfillAddress[]>;
  articles(): Promise<Article[]>;
  close(): Promise<void>;
}

export async function openBackfilling(address = 'memory:'): Promise<Backfilling> {
  const store = await openStore(address);
  let run = 0;
  const rowsOf = async (site: string): Promise<BackfillAddress[]> => {
    const rows: BackfillAddress[] = [];
    for await (const one of store.backfills.addresses(site, null)) rows.push(one);
    return rows;
  };
  const backfilling: Backfilling = {
    store,
    now: Date.UTC(2026, 4, 4, 12),
    events: [],
    estimates: [],
    backfill: async (site, { stop, isDeclined = false, ...parts } = {}) => {
      // Each run begins a minute after the last.
      backfilling.now += 60_000;
      backfilling.events = [];
      backfilling.estimates = [];
      const manners = { delayMs: 0, retries: 0, perHost: 2, maxWaitMs: 1_000 };
      const options = { ...fetchDefaults, ...manners, userAgent: 'wirecopy/test', allowPrivate: true as const };
      const fetcher = openFetcher(options, { now: () => backfilling.now, ...(stop ? { stop } : {}) });
      try {
        return await runBackfill(
          {
            site,
            range: { since: null, until: null },
            isPaged: false,
            archive: null,
            limit: Number.POSITIVE_INFINITY,
            keepsRaw: true,
            minQuality: null,
            delayMs: options.delayMs,
            hostDelays: {},
            maxWaitMs: options.maxWaitMs,
            ...parts,
          },
          {
            store,
            fetch: (target, request) => fetcher.fetch(target, request),
            sitemapsOf: async (one) => (await fetcher.robots(one)).sitemaps,
            crawlDelayOf: async (one) => (await fetcher.robots(one)).crawlDelayMs,
            read: readDefaults,
            reader: localReader,
            now: () => backfilling.now,
            owner: `test-${run++}`,
            isAlive: () => true,
            stop: stop ?? new AbortController().signal,
            report: (event) => backfilling.events.push(event),
            confirm: async (estimate) => {
              backfilling.estimates.push(estimate);
              return !isDeclined;
            },
          },
        );
      } finally {
        await fetcher.close();
      }
    },
    outcomes: async (site) =>
      Object.fromEntries(
        (await rowsOf(site))
          .filter(({ kind }) => kind === 'page')
          .map(({ url, outcome }) => [new URL(url).pathname + new URL(url).search, outcome]),
      ),
    addresses: rowsOf,
    articles: async () => {
      const found: Article[] = [];
      for await (const { stored } of store.changesSince(0)) found.push(stored.article);
      return found;
    },
    close: () => store.close(),
  };
  return backfilling;
}

/** A story's page that says when it was published, or does not. */
export const datedPage = (
  n: number | string,
  date: string | null,
  parts: Parameters<typeof storyPage>[1] = {},
): string =>
  storyPage(n, parts).replace(
    '</head>',
    `${date === null ? '' : `<meta property="article:published_time" content="${date}">`}</head>`,
  );

/** A sitemap of addresses, each perhaps with a `lastmod`. */
export const sitemap = (entries: (string | [url: string, changed: string])[]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries
    .map((entry) => (typeof entry === 'string' ? [entry, ''] : entry))
    .map(([url, changed]) => `<url><loc>${url}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`)
    .join('')}</urlset>`;

/** An index of sitemaps. */
export const sitemapIndex = (entries: (string | [url: string, changed: string])[]): string =>
  sitemap(entries)
    .replaceAll('urlset', 'sitemapindex')
    .replaceAll('<url>', '<sitemap>')
    .replaceAll('</url>', '</sitemap>');

/** A Google News sitemap. */
export const newsSitemap = (entries: [url: string, published: string][]): string =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries
    .map(
      ([url, date]) =>
        `<url><loc>${url}</loc><news:news><news:publication><news:name>Herald</news:name><news:language>en</news:language></news:publication><news:publication_date>${date}</news:publication_date><news:title>Harbour ${new URL(url).pathname}</news:title></news:news></url>`,
    )
    .join('')}</urlset>`;
