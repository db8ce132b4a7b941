/**
 * A text from its start to its end in pieces. Whoever reads a page in one go needs no string of the whole: V8 gives strings beyond
 * 128 KiB memory of their own from the system, and that costs more than to decode them.
 */
export interface TextSource {
  /** The next piece: what is left of the last one, and text behind it, about as long again and `length` bytes at least. */
  next(left: string, length: number): string;
  /** Bytes behind the last piece up to the end tag of the element whose text it breaks off. */
  lengthToEndTag(name: string): number;
}

/** A text that is there already, in one piece. */
export function sourceOfText(text: string): TextSource {
  let isGiven = false;
  return {
    next: (left) => {
      const piece = isGiven ? left : text;
      isGiven = true;
      return piece;
    },
    lengthToEndTag: () => 0,
  };
}

/** How far behind its length a piece may end to end before a tag, which is read in one go. */
const maxMore = 4096;
const lessThan = 0x3c;

/** UTF-8 without an error, decoded piece by piece. */
export class Utf8Source implements TextSource {
  private readonly bytes: Buffer;
  private at: number;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // A byte order mark is not text.
    this.at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  next(left: string, length: number): string {
    const known = left === '' ? 0 : Buffer.byteLength(left);
    const start = this.at - known;
    this.at = this.endOfPiece(this.at + Math.max(length, known));
    return this.bytes.toString('utf8', start, this.at);
  }

  lengthToEndTag(name: string): number {
    const { bytes, at } = this;
    // The piece may end inside the tag.
    let tag = bytes.indexOf('</', Math.max(0, at - name.length - 2));
    while (tag !== -1 && !this.isName(tag + 2, name)) tag = bytes.indexOf('</', tag + 2);
    return Math.max(0, (tag === -1 ? bytes.length : tag + name.length + 3) - at);
  }

  private isName(at: number, name: string): boolean {
    for (let i = 0; i < name.length; i++) if ((this.bytes[at + i]! | 0x20) !== name.charCodeAt(i)) return false;
    return true;
  }

  private endOfPiece(least: number): number {
    const { bytes } = this;
    if (least >= bytes.length) return bytes.length;
    const tag = bytes.indexOf(lessThan, least);
    if (tag !== -1 && tag - least < maxMore) return tag;
    let end = least;
    // Not inside a character.
    while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end++;
    return end;
  }
}
