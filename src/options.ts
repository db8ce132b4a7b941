import type { SiteRule } from './types.js';

// Defaults and limits. Passed in, never read as a global: `defaults` is where the CLI and the library start from.

const KiB = 1024;
const MiB = 1024 * KiB;

/** Limits and manners of fetching; `fetchDefaults` has them all but the user agent. */
export interface FetchOptions {
  /** Whole request, redirects and body included. */
  timeoutMs: number;
  connectTimeoutMs: number;
  /** Between two bytes. */
  idleTimeoutMs: number;
  /** Of the decoded body, counted while it streams. */
  maxBytes: number;
  /** Of a sitemap's: the protocol allows more than pages have. What is beyond is left out, and said. */
  maxSitemapBytes: number;
  maxRedirects: number;
  allowDowngrade: boolean;
  /** Requests at once, in all. */
  concurrency: number;
  perHost: number;
  /** Between two starts at one host. */
  delayMs: number;
  /** More than that at some hosts; keys are host names, with the port where it is not the default. */
  hostDelays: Record<string, number>;
  retries: number;
  /** Longest `Retry-After` that is waited for. */
  maxWaitMs: number;
  robots: 'found' | 'always' | 'never';
  userAgent: string;
  /** May be credentials: they go to the origins that the user named and nowhere else. */
  headers: [name: string, value: string][];
  /** By host name. */
  hostHeaders: Record<string, [name: string, value: string][]>;
  /** An address of the user's, sent as `From:`. */
  contact: string | null;
  http2: boolean;
  /** CIDR ranges, or true for all. */
  allowPrivate: true | string[];
}

/** What the command line starts from. */
export const fetchDefaults: Omit<FetchOptions, 'userAgent'> = {
  timeoutMs: 60_000,
  connectTimeoutMs: 10_000,
  idleTimeoutMs: 20_000,
  maxBytes: 16 * MiB,
  maxSitemapBytes: 50 * MiB,
  maxRedirects: 10,
  allowDowngrade: false,
  concurrency: 64,
  perHost: 2,
  delayMs: 1_000,
  hostDelays: {},
  retries: 2,
  maxWaitMs: 60_000,
  robots: 'found',
  headers: [],
  hostHeaders: {},
  contact: null,
  http2: false,
  allowPrivate: [],
};

/** How documents are read; `readDefaults` has them all. */
export interface ReadOptions {
  /** IANA zone of the user's, for dates that state none. */
  timeZone: string | null;
  bodyForm: (typeof bodyForms)[number];
  explain: boolean;
  /** Fetch each entry's page and merge the two. */
  full: boolean;
  /** Of one document inside a WARC file, unpacked. */
  maxBytes: number;
  /** Of one document, or of one piece of a long list: reading that takes longer is ended. 0 means no limit. */
  documentTimeoutMs: number;
  /** Feeds and sitemaps inside feeds and sitemaps. */
  maxDepth: number;
  /** ISO day: what a feed or sitemap says to be older is not fetched. */
  since: string | null;
  /** Pages of a feed that is cut into pages (RFC 5005, JSON Feed, WordPress). */
  pages: number;
  /** The user's own; asked before the built-in ones. */
  siteRules: readonly SiteRule[];
}

/** What the command line starts from. */
export const readDefaults: ReadOptions = {
  timeZone: null,
  bodyForm: 'text',
  explain: false,
  full: false,
  maxBytes: 16 * MiB,
  documentTimeoutMs: 10_000,
  maxDepth: 3,
  since: null,
  pages: 1,
  siteRules: [],
};

export interface ReaderOptions {
  /** Documents that are read at once, each in a process of its own; 0 reads in this one. */
  threads: number;
  /** What reading one document may fill, where it is read in a process of its own. */
  documentMemoryBytes: number;
}

export const readerDefaults: ReaderOptions = { threads: 0, documentMemoryBytes: 1024 * MiB };

/** Elements deeper than this are not entered: a page nested on purpose must not end the process. */
export const maxDomDepth = 500;

/** The `--format` choices; `output/` has a formatter for each. Here, so that the flags load no formatter. */
export const formatNames = [
  'json',
  'ndjson',
  'array',
  'csv',
  'tsv',
  'markdown',
  'text',
  'html',
  'rss',
  'atom',
  'jsonfeed',
  'ninjs',
] as const;
/** A form in which records are written. */
export type FormatName = (typeof formatNames)[number];

/** The `--format` choices of what writes records: those that are text, and those that are bytes. */
export const recordFormats = [...formatNames, 'parquet', 'sqlite'] as const;
export type RecordFormat = (typeof recordFormats)[number];

/** The `--format` choices of what lists sources; `text` is another name of the table. */
export const listFormatNames = ['table', 'json', 'ndjson', 'opml', 'text'] as const;
export type ListFormatName = (typeof listFormatNames)[number];

export const bodyForms = ['text', 'markdown', 'html', 'blocks', 'none'] as const;

/** What a record may be. */
export const articleKinds = ['article', 'live', 'brief', 'entry', 'video', 'gallery', 'page'] as const;
