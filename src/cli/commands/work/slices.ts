import { messageOf } from '../../../errors.js';
import { openQueue, type Queue } from '../../../queue/index.js';
import { isAway, patiently, type SharedWork } from '../../../store/index.js';
import type { Worker } from '../../../sync/index.js';
import { pause } from '../../../shared/pause.js';
import type { Exports } from './exports.js';
import { type RereadDeps, takeRereads } from './rereads.js';

export interface SliceDeps extends RereadDeps {
  worker: Worker;
  shared: SharedWork;
  exports: Exports;
  /** Ends when nothing is due. */
  isOnce: boolean;
}

/** A slice works for so long: its job expires after twice that, and its worker is lost for no longer. */
const sliceMs = 10_000;
/** An empty queue is looked at again after so long. */
const pollMs = 500;
/** A host with work and no slice for it: the slice was lost with its worker, or nobody has sent one yet. */
const nudgeEvery = 4;
/** The next slice is at most so far away: work that is due sooner may come from elsewhere. */
const longestLaterMs = 10_000;
/** Hosts that wait for longer (a Retry-After, the next look at a page) are not waited for by `--once`. */
const longestOnceMs = 60_000;

/**
 * Takes slices from the queue until it is stopped. A slice is a permit to take hosts from the frontier: as many workers are awake as
 * there is work for. While the database is away (a restart) this waits; throws what else goes wrong.
 */
export async function takeSlices(deps: SliceDeps): Promise<void> {
  const { stop, shared, reporter } = deps;
  const { database } = shared;
  const ask = patiently({
    stop,
    onAway: (error) =>
      reporter.warn(`${database.name} cannot be reached (${messageOf(error)}): waiting until it is back`),
    onBack: () => reporter.warn(`${database.name} is back`),
  });
  const onError = (error: unknown): void => {
    if (!isAway(error)) reporter.warn(`the queue: ${messageOf(error)}`);
  };
  try {
    const queue = await ask(() => openQueue(database, { onError, supervises: true }));
    try {
      await takeAll(queue, deps, ask);
    } finally {
      await deps.exports.end();
      await queue.close().catch(onError);
    }
  } catch (error) {
    // Stopped while the database was away.
    if (!stop.aborted || !isAway(error)) throw error;
  }
}

async function takeAll(queue: Queue, deps: SliceDeps, ask: ReturnType<typeof patiently>): Promise<void> {
  const { stop, exports, isOnce } = deps;
  for (let empty = 0; !stop.aborted; ) {
    const { isBusy, isExporting } = await ask(async () => {
      // While one is written, nobody looked whether more wait.
      const isExporting = exports.isBusy;
      // Each to its end, whatever another meets: a slice that goes on alone would meet the next one.
      const all = await Promise.allSettled([
        takeSlice(queue, deps, empty),
        takeRereads(queue, deps),
        exports.begin(queue),
      ]);
      for (const one of all) if (one.status === 'rejected') throw one.reason;
      return { isExporting, isBusy: all.some((one) => one.status === 'fulfilled' && one.value) };
    });
    empty = isBusy ? 0 : empty + 1;
    if (isBusy) continue;
    if (isOnce && !isExporting && (await ask(() => isDone(deps)))) return;
    await pause(pollMs, stop);
  }
}

/** False where the queue is empty. */
async function takeSlice(queue: Queue, { worker, shared, stop }: SliceDeps, empty: number): Promise<boolean> {
  const job = await queue.take('slice');
  if (job === null) {
    if (empty % nudgeEvery === 0) await sendNext(queue, await shared.frontier.nextInMs());
    return false;
  }
  const wakeAnother = async (): Promise<void> => void (await queue.send('slice', {}, { key: 'now' }));
  const { taken, nextInMs } = await worker.slice(sliceMs, wakeAnother);
  // The next one first: whoever dies in between leaves one too many, and not one too few.
  await sendNext(queue, stop.aborted ? 0 : nextInMs);
  await queue.done(job, { pages: taken });
  return taken > 0 || worker.active > 0;
}

async function sendNext(queue: Queue, nextInMs: number | null): Promise<void> {
  if (nextInMs === null) return;
  if (nextInMs < pollMs) await queue.send('slice', {}, { key: 'now' });
  // Whoever takes it looks as seldom as that, and is to be awake when the host's turn comes.
  else await queue.send('slice', {}, { key: 'later', afterMs: Math.min(longestLaterMs, nextInMs) - pollMs });
}

async function isDone({ worker, shared, exports }: SliceDeps): Promise<boolean> {
  if (worker.active > 0 || exports.isBusy) return false;
  const nextInMs = await shared.frontier.nextInMs();
  return nextInMs === null || nextInMs > longestOnceMs;
}
