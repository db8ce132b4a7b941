import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { StoreError } from '../errors.js';
import { sha256 } from '../shared/sha256.js';
import { pageSignature } from './page-signature.js';
import { notPlaced, type Placed, type PlacedRow } from './raw-folder/place.js';
import type { Capture } from './store.js';

// Pages as they are kept: packed, and known by the hash of their bytes.

/** No page that is worth reading is larger, and it has to fit into memory. */
export const largestPage = 256 * 1024 * 1024;

/** Quality 5 packs HTML as well as gzip's best in a third of its time. */
export const packPage = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

/** The same answer for the same thing, worked out once. */
export function once<Key extends object, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { answer: Answer }>();
  return (key) => {
    const known = answers.get(key) ?? { answer: work(key) };
    answers.set(key, known);
    return known.answer;
  };
}

/** What takes time with a page: done once, however often a plan is asked again. */
export class PageWorks {
  /** Where the page of a hash lies in a file already, if it does. */
  placed: Placed = notPlaced;
  readonly sha = once((bytes: Uint8Array) => sha256(bytes));
  readonly signature = once(pageSignature);
  readonly page = once(packPage);
}

export interface CaptureRow extends PlacedRow {
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

/** What SQL of both kinds asks for a `CaptureRow`, of a capture `c`. */
export const captureColumns = `c.number, c.url, c.fetched_at, c.status, c.headers, c.entry, a.id, r.sha256, r.size, r.body, r.file, r.start, r.bytes,
  (SELECT count(*) FROM capture o WHERE o.raw = c.raw) AS copies
  FROM capture c JOIN article a ON a.row = c.article JOIN raw r ON r.number = c.raw`;

export const captureFromRow = (row: CaptureRow, bytes: Uint8Array): Capture => ({
  id: row.id,
  url: row.url,
  fetchedAt: row.fetched_at,
  status: row.status,
  headers: JSON.parse(row.headers) as Record<string, string>,
  entry: row.entry,
  sha256: row.sha256,
  copies: row.copies,
  bytes,
});

/** An archive may be somebody else's: two kilobytes of brotli can unpack to gigabytes. */
export function unpackedPage({ url, size, body }: Pick<CaptureRow, 'url' | 'size' | 'body'>): Uint8Array {
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
