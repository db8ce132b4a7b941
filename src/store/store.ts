import type { Article } from '../types.js';
import type { Query } from './query.js';

// The archive's contract; one test (tests/store/contract.ts) runs on every kind of store. Times are ISO 8601 instants.

export type SaveOutcome = 'new' | 'revised' | 'unchanged' | 'variant';

export interface SaveOptions {
  /** When it was seen. */
  now: string;
  /** The feed or sitemap that named it. */
  feedUrl?: string | null;
  /** Null where the feed's guids are no use (repeated within one poll). */
  guid?: string | null;
  /** Bytes of the page as received, kept once per content. */
  raw?: RawPage | null;
}

export interface RawPage {
  url: string;
  fetchedAt: string;
  status: number | null;
  /** Lower-case names. */
  headers: Record<string, string>;
  bytes: Uint8Array;
}

export interface Saved {
  outcome: SaveOutcome;
  /** The article's id: that of its first sighting. */
  id: string;
  revision: number;
}

export interface StoredArticle {
  article: Article;
  firstSeen: string;
  /** When the current revision was saved. */
  changedAt: string;
  revision: number;
  /** Articles with nearly the same text (agency copy) share it. */
  group: string | null;
  feeds: string[];
  /** In search results: pieces of the text around what was found, matches between \u0002 and \u0003. */
  snippet?: string;
}

export interface Revision {
  number: number;
  savedAt: string;
  article: Article;
}

export interface Sighting {
  feedUrl: string | null;
  guid: string | null;
  url: string | null;
  firstSeen: string;
}

export interface ArchiveCounts {
  articles: number;
  revisions: number;
  sources: number;
  rawPages: number;
}

export interface Store {
  save(article: Article, options: SaveOptions): Promise<Saved>;
  /** By id or address. */
  get(idOrUrl: string): Promise<StoredArticle | null>;
  revisions(id: string): Promise<Revision[]>;
  sightings(id: string): Promise<Sighting[]>;
  /** Newest first; streams. */
  list(query: Query): AsyncIterable<StoredArticle>;
  /** What changed after a cursor's place, in the order of change; the place moves when the reader says so. */
  changesSince(sequence: number): AsyncIterable<{ sequence: number; stored: StoredArticle }>;
  cursor(name: string): Promise<number>;
  moveCursor(name: string, sequence: number): Promise<void>;
  rawPages(id: string | null): AsyncIterable<RawPage & { id: string }>;
  sources: SourceStore;
  counts(): Promise<ArchiveCounts>;
  /** Problems found, none when the archive is well. */
  check(): Promise<string[]>;
  prune(options: {
    olderThan?: string | null;
    keepRevisions?: number | null;
  }): Promise<{ articles: number; revisions: number }>;
  vacuum(): Promise<void>;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

export type SourceStatus = 'active' | 'gone';

/** A followed feed, sitemap or page with all that polling needs to know. Times are ms since 1970. */
export interface FollowedSource {
  url: string;
  title: string | null;
  tags: string[];
  entriesOnly: boolean;
  status: SourceStatus;
  etag: string | null;
  lastModified: string | null;
  /** Of the last body: servers without validators send the same bytes again and again. */
  bodySha256: string | null;
  addedAt: number;
  lastPolled: number | null;
  nextDue: number;
  lastError: string | null;
  errorStreak: number;
  /** A permanent redirect, and for how many polls it held. */
  movedTo: string | null;
  movedCount: number;
  /** Mean time between new entries. */
  rhythmMs: number | null;
  /** Keys of the entries of the last poll, to see gaps. */
  lastKeys: string[];
}

/** A page that waits to be fetched: a new entry, a look for silent edits, a body that was thin. */
export interface PendingPage {
  key: string;
  url: string;
  feedUrl: string | null;
  /** RawArticle of the entry, as JSON. */
  entry: string | null;
  reason: 'new' | 'recheck' | 'thin';
  dueAt: number;
  attempts: number;
  etag: string | null;
  lastModified: string | null;
}

export interface SourceStore {
  add(
    url: string,
    options: { now: number; title?: string | null; tags?: string[]; entriesOnly?: boolean },
  ): Promise<boolean>;
  remove(url: string): Promise<boolean>;
  all(): Promise<FollowedSource[]>;
  /** Takes sources that are due and leases them to this process; another sync gets others. */
  claim(options: {
    now: number;
    limit: number;
    leaseMs: number;
    owner: string;
    all?: boolean;
  }): Promise<FollowedSource[]>;
  /** One transaction: the source's new state, the pages that it named, and the end of the lease. */
  finishPoll(source: FollowedSource, pages: PendingPage[]): Promise<void>;
  claimPages(options: {
    now: number;
    limit: number;
    leaseMs: number;
    owner: string;
    all?: boolean;
  }): Promise<PendingPage[]>;
  /** Puts a page off, or ends it (null). */
  finishPage(key: string, next: PendingPage | null): Promise<void>;
  /** The state of one entry as the feed showed it last; null where it is unknown. */
  entrySignature(key: string): Promise<string | null>;
  setEntrySignatures(entries: { key: string; signature: string }[]): Promise<void>;
  /** When the next source or page is due. */
  nextDue(): Promise<number | null>;
  move(from: string, to: string): Promise<void>;
}
