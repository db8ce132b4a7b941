import { messageOf } from '../errors.js';
import zlib from 'node:zlib';
import type { ByteWindow } from './byte-window.js';

// One gzip member at a time (RFC 1952). Node's own gunzip reads all members as one stream, and so loses all that stands behind
// a damaged one.

export const gzipMagic = Buffer.from([0x1f, 0x8b, 8]);
/** Checksum and length behind the deflated bytes. */
export const trailerLength = 8;
const { Z_SYNC_FLUSH } = zlib.constants;

/** The length of a member's header; null where none stands there, or not all of it. */
export function headerLength(bytes: Buffer): number | null {
  if (bytes.length < 10 || !bytes.subarray(0, 3).equals(gzipMagic)) return null;
  const flags = bytes[3]!;
  if ((flags & 0xe0) !== 0) return null;
  let at = 10;
  if (flags & 4) at += 2 + (bytes.length < at + 2 ? bytes.length : bytes.readUInt16LE(at));
  // A name and a comment, each with a zero behind it.
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) return null;
    at = end + 1;
  }
  if (flags & 2) at += 2;
  return at <= bytes.length ? at : null;
}

/** What came of an attempt: all of a member, a beginning that wants more bytes, or damage. */
export type Inflated =
  | { kind: 'whole'; bytes: Buffer; used: number }
  | { kind: 'more'; bytes: Buffer }
  | { kind: 'large' }
  | { kind: 'damaged'; why: string };

/** Unpacks deflated bytes that are at hand; gives up as `large` where more than `maxBytes` come out. */
export function inflateAtHand(bytes: Buffer, maxBytes: number): Inflated {
  try {
    const options = { info: true, finishFlush: Z_SYNC_FLUSH, maxOutputLength: maxBytes };
    const { buffer, engine } = zlib.inflateRawSync(bytes, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    // It stops where the deflated bytes end; a checksum stands behind them, so the end is never the end of a whole member.
    const isWhole = engine.bytesWritten < bytes.length;
    return isWhole ? { kind: 'whole', bytes: buffer, used: engine.bytesWritten } : { kind: 'more', bytes: buffer };
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'large' };
    return { kind: 'damaged', why: messageOf(error) };
  }
}

/** All that can be unpacked before the damage. */
export function beginningOf(bytes: Buffer, maxBytes: number): Buffer {
  let best: Buffer = Buffer.alloc(0);
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const found = inflateAtHand(bytes.subarray(0, middle), maxBytes);
    if ('bytes' in found) {
      best = found.bytes;
      low = middle;
    } else high = middle - 1;
  }
  return best;
}

/** What is wrong with the checksum and the length behind a member; null where both are right. */
export function checkTrailer(trailer: Buffer, checksum: number, length: number): string | null {
  if (trailer.readUInt32LE(0) !== checksum) return 'its checksum is wrong';
  return trailer.readUInt32LE(4) === length % 2 ** 32 ? null : 'its length is wrong';
}

/** Bytes given to the unpacker at once: what comes out of them, at worst a thousand times as much, is held in memory. */
const stepBytes = 16_384;
/** How much that was read stays at hand: damage may be noticed only behind the beginning of the next member. */
const keptBytes = 262_144;

/**
 * Unpacks a member that is too large to be held, from a window that stands at its header. The window is left where its deflated
 * bytes end, or, where it throws, somewhat before the damage.
 */
export async function* inflateStreamed(input: ByteWindow, header: number): AsyncGenerator<Buffer> {
  const inflate = zlib.createInflateRaw({ chunkSize: 65_536 });
  const out: Buffer[] = [];
  let isEnded = false;
  let failure: unknown = null;
  let wake: () => void = () => undefined;
  inflate.on('data', (chunk: Buffer) => out.push(chunk));
  inflate.on('end', () => {
    isEnded = true;
    wake();
  });
  inflate.on('error', (error) => {
    failure = error;
    wake();
  });
  // Where the window stands, counted from the member's first deflated byte.
  let base = -header;
  let given = 0;
  try {
    while (!isEnded && !failure) {
      await input.fill(given - base + stepBytes);
      const chunk = input.peek(given - base, given - base + stepBytes);
      if (chunk.length === 0) throw new Error('it ends in the middle of a gzip member');
      given += chunk.length;
      await new Promise<void>((resolve) => {
        wake = resolve;
        inflate.write(chunk, (error) => {
          failure ??= error ?? null;
          resolve();
        });
      });
      yield* out.splice(0);
      const spare = inflate.bytesWritten - keptBytes - base;
      if (spare > 0 && !isEnded && !failure) {
        input.drop(spare);
        base += spare;
      }
    }
    if (failure) throw failure;
    input.drop(inflate.bytesWritten - base);
  } finally {
    inflate.destroy();
  }
}
