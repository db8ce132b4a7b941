import { LatinTwin } from './latin-twin.js';
import { segmentsOf } from './segments.js';

const signs = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
const joined = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** A sign that is a word; a run of words without blanks; a word with the vowels that Indic scripts write as marks. */
const words = new LatinTwin(
  String.raw`[${signs}]|(?:[${joined}]\p{M}*)+|(?:(?![${signs}${joined}])[\p{L}\p{N}]\p{M}*)+`,
  'gu',
);
const isJoined = new LatinTwin(`^[${joined}]`);
/** Accents, the points of Hebrew and Arabic, which are often left out, and what joins letters without being seen. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u00ad]+|\u200c|\u200d/g;

/**
 * Words of a text for comparisons: letters and digits without case or accents. Each sign of Chinese and Japanese is one; Thai, Lao,
 * Khmer and Burmese are cut by their dictionaries.
 */
export function wordsOf(text: string): string[] {
  // ASCII has nothing to decompose, and its pattern is faster.
  if (!/[^\x00-\x7f]/.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const found: string[] = text.normalize('NFKD').replace(accents, '').toLowerCase().match(words) ?? [];
  return found.some((word) => isJoined.test(word)) ? found.flatMap(cutJoined) : found;
}

const cutJoined = (run: string): string | string[] => (isJoined.test(run) ? [...segmentsOf(run, 'word')] : run);

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
