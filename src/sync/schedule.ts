import { type FollowedSource, nextDue } from '../store/index.js';
import { noSourceHints, type SourceHints } from '../read/index.js';
import type { SeenEntry } from '../read/index.js';

/** When a source that answered is next due; `headers` are those of this answer, the rest is what the archive keeps of it. */
export function dueOf(source: FollowedSource, headers: Record<string, string>, now: number): number {
  const hints = hintsOf(source);
  return nextDue({
    now,
    freshMs: freshnessMs(headers, now),
    ttlMinutes: hints.ttlMinutes,
    updateSeconds: hints.updateSeconds,
    skipHours: hints.skipHours,
    skipDays: hints.skipDays,
    rhythmMs: source.rhythmMs,
    errorStreak: 0,
    hasValidators: source.etag !== null || source.lastModified !== null,
    retryAfterMs: null,
    gapStreak: source.gapStreak,
    windowMs: hints.reachMs,
    quietMs: source.lastNew === null ? null : now - source.lastNew,
    url: source.url,
  });
}

/** When a source that failed is next due. */
export function dueAfterFailure(source: FollowedSource, retryAfterMs: number | null, now: number): number {
  const { url, errorStreak } = source;
  const told = { ...noSourceHints, freshMs: null, rhythmMs: null, windowMs: null, quietMs: null };
  return nextDue({ ...told, now, url, errorStreak, retryAfterMs, hasValidators: true, gapStreak: 0 });
}

function hintsOf(source: FollowedSource): SourceHints {
  return source.hints === null ? noSourceHints : { ...noSourceHints, ...(JSON.parse(source.hints) as SourceHints) };
}

/** RFC 9111 section 4.2: `max-age` less `Age`, else `Expires`; null where the answer says nothing. */
export function freshnessMs(headers: Record<string, string>, now: number): number | null {
  const control = headers['cache-control'] ?? '';
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  const age = Number(headers.age ?? 0);
  if (maxAge !== undefined) return Math.max(0, Number(maxAge) - (Number.isFinite(age) ? age : 0)) * 1000;
  if (/no-cache|no-store/i.test(control)) return null;
  const expires = Date.parse(headers.expires ?? '');
  const date = Date.parse(headers.date ?? '');
  if (Number.isNaN(expires)) return null;
  return Math.max(0, expires - (Number.isNaN(date) ? now : date));
}

/** Fewer dates say nothing of a rhythm. */
const enoughDates = 4;

/** Mean time between entries, and how far back they reach; null where too few are dated. */
export function rhythmOf(
  entries: readonly SeenEntry[],
  now: number,
): { rhythmMs: number | null; reachMs: number | null } {
  const times = entries
    .map((entry) => entry.publishedAt)
    .filter((time): time is number => time !== null && time <= now + 86_400_000)
    .sort((a, b) => b - a);
  if (times.length < enoughDates) return { rhythmMs: null, reachMs: null };
  const span = times[0]! - times.at(-1)!;
  // A feed that dates every entry with the time of the poll has no rhythm.
  if (span < 60_000) return { rhythmMs: null, reachMs: null };
  return { rhythmMs: span / (times.length - 1), reachMs: Math.max(0, now - times.at(-1)!) };
}
