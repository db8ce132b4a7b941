import { Transform, type TransformCallback } from 'node:stream';
import zlib from 'node:zlib';

// gzip (RFC 1952) by member, on Node's raw inflate: Node's own gunzip throws the end of the data away where anything but
// another member stands behind it, and takes no data whose checksum was left out. Caching plugins and old servers do both.

type End = 'cut' | 'damaged';

const trailerLength = 8;
/** A name, a comment and extra fields; nobody needs more, and an endless one would be kept whole. */
const longestHeader = 131_072;
/** Each costs an inflater: 16 MiB of empty members would take half a minute. */
const mostMembers = 65_536;
const stepBytes = 32_768;

const empty = Buffer.alloc(0);

/** Whether bytes begin as gzip does: its two magic bytes and the only method there is. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

const magic = Buffer.from([0x1f, 0x8b, 8]);

/** Whether a member began at the end and was cut before it told its method. */
const isCutHead = (rest: Buffer): boolean => rest.length === 2 && rest[0] === 0x1f && rest[1] === 0x8b;

/**
 * Unpacks gzip of any number of members. What stands behind the last one is dropped; a cut or damaged one is an error, and so is a
 * gap between two (zeros are padding): what was lost there must not go unsaid.
 */
export function createGunzip(): Transform {
  return new Gunzip();
}

/** The same of bytes that are wholly there; throws where more than `maxBytes` come out. */
export function gunzipWhole(bytes: Buffer, maxBytes: number): Buffer {
  const parts: Buffer[] = [];
  let left = maxBytes;
  let end = 0;
  for (let at = 0; at === 0 || isGzip(bytes.subarray(at)); at = afterZeros(bytes, at)) {
    const start = headerLength(bytes.subarray(at));
    if (start === null) throw failure('cut');
    const options = { maxOutputLength: Math.max(1, left), info: true };
    const found: unknown = zlib.inflateRawSync(bytes.subarray(at + start), options);
    const { buffer, engine } = found as { buffer: Buffer; engine: { bytesWritten: number } };
    at += start + engine.bytesWritten;
    checkTrailer(bytes.subarray(at, at + trailerLength), zlib.crc32(buffer), buffer.length);
    at += trailerLength;
    left -= buffer.length;
    parts.push(buffer);
    end = at;
  }
  if (isCutHead(bytes.subarray(end))) throw failure('cut');
  if (bytes.includes(magic, end)) throw failure('damaged');
  return Buffer.concat(parts);
}

class Gunzip extends Transform {
  private state: 'header' | 'data' | 'trailer' | 'behind' = 'header';
  private members = 0;
  /** Of a header or trailer that is not whole yet. */
  private held: Buffer = empty;
  private inflate: zlib.InflateRaw | null = null;
  private fed = 0;
  private checksum = 0;
  private length = 0;
  /** Called when the inflater has done with what it was given. */
  private onPart: (error: Error | null) => void = () => undefined;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      this.accept(chunk, done);
    } catch (error) {
      done(error as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    if (this.state === 'header' && (this.members === 0 || isGzip(this.held) || isCutHead(this.held)))
      done(failure('cut'));
    else if (this.state === 'data') {
      this.onPart = (error) => done(error);
      this.inflate?.end();
    } else done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.inflate?.destroy();
    done(error);
  }

  private accept(chunk: Buffer, done: TransformCallback): void {
    if (chunk.length === 0) done();
    else if (this.state === 'data') this.unpack(chunk, done);
    else {
      const bytes = this.held.length > 0 ? Buffer.concat([this.held, chunk]) : chunk;
      const length = this[this.state](bytes);
      this.held = length === null ? bytes : empty;
      if (length === null) done();
      else this.accept(bytes.subarray(length), done);
    }
  }

  /** Its length, null where it is not whole. */
  private header(bytes: Buffer): number | null {
    if (this.members > 0) {
      const zeros = afterZeros(bytes, 0);
      if (zeros > 0) return zeros;
      if (bytes.length < magic.length) return null;
      if (!isGzip(bytes)) return this.behind(bytes);
    }
    const length = headerLength(bytes);
    if (length === null) return null;
    this.state = 'data';
    this.inflate = this.openMember();
    return length;
  }

  private trailer(bytes: Buffer): number | null {
    if (bytes.length < trailerLength) return null;
    checkTrailer(bytes.subarray(0, trailerLength), this.checksum, this.length);
    this.state = 'header';
    return trailerLength;
  }

  private behind(bytes: Buffer): number | null {
    this.state = 'behind';
    if (bytes.includes(magic)) throw failure('damaged');
    // The magic number may be cut.
    return bytes.length < magic.length ? null : bytes.length - magic.length + 1;
  }

  private openMember(): zlib.InflateRaw {
    this.fed = this.checksum = this.length = 0;
    const inflate = zlib.createInflateRaw({ chunkSize: stepBytes });
    inflate.on('data', (part: Buffer) => {
      this.checksum = zlib.crc32(part, this.checksum);
      this.length += part.length;
      this.push(part);
    });
    inflate.once('error', (error) => this.onPart(error));
    // It ends by itself where the member does, with what it was given last partly unread.
    inflate.once('end', () => {
      if (++this.members > mostMembers) this.destroy(failure('damaged'));
      this.inflate = null;
      this.state = 'trailer';
      this.onPart(null);
    });
    return inflate;
  }

  private unpack(chunk: Buffer, done: TransformCallback): void {
    const { inflate } = this;
    if (!inflate) return;
    this.fed += chunk.length;
    let isDone = false;
    this.onPart = (error) => {
      if (isDone) return;
      isDone = true;
      if (error || this.state === 'data') {
        done(error);
        return;
      }
      const left = this.fed - inflate.bytesWritten;
      inflate.destroy();
      this._transform(chunk.subarray(chunk.length - left), 'binary', done);
    };
    inflate.write(chunk, () => {
      // One that ended and was destroyed calls back, too, when the next member has begun.
      if (this.inflate === inflate) this.onPart(null);
    });
  }
}

function afterZeros(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === 0) at++;
  return at;
}

/** How many bytes the header takes; null where they are not all there. */
function headerLength(bytes: Buffer): number | null {
  const flags = bytes[3];
  if (flags === undefined) return null;
  if (!isGzip(bytes)) throw failure('damaged');
  let at = 10;
  if (flags & 4) at += 2 + (at + 2 <= bytes.length ? bytes.readUInt16LE(at) : 0);
  // A name and a comment, each up to its NUL.
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const end = bytes.indexOf(0, at);
    if (end === -1) at = Number.POSITIVE_INFINITY;
    else at = end + 1;
  }
  if (flags & 2) at += 2;
  if (at <= bytes.length) return at;
  if (bytes.length > longestHeader) throw failure('damaged');
  return null;
}

/** A trailer that is cut off tells nothing; one that is there must be right. */
function checkTrailer(trailer: Buffer, checksum: number, length: number): void {
  if (trailer.length < trailerLength) return;
  if (trailer.readUInt32LE(0) !== checksum || trailer.readUInt32LE(4) !== length % 2 ** 32) throw failure('damaged');
}

function failure(end: End): Error {
  return new Error(end === 'cut' ? 'the gzip data is cut off' : 'the gzip data is damaged');
}
