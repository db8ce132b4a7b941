import { captureFromRow, type CaptureRow, packPage, shaOf } from '../packed-pages.js';
import { pageSignature } from '../page-signature.js';
import { keepsNone } from '../keep-raw.js';
import { countRawBytes, currentSha, makeRoom, rawRule } from './raw-room.js';
import type { Statements } from './statements.js';
import type { Capture, RawPage } from '../store.js';

// Pages as they were received: the bytes once per content, and when and how they were got.

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
  const body = packPage(bytes);
  countRawBytes(statements, body.length);
  return Number(
    statements.run('INSERT INTO raw (sha256, size, body) VALUES (?, ?, ?)', sha, bytes.length, body).lastInsertRowid,
  );
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
