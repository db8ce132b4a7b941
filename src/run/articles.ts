import { openFetcher } from '../fetch/index.js';
import {
  type FetchOptions,
  fetchDefaults,
  type ReaderOptions,
  type ReadOptions,
  readDefaults,
  readerDefaults,
} from '../options.js';
import { ingest } from './pipeline.js';
import { openReader } from './reader-pool.js';
import { makeTarget, targetFromName } from '../source/index.js';
import type { Article, Outcome } from '../types.js';
import { version } from '../version.js';

// What most users of the library want, in one call each; the steps' own front doors are there for everything else.

/** Options of `readArticles`; all may be left out. */
export interface ReadArticlesOptions {
  /** The address that the document came from: relative links, site rules and dates in addresses need it. */
  url?: string | null;
  contentType?: string | null;
  /** Wall clock; relative dates ("2 hours ago") count from it. */
  now?: () => number;
  read?: Partial<ReadOptions>;
}

/**
 * The records of one document at hand: an HTML page or a plain-text page is one, a feed one an entry. Nothing is fetched but what
 * `read.full` asks for. Throws what reading throws (`BlockedPageError`, `NoArticleError`, `DecodeError`…).
 */
export async function readArticles(
  document: string | Uint8Array,
  options: ReadArticlesOptions = {},
): Promise<Article[]> {
  const { url = null, contentType = null, now } = options;
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  // A string has been decoded already, whatever its own declaration says.
  const type = typeof document === 'string' ? withCharset(contentType, document) : contentType;
  const target = makeTarget(url ?? 'document', { url, bytes, contentType: type });
  const articles: Article[] = [];
  for await (const outcome of outcomesOf([{ kind: 'target', target }], { ...options, ...(now ? { now } : {}) })) {
    if (!outcome.ok) throw outcome.error;
    articles.push(outcome.article);
  }
  return articles;
}

function withCharset(contentType: string | null, text: string): string {
  const guessed = text.trimStart().startsWith('<') ? 'text/html' : 'text/plain';
  return `${(contentType ?? guessed).split(';')[0]}; charset=utf-8`;
}

/** Options of `fetchArticles`; all may be left out. */
export interface FetchArticlesOptions {
  fetch?: Partial<FetchOptions>;
  read?: Partial<ReadOptions>;
  /** `threads` reads so many documents at once, each in a process of its own; by default all are read in this process. */
  reader?: Partial<ReaderOptions>;
  now?: () => number;
  /** Documents started and not yet given out; bounds memory. */
  window?: number;
  /** As they come; by default in the order of the sources. */
  isUnordered?: boolean;
  /** Aborted: nothing new is started, what is under way is finished. */
  stop?: AbortSignal;
}

/**
 * Addresses and files → outcomes, one a record or failure, with every limit and courtesy of `wirecopy fetch`. A failure is an
 * outcome and ends nothing. The machine's politeness ledger is not used: hand a `Fetcher` to `ingest` for that.
 */
export async function* fetchArticles(
  sources: Iterable<string>,
  options: FetchArticlesOptions = {},
): AsyncGenerator<Outcome> {
  const items = [...sources].map((name) => ({ kind: 'target' as const, target: targetFromName(name, isFileName) }));
  yield* outcomesOf(items, options);
}

/** No disk is asked: what has no scheme and does not look like a host name is a file. */
const isFileName = (): boolean => false;

async function* outcomesOf(
  items: Parameters<typeof ingest>[0],
  options: FetchArticlesOptions,
): AsyncGenerator<Outcome> {
  const { window = 256, now, stop } = options;
  const fetchOptions: FetchOptions = { ...fetchDefaults, userAgent: `wirecopy/${version}`, ...options.fetch };
  const reader = openReader({ ...readerDefaults, ...options.reader });
  const fetcher = openFetcher(fetchOptions, { backlog: reader, ...(now ? { now } : {}), ...(stop ? { stop } : {}) });
  try {
    yield* ingest(items, {
      reader,
      fetch: (target, signal) => fetcher.fetch(target, { signal }),
      options: { ...readDefaults, maxBytes: fetchOptions.maxBytes, ...options.read },
      window,
      isUnordered: options.isUnordered ?? false,
      keepsBytes: false,
      ...(stop ? { stop } : {}),
    });
  } finally {
    await reader.close();
    await fetcher.close();
  }
}
