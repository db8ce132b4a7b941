import { lettersOf } from '../shared/letters-of.js';
import { correctionSigns, correctionWords } from '../shared/notice-words.js';
import { wholeWords } from '../shared/whole-words.js';
import { countWords, type Part } from './words.js';

/** What a change is to a reader, the gravest first. */
export const changeClasses = ['headline', 'correction', 'substance', 'cosmetic'] as const;
export type ChangeClass = (typeof changeClasses)[number];

export interface Thresholds {
  /** Words that went or came, from which an edit is one of substance. */
  words: number;
  /** The same as a share of the older text's words, 0 to 1. Whichever is reached first. */
  share: number;
}

export const defaultThresholds: Thresholds = { words: 12, share: 0.1 };

/** How publishers say that they were wrong, in the languages that news is mostly read in. */
const admission = wholeWords(
  correctionWords,
  'corrected|an earlier version|a previous version|(?:article|story|post|headline) (?:has been|was) (?:amended|updated)|исправлен\\p{L}*|поправка|виправлен\\p{L}*|спростуван\\p{L}*|уточнен\\p{L}*',
);

const admissionSigns = new RegExp(correctionSigns, 'u');

export const admitsError = (text: string): boolean => admission.test(text) || admissionSigns.test(text);

/** Of the parts of one text: a note of error, more words than the threshold, or any figure that is another now. */
export function classifyParts(parts: readonly Part[], thresholds: Thresholds): ChangeClass {
  const textOf = (kind: Part['kind']): string =>
    parts
      .filter((part) => part.kind === kind)
      .map((part) => part.text)
      .join(' ');
  const [removed, added, same] = [textOf('removed'), textOf('added'), textOf('same')];
  if (admitsError(added) && !admitsError(removed)) return 'correction';
  if (plain(removed) === plain(added)) return 'cosmetic';
  // Twelve dead are not twenty-one: a figure counts whatever the share.
  if (figures(removed) !== figures(added)) return 'substance';
  const changed = Math.max(countWords(removed), countWords(added));
  const before = countWords(removed) + countWords(same);
  return changed >= thresholds.words || changed >= Math.max(2, thresholds.share * before) ? 'substance' : 'cosmetic';
}

/** Letters and digits only: quotes, dashes, case and blanks are dress. */
const plain = (text: string): string => lettersOf(text.normalize('NFKC'));

const figures = (text: string): string => (text.match(/\p{N}+/gu) ?? []).sort().join(' ');

export const gravest = (classes: readonly ChangeClass[]): ChangeClass =>
  changeClasses.find((one) => classes.includes(one)) ?? 'cosmetic';
