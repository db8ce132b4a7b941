import { type ArticleRow, storedArticle } from './rows.js';
import type { Statements } from './statements.js';
import type { Cursor, StoredArticle } from './store.js';

// Who has read how far. Each change has a number, given inside the transaction that makes it; SQLite has one writer at a time, so
// that a number is never seen before a smaller one and nothing can be passed over.

const pageSize = 200;

export async function* changesSince(
  statements: Statements,
  start: number,
): AsyncGenerator<{ sequence: number; stored: StoredArticle }> {
  let after = start;
  for (;;) {
    const rows = statements.all<ArticleRow & { sequence: number }>(
      `SELECT a.row, a.id, a.first_seen, a.changed_at, a.revision, a.revisions, a.edits, a.edited_at, a.near_group, a.sequence,
         (SELECT record FROM revision WHERE article = a.row AND number = a.revision) AS record,
         (SELECT json_group_array(DISTINCT f.url) FROM sighting s JOIN feed f ON f.number = s.feed WHERE s.article = a.row) AS feeds
       FROM article a WHERE a.sequence > ? ORDER BY a.sequence LIMIT ${pageSize}`,
      after,
    );
    for (const row of rows) yield { sequence: row.sequence, stored: storedArticle(row) };
    if (rows.length < pageSize) return;
    after = rows[rows.length - 1]!.sequence;
  }
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

export function writeCursor(statements: Statements, name: string, { sequence, pending }: Cursor): void {
  statements.run(
    'INSERT OR REPLACE INTO cursor (name, sequence, pending_sequence, pending_file, pending_temporary) VALUES (?, ?, ?, ?, ?)',
    name,
    sequence,
    pending?.sequence ?? null,
    pending?.file ?? null,
    pending?.temporary ?? null,
  );
}
