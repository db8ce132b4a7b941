import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Statements } from './statements.js';
import type { Capture, RawPage } from './store.js';

// Pages as they were received: the bytes once per content, and when and how they were got.

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function hasCapture(statements: Statements, row: number, raw: RawPage): boolean {
  return isCaptured(statements, row, shaOf(raw.bytes));
}

function isCaptured(statements: Statements, row: number, sha: string): boolean {
  const sql = 'SELECT 1 FROM capture c JOIN raw r ON r.number = c.raw WHERE c.article = ? AND r.sha256 = ?';
  return statements.get(sql, row, sha) !== undefined;
}

/** Bytes that the archive has already are only pointed to. */
export function saveRaw(statements: Statements, row: number, raw: RawPage): void {
  const sha = shaOf(raw.bytes);
  if (isCaptured(statements, row, sha)) return;
  statements.run(
    'INSERT INTO capture (article, url, fetched_at, status, headers, entry, raw) VALUES (?, ?, ?, ?, ?, ?, ?)',
    row,
    raw.url,
    raw.fetchedAt,
    raw.status,
    JSON.stringify(raw.headers),
    raw.entry ?? null,
    rawNumber(statements, sha, raw.bytes),
  );
}

function rawNumber(statements: Statements, sha: string, bytes: Uint8Array): number {
  const known = statements.get<{ number: number }>('SELECT number FROM raw WHERE sha256 = ?', sha);
  if (known) return known.number;
  // Quality 5 packs HTML as well as gzip's best in a third of its time.
  const body = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return Number(
    statements.run('INSERT INTO raw (sha256, size, body) VALUES (?, ?, ?)', sha, bytes.length, body).lastInsertRowid,
  );
}

interface CaptureRow {
  number: number;
  id: string;
  url: string;
  fetched_at: string;
  status: number | null;
  headers: string;
  entry: string | null;
  sha256: string;
  copies: number;
  body: Uint8Array;
}

/** Pages are large: few at once. */
const pageSize = 20;

/** In the order in which they came; of one article, or (null) of all. */
export async function* capturesOf(statements: Statements, row: number | null): AsyncGenerator<Capture> {
  let last = 0;
  for (;;) {
    const rows: CaptureRow[] = statements.all<CaptureRow>(
      `SELECT c.number, c.url, c.fetched_at, c.status, c.headers, c.entry, a.id, r.sha256, r.body,
         (SELECT count(*) FROM capture o WHERE o.raw = c.raw) AS copies
       FROM capture c JOIN article a ON a.row = c.article JOIN raw r ON r.number = c.raw
       WHERE c.number > ? ${row === null ? '' : 'AND c.article = ?'} ORDER BY c.number LIMIT ${pageSize}`,
      last,
      ...(row === null ? [] : [row]),
    );
    for (const one of rows) yield captureFromRow(one);
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1]!.number;
  }
}

function captureFromRow(row: CaptureRow): Capture {
  return {
    id: row.id,
    url: row.url,
    fetchedAt: row.fetched_at,
    status: row.status,
    headers: JSON.parse(row.headers) as Record<string, string>,
    entry: row.entry,
    sha256: row.sha256,
    copies: row.copies,
    bytes: brotliDecompressSync(row.body),
  };
}
