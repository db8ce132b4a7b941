import { inTransaction } from '../shared/sqlite.js';
import { pageFromRow, sourceFromRow } from './rows.js';
import type { Statements } from './statements.js';
import type { FollowedSource, PendingPage, SourceStore } from './store.js';

type Row = Record<string, unknown>;

/** Followed sources, pages that wait, and who works on what. A lease that has run out was a process that died. */
export function sourceStore(statements: Statements): SourceStore {
  const { database } = statements;
  const claim = (table: 'source' | 'page', key: string, due: string, options: Lease): Row[] =>
    inTransaction(database, () => {
      const when = options.all ? '1' : `${due} <= ${Math.floor(options.now)}`;
      const status = table === 'source' ? "AND status = 'active'" : '';
      const rows = statements.all(
        `SELECT * FROM ${table} WHERE ${when} AND lease_until <= ? ${status} ORDER BY ${due} LIMIT ?`,
        options.now,
        options.limit,
      );
      for (const row of rows) {
        statements.run(
          `UPDATE ${table} SET lease_until = ?, lease_owner = ? WHERE ${key} = ?`,
          options.now + options.leaseMs,
          options.owner,
          row[key] as string,
        );
      }
      return rows;
    });
  return {
    add: async (url, { now, title = null, tags = [], entriesOnly = false }) => {
      const { changes } = statements.run(
        `INSERT OR IGNORE INTO source (url, title, tags, entries_only, status, added_at, next_due, error_streak, moved_count, last_keys)
         VALUES (?, ?, ?, ?, 'active', ?, ?, 0, 0, '[]')`,
        url,
        title,
        JSON.stringify(tags),
        entriesOnly ? 1 : 0,
        now,
        now,
      );
      return changes > 0;
    },
    remove: async (url) => statements.run('DELETE FROM source WHERE url = ?', url).changes > 0,
    all: async () => statements.all('SELECT * FROM source ORDER BY url').map(sourceFromRow),
    claim: async (options) => claim('source', 'url', 'next_due', options).map(sourceFromRow),
    claimPages: async (options) => claim('page', 'key', 'due_at', options).map(pageFromRow),
    finishPoll: async (source, pages) =>
      inTransaction(database, () => {
        saveSource(statements, source);
        for (const page of pages) savePage(statements, page, 'IGNORE');
      }),
    finishPage: async (key, next) => {
      if (next) savePage(statements, next, 'REPLACE');
      else statements.run('DELETE FROM page WHERE key = ?', key);
    },
    entrySignature: async (key) =>
      statements.get<{ signature: string }>('SELECT signature FROM entry_state WHERE key = ?', key)?.signature ?? null,
    setEntrySignatures: async (entries) => {
      if (entries.length === 0) return;
      inTransaction(database, () => {
        for (const { key, signature } of entries)
          statements.run('INSERT OR REPLACE INTO entry_state VALUES (?, ?)', key, signature);
      });
    },
    nextDue: async () => {
      const row = statements.get<{ due: number | null }>(
        `SELECT min(due) AS due FROM (SELECT min(max(next_due, lease_until)) AS due FROM source WHERE status = 'active'
         UNION ALL SELECT min(max(due_at, lease_until)) FROM page)`,
      );
      return row?.due ?? null;
    },
    move: async (from, to) => {
      // The new address may be followed already: then the old one only ends.
      if (
        statements.run('UPDATE OR IGNORE source SET url = ?, moved_to = NULL, moved_count = 0 WHERE url = ?', to, from)
          .changes === 0
      ) {
        statements.run('DELETE FROM source WHERE url = ?', from);
      }
    },
  };
}

type Lease = Parameters<SourceStore['claim']>[0];

function saveSource(statements: Statements, source: FollowedSource): void {
  statements.run(
    `UPDATE source SET title = ?, status = ?, etag = ?, last_modified = ?, body_sha256 = ?, last_polled = ?, next_due = ?,
       last_error = ?, error_streak = ?, moved_to = ?, moved_count = ?, rhythm_ms = ?, last_keys = ?, lease_until = 0, lease_owner = NULL
     WHERE url = ?`,
    source.title,
    source.status,
    source.etag,
    source.lastModified,
    source.bodySha256,
    source.lastPolled,
    source.nextDue,
    source.lastError,
    source.errorStreak,
    source.movedTo,
    source.movedCount,
    source.rhythmMs === null ? null : Math.round(source.rhythmMs),
    JSON.stringify(source.lastKeys),
    source.url,
  );
}

function savePage(statements: Statements, page: PendingPage, conflict: 'IGNORE' | 'REPLACE'): void {
  statements.run(
    `INSERT OR ${conflict} INTO page (key, url, feed_url, entry, reason, due_at, attempts, etag, last_modified)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    page.key,
    page.url,
    page.feedUrl,
    page.entry,
    page.reason,
    page.dueAt,
    page.attempts,
    page.etag,
    page.lastModified,
  );
}
