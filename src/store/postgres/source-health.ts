import { changedMarks, marksFrom, type TroubleRow, troubleFromRows } from '../source-health.js';
import type { SyncMarks } from '../source-types.js';
import type { Database } from './database.js';
import { transact } from './retry.js';

/** By source: how many of its pages had no text so far, and how many could not be had. */
export async function troubledPages(database: Database): Promise<Map<string, { thin: number; failed: number }>> {
  return troubleFromRows(
    await database.all<TroubleRow>(
      `SELECT named.url, reason, count(*) AS n FROM page, jsonb_array_elements_text(feeds) AS named (url)
       WHERE reason IN ('thin', 'failed') GROUP BY 1, 2`,
    ),
  );
}

/** What is kept of the last syncs. */
export async function syncMarks(database: Database): Promise<SyncMarks> {
  const rows = await database.all<{ name: string; value: string }>('SELECT name, value FROM setting');
  const byName = new Map(rows.map(({ name, value }) => [name, value]));
  return marksFrom((name) => byName.get(name));
}

/** Writes what has changed of them, and nothing where nothing has. */
export async function setSyncMarks(database: Database, marks: SyncMarks): Promise<void> {
  const changed = changedMarks(await syncMarks(database), marks);
  if (changed.length === 0) return;
  await transact(database, async (sql) => {
    for (const [name, value] of changed) {
      if (value === null) await sql.run('DELETE FROM setting WHERE name = $1', [name]);
      else {
        const text =
          'INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value';
        await sql.run(text, [name, String(value)]);
      }
    }
  });
}
