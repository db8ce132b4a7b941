import { inTransaction } from '../../shared/sqlite.js';
import { changedMarks, marksFrom, troubleFromRows } from '../source-health.js';
import type { SyncMarks } from '../source-types.js';
import type { Statements } from './statements.js';

/** By source: how many of its pages had no text so far, and how many could not be had. */
export function troubledPages(statements: Statements): Map<string, { thin: number; failed: number }> {
  return troubleFromRows(
    statements.all(
      `SELECT json_extract(o.value, '$.feedUrl') AS url, reason, count(*) AS n FROM page, json_each(page.origins) o
       WHERE reason IN ('thin', 'failed') GROUP BY 1, 2`,
    ),
  );
}

/** What is kept of the last syncs. */
export function syncMarks(statements: Statements): SyncMarks {
  return marksFrom(
    (name) => statements.get<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value,
  );
}

/** Writes what has changed of them, and nothing where nothing has. */
export function setSyncMarks(statements: Statements, marks: SyncMarks): void {
  const changed = changedMarks(syncMarks(statements), marks);
  if (changed.length === 0) return;
  inTransaction(statements.database, () => {
    for (const [name, value] of changed) {
      if (value === null) statements.run('DELETE FROM setting WHERE name = ?', name);
      else statements.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', name, String(value));
    }
  });
}
