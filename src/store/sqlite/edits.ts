import { chosen } from './chosen.js';
import { articleColumns } from './find.js';
import type { Query } from '../query.js';
import { type ArticleRow, storedArticle, unpackRecord } from '../rows.js';
import type { Statements } from './statements.js';
import type { ArticleEdit, Revision, RevisionCause } from '../store.js';

interface RevisionRow {
  number: number;
  saved_at: string;
  cause: RevisionCause;
  record: Uint8Array;
}

/** Edits of the articles that a query chooses, the one that was seen last first. The limit counts edits. */
export async function* listEdits(statements: Statements, query: Query): AsyncGenerator<ArticleEdit> {
  const { where, values } = chosen(statements, { ...query, isEdited: true, limit: null });
  const keys = statements.all<{ row: number; number: number }>(
    `SELECT a.row, r.number FROM article a JOIN revision r ON r.article = a.row
     WHERE ${where} AND r.cause = 'edit' ORDER BY r.saved_at DESC, a.row DESC, r.number DESC LIMIT ?`,
    ...values,
    query.limit ?? -1,
  );
  for (const { row, number } of keys) {
    const article = statements.get<ArticleRow>(`SELECT ${articleColumns} FROM article a WHERE a.row = ?`, row);
    const [to, from] = statements.all<RevisionRow>(
      'SELECT number, saved_at, cause, record FROM revision WHERE article = ? AND number <= ? ORDER BY number DESC LIMIT 2',
      row,
      number,
    );
    // Pruned meanwhile.
    if (!article || !from || to?.number !== number) continue;
    const stored = storedArticle(article);
    yield { stored, from: revisionOf(from, stored.article.id), to: revisionOf(to, stored.article.id) };
  }
}

const revisionOf = ({ number, saved_at, cause, record }: RevisionRow, id: string): Revision => ({
  number,
  savedAt: saved_at,
  cause,
  article: { ...unpackRecord(record), id },
});
