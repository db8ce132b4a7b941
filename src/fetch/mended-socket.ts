import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

// What Node's tolerant parser still refuses and browsers read (RFC 9112 sections 5.1 and 6.3): one length said twice, an empty
// length, a header whose name is none, chunks whose end is a bare line feed.

/** The parser behind refuses a longer one. */
const longestHead = 65_536;
const headEnd = /\r?\n\r?\n/;
/** The last chunk, its end bare or cut off. */
const lastChunk = /(?:^|\n)0+[ \t]*\r?\n(?:\r|\n)?$/;
const longestEnd = 16;

/** A connection as it is, but for head and end of its one answer. */
export function mendedSocket(socket: Socket): Duplex {
  return new MendedSocket(socket);
}

class MendedSocket extends Duplex {
  /** The beginning of a head that is not whole; null behind the head. */
  private held: Buffer | null = Buffer.alloc(0);
  private isChunked = false;
  private last = '';

  constructor(private readonly socket: Socket) {
    super();
    socket.on('data', (chunk: Buffer) => this.accept(chunk));
    socket.once('end', () => {
      if (this.held) this.push(this.held);
      // Inside of a chunk this is not enough to end it: what is cut stays cut.
      if (this.isChunked && lastChunk.test(this.last)) this.push('\r\n');
      this.push(null);
    });
    socket.once('error', (error) => this.destroy(error));
    socket.once('close', () => this.destroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done);
  }

  /** Node's client calls it when the answer has come. */
  destroySoon(): void {
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }

  private accept(chunk: Buffer): void {
    const bytes = this.held ? this.mended(Buffer.concat([this.held, chunk])) : chunk;
    this.last = (this.last + chunk.toString('latin1', Math.max(0, chunk.length - longestEnd))).slice(-longestEnd);
    if (bytes && !this.push(bytes)) this.socket.pause();
  }

  /** Null while the head is not whole. Interim answers have heads of their own. */
  private mended(given: Buffer): Buffer | null {
    const bytes = given.subarray(given.findIndex((byte) => byte !== 10 && byte !== 13));
    const text = bytes.toString('latin1', 0, longestHead);
    const end = headEnd.exec(text);
    this.held = end || bytes.length >= longestHead ? null : bytes;
    if (!end) return this.held ? null : bytes;
    const length = end.index + end[0].length;
    const head = mendHead(text.slice(0, length));
    this.isChunked = /^transfer-encoding:.*chunked/im.test(head);
    if (/^HTTP\/\S+ +1\d\d/.test(text)) this.held = Buffer.alloc(0);
    const rest = bytes.subarray(length);
    return Buffer.concat([Buffer.from(head, 'latin1'), (this.held ? this.mended(rest) : rest) ?? Buffer.alloc(0)]);
  }
}

function mendHead(head: string): string {
  const [status = '', ...lines] = head.split(/(?<=\n)(?![ \t])/);
  const fields = lines.map((line) => line.replace(/^([^\s:]+)[ \t]+:/, '$1:')).filter((line) => !isNameless(line));
  const said = fields.filter(isLength).flatMap((line) => line.slice(line.indexOf(':') + 1).split(','));
  const lengths = [...new Set(said.map((one) => one.trim()).filter((one) => one !== ''))];
  // Lengths that differ, or that are not a number, are for the parser to refuse.
  if (lengths.length > 1) return [status, ...fields].join('');
  return [
    status,
    ...lengths.map((one) => `Content-Length: ${one}\r\n`),
    ...fields.filter((line) => !isLength(line)),
  ].join('');
}

const isLength = (line: string): boolean => /^content-length:/i.test(line);
/** Neither a name and a colon nor the blank line at the end. */
const isNameless = (line: string): boolean => !/^(?:[!#$%&'*+.^_`|~\w-]+:|\r?\n$)/.test(line);
