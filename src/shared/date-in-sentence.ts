import { LatinTwin } from './latin-twin.js';
import { bracketedWeekday, foldWord, isWeekday } from './date-parse-names.js';

// What the words before and behind a printed date make of it: a dateline, or a part of a sentence.

/** Whether one of the words is a day of the week: "14 марта 2024, четверг", "2024.03.14(목)". */
export function namesWeekday(text: string): boolean {
  const sign = /[(（](\S)[)）]/u.exec(text)?.[1] ?? '';
  return bracketedWeekday(sign) !== null || text.split(notLetters).some((word) => isWeekday(foldWord(word)));
}
const notLetters = new LatinTwin(String.raw`[^\p{L}\p{M}-]+`);

/** "14 May 1931 – 3 June 2011": what stands behind the first day. */
const span = new LatinTwin(String.raw`^\s?[-–—]\s?(?:\p{L}{3,12}\.?\s)?\d{1,2}\D{1,14}(?:\d{1,2}\D{1,3})?\d{4}(?!\d)`);
const spanBefore = /\d{1,2}\D{1,14}\d{4}\s?[–—-]\s?$/u;
const endsSmall = new LatinTwin(String.raw`\s\p{Ll}{1,3}\s$`);
const opensLarge = new LatinTwin(String.raw`^[\s([【]*(?:\p{Lu}|\p{Lo}|$)`);

/**
 * `LONDON, 2 April 2024 (AP) –`, `(WIRE, April 2, 2024)`: opened by a name, with a sign behind it; not the first day of a span. A small
 * word before it ("on 2 April –") makes it none, unless it says that the story was published.
 */
export function isDateline(before: string, after: string, isPublished: boolean): boolean {
  if (span.test(after)) return false;
  const isClosed = /^\s?[)\]】]?\s?[-–—:|/(.]|^\s?[)\]】]/.test(after) && opensLarge.test(before);
  return isClosed && (isPublished || !endsSmall.test(before));
}

const leadsOn = new LatinTwin(String.raw`\p{Ll}\s+$`);
const goesOn = new LatinTwin(String.raw`^(?:,\s\p{Ll}|\s\p{Ll}{4})`);
const smallBehind = new LatinTwin(String.raw`^,?(?:\s\p{Ll}[\p{L}'’]*,?){2,}`);
const anyBehind = new LatinTwin(String.raw`^(?:\s[\p{Lo}\p{M}]+)+`);
const smallAhead = new LatinTwin(String.raw`(?:\p{Ll}[\p{L}'’]*,?\s+){2,}$`);
const anyAhead = new LatinTwin(String.raw`(?:[\p{Lo}\p{M}]+\s)+$`);
const sentence = new LatinTwin(String.raw`[\p{L}\p{N}][.!?]["”’»)]?\s*$`);
const smallWord = new LatinTwin(String.raw`(?<!\p{L})\p{Ll}{2,}`, 'gu');

const caseEnding = new LatinTwin(String.raw`^['’]\p{Ll}{1,6}\s+\p{L}`);

/** A date in a sentence: small words lead to it or go on behind it. A label ("published on") makes none but in `, published on …, says`. */
export function isProse(before: string, after: string, isLabelled: boolean, text: string): boolean {
  if (isLabelled) return leadsOn.test(before) && goesOn.test(after);
  const isAtEnd = /[.!?。！？]["”’»)]?\s*$/.test(after);
  // "18 Mart 2019’da …": the ending of a case makes it a part of the sentence.
  if (caseEnding.test(after)) return true;
  if (/[。\u3040-\u309f]/.test(after) || span.test(after) || spanBefore.test(before)) return true;
  // Scripts without small letters need more words, as names stand beside dates, too.
  const [small, any] = [wordsIn(after, smallBehind), wordsIn(after, anyBehind)];
  const [smallBefore, anyBefore] = [wordsIn(before, smallAhead), wordsIn(before, anyAhead)];
  const isSentence = sentence.test(text);
  const enough = isSentence ? 1 : 2;
  return (
    smallBefore > (isAtEnd ? 1 : 2) ||
    small > enough ||
    any > enough + 1 ||
    anyBefore > (isSentence && isAtEnd ? 1 : enough + 1)
  );
}

/** "The harbour was closed three hours ago" is a sentence. */
export function isSaying(text: string, isLabelled: boolean): boolean {
  return !isLabelled && (text.match(smallWord.of(text))?.length ?? 0) > 4;
}

function wordsIn(text: string, pattern: LatinTwin): number {
  return pattern.of(text).exec(text)?.[0].trim().split(/\s+/).length ?? 0;
}
