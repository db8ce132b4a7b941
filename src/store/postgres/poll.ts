import { goneKeptMs } from '../source-edit.js';
import { polledColumns } from '../source-rows.js';
import type { FollowedSource, MovedPage, PollState } from '../source-types.js';
import { type Sql, first } from './database.js';
import { givenRows, isText, onceEach } from './given-rows.js';
import { addPages, movePage } from './pages.js';
import { noteLeftOut } from './source-settings.js';

/** What a poll came to: its source first, so that it is nobody else's until all is written. */
export async function finishPoll(sql: Sql, poll: PollState): Promise<{ known: number }> {
  const { source, moved = [], leftOut = [], letIn = [] } = poll;
  const row = await saveSource(sql, source);
  // The source may have been unfollowed while it was fetched.
  if (row === undefined) return { known: 0 };
  const now = Math.round(source.lastPolled ?? 0);
  await saveEntries(sql, row, poll, now);
  for (const page of moved) await moveEntry(sql, row, page, now);
  await noteLeftOut(sql, row, { leftOut, letIn, now });
  return { known: await addPages(sql, poll.pages, now) };
}

/** Gives its row. */
async function saveSource(sql: Sql, source: FollowedSource): Promise<number | undefined> {
  const polled = polledColumns(source);
  // A title that was given while the source was asked stays.
  const set = polled.map(
    ([column], at) => `${column} = ${column === 'title' ? `coalesce(title, $${at + 2})` : `$${at + 2}`}`,
  );
  const text = `UPDATE source SET ${set.join(', ')}, lease_until = 0, lease_owner = NULL WHERE ${isText('url', '$1')} RETURNING row`;
  return (await first<{ row: number }>(sql, text, [source.url, ...polled.map(([, value]) => value)]))?.row;
}

async function saveEntries(sql: Sql, source: number, { entries, gone, back }: PollState, now: number): Promise<void> {
  if (entries.length > 0) {
    const rows = entries.map(({ key, guid, signature }) => [key, guid, signature] as const);
    const { table, values } = givenRows({ key: 'text', guid: 'text', signature: 'text' }, onceEach(rows, 'last'), 2);
    await sql.run(
      `INSERT INTO entry (source, key, guid, signature) SELECT $1, key, guid, signature FROM ${table} AS given ORDER BY nth
       ON CONFLICT (source, md5(key)) DO UPDATE SET guid = excluded.guid, signature = excluded.signature, gone_at = NULL`,
      [source, ...values],
    );
  }
  const isOneOf = 'md5(key) IN (SELECT md5(wanted) FROM unnest($3::text[]) AS wanted)';
  const marked = [
    [gone, now, `${isOneOf} AND gone_at IS NULL`],
    [back, null, isOneOf],
  ] as const;
  for (const [keys, goneAt, where] of marked) {
    if (keys.length > 0)
      await sql.run(`UPDATE entry SET gone_at = $2::bigint WHERE source = $1 AND ${where}`, [source, goneAt, keys]);
  }
  if (gone.length > 0)
    await sql.run('DELETE FROM entry WHERE source = $1 AND gone_at < $2', [source, now - goneKeptMs]);
}

async function moveEntry(sql: Sql, source: number, page: MovedPage, now: number): Promise<void> {
  for (const table of ['entry', 'left_out']) {
    await sql.run(
      `UPDATE ${table} SET key = $2 WHERE source = $1 AND ${isText('key', '$3')}
       AND NOT EXISTS (SELECT 1 FROM ${table} WHERE source = $1 AND ${isText('key', '$2')})`,
      [source, page.to, page.from],
    );
  }
  await movePage(sql, page, now);
}
