import { codeAt, lengthOf } from './characters.js';

// What is counted over the characters of a text, for the runs of a page in HTML and the lines of one in plain text. No word list of
// any language.

export interface TextCounts {
  /** Characters, Chinese, Japanese and Korean ones twice. */
  length: number;
  words: number;
  longestWord: number;
  sentences: number;
  commas: number;
  digits: number;
  uppers: number;
  capitalised: number;
  quotes: number;
  brackets: number;
  separators: number;
  cjk: number;
  exclamations: number;
  colonAt: number;
  /** Characters behind the last end of a sentence, -1 without one: a credit stands there. */
  tail: number;
}

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

const ascii = new Uint8Array(128);
for (let i = 65; i <= 90; i++) ascii[i] = upper;
for (let i = 97; i <= 122; i++) ascii[i] = lower;
for (let i = 48; i <= 57; i++) ascii[i] = digit;
for (const [kind, characters] of [
  [space, ' \t\n\r'],
  [stop, '.!?'],
  [comma, ',;'],
  [quote, '"'],
  [bracket, '()[]'],
  [separator, '|/@<>*#+=_\\~'],
  [colon, ':'],
] as const) {
  for (const character of characters) ascii[character.charCodeAt(0)] = kind;
}

/** All scripts that come before the signs that many share (Latin to Mongolian) by a table. */
const kinds = new Uint8Array(0x1900);
/** Scripts with capitals come first: Latin, Greek, Cyrillic, Armenian. */
const endOfCapitals = 0x600;

/** Armenian, Hindi, Arabic, Urdu, Tibetan, Burmese, Amharic, Khmer. */
const endSigns = '։।॥؟۔།༎။።፧፨។៕…';
const pauseSigns = '՝،؛၊፣፤፥、，';

/** The kind of one UTF-16 unit. */
export const kindOf = (code: number): number => (code < kinds.length ? kinds[code]! : kindOfAny(code));

function kindOfAny(code: number): number {
  if (code < 128) return ascii[code]!;
  if (code >= 0x3040 && code <= 0x9fff) return ideograph;
  if ((code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff)) return ideograph;
  // 。 ！ ？
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return fullStop;
  const sign = String.fromCharCode(code);
  if (endSigns.includes(sign)) return fullStop;
  if ((code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb || (code >= 0x300c && code <= 0x300f)) {
    return quote;
  }
  if (pauseSigns.includes(sign)) return comma;
  if (code === 0x2022 || code === 0x203a || code === 0xa9 || code === 0xb7 || code === 0x25b6 || code === 0x2192) {
    return separator;
  }
  if (code === 0xff1a) return colon;
  // Old Amharic texts have two dots (፡) where others have a blank.
  if (code === 0xa0 || code === 0x3000 || code === 0x1361) return space;
  if (code >= 0xff08 && code <= 0xff09) return bracket;
  if (code < endOfCapitals && /\p{Lu}/u.test(sign)) return upper;
  return code >= 0x2000 && code <= 0x2bff ? other : lower;
}

for (let code = 0; code < kinds.length; code++) kinds[code] = kindOfAny(code);

/** Counts up to `limit` characters of a text. */
export function countText(text: string, limit = Number.POSITIVE_INFINITY): TextCounts {
  let words = 0;
  let longestWord = 0;
  let wordLength = 0;
  let sentences = 0;
  let cjk = 0;
  let uppers = 0;
  let digits = 0;
  let capitalised = 0;
  let commas = 0;
  let quotes = 0;
  let brackets = 0;
  let separators = 0;
  let exclamations = 0;
  let colonAt = -1;
  let endAt = -1;
  const length = lengthOf(text);
  const counted = Math.min(length, limit);
  for (let i = 0; i < counted; i++) {
    const code = codeAt(text, i);
    const kind = kindOf(code);
    if (kind === upper || kind === lower || kind === digit || kind === ideograph) {
      if (wordLength === 0) {
        words++;
        if (kind === upper) capitalised++;
      }
      wordLength++;
      if (wordLength > longestWord) longestWord = wordLength;
      if (kind === upper) uppers++;
      else if (kind === digit) digits++;
      else if (kind === ideograph) cjk++;
      continue;
    }
    // An apostrophe or hyphen inside a word does not end it.
    if (code !== 0x27 && code !== 0x2019 && code !== 0x2d) wordLength = 0;
    if (kind === fullStop) {
      sentences++;
      endAt = i;
    } else if (kind === stop) {
      const next = i + 1 < length ? kindOf(codeAt(text, i + 1)) : space;
      if (next === space || next === quote || next === bracket) {
        sentences++;
        endAt = i;
      }
      if (code === 0x21) exclamations++;
    } else if (kind === comma) commas++;
    else if (kind === quote) quotes++;
    else if (kind === bracket) brackets++;
    else if (kind === separator) separators++;
    else if (kind === colon && colonAt < 0) colonAt = i;
  }
  const tail = endAt < 0 ? -1 : length - 1 - endAt;
  // biome-ignore format: one line a column would say no more
  return { length: length + cjk, words, longestWord, sentences, commas, digits, uppers, capitalised, quotes, brackets, separators, cjk, exclamations, colonAt, tail };
}
