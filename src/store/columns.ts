import type { Article } from '../types.js';

// What of a record stands in columns of its own, for finding: the row and the full text.

/** What `columnsOf` fills. */
export const ownColumns = [
  'url',
  'headline',
  'date',
  'sort_at',
  'language',
  'main_language',
  'publisher',
  'kind',
  'quality',
] as const;
/** A record's values for `ownColumns`. */
export function columnsOf(article: Article, now: string): (string | number | null)[] {
  return [
    article.canonicalUrl ?? article.url,
    article.headline,
    article.date,
    sortAt(article.date ?? now),
    article.language,
    article.language?.split('-')[0]?.toLowerCase() ?? null,
    article.publisher?.name ?? null,
    article.kind,
    article.quality?.score ?? null,
  ];
}

/** Instant in ms by which lists are sorted; a date without a zone counts as UTC, a day as its beginning. */
function sortAt(date: string): number {
  const hasZone = /T.*(Z|[+-]\d{2}:\d{2})$/.test(date);
  const at = Date.parse(date.includes('T') && !hasZone ? `${date}Z` : date);
  return Number.isNaN(at) ? 0 : at;
}
