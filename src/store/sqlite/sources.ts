import { isOwnOrigin } from '../../shared/own-origin.js';
import { inTransaction } from '../../shared/sqlite.js';
import { claim, due, pageTable, sourceTable } from './claim.js';
import { hostOf } from '../identity.js';
import { columnsOfEdit, goneKeptMs } from '../source-edit.js';
import { moveFeed } from './sightings.js';
import { sight } from './sight.js';
import { addPage, finishPage, movePage, takeOver } from './pages.js';
import { setSyncMarks, syncMarks, troubledPages } from './source-health.js';
import { editSource, leaveOut, leftOutMethods, noteLeftOut, settingsOf } from './source-settings.js';
import { originsFromText, pageFromRow, polledColumns, type Row, sourceFromRow } from '../source-rows.js';
import type { FollowedSource, PollState, SourceStore } from '../source-types.js';
import type { Statements } from './statements.js';

/** Followed sources, their entries, pages that wait, and who works on what. */
export function sourceStore(statements: Statements): SourceStore {
  const { database } = statements;
  const rowOf = (url: string): number =>
    statements.get<{ row: number }>('SELECT row FROM source WHERE url = ?', url)?.row ?? -1;
  return {
    add: async (url, options) => inTransaction(database, () => add(statements, url, options)),
    edit: async (url, changes, now) => inTransaction(database, () => editSource(statements, url, changes, now)),
    settings: async (urls) => settingsOf(statements, urls),
    ...leftOutMethods(statements),
    leaveOut: async (...order) => inTransaction(database, () => leaveOut(statements, ...order)),
    remove: async (url) => inTransaction(database, () => remove(statements, url)),
    all: async () =>
      statements
        .all<Row & { articles: number }>(
          `SELECT s.*, (SELECT count(DISTINCT i.article) FROM feed f JOIN sighting i ON i.feed = f.number WHERE f.url = s.url) AS articles
           FROM source s ORDER BY url`,
        )
        .map((row) => ({ ...sourceFromRow(row), articles: row.articles })),
    claim: async (options) => claim(statements, sourceTable, options).map(sourceFromRow),
    claimPages: async (options) => claim(statements, pageTable, options).map(pageFromRow),
    due: async (options) => ({
      sources: due(statements, sourceTable, options).map(sourceFromRow),
      pages: due(statements, pageTable, options).map(pageFromRow),
    }),
    entries: async (url) =>
      statements
        .all<{ key: string; guid: string | null; signature: string; gone_at: number | null; left_out: number }>(
          `SELECT key, guid, signature, gone_at,
             EXISTS (SELECT 1 FROM left_out l WHERE l.source = entry.source AND l.key = entry.key) AS left_out
           FROM entry WHERE source = ?`,
          rowOf(url),
        )
        .map(({ gone_at, left_out, ...entry }) => ({ ...entry, isGone: gone_at !== null, isLeftOut: left_out === 1 })),
    finishPoll: async (poll) => inTransaction(database, () => finishPoll(statements, poll)),
    finishPage: async (page, next) => inTransaction(database, () => finishPage(statements, page, next)),
    originsOf: async (key) => {
      const row = statements.get<{ origins: string }>('SELECT origins FROM page WHERE key = ?', key);
      return row ? originsFromText(row.origins) : [];
    },
    sight: async (seen) => sight(statements, seen),
    owners: async () =>
      statements
        .all<{ owner: string }>(
          `SELECT DISTINCT lease_owner AS owner FROM source WHERE lease_owner IS NOT NULL
           UNION SELECT lease_owner FROM page WHERE lease_owner IS NOT NULL`,
        )
        .map(({ owner }) => owner),
    renew: async (owner, until) => {
      for (const table of ['source', 'page']) {
        statements.run(`UPDATE ${table} SET lease_until = ? WHERE lease_owner = ?`, Math.floor(until), owner);
      }
    },
    release: async (owner) => {
      for (const table of ['source', 'page']) {
        statements.run(`UPDATE ${table} SET lease_until = 0, lease_owner = NULL WHERE lease_owner = ?`, owner);
      }
    },
    nextDue: async () =>
      statements.get<{ due: number | null }>(
        `SELECT min(due) AS due FROM (SELECT min(max(next_due, lease_until)) AS due FROM source WHERE status = 'active'
         UNION ALL SELECT min(max(due_at, lease_until)) FROM page)`,
      )?.due ?? null,
    waiting: async () =>
      statements.get<{ n: number }>("SELECT count(*) AS n FROM page WHERE reason IN ('new', 'thin', 'failed')")!.n,
    troubledPages: async () => troubledPages(statements),
    marks: async () => syncMarks(statements),
    setMarks: async (marks) => setSyncMarks(statements, marks),
    move: async (from, to) => inTransaction(database, () => move(statements, from, to)),
  };
}

function add(statements: Statements, url: string, options: Parameters<SourceStore['add']>[1]): boolean {
  const { now, kind = null, siteUrl = null, ...given } = options;
  const own = columnsOfEdit({ title: null, tags: [], entriesOnly: false, ...given });
  const { changes } = statements.run(
    // One that was gone and is followed anew lives again.
    `INSERT INTO source (url, host, kind, site_url, status, added_at, next_due, ${own.map(([column]) => column).join(', ')})
     VALUES (?, ?, ?, ?, 'active', ?, ?${', ?'.repeat(own.length)})
     ON CONFLICT (url) DO UPDATE SET status = 'active', next_due = excluded.next_due, error_streak = 0, last_error = NULL,
       failing_since = NULL, first_error = NULL, error_code = NULL, error_status = NULL, alarmed_at = NULL
     WHERE status = 'gone'`,
    url,
    hostOf(url),
    kind,
    siteUrl,
    now,
    now,
    ...own.map(([, value]) => value),
  );
  if (changes > 0 && kind === 'page') takeOver(statements, url);
  return changes > 0;
}

function remove(statements: Statements, url: string): boolean {
  for (const { key, origins } of pagesOf(statements, url)) {
    const rest = originsFromText(origins).filter((one) => one.feedUrl !== url);
    if (rest.length === 0) statements.run('DELETE FROM page WHERE key = ?', key);
    else statements.run('UPDATE page SET origins = ? WHERE key = ?', JSON.stringify(rest), key);
  }
  return statements.run('DELETE FROM source WHERE url = ?', url).changes > 0;
}

function pagesOf(statements: Statements, url: string): { key: string; origins: string }[] {
  return statements.all(
    `SELECT key, origins FROM page
     WHERE EXISTS (SELECT 1 FROM json_each(origins) o WHERE json_extract(o.value, '$.feedUrl') = ?)`,
    url,
  );
}

function finishPoll(statements: Statements, poll: PollState): { known: number } {
  const { source, moved = [], leftOut = [], letIn = [] } = poll;
  saveSource(statements, source);
  const news = [poll.entries, poll.gone, poll.back, poll.pages, moved, leftOut, letIn];
  if (news.every((list) => list.length === 0)) return { known: 0 };
  // The source may have been unfollowed while it was fetched.
  const row = statements.get<{ row: number }>('SELECT row FROM source WHERE url = ?', source.url)?.row;
  if (row === undefined) return { known: 0 };
  const now = source.lastPolled ?? 0;
  for (const { key, guid, signature } of poll.entries) {
    statements.run(
      `INSERT INTO entry (source, key, guid, signature) VALUES (?, ?, ?, ?)
       ON CONFLICT (source, key) DO UPDATE SET guid = excluded.guid, signature = excluded.signature, gone_at = NULL`,
      row,
      key,
      guid,
      signature,
    );
  }
  for (const key of poll.gone) {
    statements.run('UPDATE entry SET gone_at = ? WHERE source = ? AND key = ? AND gone_at IS NULL', now, row, key);
  }
  for (const key of poll.back) {
    statements.run('UPDATE entry SET gone_at = NULL WHERE source = ? AND key = ?', row, key);
  }
  if (poll.gone.length > 0) {
    statements.run('DELETE FROM entry WHERE source = ? AND gone_at < ?', row, now - goneKeptMs);
  }
  for (const page of moved) {
    statements.run('UPDATE OR IGNORE entry SET key = ? WHERE source = ? AND key = ?', page.to, row, page.from);
    statements.run('UPDATE OR IGNORE left_out SET key = ? WHERE source = ? AND key = ?', page.to, row, page.from);
    movePage(statements, page, now);
  }
  noteLeftOut(statements, row, { leftOut, letIn, now });
  let known = 0;
  for (const page of poll.pages) if (!addPage(statements, page, now)) known++;
  return { known };
}

function saveSource(statements: Statements, source: FollowedSource): void {
  const polled = polledColumns(source);
  // A title that was given while the source was asked stays.
  const set = polled.map(([column]) => `${column} = ${column === 'title' ? 'coalesce(title, ?)' : '?'}`);
  statements.run(
    `UPDATE source SET ${set.join(', ')}, lease_until = 0, lease_owner = NULL WHERE url = ?`,
    ...polled.map(([, value]) => value),
    source.url,
  );
}

/** What was known under the old address stays known: sightings, and guids, which count within their feed. */
function move(statements: Statements, from: string, to: string): void {
  moveFeed(statements, from, to);
  statements.run(
    `INSERT OR IGNORE INTO identity SELECT 'guid:' || ? || substr(key, ?), article FROM identity WHERE key >= ? AND key < ?`,
    to,
    `guid:${from}`.length + 1,
    `guid:${from}:`,
    `guid:${from};`,
  );
  for (const { key, origins } of pagesOf(statements, from)) {
    const moved = originsFromText(origins).map((one) => (one.feedUrl === from ? { ...one, feedUrl: to } : one));
    statements.run('UPDATE page SET origins = ? WHERE key = ?', JSON.stringify(moved), key);
  }
  const { changes } = statements.run(
    `UPDATE OR IGNORE source SET url = ?, host = ?, moved_to = NULL, moved_count = 0, headers = iif(?, headers, '[]')
     WHERE url = ?`,
    to,
    hostOf(to),
    isOwnOrigin(from, to) ? 1 : 0,
    from,
  );
  if (changes === 0) mergeSources(statements, from, to);
}

/** One source under two addresses: the tags of both, and what was seen in either. */
function mergeSources(statements: Statements, from: string, to: string): void {
  const tagsOf = (url: string): string[] =>
    JSON.parse(
      statements.get<{ tags: string }>('SELECT tags FROM source WHERE url = ?', url)?.tags ?? '[]',
    ) as string[];
  const tags = [...new Set([...tagsOf(to), ...tagsOf(from)])];
  // The old address leads there, so that it lives, whatever it said before.
  statements.run("UPDATE source SET tags = ?, status = 'active' WHERE url = ?", JSON.stringify(tags), to);
  statements.run(
    `INSERT OR IGNORE INTO entry (source, key, guid, signature, gone_at)
     SELECT (SELECT row FROM source WHERE url = ?), key, guid, signature, gone_at FROM entry
     WHERE source = (SELECT row FROM source WHERE url = ?)`,
    to,
    from,
  );
  statements.run(
    `INSERT OR IGNORE INTO left_out (source, key, story, seen_at)
     SELECT (SELECT row FROM source WHERE url = ?), key, story, seen_at FROM left_out
     WHERE source = (SELECT row FROM source WHERE url = ?)`,
    to,
    from,
  );
  statements.run('DELETE FROM source WHERE url = ?', from);
}
