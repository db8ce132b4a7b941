import { HttpStatusError, messageOf, WirecopyError } from '../errors.js';
import type { FollowedSource, SourceHealth } from '../store/index.js';
import type { SyncRun } from './sync-types.js';

/** Who is told of a source that fails is told of it again a day later, and not at each poll. */
export const alarmEveryMs = 86_400_000;
/** A publisher's bad hour is nobody's business. */
export const defaultAlarmAfterMs = 86_400_000;
/** A cron job that starts a second early on the next day is a day later, too. */
const slackMs = 600_000;

/** What is kept of a source after one more failure. */
export function failing({ health }: FollowedSource, error: unknown, now: number): SourceHealth {
  return {
    failingSince: health?.failingSince ?? now,
    firstError: health?.firstError ?? messageOf(error),
    code: error instanceof WirecopyError ? error.code : null,
    status: error instanceof HttpStatusError ? error.status : null,
    alarmedAt: health?.alarmedAt ?? null,
  };
}

/**
 * Whether somebody should hear of it: it has failed for so long, and nobody heard of it today. One that never answered is a name
 * mistyped or a dead line of a list: that is heard at once.
 */
export function isToldNow(
  { failingSince, alarmedAt }: SourceHealth,
  { answeredAt }: Pick<FollowedSource, 'answeredAt'>,
  { now, options }: SyncRun,
): boolean {
  const at = now();
  const least = answeredAt === null ? 0 : (options.alarmAfterMs ?? defaultAlarmAfterMs);
  if (at - failingSince < least) return false;
  // Set back, a clock would keep it silent for years.
  return (
    alarmedAt === null ||
    at - alarmedAt >= alarmEveryMs - slackMs ||
    alarmedAt > at + slackMs ||
    options.alarmAfterMs === 0
  );
}
