import type { AskedRange, BackfillAddress } from '../../store/index.js';
import { type Period, periodInPath } from './period.js';

// Which addresses may be of the time that was asked for. What a list says is believed only where it shows that a story cannot be:
// whoever reads the page knows better.

/** Zones, and clocks that are wrong by a day: a list's date says no more than this. */
const slackMs = 36 * 3_600_000;

/** From its first to behind its last moment, ms; a date without a zone counts as UTC. Null where it is not one. */
export function periodOf(date: string): Period | null {
  const [, year, month, day, clock] = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T.+)?)?)?$/.exec(date) ?? [];
  if (year === undefined) return null;
  if (clock !== undefined) {
    const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(clock) ? date : `${date}Z`);
    return Number.isNaN(at) ? null : { from: at, to: at + 1 };
  }
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  const to = day ? Date.UTC(y, m, d + 1) : month ? Date.UTC(y, m + 1, 1) : Date.UTC(y + 1, 0, 1);
  return { from: Date.UTC(y, m, d), to };
}

const startOf = ({ since }: AskedRange): number => (since === null ? Number.NEGATIVE_INFINITY : periodOf(since)!.from);
const endOf = ({ until }: AskedRange): number => (until === null ? Number.POSITIVE_INFINITY : periodOf(until)!.to);

/** Whether a period lies surely outside, whatever the zones. */
function isOutside(period: Period, range: AskedRange): boolean {
  return isBefore(period, range) || period.from - slackMs >= endOf(range);
}

const isBefore = ({ to }: Period, range: AskedRange): boolean => to + slackMs <= startOf(range);

/**
 * Whether an address cannot be of the range: by the date that its page had when it was read; else by what its list says of its
 * story; else by the date in its own path. A change says only that the story is not younger: one that changed later is not left out.
 */
export function isOutOfRange(
  { url, date, dateFrom }: Pick<BackfillAddress, 'url' | 'date' | 'dateFrom'>,
  range: AskedRange,
): boolean {
  if (date !== null && dateFrom === 'page') return !isInRange(date, range);
  const period = date === null ? null : periodOf(date);
  if (period && dateFrom === 'published') return isOutside(period, range);
  if (period && isBefore(period, range)) return true;
  const inPath = periodInPath(url);
  return inPath !== null && isOutside(inPath, range);
}

/** Whether a list of what a period brought, or one that did not change since, can name nothing of the range. */
export function isListOutOfRange(period: Period | null, changed: string | null, range: AskedRange): boolean {
  if (period && isOutside(period, range)) return true;
  const changedIn = changed === null ? null : periodOf(changed);
  return changedIn !== null && isBefore(changedIn, range);
}

/** Whether all of a feed's page is older than the range, so that its next one is, too. */
export function isAllBefore(dates: readonly (number | null)[], range: AskedRange): boolean {
  return dates.length > 0 && dates.every((at) => at !== null && isBefore({ from: at, to: at + 1 }, range));
}

/** As `list --since --until` has it: the date as printed begins with, or lies between, what was asked for. */
export function isInRange(date: string, { since, until }: AskedRange): boolean {
  return (
    (since === null || date.slice(0, since.length) >= since.slice(0, date.length)) &&
    (until === null || date.slice(0, until.length) <= until.slice(0, date.length))
  );
}

/** Of a page without a date: whether its list, or its own path, dates it into the range. */
export function isListedInRange({ url, date }: Pick<BackfillAddress, 'url' | 'date'>, range: AskedRange): boolean {
  const period = (date === null ? null : periodOf(date)) ?? periodInPath(url);
  return period !== null && period.from < endOf(range) && period.to > startOf(range);
}

/** Whether nothing was asked for: then every page is of the range. */
export const isOpen = ({ since, until }: AskedRange): boolean => since === null && until === null;
