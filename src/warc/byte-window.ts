/** A place in a stream where the bytes before and behind do not belong together. */
export interface Break {
  /** What was lost there, for people; null where a new record begins and nothing is missing. */
  loss: string | null;
  /** The bytes before are known to be right: they end where their gzip member ends. */
  isClean: boolean;
  /** What is known of the bytes behind. */
  ahead: Trust;
}

/** Checked by a checksum, to be checked only at their end, or known to be wrong somewhere. */
export type Trust = 'checked' | 'unchecked' | 'damaged';

export type Piece = Uint8Array | Break;

/** Two pieces smaller than this become one, so that a trickle does not become a long list. */
const smallPiece = 16_384;

/** Bytes of a stream, as many as were asked for: looked at first, then taken or dropped. Never reads past a break by itself. */
export class ByteWindow {
  private readonly pieces: AsyncIterator<Piece>;
  private readonly parts: Buffer[] = [];
  /** How many bytes are at hand. */
  length = 0;
  /** Bytes given out so far, for messages. */
  offset = 0;
  /** What stands behind the bytes at hand, once it was met. */
  behind: Break | 'end' | null = null;

  constructor(source: AsyncIterable<Piece>) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** Reads until `length` bytes are at hand, or all that stand before the next break. */
  async fill(length: number): Promise<void> {
    while (this.length < length && this.behind === null) {
      const { value, done } = await this.pieces.next();
      if (done) this.behind = 'end';
      else if (value instanceof Uint8Array) this.add(value);
      else this.behind = value;
    }
  }

  /** Goes on behind a break, once all before it was taken. */
  cross(): void {
    if (this.length === 0 && this.behind !== 'end') this.behind = null;
  }

  /** Bytes at hand, without taking them. */
  peek(from: number, to: number): Buffer {
    const found: Buffer[] = [];
    let start = 0;
    for (const part of this.parts) {
      if (start >= to) break;
      if (start + part.length > from) found.push(part.subarray(Math.max(0, from - start), to - start));
      start += part.length;
    }
    return found.length === 1 ? found[0]! : Buffer.concat(found);
  }

  /** All that is at hand, in one piece. */
  whole(): Buffer {
    if (this.parts.length > 1) this.parts.splice(0, this.parts.length, Buffer.concat(this.parts));
    return this.parts[0] ?? Buffer.alloc(0);
  }

  /** Where something stands in what is at hand; -1 where it does not. */
  indexOf(needle: Buffer, from: number): number {
    let start = 0;
    for (const part of this.parts) {
      const end = start + part.length;
      if (end > from) {
        const found = part.indexOf(needle, Math.max(0, from - start));
        if (found !== -1) return start + found;
        const seam = Math.max(from, end - needle.length + 1);
        const across = end < this.length ? this.peek(seam, end + needle.length - 1).indexOf(needle) : -1;
        if (across !== -1) return seam + across;
      }
      start = end;
    }
    return -1;
  }

  take(length: number): Buffer {
    const taken = this.peek(0, length);
    this.drop(length);
    return taken;
  }

  drop(length: number): void {
    let missing = Math.min(length, this.length);
    this.offset += missing;
    this.length -= missing;
    while (missing > 0) {
      const part = this.parts[0]!;
      if (part.length > missing) {
        this.parts[0] = part.subarray(missing);
        return;
      }
      missing -= part.length;
      this.parts.shift();
    }
  }

  /** The next line without its end; null where none ends within `limit` bytes and before the next break. */
  async line(limit: number): Promise<string | null> {
    for (let seen = 0; ; ) {
      const at = this.indexOf(lineEnd, seen);
      if (at !== -1 && at <= limit) {
        const text = this.peek(0, at).toString('utf8').replace(/\r$/, '');
        this.drop(at + 1);
        return text;
      }
      if (this.length > limit || this.behind !== null) return null;
      seen = this.length;
      await this.fill(this.length + 1);
    }
  }

  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private add(value: Uint8Array): void {
    if (value.length === 0) return;
    const part = Buffer.from(value.buffer, value.byteOffset, value.length);
    const last = this.parts[this.parts.length - 1];
    if (last && last.length + part.length < smallPiece) this.parts[this.parts.length - 1] = Buffer.concat([last, part]);
    else this.parts.push(part);
    this.length += part.length;
  }
}

const lineEnd = Buffer.from('\n');
