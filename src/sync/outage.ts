import { StoreError } from '../errors.js';
import { backOff, hostOf } from '../store/index.js';
import { alarmEveryMs } from './failing.js';
import type { SyncRun } from './sync-types.js';

/** Fewer hosts may all be down by themselves. */
const enoughHosts = 3;
/** Most runs of a cron job find nothing to do: they need not all write that they ran. */
const noteEveryMs = 60_000;

/**
 * After a run in which nobody at all could be reached it is our own network that was down: the sources are asked again in a
 * quarter of an hour, however often that happened, and not as if each of them had failed for days. Notes when the run was.
 */
export async function endRun(run: SyncRun): Promise<void> {
  const { sources } = run.store;
  const now = run.now();
  const marks = await sources.marks();
  const lastSync = marks.lastSync !== null && Math.abs(now - marks.lastSync) < noteEveryMs ? marks.lastSync : now;
  if (!isOutage(run)) {
    const hasAnswer = run.counts.fetched + run.counts.notModified > 0;
    const outage = hasAnswer ? { outageSince: null, outageTold: null } : {};
    await sources.setMarks({ ...marks, ...outage, lastSync }).catch((error: unknown) => {
      // Somebody else writes for long: that this run was is worth no failure, the next one notes itself.
      if (!(error instanceof StoreError) || error.trouble !== 'locked') throw error;
    });
    return;
  }
  await forgive(run);
  const since = marks.outageSince ?? now;
  const isAlarm = marks.outageTold === null || Math.abs(now - marks.outageTold) >= alarmEveryMs;
  await sources.setMarks({ lastSync, outageSince: since, outageTold: isAlarm ? now : marks.outageTold });
  run.report({ kind: 'outage', sources: run.unreached.length, since, isAlarm });
}

function isOutage(run: SyncRun): boolean {
  const hosts = new Set(run.unreached.map(({ failed }) => hostOf(failed.url)));
  return run.unreached.length >= run.counts.sources && hosts.size >= enoughHosts;
}

async function forgive(run: SyncRun): Promise<void> {
  const nextDue = run.now() + backOff(1);
  for (const { before, failed } of run.unreached) {
    const source = { ...failed, health: before.health, nextDue, errorStreak: Math.max(1, failed.errorStreak - 1) };
    await run.store.sources.finishPoll({ source, entries: [], gone: [], back: [], pages: [] });
  }
}
