import type { Brief, RawArticle, Update } from '../types.js';
import { type DateContext, resolveDate } from './date.js';

type RawUpdate = RawArticle['updates'][number];
type RawBrief = RawArticle['briefs'][number];

/** A live blog's posts, newest first; those without a date keep their place. */
export function datedUpdates(updates: readonly RawUpdate[], context: DateContext): Update[] {
  const dated = updates.map((update) => ({
    ...update,
    date: update.date ? (resolveDate(update.date, context)?.iso ?? null) : null,
  }));
  const isDated = dated.every(({ date }) => date !== null);
  return isDated ? [...dated].sort((a, b) => instantOf(b.date) - instantOf(a.date)) : dated;
}

export function datedBriefs(briefs: readonly RawBrief[], context: DateContext): Brief[] {
  return briefs.map((brief) => ({
    ...brief,
    date: brief.date ? (resolveDate(brief.date, context)?.iso ?? null) : null,
  }));
}

/** Written clocks without a zone are compared as they stand. */
function instantOf(date: string | null): number {
  if (!date) return 0;
  const hasZone = /(?:Z|[+-]\d{2}:\d{2})$/.test(date);
  return Date.parse(hasZone || date.length === 10 ? date : `${date}Z`);
}
