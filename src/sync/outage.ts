import { backOff, hostOf } from '../store/index.js';
import type { SyncRun } from './sync-types.js';

/** Fewer hosts may all be down by themselves. */
const enoughHosts = 3;

/**
 * After a run in which nobody at all could be reached it is our own network that was down: the sources are asked again in a
 * quarter of an hour, however often that happened, and not as if each of them had failed for days.
 */
export async function forgiveOutage(run: SyncRun): Promise<void> {
  const hosts = new Set(run.unreached.map((source) => hostOf(source.url)));
  if (run.unreached.length < run.counts.sources || hosts.size < enoughHosts) return;
  const nextDue = run.now() + backOff(1);
  for (const source of run.unreached) {
    const forgiven = { ...source, nextDue, errorStreak: Math.max(1, source.errorStreak - 1) };
    await run.store.sources.finishPoll({ source: forgiven, entries: [], gone: [], back: [], pages: [] });
  }
  run.report({ kind: 'outage', sources: run.unreached.length });
}
