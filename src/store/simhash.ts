import { createHash } from 'node:crypto';

// Charikar's simhash over word triples (Manku, Jain, Das Sarma: Detecting Near-Duplicates for Web Crawling, WWW 2007): texts that
// share most triples have hashes that differ in few of their 64 bits.

/** Fewer words than this say too little: two briefs of one day would be taken for one. */
const minWords = 40;
/** Words looked at; a long text is known by its beginning. */
const maxWords = 4000;
/** Differing bits of "nearly the same text": the paper's figure for 64 bits. */
export const nearBits = 3;

/** 64 bits as a bigint, null for texts too short to tell. */
export function simhash(text: string): bigint | null {
  const words =
    text
      .toLowerCase()
      .match(/\p{Script=Han}|[\p{L}\p{N}]+/gu)
      ?.slice(0, maxWords) ?? [];
  if (words.length < minWords) return null;
  const sums = new Int32Array(64);
  for (let at = 0; at + 2 < words.length; at++) {
    const hash = createHash('md5')
      .update(`${words[at]} ${words[at + 1]} ${words[at + 2]}`)
      .digest();
    for (let bit = 0; bit < 64; bit++) sums[bit]! += (hash[bit >> 3]! >> (bit & 7)) & 1 ? 1 : -1;
  }
  let value = 0n;
  for (let bit = 0; bit < 64; bit++) if (sums[bit]! > 0) value |= 1n << BigInt(bit);
  return value;
}

/** Bits in which two hashes differ. */
export function differingBits(a: bigint, b: bigint): number {
  let rest = a ^ b;
  let count = 0;
  while (rest > 0n) {
    rest &= rest - 1n;
    count++;
  }
  return count;
}

/** Four keys of 16 bits with their place: two hashes that differ in at most three bits share at least one. */
export function bandsOf(hash: bigint): number[] {
  return [0, 1, 2, 3].map((band) => band * 65_536 + Number((hash >> BigInt(band * 16)) & 0xffffn));
}
