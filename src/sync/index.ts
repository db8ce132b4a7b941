// Front door of polling: the two jobs of a long run, each for one row of the archive that this process has leased. A job fetches,
// reads, saves and says when it is wanted again; it never fails but for the archive's own trouble. Which jobs run when is
// worker.ts's part.
export { noteMove } from './moved.js';
export { forgiveOutage } from './outage.js';
export { readSource, type SourceReading } from '../read/source.js';
export { pollSource } from './poll-source.js';
export { rawPageOf } from './save.js';
export {
  noCounts,
  type SyncCounts,
  type SyncDeps,
  type SyncEvent,
  type SyncOptions,
  type SyncRun,
} from './sync-types.js';
export { takePage } from './take-page.js';
