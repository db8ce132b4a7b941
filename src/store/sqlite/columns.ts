import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';
import { ownColumns } from '../columns.js';
import { marksOf } from './marks.js';
import type { Statements } from './statements.js';
import { indexText } from '../words.js';

/** The same, to be set. */
export const setColumns = ownColumns.map((name) => `${name} = ?`).join(', ');

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
