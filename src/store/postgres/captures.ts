import type { KeepRaw } from '../keep-raw.js';
import { captureFromRow, type CaptureRow } from '../packed-pages.js';
import type { Capture } from '../store.js';
import type { NewPage } from './changes.js';
import type { Sql } from './database.js';
import { givenRows } from './given-rows.js';
import { makeRoom } from './raw-room.js';

// Pages as they were received: the bytes once per content, and when and how they were got.

/** Bytes that the archive has already are only pointed to; pages beyond what the archive keeps make room at once. */
export async function savePages(sql: Sql, pages: readonly NewPage[], rule: KeepRaw): Promise<void> {
  if (pages.length === 0) return;
  const bytes = givenRows(
    { sha256: 'text', size: 'bigint', body: 'bytea' },
    pages.map(({ sha, raw, body }) => [sha, raw.bytes.length, body]),
  );
  await sql.run(
    `WITH came AS (INSERT INTO raw (sha256, size, body) SELECT DISTINCT ON (sha256) sha256, size, body FROM ${bytes.table} g
       ORDER BY sha256 ON CONFLICT (sha256) DO NOTHING RETURNING length(body) AS length)
     UPDATE counter SET value = value + (SELECT coalesce(sum(length), 0) FROM came)::bigint WHERE name = 'raw bytes'`,
    bytes.values,
  );
  const captures = givenRows(
    {
      ...({ article: 'bigint', url: 'text', fetched_at: 'text', status: 'bigint', headers: 'text' } as const),
      ...({ entry: 'text', sha: 'text', signature: 'text' } as const),
    },
    pages.map(({ row, raw, sha, signature }) => {
      const { url, fetchedAt, status, headers, entry = null } = raw;
      return [row, url, fetchedAt, status, JSON.stringify(headers), entry, sha, signature];
    }),
  );
  await sql.run(
    `INSERT INTO capture (article, url, fetched_at, status, headers, entry, raw, signature)
     SELECT g.article, g.url, g.fetched_at, g.status, g.headers, g.entry, r.number, g.signature
     FROM ${captures.table} g JOIN raw r ON r.sha256 = g.sha ORDER BY g.nth ON CONFLICT (article, raw) DO NOTHING`,
    captures.values,
  );
  await makeRoom(sql, new Map(pages.map(({ row, raw }) => [row, raw.fetchedAt])), rule);
}

/** Pages are large: few at once. */
const pageSize = 20;

/** In the order in which they came; of one article, or (null) of all. */
export async function* capturesOf(sql: Sql, row: number | null): AsyncGenerator<Capture> {
  for (let last = 0; ; ) {
    const rows: CaptureRow[] = await sql.all<CaptureRow>(
      `SELECT c.number, c.url, c.fetched_at, c.status, c.headers, c.entry, a.id, r.sha256, r.size, r.body,
         (SELECT count(*) FROM capture o WHERE o.raw = c.raw) AS copies
       FROM capture c JOIN article a ON a.row = c.article JOIN raw r ON r.number = c.raw
       WHERE c.number > $1 ${row === null ? '' : 'AND c.article = $2'} ORDER BY c.number LIMIT ${pageSize}`,
      row === null ? [last] : [last, row],
    );
    for (const one of rows) yield captureFromRow(one);
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1]!.number;
  }
}
