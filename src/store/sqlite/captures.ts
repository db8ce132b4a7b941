import { captureColumns, type CaptureRow, type PageWorks } from '../packed-pages.js';
import type { RawFolder } from '../raw-folder/raw-folder.js';
import { keepsNone } from '../keep-raw.js';
import { countRawBytes, currentSha, makeRoom, rawRule } from './raw-room.js';
import type { Statements } from './statements.js';
import type { Capture, RawPage } from '../store.js';

// Pages as they were received: the bytes once per content, and when and how they were got.

/** Whether an article has a page already, or another one that reads the same, or its archive keeps none. */
export function hasCapture(statements: Statements, row: number, { bytes }: RawPage, works: PageWorks): boolean {
  return (
    isCaptured(statements, row, works.sha(bytes)) ||
    keepsNone(rawRule(statements)) ||
    isReadAlike(statements, row, works.signature(bytes))
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
export function saveRaw(statements: Statements, row: number, raw: RawPage, works: PageWorks): void {
  const sha = works.sha(raw.bytes);
  const rule = rawRule(statements);
  if (keepsNone(rule) || isCaptured(statements, row, sha)) return;
  const signature = works.signature(raw.bytes);
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
    rawNumber(statements, raw.bytes, works),
    signature,
  );
  makeRoom(statements, row, rule, raw.fetchedAt);
}

function rawNumber(statements: Statements, bytes: Uint8Array, works: PageWorks): number {
  const sha = works.sha(bytes);
  const known = statements.get<{ number: number }>('SELECT number FROM raw WHERE sha256 = ?', sha);
  if (known) return known.number;
  const place = works.placed(sha);
  const body = place === null ? works.page(bytes) : new Uint8Array();
  countRawBytes(statements, place?.bytes ?? body.length);
  const { lastInsertRowid } = statements.run(
    'INSERT INTO raw (sha256, size, body, file, start, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ...[sha, bytes.length, body, place?.file ?? null, place?.start ?? null, place?.bytes ?? null],
  );
  return Number(lastInsertRowid);
}

/** In the order in which they came; of one article, or (null) of all. */
export const capturesOf = (statements: Statements, folder: RawFolder, row: number | null): AsyncGenerator<Capture> =>
  folder.captures((after, limit) =>
    statements.all<CaptureRow>(
      `SELECT ${captureColumns} WHERE c.number > ? ${row === null ? '' : 'AND c.article = ?'} ORDER BY c.number LIMIT ${limit}`,
      after,
      ...(row === null ? [] : [row]),
    ),
  );
