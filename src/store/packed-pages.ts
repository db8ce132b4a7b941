import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { StoreError } from '../errors.js';
import type { Capture } from './store.js';

// Pages as they are kept: packed, and known by the hash of their bytes.

/** No page that is worth reading is larger, and it has to fit into memory. */
const largestPage = 256 * 1024 * 1024;

export const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Quality 5 packs HTML as well as gzip's best in a third of its time. */
export const packPage = (bytes: Uint8Array): Uint8Array =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

export interface CaptureRow {
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

export function captureFromRow(row: CaptureRow): Capture {
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
