import { LatinTwin } from './latin-twin.js';

const words = new LatinTwin(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu);

/** Words of a text for comparisons: letters and digits without case or accents; signs of scripts without spaces each alone. */
export function wordsOf(text: string): string[] {
  // ASCII has nothing to decompose, and its pattern is faster.
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return text.normalize('NFKD').toLowerCase().match(words) ?? [];
}

/** Headlines that share half of their words are one story's. */
export const alikeHeadline = 0.5;

const maxCompared = 600;

/** Share of words in common, 0 to 1 (Dice over sets). */
export function likeness(a: string, b: string): number {
  return likenessOf(new Set(wordsOf(a.slice(0, maxCompared))), new Set(wordsOf(b.slice(0, maxCompared))));
}

function likenessOf(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const word of first) if (second.has(word)) common++;
  return (2 * common) / (first.size + second.size);
}

/** The same for a few texts compared with each other: each is cut into words once. */
export class Likeness {
  private readonly words = new Map<string, ReadonlySet<string>>();

  of(a: string, b: string): number {
    return likenessOf(this.wordsOf(a), this.wordsOf(b));
  }

  private wordsOf(text: string): ReadonlySet<string> {
    let words = this.words.get(text);
    if (!words) {
      words = new Set(wordsOf(text.slice(0, maxCompared)));
      this.words.set(text, words);
    }
    return words;
  }
}
