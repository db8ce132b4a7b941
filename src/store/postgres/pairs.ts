import { hashOf, mix } from '../word-hash.js';

// Which words stand side by side in an article, as a Bloom filter: the index of words knows none of their places, and for a phrase of
// two common words the places of ten thousand articles would be read. Of what this filter lets through one in thirty is wrong, where
// an article has four hundred words.

/** Two for each pair. Long articles fill it, and then it lets everything through. */
export const pairBits = 4_096;

/** The filter of runs of words, as PostgreSQL reads a string of bits. */
export function pairFilter(runs: Iterable<readonly string[]>): string {
  const bytes = Buffer.alloc(pairBits / 8);
  const set = (bit: number): void => {
    bytes[bit >> 3]! |= 1 << (bit & 7);
  };
  for (const words of runs) {
    let before: number | null = null;
    for (const word of words) {
      const hash = hashOf(word);
      if (before !== null) {
        const pair = mix(Math.imul(before, 31) + hash) >>> 0;
        set(pair % pairBits);
        set((pair >>> 16) % pairBits);
      }
      before = hash;
    }
  }
  return `x${bytes.toString('hex')}`;
}
