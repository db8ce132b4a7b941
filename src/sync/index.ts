// Front door of syncing: what is due in the archive → jobs, many at once, until nothing is due any more. A job (a poll of a source,
// a look at a page) is for one row of the archive that this process has leased; it fetches, reads, saves and says when it is wanted
// again, and fails only where the archive itself does.
export type {
  BackfillCounts,
  BackfillDeps,
  BackfillEvent,
  BackfillOptions,
  Estimate,
} from './backfill/backfill-types.js';
export { runBackfill } from './backfill/run.js';
export type { Fetching } from './frontier/turn.js';
export { type SliceEnd, Worker, type WorkerDeps, type WorkerOptions } from './frontier/worker.js';
export { blockedSince, fieldTroubles, silentSince, type Trouble, troublesOf } from './health.js';
export { deliver, type Hook, type HookDeps, type HookRun } from './hooks.js';
export { runSync } from './jobs.js';
export { previewPages, previewRules } from './preview.js';
export { checkRules } from './rules.js';
export { type Merged, splitMerged } from './merged.js';
export { noteMove } from './moved.js';
export { rawPageOf } from './save.js';
export type { SyncCounts, SyncDeps, SyncEvent, SyncOptions } from './sync-types.js';
export { watchSync } from './watch.js';
