import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';
import { marksOf } from './marks.js';
import type { Statements } from './statements.js';
import { indexText } from '../words.js';

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
/** The same, to be set. */
export const setColumns = ownColumns.map((name) => `${name} = ?`).join(', ');

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
export function sortAt(date: string): number {
  const hasZone = /T.*(Z|[+-]\d{2}:\d{2})$/.test(date);
  const at = Date.parse(date.includes('T') && !hasZone ? `${date}Z` : date);
  return Number.isNaN(at) ? 0 : at;
}

/**
 * A number that no other change has or had, also after the newest article is gone. Writers come one after another, so that a reader
 * never sees a later number before an earlier one.
 */
export function nextSequence(statements: Statements): number {
  const { value } = statements.get<{ value: number }>("SELECT value FROM counter WHERE name = 'sequence'")!;
  // Two statements: an UPDATE with RETURNING makes a savepoint, at which FTS5 writes its index out, article by article.
  statements.run("UPDATE counter SET value = ? WHERE name = 'sequence'", value + 1);
  return value + 1;
}

/** What the full text knows is the newest revision. */
export function replaceInIndex(statements: Statements, row: number, article: Article, now: string): void {
  statements.run('DELETE FROM fulltext WHERE rowid = ?', row);
  addToIndex(statements, row, article, now);
}

export function addToIndex(statements: Statements, row: number, article: Article, now: string): void {
  statements.run(
    'INSERT INTO fulltext (rowid, headline, summary, body, authors, tags, marks) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row,
    indexText(article.headline ?? ''),
    indexText(article.summary ?? ''),
    indexText(textOfBody(article)),
    indexText(article.authors.join(' ; ')),
    indexText(article.tags.join(' ; ')),
    marksOf(article, now),
  );
}
