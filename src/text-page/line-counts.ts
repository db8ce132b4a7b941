import { countText, kindOf, type TextCounts } from '../shared/text-counts.js';
import { unspacedLetters } from '../shared/unspaced.js';

/** Counts over the characters of one line; no word of any language. */
export interface LineCounts extends TextCounts {
  /** Reads like a sentence. */
  isGood: boolean;
}

/** The kind of the character at a place; negative places count from the end. */
export function kindAt(text: string, at: number): number {
  return kindOf((text.at(at) ?? ' ').charCodeAt(0));
}

/** Longer lines are judged by their head. */
const maxCounted = 5_000;

/** Thai and Lao end sentences with a blank or nothing; their headlines are shorter than this. */
const unmarkedSentence = 80;

export function countLine(text: string): LineCounts {
  const counts = countText(text, maxCounted);
  if (counts.sentences === 0 && unspacedLetters(text) >= unmarkedSentence) counts.sentences = 1;
  return { ...counts, isGood: (counts.length >= 60 && counts.sentences >= 1) || counts.length >= 140 };
}
