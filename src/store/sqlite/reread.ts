import { inTransaction } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { columnsOf } from '../columns.js';
import { nextSequence, replaceInIndex, setColumns } from './columns.js';
import { contentHash } from '../content-hash.js';
import { packRecord } from '../rows.js';
import type { Statements } from './statements.js';

/** Puts a new reading of the same page in a revision's place. The publisher did nothing: no revision, no edit. */
export function replaceRevision(statements: Statements, row: number, number: number, article: Article): void {
  inTransaction(statements.database, () => replaceIn(statements, { row, number }, article));
}

/** The same inside a transaction. */
export function replaceIn(
  statements: Statements,
  { row, number }: { row: number; number: number },
  article: Article,
): void {
  const hash = contentHash(article);
  statements.run(
    'UPDATE revision SET record = ?, content_hash = ? WHERE article = ? AND number = ?',
    packRecord(article),
    hash,
    row,
    number,
  );
  const current = statements.get<{ revision: number; first_seen: string }>(
    'SELECT revision, first_seen FROM article WHERE row = ?',
    row,
  );
  if (current?.revision !== number) return;
  statements.run(
    `UPDATE article SET ${setColumns},
         content_hash = ?, sequence = ? WHERE row = ?`,
    ...columnsOf(article, current.first_seen),
    hash,
    nextSequence(statements),
    row,
  );
  replaceInIndex(statements, row, article, current.first_seen);
}
