import { brotliDecompressSync } from 'node:zlib';
import { inTransaction } from '../shared/sqlite.js';
import { getArticle, listArticles } from './find.js';
import { urlKey } from './identity.js';
import { explained, openArchiveFile } from './open-sqlite.js';
import { prune } from './prune.js';
import { type ArticleRow, storedArticle, unpackRecord } from './rows.js';
import { saveArticle } from './save.js';
import { sourceStore } from './sqlite-sources.js';
import { Statements } from './statements.js';
import type { ArchiveCounts, RawPage, Revision, Sighting, Store, StoredArticle } from './store.js';

/** Opens an archive file, or one in memory (`:memory:`), for reading and writing. */
export async function openSqliteStore(file: string): Promise<Store> {
  const database = await openArchiveFile(file);
  const statements = new Statements(database);
  /** Each call's error in our words: a full disk or a lock may show at any of them. */
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explained(error, file);
    }
  };
  const rowOf = (id: string): number =>
    statements.get<{ row: number }>('SELECT row FROM article WHERE id = ?', id)?.row ?? -1;
  return {
    save: async (article, options) => guard(() => saveArticle(statements, article, options)),
    get: async (idOrUrl) => guard(() => getArticle(statements, idOrUrl, urlKey(idOrUrl))),
    revisions: async (id) =>
      guard(() =>
        statements
          .all<{ number: number; saved_at: string; record: Uint8Array }>(
            'SELECT * FROM revision WHERE article = ? ORDER BY number',
            rowOf(id),
          )
          .map(
            ({ number, saved_at, record }): Revision => ({
              number,
              savedAt: saved_at,
              article: { ...unpackRecord(record), id },
            }),
          ),
      ),
    sightings: async (id) =>
      guard(() =>
        statements
          .all<Record<string, string>>('SELECT * FROM sighting WHERE article = ? ORDER BY first_seen', rowOf(id))
          .map(
            (row): Sighting => ({
              feedUrl: row.feed_url || null,
              guid: row.guid || null,
              url: row.url || null,
              firstSeen: row.first_seen!,
            }),
          ),
      ),
    list: (query) => listArticles(statements, query),
    changesSince: (sequence) => changesSince(statements, sequence),
    cursor: async (name) =>
      statements.get<{ sequence: number }>('SELECT sequence FROM cursor WHERE name = ?', name)?.sequence ?? 0,
    moveCursor: async (name, sequence) => {
      guard(() => statements.run('INSERT OR REPLACE INTO cursor VALUES (?, ?)', name, sequence));
    },
    rawPages: (id) => rawPages(statements, id === null ? null : rowOf(id)),
    sources: sourceStore(statements),
    counts: async () => guard(() => counts(statements)),
    check: async () => guard(() => check(statements)),
    prune: async (options) => guard(() => inTransaction(database, () => prune(statements, options))),
    vacuum: async () => guard(() => database.exec("INSERT INTO search (search) VALUES ('optimize'); VACUUM")),
    backup: async (target) => {
      // A consistent copy while others read and write; refuses to write over anything.
      guard(() => database.prepare('VACUUM INTO ?').run(target));
    },
    close: async () => database.close(),
  };
}

const pageSize = 200;

async function* changesSince(
  statements: Statements,
  start: number,
): AsyncGenerator<{ sequence: number; stored: StoredArticle }> {
  let after = start;
  for (;;) {
    const rows = statements.all<ArticleRow & { sequence: number }>(
      `SELECT a.row, a.id, a.first_seen, a.changed_at, a.revision, a.revisions, a.near_group, a.sequence,
         (SELECT record FROM revision WHERE article = a.row AND number = a.revision) AS record,
         (SELECT json_group_array(DISTINCT feed_url) FROM sighting WHERE article = a.row) AS feeds
       FROM article a WHERE a.sequence > ? ORDER BY a.sequence LIMIT ${pageSize}`,
      after,
    );
    for (const row of rows) yield { sequence: row.sequence, stored: storedArticle(row) };
    if (rows.length < pageSize) return;
    after = rows[rows.length - 1]!.sequence;
  }
}

async function* rawPages(statements: Statements, row: number | null): AsyncGenerator<RawPage & { id: string }> {
  let last = { article: 0, fetched_at: '', url: '' };
  for (;;) {
    const rows = statements.all<Record<string, never>>(
      `SELECT c.*, a.id, r.body FROM capture c JOIN article a ON a.row = c.article JOIN raw r ON r.sha256 = c.raw
       WHERE (c.article, c.fetched_at, c.url) > (?, ?, ?) ${row === null ? '' : `AND c.article = ${row}`}
       ORDER BY c.article, c.fetched_at, c.url LIMIT 20`,
      last.article,
      last.fetched_at,
      last.url,
    );
    for (const one of rows as unknown as {
      id: string;
      url: string;
      fetched_at: string;
      status: number | null;
      headers: string;
      body: Uint8Array;
    }[]) {
      const headers = JSON.parse(one.headers) as Record<string, string>;
      yield {
        id: one.id,
        url: one.url,
        fetchedAt: one.fetched_at,
        status: one.status,
        headers,
        bytes: brotliDecompressSync(one.body),
      };
    }
    if (rows.length < 20) return;
    last = rows[rows.length - 1] as unknown as typeof last;
  }
}

function counts(statements: Statements): ArchiveCounts {
  const count = (table: string): number => statements.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
  return { articles: count('article'), revisions: count('revision'), sources: count('source'), rawPages: count('raw') };
}

/** SQLite's own check, the full text's, and what must hold between our tables. */
function check(statements: Statements): string[] {
  const problems = statements
    .all<Record<string, string>>('PRAGMA integrity_check(20)')
    .map((row) => Object.values(row)[0] ?? '')
    .filter((line) => line !== 'ok');
  for (const row of statements.all<Record<string, unknown>>('PRAGMA foreign_key_check')) {
    problems.push(`a row of ${String(row.table)} belongs to no ${String(row.parent)}`);
  }
  const one = (sql: string, text: string): void => {
    const n = statements.get<{ n: number }>(sql)!.n;
    if (n > 0) problems.push(`${n} ${text}`);
  };
  one(
    'SELECT count(*) AS n FROM article a WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.article = a.row AND r.number = a.revision)',
    'articles have no text',
  );
  one(
    'SELECT count(*) AS n FROM article a WHERE NOT EXISTS (SELECT 1 FROM search s WHERE s.rowid = a.row)',
    'articles are not in the full text',
  );
  return problems;
}
