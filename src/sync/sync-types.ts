import type { ReadOptions } from '../options.js';
import type { Reader } from '../run/index.js';
import type { FollowedSource, PendingPage, SaveOutcome, Store } from '../store/index.js';
import type { Judges } from './story-facts.js';
import type { Fetched, Target, Validators } from '../types.js';

/** What one run did; `sync --json` prints it. */
export interface SyncCounts {
  /** Sources that were asked. */
  sources: number;
  /** … that answered with something to read, … that had nothing new (304, or the same bytes), … that gave an error. */
  fetched: number;
  notModified: number;
  failed: number;
  /** Articles. */
  new: number;
  revised: number;
  unchanged: number;
  /** Of the new and revised ones: those with a field or much text that is likely wrong. */
  doubtful: number;
  /** Not saved, as their quality is below what is asked for. */
  filtered: number;
  /** Stories that rules of their sources kept out. */
  leftOut: number;
  /** Sources that ended for good (410). */
  gone: number;
  /** Sources that may have shown something between two polls that nobody saw. */
  gaps: number;
  /** Article pages: read, the same as before, not to be had; and how many wait for a first or another try. */
  pages: { fetched: number; notModified: number; failed: number; waiting: number };
}

export function noCounts(): SyncCounts {
  return {
    sources: 0,
    fetched: 0,
    notModified: 0,
    failed: 0,
    new: 0,
    revised: 0,
    unchanged: 0,
    doubtful: 0,
    filtered: 0,
    leftOut: 0,
    gone: 0,
    gaps: 0,
    pages: { fetched: 0, notModified: 0, failed: 0, waiting: 0 },
  };
}

/** What is told as it happens. `saved` comes after the archive has it for good. */
export type SyncEvent =
  | { kind: 'saved'; outcome: SaveOutcome; id: string; url: string | null; headline: string | null }
  | { kind: 'source-failed'; source: FollowedSource; error: unknown; nextDue: number; isAlarm: boolean }
  | { kind: 'page-failed'; page: PendingPage; error: unknown; nextDue: number | null }
  | { kind: 'gone'; source: FollowedSource }
  /** `hasLostHeaders`: those of the old address do not go to another host. */
  | { kind: 'moved'; from: string; to: string; hasLostHeaders: boolean }
  /** A story stays out by a rule. */
  | { kind: 'left-out'; source: string; url: string | null; headline: string | null; rule: string }
  | { kind: 'gap'; source: FollowedSource; filled: number }
  /** No source at all could be reached; `since` when, and whether that is to be told (once a day). */
  | { kind: 'outage'; sources: number; since: number; isAlarm: boolean }
  | { kind: 'note'; message: string }
  | { kind: 'job-ended' };

/** What a sync takes as due, and how far it goes. */
export interface SyncOptions {
  /** Everything is due. */
  all: boolean;
  /** At most so many sources. */
  limit: number;
  /** Only these sources, by address, and pages that they name; left out or null is all. */
  only?: readonly string[] | null;
  /** Sources are due whatever their time; their pages are not. */
  isNow?: boolean;
  /** A source that has failed for so long is an alarm, once a day; by default a day. 0: each failure is one. */
  alarmAfterMs?: number;
  /** When a page is looked at again after its first sighting. */
  recheckMs: readonly number[];
  /** What is of less quality is not saved; left out or null saves all. */
  minQuality?: number | null;
  /** Pages as received go into the archive. */
  keepsRaw: boolean;
  /** Sources and pages under way at once. */
  window: number;
}

export interface SyncRequest {
  validators?: Validators;
  /** A source's headers, for its origin only. */
  own?: { url: string; headers: readonly [name: string, value: string][] };
}

/** What a sync takes from outside: the archive, a fetcher, a reader, a clock, and whom to tell. */
export interface SyncDeps {
  store: Store;
  fetch: (target: Target, request: SyncRequest) => Promise<Fetched>;
  /** The `Sitemap:` lines of the robots.txt of an address's site. */
  sitemapsOf: (address: string) => Promise<readonly string[]>;
  read: ReadOptions;
  /** Where pages and feeds are read. */
  reader: Reader;
  now: () => number;
  /** Names this process in leases. */
  owner: string;
  /** Whether the process that a lease names may still be at work. */
  isAlive: (owner: string) => boolean;
  /** Aborted: nothing new is begun. */
  stop: AbortSignal;
  report: (event: SyncEvent) => void;
}

/** One run with all that its jobs share. */
export interface SyncRun extends SyncDeps {
  options: SyncOptions;
  counts: SyncCounts;
  judges: Judges;
  /** Sources whose server gave no answer at all. */
  unreached: { before: FollowedSource; failed: FollowedSource }[];
  /** A poll has ended since somebody last looked: pages that it named, or that waited for it, may be due. */
  hasNewPages: boolean;
}
