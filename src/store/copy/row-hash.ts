import { createHash } from 'node:crypto';
import { sha256 } from '../../shared/sha256.js';

export type Cell = string | number | Uint8Array | null;
export type Row = readonly Cell[];

/** Of a row's values, the same from either kind of archive: each with its type, and texts and bytes with their length. */
export function rowHash(row: Row): string {
  const parts: (string | Uint8Array)[] = [];
  for (const cell of row) {
    if (cell === null) parts.push('n;');
    else if (typeof cell === 'number') parts.push(`i${cell};`);
    else if (typeof cell === 'string') parts.push(`t${Buffer.byteLength(cell)};`, cell);
    else parts.push(`b${cell.length};`, cell);
  }
  if (parts.every((part) => typeof part === 'string')) return sha256(parts.join(''));
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** How many rows there are, and a hash of them all that knows no order: the sum of theirs. */
export class RowSum {
  rows = 0;
  private sum = 0n;

  add(hash: string): void {
    this.rows++;
    this.sum = (this.sum + BigInt(`0x${hash}`)) & (2n ** 256n - 1n);
  }

  get hash(): string {
    return this.sum.toString(16).padStart(64, '0');
  }
}
