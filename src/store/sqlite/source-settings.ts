import { deflateRawSync } from 'node:zlib';
import { columnsOfEdit, leftOutKeptMs } from '../source-edit.js';
import { finishPage } from './pages.js';
import { type Row, settingsFromRow, unpackText } from '../source-rows.js';
import type { LeftOut, SourceEdit, SourceSettings, SourceStore } from '../source-types.js';
import type { Statements } from './statements.js';

// What the user says of a source, and the stories that his rules keep out.

/** False where the source is not followed. */
export function editSource(statements: Statements, url: string, changes: SourceEdit, now: number): boolean {
  const row = statements.get<{ row: number }>('SELECT row FROM source WHERE url = ?', url)?.row;
  if (row === undefined) return false;
  for (const [column, value] of columnsOfEdit(changes)) {
    statements.run(`UPDATE source SET ${column} = ? WHERE row = ?`, value, row);
  }
  if (changes.only ?? changes.skip) {
    const sql = `UPDATE source SET next_due = min(next_due, ?) WHERE row = ? AND status = 'active'
      AND EXISTS (SELECT 1 FROM left_out WHERE source = row)`;
    statements.run(sql, Math.floor(now), row);
  }
  return true;
}

/** Settings of sources by address. */
export function settingsOf(statements: Statements, urls: readonly string[]): Map<string, SourceSettings> {
  const rows = statements.all<Row>(
    'SELECT * FROM source WHERE url IN (SELECT value FROM json_each(?))',
    JSON.stringify(urls),
  );
  return new Map(rows.map((row) => [row.url as string, settingsFromRow(row)]));
}

/** The methods of a store over stories that rules keep out. */
export function leftOutMethods(statements: Statements): Pick<SourceStore, 'leftOut' | 'leftOutCounts' | 'delays'> {
  return {
    leftOut: async (url) =>
      statements
        .all<{ key: string; story: Uint8Array }>(
          `SELECT l.key, l.story FROM left_out l JOIN source s ON s.row = l.source WHERE s.url = ?
           ORDER BY l.seen_at DESC, l.key`,
          url,
        )
        .map(({ key, story }) => ({ key, story: unpackText(story) })),
    leftOutCounts: async () =>
      new Map(
        statements
          .all<{ url: string; n: number }>(
            'SELECT s.url, count(*) AS n FROM left_out l JOIN source s ON s.row = l.source GROUP BY s.row',
          )
          .map(({ url, n }) => [url, n]),
      ),
    delays: async () =>
      statements.all("SELECT url, delay_ms AS delayMs FROM source WHERE delay_ms IS NOT NULL AND status = 'active'"),
  };
}

/** What a poll left out, and what it let in; old ones go. */
export function noteLeftOut(
  statements: Statements,
  source: number,
  { leftOut = [], letIn = [], now }: { leftOut?: readonly LeftOut[]; letIn?: readonly string[]; now: number },
): void {
  for (const key of letIn) statements.run('DELETE FROM left_out WHERE source = ? AND key = ?', source, key);
  for (const { key, story } of leftOut) {
    statements.run(
      `INSERT INTO left_out (source, key, story, seen_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (source, key) DO UPDATE SET story = excluded.story, seen_at = excluded.seen_at`,
      source,
      key,
      deflateRawSync(story),
      Math.floor(now),
    );
  }
  if (leftOut.length > 0) {
    statements.run('DELETE FROM left_out WHERE source = ? AND seen_at < ?', source, Math.floor(now) - leftOutKeptMs);
  }
}

/** Ends a page that is not wanted. False where a poll has ordered it anew: then that order stands. */
export function leaveOut(
  statements: Statements,
  ...[page, stories, now]: Parameters<SourceStore['leaveOut']>
): boolean {
  if (!finishPage(statements, page, null)) return false;
  for (const { feedUrl, ...story } of stories) {
    const row = statements.get<{ row: number }>('SELECT row FROM source WHERE url = ?', feedUrl)?.row;
    if (row !== undefined) noteLeftOut(statements, row, { leftOut: [story], now });
  }
  return true;
}
