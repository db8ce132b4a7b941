// When a source is asked again. Hints are permissions to wait; feeds lie, so that none holds longer than a day.

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What the last poll told. Times in ms. */
export interface DueHints {
  now: number;
  /** `Cache-Control: max-age` less `Age`, or `Expires`. */
  freshMs: number | null;
  ttlMinutes: number | null;
  updateSeconds: number | null;
  skipHours: number[];
  skipDays: string[];
  /** Mean time between new entries. */
  rhythmMs: number | null;
  errorStreak: number;
  /** The server gave an ETag or Last-Modified: asking costs it almost nothing. */
  hasValidators: boolean;
  retryAfterMs: number | null;
  /** Polls in a row that something may have been missed between: come sooner. */
  gapStreak: number;
  /** How far back the entries of the source reach: what is older than this has left it. */
  windowMs: number | null;
  /** Since an entry was last new. */
  quietMs: number | null;
  /** The address, so that sources of one rhythm do not all come at once. */
  url: string;
}

/** Conditional requests at most once an hour unless feed or server allow more, never more than every 30 minutes (readers' custom). */
const usualMs = hour;
const leastMs = 30 * minute;
/** Where entries were lost already, the publisher's own pace asks for more. */
const leastAfterGapMs = 10 * minute;
/** A `Retry-After` beyond is a mistake, and a dead feed is asked at least so often. */
const longestRetryMs = 7 * day;

/** Nothing ever waits longer: a due time further ahead was written by a clock that was wrong. */
export const longestWaitMs = 8 * day;

export function nextDue(hints: DueHints): number {
  if (hints.errorStreak > 0) {
    return hints.now + Math.max(Math.min(longestRetryMs, hints.retryAfterMs ?? 0), backOff(hints.errorStreak));
  }
  const told = [hints.freshMs, ms(hints.ttlMinutes, minute), ms(hints.updateSeconds, 1000)].filter(
    (one): one is number => one !== null && one > 0,
  );
  const longestTold = told.length > 0 ? Math.max(...told) : null;
  // Without validators each poll costs a whole body: once a day, unless feed or server name a time of their own.
  const unconditional = hints.hasValidators ? 0 : (longestTold ?? day);
  const own = ownPace(hints);
  let wait = Math.max(
    longestTold !== null && longestTold < usualMs ? longestTold : Math.max(own, longestTold ?? 0),
    unconditional,
  );
  wait /= 2 ** Math.min(10, hints.gapStreak);
  wait = Math.min(day, Math.max(hints.gapStreak > 0 ? leastAfterGapMs : leastMs, wait));
  return skip(hints.now + Math.round(wait * spread(hints.url)), hints);
}

/** Half the source's rhythm, so that an entry is found before the next one comes; half its reach, so that none is missed. */
function ownPace({ rhythmMs, quietMs, windowMs }: DueHints): number {
  // A feed that sleeps for days is asked less, and one that only slept for a night hardly.
  const rhythm = rhythmMs === null ? null : Math.max(rhythmMs, (quietMs ?? 0) / 6);
  const pace = rhythm === null ? usualMs : Math.max(usualMs, rhythm / 2);
  return windowMs === null ? pace : Math.min(pace, Math.max(leastMs, windowMs / 2));
}

const ms = (value: number | null, unit: number): number | null => (value === null ? null : value * unit);

/** 15 minutes, doubled by each failure, up to a day. */
export function backOff(errorStreak: number): number {
  return Math.min(day, 15 * minute * 2 ** Math.min(20, errorStreak - 1));
}

/** 0.95 to 1.05, the same for one address each time. */
function spread(url: string): number {
  let hash = 0;
  for (let at = 0; at < url.length; at++) hash = (hash * 31 + url.charCodeAt(at)) % 1000;
  return 0.95 + hash / 10_000;
}

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** `skipHours` and `skipDays` are in GMT (RSS 2.0); a feed that skips all of them is not believed. */
function skip(due: number, { skipHours, skipDays }: DueHints): number {
  const hours = new Set(skipHours);
  const days = new Set(skipDays.map((name) => dayNames.indexOf(name.trim().toLowerCase())));
  if (hours.size === 24 || dayNames.every((_, number) => days.has(number))) return due;
  let time = due;
  for (let step = 0; step < 24 && time - due < day; step++) {
    const date = new Date(time);
    if (!hours.has(date.getUTCHours()) && !days.has(date.getUTCDay())) return time;
    time = Math.floor(time / hour) * hour + hour;
  }
  return Math.min(time, due + day);
}

/** The next look for silent edits: the first of the intervals since the first sighting that lies ahead; null when all are past. */
export function recheckAfter(firstSeenMs: number, now: number, intervalsMs: readonly number[]): number | null {
  for (const interval of [...intervalsMs].sort((a, b) => a - b)) {
    if (firstSeenMs + interval > now) return firstSeenMs + interval;
  }
  return null;
}
