/** Reads lines and counted bytes from chunks as they come, and never holds more than is asked for. */
export class ByteStream {
  private readonly chunks: AsyncIterator<Uint8Array>;
  private current: Buffer = Buffer.alloc(0);
  /** Bytes given out so far, for messages. */
  offset = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** The next line without its end; null at the end of the stream, or where no line ends within `limit` bytes. */
  async line(limit: number): Promise<string | null> {
    for (;;) {
      const at = this.current.indexOf(10);
      if (at !== -1 && at <= limit) {
        const text = this.current.toString('utf8', 0, at).replace(/\r$/, '');
        this.consume(at + 1);
        return text;
      }
      if (this.current.length > limit || !(await this.more())) return null;
    }
  }

  /** Exactly `length` bytes; fewer where the stream ends before. */
  async bytes(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.current.length === 0 && !(await this.next())) break;
      const part = this.current.subarray(0, missing);
      parts.push(part);
      missing -= part.length;
      this.consume(part.length);
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  /** Passes over bytes; gives how many there were. */
  async skip(length: number): Promise<number> {
    let missing = length;
    while (missing > 0) {
      if (this.current.length === 0 && !(await this.next())) break;
      const part = Math.min(this.current.length, missing);
      missing -= part;
      this.consume(part);
    }
    return length - missing;
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }

  private consume(length: number): void {
    this.offset += length;
    this.current = this.current.subarray(length);
  }

  private async more(): Promise<boolean> {
    const kept = this.current;
    if (!(await this.next())) {
      this.current = kept;
      return false;
    }
    this.current = Buffer.concat([kept, this.current]);
    return true;
  }

  private async next(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (done) return false;
    this.current = Buffer.from(value.buffer, value.byteOffset, value.length);
    return true;
  }
}
