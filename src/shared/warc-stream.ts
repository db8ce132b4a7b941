import zlib from 'node:zlib';

// A WARC or ARC file is told by its first bytes and never held whole, whether it comes from disk, standard input or a server.

/** Bytes that are enough to tell. */
export const warcHeadLength = 1_024;

/** Whether an address or a file is called as a capture is. */
export const namesCapture = (name: string): boolean => /\.(?:w?arc|wet)(?:\.gz)?$/i.test(name);

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** Whether a file that begins with these bytes is WARC or ARC, gzip-ed or not; its name counts where its start is damaged or missing. */
export function isWarcHead(head: Uint8Array, name = ''): boolean {
  const text = Buffer.from(beginning(head)).toString('latin1', 0, 64);
  // An editor may have put a byte order mark before it.
  if (/^(?:\xef\xbb\xbf)?[\r\n]*WARC\/\d|^filedesc:\/\//.test(text)) return true;
  // An error page may have come under its name, and a file may begin in the middle of a record.
  return namesCapture(name) && (!/^(?:\xef\xbb\xbf)?\s*</.test(text) || Buffer.from(head).includes('\nWARC/1.'));
}

/** Unpacked as far as it goes: damage may stand within the first bytes. */
function beginning(head: Uint8Array): Uint8Array {
  if (!isGzip(head)) return head;
  const options = { finishFlush: zlib.constants.Z_SYNC_FLUSH, maxOutputLength: 1_048_576 };
  for (let length = Math.min(head.length, warcHeadLength); length > 32; length >>= 1) {
    try {
      return zlib.gunzipSync(head.subarray(0, length), options);
    } catch {
      // damaged, or a bomb: half of it may be neither
    }
  }
  return new Uint8Array();
}
