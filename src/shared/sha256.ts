import * as crypto from 'node:crypto';

/** Node 20.12 and later: half the time of a hash object for a small page. */
const inOneGo = (crypto as { hash?: (algorithm: string, data: Uint8Array | string) => string }).hash;

/** SHA-256 in hexadecimal. */
export function sha256(data: Uint8Array | string): string {
  return inOneGo ? inOneGo('sha256', data) : crypto.createHash('sha256').update(data).digest('hex');
}
