import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { StoreError } from '../../errors.js';
import { pageSignature } from '../page-signature.js';
import { countRawBytes, currentSha, keepsNone, makeRoom, rawRule } from './raw-room.js';
import type { Statements } from './statements.js';
import type { Capture, RawPage } from '../store.js';

// Pages as they were received: the bytes once per content, and when and how they were got.

/** No page that is worth reading is larger, and it has to fit into memory. */
const largestPage = 256 * 1024 * 1024;

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether an article has a page already, or another one that reads the same, or its archive keeps none. */
export function hasCapture(statements: Statements, row: number, raw: RawPage): boolean {
  return (
    isCaptured(statements, row, shaOf(raw.bytes)) ||
    keepsNone(rawRule(statements)) ||
    isReadAlike(statements, row, pageSignature(raw.bytes))
  );
}

function isCaptured(statements: Statements, row: number, sha: string): boolean {
  const sql = 'SELECT 1 FROM capture c JOIN raw r ON r.number = c.raw WHERE c.article = ? AND r.sha256 = ?';
  return statements.get(sql, row, sha) !== undefined;
}

function isReadAlike(statements: Statements, row: number, signature: string | null): boolean {
  const sql = 'SELECT 1 FROM capture WHERE article = ? AND signature = ?';
  return signature !== null && statements.get(sql, row, signature) !== undefined;
}

/** Bytes that the archive has already are only pointed to; pages beyond what the archive keeps make room at once. */
export function saveRaw(statements: Statements, row: number, raw: RawPage): void {
  const sha = shaOf(raw.bytes);
  const rule = rawRule(statements);
  if (keepsNone(rule) || isCaptured(statements, row, sha)) return;
  const signature = pageSignature(raw.bytes);
  // The page that the current record was read from is kept also where it differs in nothing that is seen: a script may have told.
  if (isReadAlike(statements, row, signature) && currentSha(statements, row) !== sha) return;
  statements.run(
    'INSERT INTO capture (article, url, fetched_at, status, headers, entry, raw, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    row,
    raw.url,
    raw.fetchedAt,
    raw.status,
    JSON.stringify(raw.headers),
    raw.entry ?? null,
    rawNumber(statements, sha, raw.bytes),
    signature,
  );
  makeRoom(statements, row, rule, raw.fetchedAt);
}

function rawNumber(statements: Statements, sha: string, bytes: Uint8Array): number {
  const known = statements.get<{ number: number }>('SELECT number FROM raw WHERE sha256 = ?', sha);
  if (known) return known.number;
  // Quality 5 packs HTML as well as gzip's best in a third of its time.
  const body = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  countRawBytes(statements, body.length);
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
  size: number;
  body: Uint8Array;
}

/** Pages are large: few at once. */
const pageSize = 20;

/** In the order in which they came; of one article, or (null) of all. */
export async function* capturesOf(statements: Statements, row: number | null): AsyncGenerator<Capture> {
  let last = 0;
  for (;;) {
    const rows: CaptureRow[] = statements.all<CaptureRow>(
      `SELECT c.number, c.url, c.fetched_at, c.status, c.headers, c.entry, a.id, r.sha256, r.size, r.body,
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
    bytes: unpacked(row),
  };
}

/** An archive may be somebody else's: two kilobytes of brotli can unpack to gigabytes. */
function unpacked({ url, size, body }: CaptureRow): Uint8Array {
  try {
    return brotliDecompressSync(body, { maxOutputLength: Math.max(1, Math.min(size, largestPage)) });
  } catch (cause) {
    throw new StoreError(
      `the stored page of ${url} is damaged: it does not unpack to the ${size} bytes that were saved`,
      {
        cause,
      },
    );
  }
}
