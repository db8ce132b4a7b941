import type { TextCount } from '../shared/text-counts.js';

/** Counts over the characters of one line; no word of any language. */
export interface LineCounts extends Record<TextCount, number> {
  /** Reads like a sentence. */
  isGood: boolean;
}

/** Kinds of characters, as the features of the last and the first one tell them apart. */
const other = 0;
const upper = 1;
const lower = 2;
const digit = 3;
const space = 4;
const stop = 5;
const comma = 6;
const quote = 7;
const bracket = 8;
const separator = 9;
const colon = 10;
const ideograph = 11;
const fullStop = 12;

const named = new Map<string, number>();
for (const [kind, characters] of [
  [space, ' \t\u00a0\u3000'],
  [stop, '.!?…'],
  [fullStop, '。！？｡।॥؟۔'],
  [comma, ',;、，،؛'],
  [quote, '"“”„‘’‚«»「」『』‹›'],
  [bracket, '()[]（）【】'],
  [separator, '|/@<>*#+=_\\~•·©▶→›★|'],
  [colon, ':：'],
] as const) {
  for (const character of characters) named.set(character, kind);
}

const letters: [RegExp, number][] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, ideograph],
  [/\p{Lu}/u, upper],
  [/[\p{L}\p{M}]/u, lower],
  [/\p{Nd}/u, digit],
];

/** The kind of the character at a place; negative places count from the end. */
export function kindAt(text: string, at: number): number {
  return kindOf(text.at(at) ?? ' ');
}

function kindOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 97 && code <= 122) return lower;
  if (code >= 65 && code <= 90) return upper;
  if (code >= 48 && code <= 57) return digit;
  const known = named.get(character);
  if (known !== undefined) return known;
  return code < 128 ? other : (letters.find(([pattern]) => pattern.test(character))?.[1] ?? other);
}

/** Longer lines are judged by their head. */
const maxCounted = 5_000;

export function countLine(text: string): LineCounts {
  const c: LineCounts = { ...zero };
  let wordLength = 0;
  const { length } = text;
  const limit = Math.min(length, maxCounted);
  for (let i = 0; i < limit; i++) {
    const kind = kindOf(text[i]!);
    if (kind === upper || kind === lower || kind === digit || kind === ideograph) {
      if (wordLength === 0) {
        c.words++;
        if (kind === upper) c.capitalised++;
      }
      c.longestWord = Math.max(c.longestWord, ++wordLength);
      if (kind === upper) c.uppers++;
      else if (kind === digit) c.digits++;
      else if (kind === ideograph) c.cjk++;
      continue;
    }
    // An apostrophe or hyphen inside a word does not end it.
    if (text[i] !== "'" && text[i] !== '’' && text[i] !== '-') wordLength = 0;
    if (kind === fullStop) c.sentences++;
    else if (kind === stop) countStop(c, text, i);
    else if (kind === comma) c.commas++;
    else if (kind === quote) c.quotes++;
    else if (kind === bracket) c.brackets++;
    else if (kind === separator) c.separators++;
    else if (kind === colon && c.colonAt < 0) c.colonAt = i;
  }
  c.length = length + c.cjk;
  c.isGood = (c.length >= 60 && c.sentences >= 1) || c.length >= 140;
  return c;
}

function countStop(c: LineCounts, text: string, at: number): void {
  const next = at + 1 < text.length ? kindOf(text[at + 1]!) : space;
  if (next === space || next === quote || next === bracket) c.sentences++;
  if (text[at] === '!') c.exclamations++;
}

const zero: LineCounts = {
  length: 0,
  words: 0,
  longestWord: 0,
  sentences: 0,
  commas: 0,
  digits: 0,
  uppers: 0,
  capitalised: 0,
  quotes: 0,
  brackets: 0,
  separators: 0,
  cjk: 0,
  exclamations: 0,
  colonAt: -1,
  isGood: false,
};
