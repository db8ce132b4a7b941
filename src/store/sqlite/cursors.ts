import { inTransaction } from '../../shared/sqlite.js';
import { conditionsOf } from './conditions.js';
import { articleColumns as columns } from './find.js';
import { matchOf, narrowed } from './match.js';
import type { Query } from '../query.js';
import { type ArticleRow, storedArticle } from '../rows.js';
import type { Statements } from './statements.js';
import type { Cursor, StoredArticle } from '../store.js';

// Who has read how far. Each change has a number, given inside the transaction that makes it; SQLite has one writer at a time, so
// that a number is never seen before a smaller one and nothing can be passed over.

const pageSize = 200;

interface Span {
  after: number;
  upTo: number;
  query: Query;
}

/** Changes in (`after`, `upTo`] that a query finds, in their order. */
export const changesSince = (statements: Statements, span: Span) =>
  inOrder(statements, 'article a', 'a.sequence', span);

/** The same of articles whose page is gone, each by the number that its end was given. */
export const goneSince = (statements: Statements, span: Span) =>
  inOrder(statements, 'gone g JOIN article a ON a.row = g.article', 'g.sequence', span);

async function* inOrder(
  statements: Statements,
  from: string,
  key: string,
  { after, upTo, query }: Span,
): AsyncGenerator<{ sequence: number; stored: StoredArticle }> {
  const { sql, values } = conditionsOf(statements, query);
  const words = matchOf(query.wanted);
  const match = words.match === null ? [] : [narrowed(words)];
  const where = [`${key} > ?`, `${key} <= ?`, ...sql];
  if (match.length > 0) where.push('a.row IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)');
  for (let last = after; ; ) {
    const rows: (ArticleRow & { sequence: number })[] = statements.all<ArticleRow & { sequence: number }>(
      `SELECT ${columns}, ${key} FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${key} LIMIT ${pageSize}`,
      last,
      upTo,
      ...values,
      ...match,
    );
    for (const row of rows) yield { sequence: row.sequence, stored: storedArticle(row) };
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1]!.sequence;
  }
}

export function lastSequence(statements: Statements): number {
  return statements.get<{ value: number }>("SELECT value FROM counter WHERE name = 'sequence'")!.value;
}

export function readCursor(statements: Statements, name: string): Cursor {
  const row = statements.get<{
    sequence: number;
    pending_sequence: number | null;
    pending_file: string;
    pending_temporary: string;
  }>('SELECT * FROM cursor WHERE name = ?', name);
  if (!row) return { sequence: 0, pending: null };
  const { sequence, pending_sequence: pending, pending_file: file, pending_temporary: temporary } = row;
  return { sequence, pending: pending === null ? null : { sequence: pending, file, temporary } };
}

/** Compares and moves in one transaction that has reached the disk when this returns, also should the power fail. */
export function moveCursor(statements: Statements, name: string, from: Cursor, to: Cursor): boolean {
  const { database } = statements;
  database.exec('PRAGMA synchronous = FULL');
  try {
    return inTransaction(database, () => {
      if (JSON.stringify(readCursor(statements, name)) !== JSON.stringify(normal(from))) return false;
      statements.run(
        `INSERT OR REPLACE INTO cursor (name, sequence, pending_sequence, pending_file, pending_temporary)
         VALUES (?, ?, ?, ?, ?)`,
        name,
        to.sequence,
        to.pending?.sequence ?? null,
        to.pending?.file ?? null,
        to.pending?.temporary ?? null,
      );
      return true;
    });
  } finally {
    database.exec('PRAGMA synchronous = NORMAL');
  }
}

/** Keys in the order of `readCursor`. */
function normal({ sequence, pending }: Cursor): Cursor {
  if (pending === null) return { sequence, pending };
  return { sequence, pending: { sequence: pending.sequence, file: pending.file, temporary: pending.temporary } };
}
