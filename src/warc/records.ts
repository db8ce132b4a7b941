import { type Block, skipBlock, takeBlock, takeUpToNext } from './block.js';
import { ByteWindow, type Piece, type Trust } from './byte-window.js';
import { arc, type Dialect, dialectOf, findStart, isStartAt } from './dialect.js';
import { matchesDigest } from '../shared/warc-digest.js';

/** One record: its named fields (lower case) and its block, which is null where nobody wanted it. */
export interface WarcRecord {
  fields: Map<string, string>;
  block: Buffer | null;
  length: number;
  /** The block ends where the next record begins, as the length that was said is wrong. */
  isGuessed: boolean;
}

/** Something that cannot be read any more. */
export interface WarcLoss {
  what: string;
  /** Of the record that was lost, as far as they are known. */
  fields: Map<string, string> | null;
}

export interface Wanted {
  /** Whether a record's block is worth reading. */
  wants(fields: Map<string, string>): boolean;
  /** The largest block that is read. */
  room: number;
}

/**
 * The records of a WARC (0.17 to 1.1) or ARC file, one at a time, from its unpacked bytes (unpack.ts). Behind whatever cannot be read it
 * goes on at the next record, and says once what was lost.
 */
export async function* readRecords(
  source: AsyncIterable<Piece>,
  wanted: Wanted,
): AsyncGenerator<WarcRecord | WarcLoss> {
  const stream = new ByteWindow(source);
  const reading = new Reading(stream, wanted);
  try {
    await stream.fill(1);
    for (;;) {
      const found = await reading.next();
      if (found === null) return;
      if (found !== 'nothing') yield found;
    }
  } finally {
    await stream.close();
  }
}

const step = 262_144;

class Reading {
  private dialect: Dialect | null = null;
  /** A loss was said, and no record was read since: what stands here belongs to it. */
  private isLost = false;
  /** The record that was lost to what the break ahead will say. */
  private cut: Map<string, string> | null = null;
  private trust: Trust = 'checked';

  constructor(
    private readonly stream: ByteWindow,
    private readonly wanted: Wanted,
  ) {}

  async next(): Promise<WarcRecord | WarcLoss | 'nothing' | null> {
    const { stream } = this;
    await skipLineEnds(stream);
    if (stream.length === 0) return this.cross();
    this.dialect ??= await dialectAt(stream);
    if (this.trust === 'damaged' && this.isLost) return this.dropToBreak();
    if (!(await isStartAt(stream, this.dialect, 0))) return this.seek(this.dialect);
    this.isLost = false;
    const head = await this.dialect.readHead(stream);
    if (typeof head === 'string') return this.lose(head, null);
    const { fields, length } = head;
    if (this.trust === 'damaged' && Number.isNaN(Date.parse(fields.get('warc-date') ?? ''))) return this.lose('', null);
    const isWanted = this.wanted.wants(fields);
    const block = await this.block(this.dialect, isWanted, length);
    const { bytes, problem, isGuessed } = block;
    if (bytes && isWanted) {
      if (await this.isBelieved(fields, bytes, isGuessed))
        return { fields, block: bytes, length: bytes.length, isGuessed };
      return this.lose(problem ?? 'it does not fit its digest', fields);
    }
    if (problem) return this.lose(problem, fields);
    return isWanted ? { fields, block: null, length: length ?? 0, isGuessed: false } : 'nothing';
  }

  private block(dialect: Dialect, isWanted: boolean, length: number | null): Promise<Block> {
    const { room } = this.wanted;
    if (length === null) return takeUpToNext(this.stream, dialect, room, 'unsaid');
    return isWanted && length <= room
      ? takeBlock(this.stream, dialect, length, room)
      : skipBlock(this.stream, dialect, length);
  }

  /** Digests cost time and some tools write wrong ones, so they are asked only where a checksum did not answer. */
  private async isBelieved(fields: Map<string, string>, block: Buffer, isGuessed: boolean): Promise<boolean> {
    const { stream, trust, dialect } = this;
    if (!isGuessed && trust === 'checked') return true;
    if (matchesDigest(fields.get('warc-block-digest'), block) === false) return false;
    if (trust !== 'damaged') return true;
    // In a damaged member only what stands before another record is surely before the damage.
    await skipLineEnds(stream);
    return !isGuessed && dialect !== null && isStartAt(stream, dialect, 0);
  }

  /** Says a loss, unless the break ahead will say it better. */
  private lose(what: string, fields: Map<string, string> | null): WarcLoss | 'nothing' {
    this.isLost = true;
    const { behind, length } = this.stream;
    const isSaidNext = length === 0 && behind !== null && behind !== 'end' && behind.loss !== null;
    if (isSaidNext || this.trust === 'damaged') {
      this.cut ??= fields;
      return 'nothing';
    }
    return { what, fields };
  }

  private cross(): WarcLoss | 'nothing' | null {
    const { behind } = this.stream;
    if (behind === 'end' || behind === null) return null;
    this.stream.cross();
    this.trust = behind.ahead;
    if (!behind.isClean) this.isLost = true;
    if (behind.loss === null) return 'nothing';
    this.isLost = true;
    const { cut } = this;
    this.cut = null;
    return { what: behind.loss, fields: cut };
  }

  /** Behind the first sign of damage, what still looks like a record may be made of pieces of others. */
  private async dropToBreak(): Promise<'nothing'> {
    for (; this.stream.length > 0; await this.stream.fill(1)) this.stream.drop(this.stream.length);
    return 'nothing';
  }

  /** Drops what is not a record, up to the next. */
  private async seek(dialect: Dialect): Promise<WarcLoss | 'nothing'> {
    const { stream } = this;
    const at = stream.offset;
    let isZero = true;
    for (;;) {
      await stream.fill(step);
      const start = await findStart(stream, dialect, 0, stream.length);
      const isLast = stream.behind !== null;
      const length = start !== -1 ? start : isLast ? stream.length : stream.length - dialect.needle.length;
      isZero &&= stream.peek(0, length).every((byte) => byte === 0);
      stream.drop(length);
      if (start !== -1 || (isLast && stream.length === 0)) break;
    }
    if (this.isLost) return 'nothing';
    const what = isZero ? `holds nothing but zeros for ${stream.offset - at} bytes` : 'no record begins there';
    return this.lose(`${what} (byte ${at} of the unpacked file)`, null);
  }
}

async function skipLineEnds(stream: ByteWindow): Promise<void> {
  for (;;) {
    await stream.fill(1);
    const byte = stream.peek(0, 1)[0];
    if (byte !== 10 && byte !== 13) return;
    stream.drop(1);
  }
}

async function dialectAt(stream: ByteWindow): Promise<Dialect> {
  await stream.fill(arc.startLength);
  return dialectOf(stream.peek(0, arc.startLength));
}
