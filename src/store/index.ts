import path from 'node:path';
import { UsageError } from '../errors.js';
import type { Ledger } from '../shared/politeness.js';
import { isServerAddress } from '../shared/server-address.js';
import type { Frontier } from './frontier-types.js';
import type { Database } from './postgres/database.js';
import type { Patience } from './postgres/patient.js';
import type { CopyOptions, CopyReport } from './copy/copy-types.js';
import type { OpenOptions } from './sqlite/open-file.js';
import type { Store } from './store.js';

// Articles → archive and back. It fetches nothing and chooses no value; a refused write throws, nothing is dropped in silence.

/**
 * Opens an archive: a file's name, `postgres://…`, or `memory:` for one that ends with the process. The driver is loaded when it is
 * asked for.
 */
export async function openStore(address: string, options: OpenOptions = {}): Promise<Store> {
  if (isServerAddress(address)) {
    const { openPostgresArchive } = await import('./postgres/index.js');
    return openPostgresArchive(address, options);
  }
  if (address.endsWith('/') || address.endsWith(path.sep)) {
    throw new UsageError(`${address} is the name of a folder, and an archive is a file`);
  }
  const { openSqliteStore } = await import('./sqlite/index.js');
  if (address === 'memory:') return openSqliteStore(':memory:', options);
  return openSqliteStore(address === ':memory:' ? path.resolve(address) : address, options);
}

export interface LedgerSettings {
  now?: () => number;
  /** With them a start waits while the server is away (a restart); without, that is an error. */
  patience?: Patience | null;
}

/** Opens the politeness ledger that all machines share which work on a database. */
export async function openSharedLedger(address: string, { now, patience }: LedgerSettings = {}): Promise<Ledger> {
  const [{ openPg }, { openPostgresLedger }, { patient }] = await Promise.all([
    import('./postgres/pg-database.js'),
    import('./postgres/ledger.js'),
    import('./postgres/patient.js'),
  ]);
  // A statement takes a millisecond or so; a host's own come one after another.
  const pools = await Promise.all([openPg(address, { size: 2 }), openPg(address, { size: 2, isHasty: true })]);
  const [database, hasty] = pools.map((one) => (patience ? patient(one, patience) : one)) as [Database, Database];
  try {
    return await openPostgresLedger(database, { hasty, ...(now ? { now } : {}) });
  } catch (error) {
    await Promise.all(pools.map((one) => one.close()));
    throw error;
  }
}

/** What workers share of a database beside the archive: the frontier of hosts, and connections for the queue. */
export interface SharedWork {
  frontier: Frontier;
  database: Database;
  close(): Promise<void>;
}

export async function openSharedWork(address: string): Promise<SharedWork> {
  const [{ openPg }, { openFrontier }, { explained }] = await Promise.all([
    import('./postgres/pg-database.js'),
    import('./postgres/frontier.js'),
    import('./postgres/explain.js'),
  ]);
  // A lease that is lost with its server costs a page a second look, and nothing else.
  const database = await openPg(address, { size: 3, isHasty: true });
  try {
    return { frontier: await openFrontier(database), database, close: () => database.close() };
  } catch (error) {
    await database.close();
    throw explained(error, database.name);
  }
}

export { isAway, patiently } from './postgres/patient.js';
/** Copies an archive into another one (`copy/index.ts`); loaded when it is asked for. */
export async function copyArchives(from: string, to: string, options?: CopyOptions): Promise<CopyReport> {
  return (await import('./copy/index.js')).copyArchives(from, to, options);
}

export type { CopyReport, CopyStep } from './copy/copy-types.js';
export {
  addressOutcomes,
  type AddressEnd,
  type AddressOutcome,
  type AskedRange,
  type Backfill,
  type BackfillAddress,
  type BackfillState,
  type BackfillStore,
  type DateFrom,
  type ListPlace,
  type NewAddress,
  type OutcomeCounts,
} from './backfill-types.js';
export { type AddOptions, addToSqlite } from './sqlite/export-file.js';
export type {
  DeadWork,
  Frontier,
  FrontierClaim,
  FrontierDepth,
  FrontierWork,
  LeasedHost,
} from './frontier-types.js';
export { likenessOf } from './alike.js';
export { contentHash, pageHash, textOfBody } from './content-hash.js';
export { dateName, saidName } from './feed-edit.js';
export { placeKey, urlKey } from '../shared/address-key.js';
export { hostOf } from './identity.js';
export { parseKeepRaw } from './keep-raw.js';
export { backOff, nextDue, type DueHints, recheckAfter } from './due.js';
export type {
  HookChange,
  HookEvent,
  HookLease,
  HookLetter,
  HookState,
  HookStore,
  LetterChoice,
} from './hook-types.js';
export type { RawFolderReport } from './raw-folder/folder-types.js';
export type { OpenOptions } from './sqlite/open-file.js';
export { parseQuery, phraseOf } from './parse-query.js';
export { phraseFinder } from './phrase-finder.js';
export { emptyQuery, narrowQuery, type Phrase, type Query, type Sort, type Wanted } from './query.js';
export { straysOf } from './strays.js';
export { NearGroups } from './near-groups.js';
export { markEnd, markStart } from './snippet.js';
export type {
  ArchiveCounts,
  ArchiveServer,
  ArticleEdit,
  Capture,
  Cursor,
  DiskUse,
  Pruned,
  PruneOptions,
  RawPage,
  Revision,
  RevisionCause,
  Saved,
  SaveOptions,
  SaveOutcome,
  Sighting,
  Store,
  StoredArticle,
  Stray,
} from './store.js';
export type {
  ClaimOptions,
  EntryState,
  FollowedSource,
  LeftOut,
  MovedPage,
  NewPage,
  PageOrigin,
  PageReason,
  PageUpdate,
  PendingPage,
  PollState,
  SourceEdit,
  SourceHealth,
  SourceKind,
  SourceSettings,
  SourceStore,
  SyncMarks,
} from './source-types.js';
