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
        const pair = mixed(Math.imul(before, 31) + hash);
        set(pair % pairBits);
        set((pair >>> 16) % pairBits);
      }
      before = hash;
    }
  }
  return `x${bytes.toString('hex')}`;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Murmur's end: each bit of it depends on all that is given. */
function mixed(given: number): number {
  let hash = Math.imul(given ^ (given >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
