import type { AskedRange, BackfillAddress, BackfillState } from '../../store/index.js';
import type { SyncDeps, SyncEvent, SyncRun } from '../sync-types.js';

/** What is told as a backfill goes on. */
export type BackfillEvent =
  | Extract<SyncEvent, { kind: 'saved' | 'note' }>
  | { kind: 'failed'; address: BackfillAddress; error: unknown; isFinal: boolean }
  /** A host asks to be left alone, or does not answer: its addresses wait for another run. */
  | { kind: 'held'; host: string; error: unknown }
  | { kind: 'warning'; message: string }
  | { kind: 'ended' };

export interface BackfillOptions {
  /** The site's address, or that of a sitemap or feed. */
  site: string;
  range: AskedRange;
  /** `?paged=` is tried also where a feed does not say that WordPress makes it. */
  isPaged: boolean;
  /** Address of an archive of the web whose index is asked, too. */
  archive: string | null;
  /** At most so many pages. */
  limit: number;
  keepsRaw: boolean;
  /** Pages of less quality are not saved. */
  minQuality: number | null;
  /** Between two requests to one host, ms. */
  delayMs: number;
  /** Of hosts that ask for more, by name and port. */
  hostDelays: Readonly<Record<string, number>>;
  /** Longest `Retry-After` that is waited for, ms. */
  maxWaitMs: number;
}

export interface BackfillDeps extends Omit<SyncDeps, 'report'> {
  /** What the robots.txt of an address's site asks for, ms. */
  crawlDelayOf: (address: string) => Promise<number>;
  report: (event: BackfillEvent) => void;
  /** Told before pages are read; false ends the run. */
  confirm: (estimate: Estimate) => Promise<boolean>;
}

/** What reading the pages would come to. */
export interface Estimate {
  state: BackfillState;
  /** Pages that wait, in all and of this run. */
  waiting: number;
  pages: number;
  /** At the pace that is kept; null where none is. */
  ms: number | null;
  hosts: { host: string; pages: number; delayMs: number }[];
}

/** How a run ended: all is read, somebody else is at it, or some is left for another run. */
export type BackfillEnd = 'whole' | 'shared' | 'left' | 'declined';

export interface BackfillCounts {
  end: BackfillEnd;
  /** Of this run. */
  read: number;
  new: number;
  revised: number;
  unchanged: number;
  failed: number;
  /** Of all runs. */
  state: BackfillState;
}

/** One run with all that its jobs share. */
export interface BackfillRun extends BackfillDeps {
  options: BackfillOptions;
  backfill: string;
  /** What saving needs of a sync. */
  sync: SyncRun;
  startedAt: number;
  counts: { read: number; failed: number };
  /** Pages that may yet be taken. */
  left: number;
  /** Hosts that are left alone for this run. */
  held: Set<string>;
  /** Addresses so far, of lists and of pages. */
  known: { lists: number; pages: number };
}
