// Which words stand side by side in an article, as a Bloom filter: the index of words knows none of their places, and for a phrase of
// two common words the places of ten thousand articles would be read. Of what this filter lets through one in thirty is wrong, where
// an article has four hundred words.

/** Two for each pair. Long articles fill it, and then it lets everything through. */
export const pairBits = 4_096;

/** As PostgreSQL reads a string of bits. */
export function pairFilter(pairs: Iterable<readonly [one: string, next: string]>): string {
  const bytes = Buffer.alloc(pairBits / 8);
  for (const pair of pairs) {
    const hash = hashOf(pair.join(' '));
    for (const bit of [hash % pairBits, (hash >>> 16) % pairBits]) bytes[bit >> 3]! |= 1 << (bit & 7);
  }
  return `x${bytes.toString('hex')}`;
}

/** Murmur's end behind FNV-1a, which by itself mixes its upper bits badly. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
