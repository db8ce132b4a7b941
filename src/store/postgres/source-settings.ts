import { deflateRawSync } from 'node:zlib';
import { columnsOfEdit, leftOutKeptMs } from '../source-edit.js';
import { type Row, settingsFromRow, unpackText } from '../source-rows.js';
import type { LeftOut, SourceEdit, SourceSettings, SourceStore } from '../source-types.js';
import { type Database, first, type Sql } from './database.js';
import { givenRows, isText, onceEach } from './given-rows.js';
import { finishPage } from './pages.js';

// What the user says of a source, and the stories that his rules keep out.

/** The number of a source's row, which nobody takes away meanwhile. */
async function rowOf(sql: Sql, url: string): Promise<number | undefined> {
  const text = `SELECT row FROM source WHERE ${isText('url', '$1')} FOR NO KEY UPDATE`;
  return (await first<{ row: number }>(sql, text, [url]))?.row;
}

/** False where the source is not followed. */
export async function editSource(sql: Sql, url: string, changes: SourceEdit, now: number): Promise<boolean> {
  const row = await rowOf(sql, url);
  if (row === undefined) return false;
  const edited = columnsOfEdit(changes);
  if (edited.length > 0) {
    const set = edited.map(([column], at) => `${column} = $${at + 2}`).join(', ');
    await sql.run(`UPDATE source SET ${set} WHERE row = $1`, [row, ...edited.map(([, value]) => value)]);
  }
  if (changes.only ?? changes.skip) {
    const text = `UPDATE source SET next_due = least(next_due, $1) WHERE row = $2 AND status = 'active'
      AND EXISTS (SELECT 1 FROM left_out WHERE source = $2)`;
    await sql.run(text, [Math.floor(now), row]);
  }
  return true;
}

/** Settings of sources by address. */
export async function settingsOf(sql: Sql, urls: readonly string[]): Promise<Map<string, SourceSettings>> {
  const rows = await sql.all<Row>(
    'SELECT * FROM source WHERE md5(url) IN (SELECT md5(wanted) FROM unnest($1::text[]) AS wanted)',
    [urls],
  );
  return new Map(rows.map((row) => [row.url as string, settingsFromRow(row)]));
}

/** The methods of a store over stories that rules keep out. */
export function leftOutMethods(database: Database): Pick<SourceStore, 'leftOut' | 'leftOutCounts' | 'delays'> {
  return {
    leftOut: async (url) => {
      const rows = await database.all<{ key: string; story: Uint8Array }>(
        `SELECT l.key, l.story FROM left_out l JOIN source s ON s.row = l.source WHERE ${isText('s.url', '$1')}
         ORDER BY l.seen_at DESC, l.key`,
        [url],
      );
      return rows.map(({ key, story }) => ({ key, story: unpackText(story) }));
    },
    leftOutCounts: async () => {
      const rows = await database.all<{ url: string; n: number }>(
        'SELECT s.url, count(*) AS n FROM left_out l JOIN source s ON s.row = l.source GROUP BY s.row',
      );
      return new Map(rows.map(({ url, n }) => [url, n]));
    },
    delays: () =>
      database.all(
        `SELECT url, delay_ms AS "delayMs" FROM source WHERE delay_ms IS NOT NULL AND status = 'active' ORDER BY row`,
      ),
  };
}

/** What a poll left out, and what it let in; old ones go. */
export async function noteLeftOut(
  sql: Sql,
  source: number,
  { leftOut = [], letIn = [], now }: { leftOut?: readonly LeftOut[]; letIn?: readonly string[]; now: number },
): Promise<void> {
  if (letIn.length > 0) {
    const text = `DELETE FROM left_out WHERE source = $1
      AND md5(key) IN (SELECT md5(wanted) FROM unnest($2::text[]) AS wanted)`;
    await sql.run(text, [source, letIn]);
  }
  if (leftOut.length === 0) return;
  const rows = leftOut.map(({ key, story }) => [key, deflateRawSync(story)] as const);
  const { table, values } = givenRows({ key: 'text', story: 'bytea' }, onceEach(rows, 'last'), 3);
  await sql.run(
    `INSERT INTO left_out (source, key, story, seen_at) SELECT $1, key, story, $2 FROM ${table} AS given ORDER BY nth
     ON CONFLICT (source, md5(key)) DO UPDATE SET story = excluded.story, seen_at = excluded.seen_at`,
    [source, Math.floor(now), ...values],
  );
  await sql.run('DELETE FROM left_out WHERE source = $1 AND seen_at < $2', [source, Math.floor(now) - leftOutKeptMs]);
}

/** Ends a page that is not wanted. False where a poll has ordered it anew: then that order stands. */
export async function leaveOut(
  sql: Sql,
  ...[page, stories, now]: Parameters<SourceStore['leaveOut']>
): Promise<boolean> {
  // Sources before pages, as a poll has them: who waits for the other way round waits for ever.
  const rows = new Map<string, number | undefined>();
  for (const url of new Set(stories.map(({ feedUrl }) => feedUrl).sort())) rows.set(url, await rowOf(sql, url));
  if (!(await finishPage(sql, page, null))) return false;
  for (const { feedUrl, ...story } of stories) {
    const row = rows.get(feedUrl);
    if (row !== undefined) await noteLeftOut(sql, row, { leftOut: [story], now });
  }
  return true;
}
