import { inTransaction } from '../../shared/sqlite.js';
import type { SyncMarks } from '../source-types.js';
import type { Statements } from './statements.js';

/** By source: how many of its pages had no text so far, and how many could not be had. */
export function troubledPages(statements: Statements): Map<string, { thin: number; failed: number }> {
  const rows = statements.all<{ url: string; reason: 'thin' | 'failed'; n: number }>(
    `SELECT json_extract(o.value, '$.feedUrl') AS url, reason, count(*) AS n FROM page, json_each(page.origins) o
     WHERE reason IN ('thin', 'failed') GROUP BY 1, 2`,
  );
  const found = new Map<string, { thin: number; failed: number }>();
  for (const { url, reason, n } of rows) {
    const counts = found.get(url) ?? { thin: 0, failed: 0 };
    found.set(url, { ...counts, [reason]: n });
  }
  return found;
}

const names: Record<keyof SyncMarks, string> = {
  lastSync: 'last sync',
  outageSince: 'outage since',
  outageTold: 'outage told',
};

/** What is kept of the last syncs. */
export function syncMarks(statements: Statements): SyncMarks {
  const read = (name: string): number | null => {
    const value = statements.get<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value;
    return value === undefined ? null : Number(value);
  };
  return { lastSync: read(names.lastSync), outageSince: read(names.outageSince), outageTold: read(names.outageTold) };
}

/** Writes what has changed of them, and nothing where nothing has. */
export function setSyncMarks(statements: Statements, marks: SyncMarks): void {
  const before = syncMarks(statements);
  const changed = (Object.keys(names) as (keyof SyncMarks)[]).filter((key) => marks[key] !== before[key]);
  if (changed.length === 0) return;
  inTransaction(statements.database, () => {
    for (const key of changed) {
      if (marks[key] === null) statements.run('DELETE FROM setting WHERE name = ?', names[key]);
      else statements.run('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)', names[key], String(marks[key]));
    }
  });
}
