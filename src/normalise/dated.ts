import type { Brief, RawArticle, RawDate, Update } from '../types.js';
import { rollBack } from '../shared/clock-roll.js';
import { parseClockText } from '../shared/date-parse.js';
import { type DateContext, readingOf, resolveDate } from './date.js';

type RawUpdate = RawArticle['updates'][number];
type RawBrief = RawArticle['briefs'][number];

export interface LiveDays {
  /** When the page was published and last changed, as its record says. */
  date: string | null;
  modified: string | null;
}

/** A live blog's posts, newest first; those without a date keep their place. */
export function datedUpdates(updates: readonly RawUpdate[], context: DateContext, page: LiveDays): Update[] {
  const dated = withDates(updates, context, (clocks) => page.modified ?? newestDay(clocks, page.date));
  const isDated = dated.every(({ date }) => date !== null);
  return isDated ? [...dated].sort((a, b) => instantOf(b.date) - instantOf(a.date)) : dated;
}

/** Items of a live block, in its order. `pageDay` is the day of the page itself. */
export function datedBriefs(briefs: readonly RawBrief[], context: DateContext, pageDay: string | null): Brief[] {
  return withDates(briefs, context, () => pageDay);
}

/** A clock time alone gets its day from the list's order and the page's day; without that it stays out. */
function withDates<T extends { date: RawDate | null }>(
  items: readonly T[],
  context: DateContext,
  newestOf: (clocks: readonly (string | null)[]) => string | null,
): (Omit<T, 'date'> & { date: string | null })[] {
  if (items.length === 0) return [];
  const clocks = items.map(({ date }) => (date && date.iso === null ? parseClockText(date.text) : null));
  const isOldestFirst = isRising(clocks);
  const order = isOldestFirst ? clocks.toReversed() : clocks;
  const newest = newestOf(order);
  const rolled = newest ? rollBack(order, newest) : order.map(() => null);
  if (isOldestFirst) rolled.reverse();
  const reading = readingOf([], context);
  return items.map((item, index) => {
    const text = rolled[index];
    const raw = text ? { text, iso: text } : clocks[index] === null ? item.date : null;
    return { ...item, date: raw ? (resolveDate(raw, context, reading)?.iso ?? null) : null };
  });
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const nearMinutes = 30;

/**
 * The day of the newest post where the page states no last change. A stamp with a clock that is not the newest post's is when the page
 * was published, and no post is older than that: each midnight that the list passes is a day later.
 */
function newestDay(clocks: readonly (string | null)[], date: string | null): string | null {
  const newest = clocks.find((clock) => clock !== null);
  const last = clocks.findLastIndex((clock) => clock !== null);
  const stamp = /T(\d\d:\d\d)/.exec(date ?? '')?.[1];
  if (!date || !newest || !stamp || Math.abs(minutesOf(newest) - minutesOf(stamp)) <= nearMinutes) return date;
  const oldest = rollBack(clocks, date)[last]!.slice(0, 10);
  const day = Date.parse(date.slice(0, 10));
  return new Date(2 * day - Date.parse(oldest)).toISOString().slice(0, 10);
}

/** Most steps go forward in time: the list is oldest first. */
function isRising(clocks: readonly (string | null)[]): boolean {
  const known = clocks.filter((clock) => clock !== null);
  const rises = known.filter((clock, index) => index > 0 && clock > known[index - 1]!).length;
  return known.length > 3 && rises > (known.length - 1) * 0.7;
}

/** Written clocks without a zone are compared as they stand. */
function instantOf(date: string | null): number {
  if (!date) return 0;
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(date);
  return Date.parse(hasZone || date.length === 10 ? date : `${date}Z`);
}
