import { codeAt, lengthOf } from './characters.js';

const places = 0x4000;
const hashOf = (one: number, two: number, three: number): number =>
  (one * 0x9e37 + two * 0x85eb + three * 0xc2b2) & (places - 1);

/** What hangs on many words, found in one pass over a text: a word is known by the three characters that it opens with, or by its two. */
export class WordGate<T> {
  private readonly marks = new Uint8Array(places);
  private readonly byOpening = new Map<number, { word: string; held: T }[]>();

  /** No word may be shorter than two characters. */
  constructor(entries: Iterable<readonly [word: string, held: T]>) {
    for (const [word, held] of entries) {
      const isPair = word.length === 2;
      const hash = hashOf(word.charCodeAt(0), word.charCodeAt(1), isPair ? 0 : word.charCodeAt(2));
      this.marks[hash]! |= isPair ? 2 : 1;
      const others = this.byOpening.get(hash);
      if (others) others.push({ word, held });
      else this.byOpening.set(hash, [{ word, held }]);
    }
  }

  /** Whether `test` says yes of what hangs on one of the words that stand in a text. */
  some(text: string, test: (held: T) => boolean): boolean {
    const length = lengthOf(text);
    let one = 0;
    let two = length > 0 ? codeAt(text, 0) : 0;
    for (let at = 1; at < length; at++) {
      one = two;
      two = codeAt(text, at);
      const pair = hashOf(one, two, 0);
      if ((this.marks[pair]! & 2) !== 0 && this.someAt(text, at - 1, pair, test)) return true;
      if (at + 1 === length) break;
      const hash = hashOf(one, two, codeAt(text, at + 1));
      if ((this.marks[hash]! & 1) !== 0 && this.someAt(text, at - 1, hash, test)) return true;
    }
    return false;
  }

  private someAt(text: string, at: number, hash: number, test: (held: T) => boolean): boolean {
    return this.byOpening.get(hash)!.some(({ word, held }) => text.startsWith(word, at) && test(held));
  }
}
