import type { ByteWindow } from './byte-window.js';
import { type Dialect, findStart, isStartAt } from './dialect.js';

// A record's block: as long as its head says, if what stands behind it agrees; else up to where the next record begins.

/** What became of a block. `bytes` is null where it was not wanted, or is not to be trusted. */
export interface Block {
  bytes: Buffer | null;
  /** What is wrong, for people; null where all is well. */
  problem: string | null;
  /** The length that the head says was wrong, and the bytes are those up to the next record. */
  isGuessed: boolean;
}

const step = 262_144;
/** How much of a skipped block is held back to see whether what looks like a record in it is part of it. */
const heldBack = 16_777_216;

export async function takeBlock(stream: ByteWindow, dialect: Dialect, length: number, room: number): Promise<Block> {
  await stream.fill(length);
  const ending = stream.length < length ? 'short' : await endingAt(stream, dialect, length);
  if (ending === 'good' || (ending === 'hole' && stream.peek(length - 1, length)[0] !== 0)) {
    return { bytes: stream.take(length), problem: null, isGuessed: false };
  }
  if (ending === 'hole') return lost('zeros stand where it ends', stream, length);
  return takeUpToNext(stream, dialect, room, ending);
}

/** Up to the next record, from a window that stands at the block: for records that say no length, or a wrong one. */
export async function takeUpToNext(
  stream: ByteWindow,
  dialect: Dialect,
  room: number,
  ending: Ending | 'short' | 'unsaid',
): Promise<Block> {
  const problem = ending === 'unsaid' ? 'a record without a length' : 'its length is wrong';
  for (let from = 0; ; ) {
    const start = await findStart(stream, dialect, from, stream.length);
    if (start !== -1) return guessed(stream.take(start), dialect, problem);
    if (stream.length > room) return lost(problem, stream, stream.length - dialect.needle.length);
    if (stream.behind !== null) break;
    from = Math.max(0, stream.length - dialect.needle.length);
    await stream.fill(stream.length + step);
  }
  const { behind } = stream;
  const isCut = behind === 'end' ? ending === 'short' : behind?.isClean === false;
  if (!isCut) return guessed(stream.take(stream.length), dialect, problem);
  return lost('it ends in the middle of a record', stream, stream.length);
}

/** Passes over a block, and stops where a record begins in it, if its length turns out to be wrong. */
export async function skipBlock(stream: ByteWindow, dialect: Dialect, length: number): Promise<Block> {
  let missing = length;
  for (;;) {
    await stream.fill(Math.min(missing, step));
    const start = await findStart(stream, dialect, 0, Math.min(stream.length, missing));
    if (start !== -1) {
      stream.drop(start);
      missing -= start;
      if (missing <= heldBack) {
        await stream.fill(missing);
        if (stream.length >= missing && (await endingAt(stream, dialect, missing)) === 'good') {
          return passed(stream, missing);
        }
      }
      return lost('its length is wrong');
    }
    if (stream.length >= missing) {
      const ending = await endingAt(stream, dialect, missing);
      return ending === 'good' || ending === 'hole'
        ? passed(stream, missing)
        : lost('its length is wrong', stream, missing);
    }
    if (stream.behind !== null) {
      const isCut = stream.behind === 'end' || !stream.behind.isClean;
      return lost(isCut ? 'it ends in the middle of a record' : 'its length is wrong', stream, stream.length);
    }
    const dropped = stream.length - dialect.needle.length;
    stream.drop(dropped);
    missing -= dropped;
  }
}

/** What stands behind a block: a record, the end, or at least the line ends that belong there; zeros; anything else; damage. */
export type Ending = 'good' | 'hole' | 'wrong' | 'damaged';

async function endingAt(stream: ByteWindow, dialect: Dialect, at: number): Promise<Ending> {
  let end = at;
  let lineEnds = 0;
  for (; lineEnds < dialect.lineEnds + 2; end++) {
    await stream.fill(end + 1);
    const byte = stream.peek(end, end + 1)[0];
    if (byte === 10) lineEnds++;
    else if (byte !== 13) break;
  }
  if (end >= stream.length)
    return stream.behind === null || stream.behind === 'end' || stream.behind.isClean ? 'good' : 'damaged';
  if (lineEnds >= dialect.lineEnds || (await isStartAt(stream, dialect, end))) return 'good';
  await stream.fill(end + 4);
  return stream.peek(end, end + 4).every((byte) => byte === 0) ? 'hole' : 'wrong';
}

function guessed(bytes: Buffer, dialect: Dialect, problem: string): Block {
  let end = bytes.length;
  for (let count = 0; count < dialect.lineEnds && bytes[end - 1] === 10; count++) end -= bytes[end - 2] === 13 ? 2 : 1;
  return { bytes: bytes.subarray(0, end), problem, isGuessed: true };
}

function passed(stream: ByteWindow, length: number): Block {
  stream.drop(length);
  return { bytes: null, problem: null, isGuessed: false };
}

function lost(problem: string, stream?: ByteWindow, length = 0): Block {
  stream?.drop(length);
  return { bytes: null, problem, isGuessed: false };
}
