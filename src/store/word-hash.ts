// Quick hashes of words, 32 bits: no secret is kept by them.

export const hashStart = 0x811c9dc5 | 0;
export const hashPrime = 0x01000193;

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = hashStart;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), hashPrime);
  return hash;
}

/** The last steps of MurmurHash3: each bit of the input moves half of the output's. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
