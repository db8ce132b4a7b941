import type { Query } from '../query.js';
import { type ArticleRow, storedArticle } from '../rows.js';
import type { Cursor, StoredArticle } from '../store.js';
import { allConditionsOf } from './conditions.js';
import { type Database, first, type Sql } from './database.js';
import { articleColumns } from './find.js';
import { numbered } from './numbered.js';
import { transact } from './retry.js';

// Who has read how far. The order of numbers is the order of commits (`sequence.ts`), so that nothing can be passed over.

const pageSize = 200;

interface Span {
  after: number;
  upTo: number;
  query: Query;
}

/** Changes in (`after`, `upTo`] that a query finds, in their order. */
export const changesSince = (sql: Sql, span: Span) => inOrder(sql, 'article a', 'a.sequence', span);

/** The same of articles whose page is gone, each by the number that its end was given. */
export const goneSince = (sql: Sql, span: Span) =>
  inOrder(sql, 'gone g JOIN article a ON a.row = g.article', 'g.sequence', span);

async function* inOrder(
  sql: Sql,
  from: string,
  key: string,
  { after, upTo, query }: Span,
): AsyncGenerator<{ sequence: number; stored: StoredArticle }> {
  const chosen = await allConditionsOf(sql, query);
  const where = [`${key} > ?`, `${key} <= ?`, ...chosen.sql].join(' AND ');
  for (let last = after; ; ) {
    const rows: (ArticleRow & { sequence: number })[] = await sql.all(
      numbered(`SELECT ${articleColumns}, ${key} FROM ${from} WHERE ${where} ORDER BY ${key} LIMIT ${pageSize}`),
      [last, upTo, ...chosen.values],
    );
    for (const row of rows) yield { sequence: row.sequence, stored: storedArticle(row) };
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1]!.sequence;
  }
}

export async function lastSequence(sql: Sql): Promise<number> {
  return (await first<{ value: number }>(sql, "SELECT value FROM counter WHERE name = 'sequence'"))!.value;
}

interface CursorRow {
  sequence: number;
  pending_sequence: number | null;
  pending_file: string;
  pending_temporary: string;
}

export async function readCursor(sql: Sql, name: string, lock = ''): Promise<Cursor> {
  const row = await first<CursorRow>(sql, `SELECT * FROM cursor WHERE name = $1 ${lock}`, [name]);
  if (!row) return { sequence: 0, pending: null };
  const { sequence, pending_sequence: pending, pending_file: file, pending_temporary: temporary } = row;
  return { sequence, pending: pending === null ? null : { sequence: pending, file, temporary } };
}

/** Compares and moves in one transaction; two that move the same one come one after another. */
export const moveCursor = (database: Database, name: string, from: Cursor, to: Cursor): Promise<boolean> =>
  transact(database, async (sql) => {
    await sql.run('INSERT INTO cursor (name, sequence) VALUES ($1, 0) ON CONFLICT (name) DO NOTHING', [name]);
    if (JSON.stringify(await readCursor(sql, name, 'FOR UPDATE')) !== JSON.stringify(normal(from))) return false;
    await sql.run(
      'UPDATE cursor SET sequence = $2, pending_sequence = $3, pending_file = $4, pending_temporary = $5 WHERE name = $1',
      [name, to.sequence, to.pending?.sequence ?? null, to.pending?.file ?? null, to.pending?.temporary ?? null],
    );
    return true;
  });

/** Keys in the order of `readCursor`. */
function normal({ sequence, pending }: Cursor): Cursor {
  if (pending === null) return { sequence, pending };
  return { sequence, pending: { sequence: pending.sequence, file: pending.file, temporary: pending.temporary } };
}
