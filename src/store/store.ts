import type { Digest } from '../shared/digest.js';
import type { Article } from '../types.js';
import type { BackfillStore } from './backfill-types.js';
import type { HookStore } from './hook-types.js';
import type { Query } from './query.js';
import type { RawFolderReport, TidyLimits } from './raw-folder/folder-types.js';
import type { SourceStore } from './source-types.js';

// The archive's contract; one test (tests/store/contract.ts) runs on every kind of store. Times are ISO 8601 instants.

/**
 * `aside`: a wall, an error page or a stump in the place of a story, which stays as it is; `older`: another text than the archive
 * has, seen before that was.
 */
export type SaveOutcome = 'new' | 'revised' | 'unchanged' | 'variant' | 'aside' | 'older';

/** When, where and how an article was seen. */
export interface SaveOptions {
  /** When it was seen. */
  now: string;
  /** The feed or sitemap that named it. */
  feedUrl?: string | null;
  /** Null where the feed's guids are useless (repeated within one poll). */
  guid?: string | null;
  /** That the feed gives its guid to no other entry; a guid that nobody looked at may be one for all. */
  isGuidOwn?: boolean;
  /** Further addresses of the story: the link in the feed, the address that was asked for. */
  urls?: readonly string[];
  /** Addresses of redirects on the way: many stories may pass through one, so that they only help to find a story. */
  hops?: readonly string[];
  /**
   * A second look at a page whose story is known (`again`), or at one that is followed itself, whatever it says (`followed`);
   * `refused`: what the feed says anew, as the page cannot be had; `past`: a copy of the past, which never stands over what is known;
   * `dated`: a capture or record of an earlier time, which stands over nothing that was seen later.
   */
  look?: 'first' | 'again' | 'followed' | 'refused' | 'past' | 'dated';
  /** What the feed calls the story now: a page with another text and this headline is an edit, and not a wall. */
  entryHeadline?: string | null;
  /** When the feed was last asked and did not say yet what the entry says now. */
  entrySince?: string | null;
  /** `urlKey`s of what the same poll of its feed lists: with headlines or dates of their own these are other stories. */
  siblings?: ReadonlySet<string>;
  /** The site whose past is read: what its lists name with headlines or dates of their own are other stories, too. */
  backfill?: string | null;
  /** When a run began that reads what a person named: what was first seen since then is named beside it. */
  besideSince?: string | null;
  /** Bytes of the page as received, kept once per content. */
  raw?: RawPage | null;
}

export interface RawPage {
  url: string;
  fetchedAt: string;
  status: number | null;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** What the feed said of it (RawArticle as JSON), so that a later extraction sees what this one saw. */
  entry?: string | null;
  bytes: Uint8Array;
}

/** A page in the archive, and whose it is. */
export interface Capture extends RawPage {
  id: string;
  entry: string | null;
  sha256: string;
  /** How often these bytes came, in all. */
  copies: number;
}

/** Why a revision is there: the first sighting, the page of what was only a feed's entry, an edit by the publisher. */
export type RevisionCause = 'first' | 'page' | 'edit';

/** What a save came to. */
export interface Saved {
  outcome: SaveOutcome;
  /** The article's id: that of its first sighting. */
  id: string;
  revision: number;
}

/** An article as it is now, and what the archive knows of its past. */
export interface StoredArticle {
  article: Article;
  firstSeen: string;
  /** When the current revision was saved. */
  changedAt: string;
  /** Number of the newest revision. */
  revision: number;
  /** How many of the revisions are edits of the publisher's, and when the last was seen. */
  edits: number;
  editedAt: string | null;
  /** Articles with nearly the same text (agency copy) share it. */
  group: string | null;
  /** Where one article stands for its group: how many tell the story, and of how many hosts. */
  told?: { articles: number; sources: number };
  feeds: string[];
  /** In search results: pieces of the text around what was found, matches between \u0002 and \u0003. */
  snippet?: string;
}

export interface Revision {
  number: number;
  savedAt: string;
  cause: RevisionCause;
  article: Article;
}

/** What a publisher changed: a revision that is an edit, and the one before it. */
export interface ArticleEdit {
  stored: StoredArticle;
  from: Revision;
  to: Revision;
}

/** How far a consumer has read, and the output that it was writing when it was last seen. */
export interface Cursor {
  sequence: number;
  pending: { sequence: number; file: string; temporary: string } | null;
}

export interface PruneOptions {
  /** ISO instant: articles first seen before it go, with all that is theirs. */
  olderThan?: string | null;
  /** How many revisions of each article stay; the first and the current one always do. */
  keepRevisions?: number | null;
  /** A new rule of which raw pages stay (`keep-raw.ts`), kept in the archive; without it the archive's own holds. */
  keepRaw?: string | null;
  /** ISO instant that ages of pages count from. */
  now?: string;
  /** Only counts. */
  isDryRun?: boolean;
  /** Ends the work between two transactions. */
  stop?: AbortSignal;
}

export interface Pruned {
  articles: number;
  revisions: number;
  rawPages: number;
}

/** What takes room in an archive, in bytes as they are packed. */
export interface DiskUse {
  rawPages: number;
  rawBytes: number;
  recordBytes: number;
  /** Of pages and records that came since a time. */
  recentBytes: number;
  /** When the oldest article was first seen, null where there is none. */
  firstSeen: string | null;
}

/** The server that holds an archive. */
export interface ArchiveServer {
  /** Its address, without a password. */
  name: string;
  version: string;
  /** Of the whole archive, indexes included. */
  bytes: number;
  schema: number;
}

export interface Sighting {
  feedUrl: string | null;
  guid: string | null;
  url: string | null;
  firstSeen: string;
}

/** A story that was taken for another one: a revision (null: only its page is left), and how it is saved on its own. */
export interface Stray {
  revision: number | null;
  article: Article;
  options: SaveOptions;
}

export interface ArchiveCounts {
  articles: number;
  revisions: number;
  sources: number;
  rawPages: number;
}

/** An archive: articles with their revisions, pages as received, and what is followed. */
export interface Store {
  save(article: Article, options: SaveOptions): Promise<Saved>;
  /** Many in one transaction: all, or after an error none. Several times as fast as one by one. */
  saveAll(items: readonly { article: Article; options: SaveOptions }[]): Promise<Saved[]>;
  /** By id or address. */
  get(idOrUrl: string): Promise<StoredArticle | null>;
  /** Articles whose id begins so, a few at most. */
  idsLike(prefix: string): Promise<{ id: string; headline: string | null }[]>;
  /** Ids of all articles of an address or of a feed's guid, the oldest first: several stories may share one. */
  idsAt(address: string): Promise<{ id: string; headline: string | null }[]>;
  revisions(id: string): Promise<Revision[]>;
  sightings(id: string): Promise<Sighting[]>;
  /** Newest first; streams. */
  list(query: Query): AsyncIterable<StoredArticle>;
  /** Edits of what the query chooses, the one that was seen last first; the limit counts edits. */
  edits(query: Query): AsyncIterable<ArticleEdit>;
  /** Counts over what the query chooses, for a report. */
  digest(query: Query, stop?: AbortSignal): Promise<Digest>;
  /** What changed after a cursor's place, in the order of change; the place moves when the reader says so. */
  changesSince(after: number, upTo?: number, query?: Query): AsyncIterable<{ sequence: number; stored: StoredArticle }>;
  /** The number of the last change so far. */
  lastSequence(): Promise<number>;
  cursor(name: string): Promise<Cursor>;
  /** From where it was read to be, for good; false, and nothing moves, where another has moved it meanwhile. */
  moveCursor(name: string, from: Cursor, to: Cursor): Promise<boolean>;
  /** Pages as received, oldest first; of one article, or (null) of all. */
  rawPages(id: string | null): AsyncIterable<Capture>;
  /** Puts a better reading of the same page in a revision's place: no edit, no new revision, but a change for consumers. */
  replaceRevision(id: string, number: number, article: Article): Promise<void>;
  /** Takes strays out of an article and saves each as a story of its own. */
  split(id: string, strays: readonly Stray[]): Promise<Saved[]>;
  /** Notes that an article's page is not there any more, for hooks; false where that is known. */
  noteGone(id: string, now: string): Promise<boolean>;
  /** Its page is there again. */
  noteBack(id: string): Promise<void>;
  sources: SourceStore;
  hooks: HookStore;
  backfills: BackfillStore;
  counts(): Promise<ArchiveCounts>;
  /** Problems found, none when the archive is well. */
  check(): Promise<string[]>;
  prune(options: PruneOptions): Promise<Pruned>;
  /** Which raw pages the archive keeps (`first,latest`, `90d`, `20GB`…), for every process that works on it. */
  keepsRaw(): Promise<string>;
  setKeepsRaw(rule: string): Promise<void>;
  /** Says where the folder of raw pages is; with `maySetUp` an archive that has none gets it, `isLasting` for every process. */
  useRawFolder(folder: string, use: { isLasting: boolean; maySetUp: boolean }): Promise<void>;
  /** What a look at that folder finds; null where the archive keeps its pages itself. */
  rawFolder(): Promise<RawFolderReport | null>;
  diskUse(since: string): Promise<DiskUse>;
  /** Null where the archive is a file. */
  server(): Promise<ArchiveServer | null>;
  /** Gives free room back, and puts raw pages into few large files where the archive has a folder for them. */
  vacuum(limits?: TidyLimits): Promise<void>;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}
