import type { KeepRaw } from '../keep-raw.js';
import { captureColumns, type CaptureRow } from '../packed-pages.js';
import { packedLength } from '../raw-folder/place.js';
import type { RawFolder } from '../raw-folder/raw-folder.js';
import type { Capture } from '../store.js';
import type { NewPage } from './changes.js';
import type { Sql } from './database.js';
import { givenRows } from './given-rows.js';
import { makeRoom } from './raw-room.js';
import type { Works } from './works.js';

// Pages as they were received: the bytes once per content, and when and how they were got.

/** What the archive keeps, and pages that are packed already. */
interface Keeping {
  rule: KeepRaw;
  works: Works;
}

/** Bytes that the archive has already are only pointed to; pages beyond what the archive keeps make room at once. */
export async function savePages(sql: Sql, pages: readonly NewPage[], { rule, works }: Keeping): Promise<void> {
  if (pages.length === 0) return;
  const bytes = givenRows(
    { sha256: 'text', size: 'bigint', body: 'bytea', file: 'text', start: 'bigint', bytes: 'bigint' },
    pages.map(({ sha, raw, place }) => [
      ...[sha, raw.bytes.length, place === null ? works.page(raw.bytes) : new Uint8Array()],
      ...[place?.file ?? null, place?.start ?? null, place?.bytes ?? null],
    ]),
  );
  await sql.run(
    `WITH came AS (INSERT INTO raw (sha256, size, body, file, start, bytes)
       SELECT DISTINCT ON (sha256) sha256, size, body, file, start, bytes FROM ${bytes.table} g
       ORDER BY sha256 ON CONFLICT (sha256) DO NOTHING RETURNING ${packedLength()} AS length)
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

/** In the order in which they came; of one article, or (null) of all. */
export async function* capturesOf(sql: Sql, folder: RawFolder, row: number | null): AsyncGenerator<Capture> {
  yield* folder.captures((after, limit) =>
    sql.all<CaptureRow>(
      `SELECT ${captureColumns} WHERE c.number > $1 ${row === null ? '' : 'AND c.article = $2'} ORDER BY c.number LIMIT ${limit}`,
      row === null ? [after] : [after, row],
    ),
  );
}
