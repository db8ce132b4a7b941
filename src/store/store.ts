import type { Article } from '../types.js';
import type { Query } from './query.js';
import type { SourceStore } from './source-types.js';

// The archive's contract; one test (tests/store/contract.ts) runs on every kind of store. Times are ISO 8601 instants.

export type SaveOutcome = 'new' | 'revised' | 'unchanged' | 'variant';

export interface SaveOptions {
  /** When it was seen. */
  now: string;
  /** The feed or sitemap that named it. */
  feedUrl?: string | null;
  /** Null where the feed's guids are no use (repeated within one poll). */
  guid?: string | null;
  /** Further addresses that led to it: redirects, the link in the feed. */
  urls?: readonly string[];
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
