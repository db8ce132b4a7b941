import { pageAlive, sourceAlive } from './schema-frontier.js';
import { hostOf } from '../identity.js';
import { columnsOfEdit } from '../source-edit.js';
import { originsFromText, pageFromRow, type Row, sourceFromRow } from '../source-rows.js';
import type { SourceStore } from '../source-types.js';
import { claim, due, pageTable, sourceTable } from './claim.js';
import { type Database, first, type Sql } from './database.js';
import { isText } from './given-rows.js';
import { moveSource, removeSource } from './move-source.js';
import { finishPage, takeOver } from './pages.js';
import { finishPoll } from './poll.js';
import { transact } from './retry.js';
import { sightAll } from './sight.js';
import { setSyncMarks, syncMarks, troubledPages } from './source-health.js';
import { editSource, leaveOut, leftOutMethods, settingsOf } from './source-settings.js';

/** Followed sources, their entries, pages that wait, and who works on what. */
export function sourceStore(database: Database): SourceStore {
  return {
    add: (url, options) => transact(database, (sql) => add(sql, url, options)),
    edit: (url, changes, now) => transact(database, (sql) => editSource(sql, url, changes, now)),
    settings: (urls) => settingsOf(database, urls),
    ...leftOutMethods(database),
    leaveOut: (...order) => transact(database, (sql) => leaveOut(sql, ...order)),
    remove: (url) => transact(database, (sql) => removeSource(sql, url)),
    all: async () => {
      const rows = await database.all<Row & { articles: number }>(
        `SELECT s.*, (SELECT count(DISTINCT i.article) FROM feed f JOIN sighting i ON i.feed = f.number
           WHERE ${isText('f.url', 's.url')}) AS articles
         FROM source s ORDER BY url`,
      );
      return rows.map((row) => ({ ...sourceFromRow(row), articles: row.articles }));
    },
    claim: async (options) => (await claim(database, sourceTable, options)).map(sourceFromRow),
    claimPages: async (options) => (await claim(database, pageTable, options)).map(pageFromRow),
    due: async (options) => ({
      sources: (await due(database, sourceTable, options)).map(sourceFromRow),
      pages: (await due(database, pageTable, options)).map(pageFromRow),
    }),
    entries: async (url) => {
      const rows = await database.all<EntryRow>(
        `SELECT e.key, e.guid, e.signature, e.gone_at IS NOT NULL AS is_gone,
           EXISTS (SELECT 1 FROM left_out l WHERE l.source = e.source AND ${isText('l.key', 'e.key')}) AS is_left_out
         FROM entry e JOIN source s ON s.row = e.source WHERE ${isText('s.url', '$1')} ORDER BY e.key`,
        [url],
      );
      return rows.map(({ is_gone, is_left_out, ...entry }) => ({ ...entry, isGone: is_gone, isLeftOut: is_left_out }));
    },
    finishPoll: (poll) => transact(database, (sql) => finishPoll(sql, poll)),
    finishPage: (page, next) => transact(database, (sql) => finishPage(sql, page, next)),
    originsOf: async (key) => {
      // A poll that is just naming the page is waited for.
      const text = `SELECT origins FROM page WHERE ${isText('key', '$1')} FOR SHARE`;
      const row = await first<{ origins: string }>(database, text, [key]);
      return row ? originsFromText(row.origins) : [];
    },
    sight: (seen) => transact(database, async (sql) => (await sightAll(sql, [seen]))[0] ?? null),
    owners: async () => {
      const rows = await database.all<{ owner: string }>(
        `SELECT DISTINCT lease_owner AS owner FROM source WHERE lease_owner IS NOT NULL
         UNION SELECT lease_owner FROM page WHERE lease_owner IS NOT NULL`,
      );
      return rows.map(({ owner }) => owner);
    },
    renew: (owner, until) => setLeases(database, owner, 'lease_until = $2::bigint', [Math.floor(until)]),
    release: (owner) => setLeases(database, owner, 'lease_until = 0, lease_owner = NULL', []),
    nextDue: async () => {
      const row = await first<{ due: number | null }>(
        database,
        `SELECT least((SELECT min(greatest(next_due, lease_until)) FROM source WHERE ${sourceAlive}),
           (SELECT min(greatest(due_at, lease_until)) FROM page WHERE ${pageAlive})) AS due`,
      );
      return row?.due ?? null;
    },
    waiting: async () => {
      const text = `SELECT count(*) AS n FROM page WHERE reason IN ('new', 'thin', 'failed') AND ${pageAlive}`;
      return (await first<{ n: number }>(database, text))!.n;
    },
    troubledPages: () => troubledPages(database),
    marks: () => syncMarks(database),
    setMarks: (marks) => setSyncMarks(database, marks),
    move: (from, to) => transact(database, (sql) => moveSource(sql, from, to)),
  };
}

interface EntryRow {
  key: string;
  guid: string | null;
  signature: string;
  is_gone: boolean;
  is_left_out: boolean;
}

async function add(sql: Sql, url: string, options: Parameters<SourceStore['add']>[1]): Promise<boolean> {
  const { now, kind = null, siteUrl = null, ...given } = options;
  const own = columnsOfEdit({ title: null, tags: [], entriesOnly: false, ...given });
  const columns = ['url', 'host', 'kind', 'site_url', 'added_at', 'next_due', ...own.map(([column]) => column)];
  const time = Math.floor(now);
  const values = [url, hostOf(url), kind, siteUrl, time, time, ...own.map(([, value]) => value)];
  const changes = await sql.run(
    // One that was gone and is followed anew lives again.
    `INSERT INTO source (status, ${columns.join(', ')}) VALUES ('active', ${columns.map((_, at) => `$${at + 1}`).join(', ')})
     ON CONFLICT (md5(url)) DO UPDATE SET status = 'active', next_due = excluded.next_due, error_streak = 0, last_error = NULL,
       failing_since = NULL, first_error = NULL, error_code = NULL, error_status = NULL, alarmed_at = NULL
     WHERE source.status = 'gone'`,
    values,
  );
  if (changes > 0 && kind === 'page') await takeOver(sql, url);
  return changes > 0;
}

/** Of all that a process has, in one order. */
async function setLeases(database: Database, owner: string, set: string, values: number[]): Promise<void> {
  await transact(database, async (sql) => {
    for (const [table, key, order] of [
      ['source', 'row', 'row'],
      ['page', 'md5(key)', 'key'],
    ]) {
      await sql.run(
        `WITH mine AS MATERIALIZED (SELECT ${key} AS found FROM ${table} WHERE lease_owner = $1 ORDER BY ${order} FOR UPDATE)
         UPDATE ${table} SET ${set} FROM mine WHERE ${key} = mine.found AND lease_owner = $1`,
        [owner, ...values],
      );
    }
  });
}
