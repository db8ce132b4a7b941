import { messageOf } from '../errors.js';
import { crc32 } from 'node:zlib';
import { type Break, ByteWindow, type Piece, type Trust } from './byte-window.js';
import {
  beginningOf,
  checkTrailer,
  gzipMagic,
  headerLength,
  inflateAtHand,
  inflateStreamed,
  trailerLength,
} from './inflate.js';
import { holdsStart, startsRecord } from './starts.js';

// A WARC file's own bytes → unpacked ones, with a break where a member begins with a record, and where something was lost. Damage in
// one member costs that member: the next is looked for at the next magic number.

/** Compressed bytes of a member that is unpacked at once; a larger one is streamed. */
const heldBytes = 1_048_576;
/** The same, of what comes out. */
const heldOutput = 4_194_304;
/** Deflated bytes in which a record's first line must show. */
const firstBytes = 512;
/** A header with a long name or comment is nothing that a crawler writes. */
const maxHeader = 4_096;
/** What looks like a member and is none: by chance one in 16 MB. A file full of them is made to cost time. */
const maxFalse = 1_000;

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Removes gzip where the file has it, member by member; other bytes pass as they are. Never throws over damage. */
export async function* unpackWarc(source: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  const input = new ByteWindow(source);
  try {
    await input.fill(firstBytes);
    if (input.peek(0, 3).equals(byteOrderMark)) input.drop(3);
    const isPacked = headerLength(input.peek(0, firstBytes)) !== null;
    if (isPacked || !(await isPlain(input))) yield* members(input);
    else {
      for (; input.length > 0; await input.fill(1)) yield input.take(input.length);
    }
  } finally {
    await input.close();
  }
}

/** A hole or noise may stand at the start of a file: then the first sign of a record decides. */
async function isPlain(input: ByteWindow): Promise<boolean> {
  if (startsRecord(input.peek(0, firstBytes))) return true;
  await input.fill(heldBytes);
  const packed = input.indexOf(gzipMagic, 0);
  return packed === -1 || holdsStart(input.peek(0, packed));
}

async function* members(input: ByteWindow): AsyncGenerator<Piece> {
  // A loss was said, and no record began since: what is not gzip here belongs to it.
  let isLost = false;
  for (;;) {
    await input.fill(maxHeader);
    if (input.length === 0) return;
    const header = headerLength(input.peek(0, maxHeader));
    const at = input.offset;
    if (header === null) {
      const plain = plainLength(input);
      if (plain !== null) {
        const isRecord = startsRecord(input.peek(0, firstBytes));
        if (isRecord) yield { loss: null, isClean: !isLost, ahead: 'unchecked' };
        yield* passed(input, plain);
        if (isRecord) isLost = false;
        continue;
      }
      const { isZero, isGivenUp } = await seekMember(input, 0);
      const what = isZero ? 'nothing but zeros' : 'not gzip';
      const loss = isLost ? null : `its ${input.offset - at} bytes from byte ${at} are ${what}`;
      yield { loss, isClean: !isLost, ahead: 'checked' };
      isLost = true;
      if (isGivenUp) return;
    } else {
      const { damage, opensRecord } = yield* member(input, header);
      if (opensRecord) isLost = false;
      if (damage === null) continue;
      yield damage;
      isLost = true;
      const { isGivenUp } = await seekMember(input, input.offset === at ? 1 : 0);
      if (isGivenUp) return;
    }
  }
}

/** What tools put between members without packing it: a record of its own, line ends. Null where neither stands here. */
function plainLength(input: ByteWindow): number | null {
  const text = input.peek(0, maxHeader).toString('latin1');
  const lineEnds = /^[\r\n]+/.exec(text);
  if (lineEnds) return lineEnds[0].length;
  const head = startsRecord(input.peek(0, firstBytes)) ? /^.*?\n\r?\n/s.exec(text)?.[0] : undefined;
  const length = /^content-length:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(head ?? '')?.[1];
  return head === undefined || length === undefined ? null : head.length + Number(length);
}

async function* passed(input: ByteWindow, length: number): AsyncGenerator<Buffer> {
  for (let left = length; left > 0; ) {
    await input.fill(1);
    if (input.length === 0) return;
    const bytes = input.take(Math.min(left, input.length));
    left -= bytes.length;
    yield bytes;
  }
}

/** How a member ended. */
interface MemberEnd {
  damage: Break | null;
  /** Whether its bytes begin with a record. */
  opensRecord: boolean;
}

/** Gives a member's bytes and drops it; where it is damaged, what came before the damage, and leaves the window before that. */
async function* member(input: ByteWindow, header: number): AsyncGenerator<Piece, MemberEnd> {
  for (;;) {
    const bytes = input.whole().subarray(header);
    const found = inflateAtHand(bytes, heldOutput);
    if (found.kind === 'large' || (found.kind === 'more' && bytes.length > heldBytes)) break;
    if (found.kind === 'damaged') return yield* damaged(input, beginningOf(bytes, heldOutput), found.why);
    if (found.kind === 'more') {
      if (input.behind !== null) return yield* damaged(input, found.bytes, 'the file ends in the middle of it');
      await input.fill(input.length * 2);
      continue;
    }
    const end = header + found.used;
    await input.fill(end + trailerLength);
    const trailer = input.peek(end, end + trailerLength);
    const why = trailerProblem(trailer, crc32(found.bytes), found.bytes.length);
    if (why !== null && trailer.length === trailerLength) return yield* damaged(input, found.bytes, why);
    const opensRecord = yield* opened(found.bytes, 'checked');
    // A member without its checksum is the end of the file.
    if (why !== null) return { damage: damageAt(input.offset, why, true), opensRecord };
    input.drop(end + trailerLength);
    return { damage: null, opensRecord };
  }
  return yield* largeMember(input, header);
}

function* damaged(input: ByteWindow, beginning: Buffer, why: string): Generator<Piece, MemberEnd> {
  const opensRecord = yield* opened(beginning, 'damaged');
  return { damage: damageAt(input.offset, why, beginning.length === 0), opensRecord };
}

async function* largeMember(input: ByteWindow, header: number): AsyncGenerator<Piece, MemberEnd> {
  const at = input.offset;
  let checksum = 0;
  let length = 0;
  let opensRecord = false;
  try {
    for await (const bytes of inflateStreamed(input, header)) {
      if (length === 0) opensRecord = yield* opened(bytes, 'unchecked');
      else yield bytes;
      checksum = crc32(bytes, checksum);
      length += bytes.length;
    }
  } catch (error) {
    const why = messageOf(error);
    return { damage: damageAt(at, why, length === 0), opensRecord };
  }
  await input.fill(trailerLength);
  const trailer = input.take(trailerLength);
  const why = trailerProblem(trailer, checksum, length);
  return { damage: why === null ? null : damageAt(at, why, trailer.length < trailerLength), opensRecord };
}

function trailerProblem(trailer: Buffer, checksum: number, length: number): string | null {
  return trailer.length < trailerLength ? 'the file ends before its checksum' : checkTrailer(trailer, checksum, length);
}

/** The bytes of a member from its start: one that begins with a record says so. */
function* opened(bytes: Buffer, ahead: Trust): Generator<Piece, boolean> {
  const opensRecord = startsRecord(bytes);
  if (opensRecord) yield { loss: null, isClean: true, ahead };
  yield bytes;
  return opensRecord;
}

function damageAt(at: number, why: string, isClean: boolean): Break {
  return { loss: `the gzip member at byte ${at} is damaged: ${why}`, isClean, ahead: 'checked' };
}

/** Drops what stands before the next member, or all there is. */
async function seekMember(input: ByteWindow, from: number): Promise<{ isZero: boolean; isGivenUp: boolean }> {
  let isZero = true;
  const drop = (length: number): void => {
    isZero &&= input.peek(0, length).every((byte) => byte === 0);
    input.drop(length);
  };
  let at = from;
  for (let wrong = 0; wrong < maxFalse; ) {
    await input.fill(at + maxHeader);
    const found = input.indexOf(gzipMagic, at);
    if (found === -1) {
      // The magic number may lie across the end of what is at hand.
      drop(input.behind === null ? input.length - gzipMagic.length + 1 : input.length);
      if (input.length === 0 && input.behind !== null) return { isZero, isGivenUp: false };
      at = 0;
      continue;
    }
    drop(found);
    if (await isMember(input)) return { isZero, isGivenUp: false };
    wrong++;
    at = 1;
  }
  return { isZero, isGivenUp: true };
}

/** Bodies that are stored packed hold magic numbers, too: a record, or a right checksum, tells a member of the file's own. */
async function isMember(input: ByteWindow): Promise<boolean> {
  await input.fill(maxHeader + firstBytes);
  const header = headerLength(input.peek(0, maxHeader));
  if (header === null) return false;
  const start = inflateAtHand(input.peek(header, header + firstBytes), heldOutput);
  if (start.kind === 'damaged') return startsRecord(beginningOf(input.peek(header, header + firstBytes), heldOutput));
  if (start.kind === 'large') return false;
  if (startsRecord(start.bytes)) return true;
  const whole = inflateAtHand(input.whole().subarray(header), heldOutput);
  if (whole.kind !== 'whole') return false;
  const trailer = input.peek(header + whole.used, header + whole.used + trailerLength);
  return trailerProblem(trailer, crc32(whole.bytes), whole.bytes.length) === null;
}
