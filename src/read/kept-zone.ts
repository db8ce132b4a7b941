import { readIsoParts } from '../shared/iso-date.js';
import type { Article } from '../types.js';

/** Dates that are read anew without a zone keep the one that the user gave before (`--timezone`), where they say the same clock. */
export function withZoneOf(previous: Article, article: Article): Article {
  if (previous.dateBasis.zoneFrom !== 'user') return article;
  const dates = [previous.date, previous.modified, ...previous.updates.map(({ date }) => date)];
  const zoned = new Map(dates.flatMap((date) => (date === null ? [] : [[withoutZone(date), date] as const])));
  const kept = (date: string | null): string | null => (date === null ? null : (zoned.get(date) ?? date));
  const date = kept(article.date);
  const zoneFrom = date === article.date ? article.dateBasis.zoneFrom : 'user';
  const updates = article.updates.map((update) => ({ ...update, date: kept(update.date) }));
  return {
    ...article,
    date,
    modified: kept(article.modified),
    dateBasis: { ...article.dateBasis, zoneFrom },
    updates,
  };
}

const withoutZone = (iso: string): string =>
  readIsoParts(iso)?.offset == null ? iso : iso.replace(/(?:Z|[+-]\d\d:?\d\d)$/, '');
