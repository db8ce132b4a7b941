import { bareHost } from '../../shared/address-key.js';
import type { Article } from '../../types.js';
import { hostOf } from '../identity.js';
import type { Query } from '../query.js';
import { hashOf } from '../word-hash.js';
import type { Statements } from './statements.js';

// Filters as words of the full text: an index of words meets "this word and this host" where the two lists meet, while a join
// looks every article up that has the word. A mark only narrows; the filter itself decides (two marks may fall together).

/** What an article is marked with: its host and those above it, publisher, language, year and month. */
export function marksOf(article: Article, now: string): string {
  const date = article.date ?? now;
  const host = hostOf(article.canonicalUrl ?? article.url);
  const labels = host.split('.');
  const hosts = labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
  return [
    ...hosts.map((one) => mark('host', one)),
    mark('publisher', article.publisher?.name ?? ''),
    mark('language', article.language?.split('-')[0] ?? ''),
    mark('date', date.slice(0, 4)),
    mark('date', date.slice(0, 7)),
    ...article.source.tags.map(sourceTagMark),
  ].join(' ');
}

/** A tag of a source as two words that stand together: no other two fall on both. */
export const sourceTagMark = (tag: string): string => `${mark('source-tag', tag)} ${mark('tag-of-source', tag)}`;

/** A word that no text has. */
const mark = (kind: string, value: string): string =>
  `qx${(hashOf(`${kind}:${value.toLowerCase()}`) >>> 0).toString(36)}`;

/** Beyond so many months whole years are asked for, beyond so many years nothing: that narrows too little. */
const mostMonths = 24;
const mostYears = 12;

/** The filters of a query as an expression of the full text, null where there is none that helps. */
export function marksOfQuery(statements: Statements, { source, language, since, until }: Query): string | null {
  const parts: string[] = [];
  if (source && !source.includes('://')) {
    const host = bareHost(source);
    parts.push(oneOf([mark('host', host), mark('publisher', source)]));
  }
  if (language) parts.push(oneOf([mark('language', language.split('-')[0]!)]));
  if (since || until) parts.push(...dateMarks(statements, since, until));
  return parts.length > 0 ? parts.join(' AND ') : null;
}

const oneOf = (marks: string[]): string =>
  marks.length === 1 ? `marks : "${marks[0]}"` : `(marks : (${marks.map((one) => `"${one}"`).join(' OR ')}))`;

/** The months, or years, of a range of dates; one more on each side, as instants and printed dates may be of two days. */
function dateMarks(statements: Statements, since: string | null, until: string | null): string[] {
  const span = statements.get<{ first: number | null; last: number | null }>(
    'SELECT (SELECT min(sort_at) FROM article) AS first, (SELECT max(sort_at) FROM article) AS last',
  );
  if (span?.first == null || span.last == null) return [];
  const monthOf = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7) || 1) - 1;
  const at = (ms: number): number => monthOf(new Date(ms).toISOString());
  const from = Math.max(at(span.first), since ? monthOf(since) : 0) - 1;
  const end = until === null ? at(span.last) : monthOf(until.length === 4 ? `${until}-12` : until);
  const to = Math.min(at(span.last), end) + 1;
  if (!(to >= from)) return [];
  if (to - from < mostMonths) {
    const months = Array.from({ length: to - from + 1 }, (_, n) => {
      const [year, month] = [Math.floor((from + n) / 12), ((from + n) % 12) + 1];
      return mark('date', `${year}-${String(month).padStart(2, '0')}`);
    });
    return [oneOf(months)];
  }
  const [first, last] = [Math.floor(from / 12), Math.floor(to / 12)];
  const all = Math.floor(at(span.last) / 12) - Math.floor(at(span.first) / 12);
  // Most of what there is: the join passes over the rest sooner.
  if (last - first >= mostYears || (last - first) * 2 > all) return [];
  return [oneOf(Array.from({ length: last - first + 1 }, (_, n) => mark('date', String(first + n))))];
}
