import { createHash } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** `sha1:` and Base32, as nearly every tool writes and compares it. */
export const digest = (bytes: Uint8Array): string => `sha1:${base32(createHash('sha1').update(bytes).digest())}`;

/** Whether bytes have the digest that a record states (`sha1:…`, Base32 or hexadecimal); null where it states none that is known. */
export function matchesDigest(stated: string | undefined, bytes: Uint8Array): boolean | null {
  const found = /^(md5|sha-?1|sha-?256|sha-?512):([a-z0-9=]+)$/i.exec(stated ?? '');
  if (!found) return null;
  const hash = createHash(found[1]!.replace('-', '').toLowerCase()).update(bytes).digest();
  const value = found[2]!.toLowerCase().replace(/=+$/, '');
  return value === hash.toString('hex') || value === base32(hash).toLowerCase();
}

function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) out += alphabet[(value >>> (bits - 5)) & 31];
    value &= 255;
  }
  return bits > 0 ? out + alphabet[(value << (5 - bits)) & 31] : out;
}
