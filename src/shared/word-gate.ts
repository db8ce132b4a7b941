import { codeAt, lengthOf } from './characters.js';

const places = 0x4000;
const hashOf = (one: number, two: number, three: number): number =>
  (one * 0x9e37 + two * 0x85eb + three * 0xc2b2) & (places - 1);

/** Whether any of many words stands in a text, in one pass over it: each is known by the three characters that it opens with, or two. */
export class WordGate {
  private readonly opened = new Uint8Array(places);
  private readonly byOpening = new Map<number, string[]>();

  /** No word may be shorter than two characters. */
  constructor(words: Iterable<string>) {
    for (const word of new Set(words)) {
      const third = word.length > 2 ? word.charCodeAt(2) : 0;
      const hash = hashOf(word.charCodeAt(0), word.charCodeAt(1), third);
      this.opened[hash]! |= third === 0 ? 2 : 1;
      const others = this.byOpening.get(hash);
      if (others) others.push(word);
      else this.byOpening.set(hash, [word]);
    }
  }

  isIn(text: string): boolean {
    const length = lengthOf(text);
    let one = 0;
    let two = 0;
    for (let at = 0; at <= length; at++) {
      const three = at < length ? codeAt(text, at) : 0;
      if (at > 1) {
        const hash = hashOf(one, two, three);
        if (this.opened[hash] !== 0 && this.opensAt(text, at - 2, hash)) return true;
        const pair = hashOf(one, two, 0);
        if ((this.opened[pair]! & 2) !== 0 && this.opensAt(text, at - 2, pair)) return true;
      }
      one = two;
      two = three;
    }
    return false;
  }

  private opensAt(text: string, at: number, hash: number): boolean {
    return this.byOpening.get(hash)!.some((word) => text.startsWith(word, at));
  }
}
