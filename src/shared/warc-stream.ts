import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';

// A WARC file is told by its first bytes and unpacked while it streams, whether it comes from disk or standard input.

/** Bytes that are enough to tell. */
export const warcHeadLength = 1_024;
/** Large steps: a gigabyte in 16 KB pieces is 65,000 turns of the event loop. */
const stepBytes = 262_144;

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Whether a file that begins with these bytes is WARC, gzip-ed or not. */
export function isWarcHead(head: Uint8Array): boolean {
  return /^WARC\/1\./.test(Buffer.from(beginning(head).subarray(0, 7)).toString('latin1'));
}

function beginning(head: Uint8Array): Uint8Array {
  if (!isGzip(head)) return head;
  try {
    return zlib.gunzipSync(head, { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: 1_048_576 });
  } catch {
    return new Uint8Array(); // damaged, or a bomb: whoever reads the whole file says so
  }
}

/** Removes gzip (one member or a member a record) from chunks whose first bytes are `head`. */
export async function* unpackWarc(source: AsyncIterable<Uint8Array>, head: Uint8Array): AsyncGenerator<Uint8Array> {
  if (!isGzip(head)) {
    yield* source;
    return;
  }
  const end = new PassThrough({ highWaterMark: stepBytes });
  const running = pipeline(
    Readable.from(source, { objectMode: false }),
    zlib.createGunzip({ chunkSize: stepBytes }),
    end,
  );
  // The error comes out of reading `end`; without this it would be reported as nobody's, too.
  running.catch(() => undefined);
  try {
    yield* end;
  } finally {
    end.destroy();
  }
}
