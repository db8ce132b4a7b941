import type { Brief, RawArticle, RawDate, Update } from '../types.js';
import { rollBack } from '../shared/clock-roll.js';
import { parseClockText } from '../shared/date-parse.js';
import { type DateContext, resolveDate } from './date.js';

type RawUpdate = RawArticle['updates'][number];
type RawBrief = RawArticle['briefs'][number];

/** A live blog's posts, newest first; those without a date keep their place. `pageDay` is the day of the page's last change. */
export function datedUpdates(updates: readonly RawUpdate[], context: DateContext, pageDay: string | null): Update[] {
  const dated = withDates(updates, context, pageDay);
  const isDated = dated.every(({ date }) => date !== null);
  return isDated ? [...dated].sort((a, b) => instantOf(b.date) - instantOf(a.date)) : dated;
}

/** Items of a live block, in its order. `pageDay` is the day of the page itself. */
export function datedBriefs(briefs: readonly RawBrief[], context: DateContext, pageDay: string | null): Brief[] {
  return withDates(briefs, context, pageDay);
}

/** A clock time alone gets its day from the list's order and the page's day; without that it stays out. */
function withDates<T extends { date: RawDate | null }>(
  items: readonly T[],
  context: DateContext,
  pageDay: string | null,
): (Omit<T, 'date'> & { date: string | null })[] {
  const clocks = items.map(({ date }) => (date && date.iso === null ? parseClockText(date.text) : null));
  const isOldestFirst = isRising(clocks);
  const order = isOldestFirst ? clocks.toReversed() : clocks;
  const rolled = pageDay ? rollBack(order, pageDay) : order.map(() => null);
  if (isOldestFirst) rolled.reverse();
  return items.map((item, index) => {
    const text = rolled[index];
    const raw = text ? { text, iso: text } : clocks[index] === null ? item.date : null;
    return { ...item, date: raw ? (resolveDate(raw, context)?.iso ?? null) : null };
  });
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
