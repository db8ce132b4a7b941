import { codeAt, lengthOf } from '../../shared/characters.js';

/** Few enough that the table stays in the processor's nearest cache. */
const keys = 1 << 12;

/** The last three letters in one number: those of either case give the same, some others by chance do, too. */
const nextKey = (key: number, charCode: number): number => ((key << 4) ^ (charCode & 31)) & (keys - 1);

/**
 * Patterns for short texts and names in mark-up, each tried only where three letters in a row of one of its words stand: nearly all
 * names of a page have none. The answers are bits, in the order of the patterns.
 */
export class Sieve {
  /** For each three letters the patterns that have a word with them. */
  private readonly table = new Uint8Array(keys);
  private readonly patterns: RegExp[] = [];

  /** At most eight patterns; `stems`, parted by commas: three characters in a row of every word of the pattern, best rare ones. */
  constructor(rows: readonly (readonly [pattern: RegExp, stems: string])[]) {
    for (const [pattern, stems] of rows) {
      const bit = (1 << this.patterns.push(pattern)) >> 1;
      for (const stem of stems.split(',')) {
        let key = 0;
        for (let at = 0; at < stem.length; at++) key = nextKey(key, stem.charCodeAt(at));
        this.table[key]! |= bit;
      }
    }
  }

  /** The patterns that may match. */
  suspects(text: string): number {
    const { table } = this;
    let found = 0;
    let key = 0;
    const length = lengthOf(text);
    for (let at = 0; at < length; at++) {
      key = nextKey(key, codeAt(text, at));
      found |= table[key]!;
    }
    return found;
  }

  /** The patterns that match, out of `suspects`. */
  matches(text: string, suspects = this.suspects(text)): number {
    let found = 0;
    for (let at = 0, rest = suspects; rest !== 0; at++, rest >>= 1) {
      if (rest & 1 && this.patterns[at]!.test(text)) found |= 1 << at;
    }
    return found;
  }
}
