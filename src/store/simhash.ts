import { hashPrime, hashStart, mix } from './word-hash.js';

// Charikar's simhash over word triples (Manku, Jain, Das Sarma: Detecting Near-Duplicates for Web Crawling, WWW 2007): texts that
// share most triples have hashes that differ in few of their 64 bits.

/** Fewer words than this say too little: two briefs of one day would be taken for one. */
const minWords = 40;
/** Words looked at; a long text is known by its beginning. */
const maxWords = 1000;
/** Differing bits of "nearly the same text": the paper's figure for 64 bits. */
const nearBits = 3;
/** Texts of one band that are looked at, and neighbours that are read: more are of one text over and over. */
export const mostOfBand = 1_000;
export const mostNeighbours = 50;

/** 64 bits as four numbers of 16. */
export type Simhash = readonly [number, number, number, number];

/** Null for texts too short to tell. */
export function simhash(text: string): Simhash | null {
  const hashes = wordHashes(text.toLowerCase());
  if (hashes.length < minWords) return null;
  const low = new Counters();
  const high = new Counters();
  for (let at = 0; at + 2 < hashes.length; at++) {
    // Two halves by two mixtures of the three words; the order of the words counts.
    const triple = Math.imul(hashes[at]!, 31) + Math.imul(hashes[at + 1]!, 0x9e3779b1) + rotate(hashes[at + 2]!);
    const mixed = mix(triple);
    low.add(mixed);
    high.add(mix(mixed ^ Math.imul(triple, 0x85ebca77)));
  }
  const half = (hashes.length - 2) / 2;
  const parts: [number, number, number, number] = [0, 0, 0, 0];
  for (let bit = 0; bit < 64; bit++) {
    if ((bit < 32 ? low : high).of(bit & 31) > half) parts[bit >> 4]! |= 1 << (bit & 15);
  }
  return parts;
}

/** How often each of 32 bits was set. Plane `n` holds bit `n` of all the counts, so that one addition is a few steps, not 32. */
class Counters {
  /** Enough for `maxWords`. */
  private readonly planes = new Int32Array(10);

  add(bits: number): void {
    for (let plane = 0; bits !== 0; plane++) {
      const carry = this.planes[plane]! & bits;
      this.planes[plane]! ^= bits;
      bits = carry;
    }
  }

  of(bit: number): number {
    let sum = 0;
    for (let plane = 0; plane < 10; plane++) sum += ((this.planes[plane]! >>> bit) & 1) << plane;
    return sum;
  }
}

/**
 * FNV-1a of each word, 32 bits: no secret is kept here, and a cryptographic hash of each triple cost as much as all else of saving.
 * One pass over the signs; what is not a letter or digit parts words, and each Han sign is one.
 */
function wordHashes(text: string): Int32Array {
  // A word and the Han sign behind it may be the last two.
  const hashes = new Int32Array(maxWords + 1);
  let count = 0;
  let hash = hashStart;
  for (let at = 0; at <= text.length && count < maxWords; at++) {
    // The end parts words, too; NaN, which is read there, would make every sign a floating number.
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const isHan = code >= 0x3400 && code <= 0x9fff;
    if (isWordSign(code) && !isHan) {
      hash = Math.imul(hash ^ code, hashPrime);
      continue;
    }
    if (hash !== hashStart) hashes[count++] = mix(hash);
    if (isHan) hashes[count++] = mix(Math.imul(hashStart ^ code, hashPrime));
    hash = hashStart;
  }
  return hashes.subarray(0, count);
}

/** Letters and digits, near enough: of the signs beyond ASCII only blanks and punctuation are none. */
function isWordSign(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}

const rotate = (value: number): number => (value << 15) | (value >>> 17);

function ones(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest &= rest - 1) count++;
  return count;
}

/**
 * Four keys of 16 bits with their place: two hashes that differ in at most three bits share at least one. `rest` is the other 48
 * bits, so that the index alone tells how near a neighbour is.
 */
export function bandsOf([a, b, c, d]: Simhash): { value: number; rest: number }[] {
  return [
    { value: a, rest: b * 2 ** 32 + c * 65_536 + d },
    { value: 65_536 + b, rest: a * 2 ** 32 + c * 65_536 + d },
    { value: 131_072 + c, rest: a * 2 ** 32 + b * 65_536 + d },
    { value: 196_608 + d, rest: a * 2 ** 32 + b * 65_536 + c },
  ];
}

/** Whether two `rest`s of one band belong to texts that are nearly the same. */
export function isNear(rest: number, other: number): boolean {
  const [a, b] = [parts(rest), parts(other)];
  return a.reduce((count, part, at) => count + ones(part ^ b[at]!), 0) <= nearBits;
}

const parts = (rest: number): number[] => [
  Math.floor(rest / 2 ** 32),
  Math.floor(rest / 65_536) % 65_536,
  rest % 65_536,
];

export const simhashText = (hash: Simhash): string => hash.map((part) => part.toString(16).padStart(4, '0')).join('');

export const simhashFromText = (text: string): Simhash =>
  [0, 4, 8, 12].map((at) => Number.parseInt(text.slice(at, at + 4), 16)) as unknown as Simhash;
