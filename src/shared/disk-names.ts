import { isUtf8 } from 'node:buffer';

// Names of files are bytes, and old ones are not UTF-8 (`caf\xe9.html` of Latin 1). As text such a name keeps each of its bytes in a lone
// surrogate, which no name in UTF-8 has, so that the text leads back to the file.

const base = 0xdc00;
const kept = /([\udc80-\udcff])/u;

/** A name as the disk gives it → text that `onDisk` takes back. */
export function nameFromDisk(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  return String.fromCharCode(...[...bytes].map((byte) => (byte < 0x80 ? byte : base + byte)));
}

/** What the system is asked by for a path made of such names. */
export function onDisk(path: string): string | Buffer {
  if (!kept.test(path)) return path;
  const parts = path.split(kept);
  return Buffer.concat(
    parts.map((part) => (kept.test(part) ? Buffer.from([part.charCodeAt(0) - base]) : Buffer.from(part))),
  );
}

/** The same for people and records, who cannot have it as it is. */
export const shownName = (path: string): string => (kept.test(path) ? path.split(kept).map(shownPart).join('') : path);

const shownPart = (part: string): string => (kept.test(part) ? '\ufffd' : part);
