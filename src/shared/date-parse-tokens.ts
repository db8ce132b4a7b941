import { LatinTwin } from './latin-twin.js';
import { codeAt } from './characters.js';
import { foldWord } from './date-parse-names.js';

// Text → numbers, words and signs. One linear pass; the grammar of dates works on these and never on the text itself.

export interface Token {
  kind: 'number' | 'word' | 'sign';
  /** Folded for words, digits for numbers, the character for signs. */
  text: string;
  /** As it stands in the normalised text. */
  raw: string;
  /** Of numbers; 0 otherwise. */
  value: number;
  start: number;
  end: number;
  /** No blank before it. */
  isGlued: boolean;
}

/** First digits of the decimal digit blocks that newspapers use; ten follow each. */
const zeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040, 0x17e0,
  0x1810,
];

/** ASCII, letters of Latin and Cyrillic that are one sign each, usual quotes and dashes: nothing to normalise. */
const plainText = /^[\x20-\x7e\u00c0-\u0131\u0400-\u045f\u2013\u2014\u2018-\u201e]*$/;

/** Digits of any script as ASCII, full-width forms narrowed, invisible signs off, blanks folded. */
export function normaliseDateText(text: string): string {
  return splitGlued(plainText.test(text) ? text : asciiDigits(text));
}

/**
 * Pages without blanks between elements: `28.09.1912:35` is 28.09.19 and 12:35, `2 May 202412:35` likewise, and in
 * `By Ada LindqvistMay 2, 2024` the name ends where the month begins.
 */
function splitGlued(text: string): string {
  const apart = gluedMonth.test(text) ? text.replace(gluedMonth, '$1 $2') : text;
  if (!/\d{3}:/.test(apart)) return apart;
  return apart
    .replace(/(?<!\d)(\d{1,2}[./-]\d{1,2}[./-]\d\d)(\d\d:\d\d)(?!\d)/g, '$1 $2')
    .replace(/((?:19|20)\d\d)([0-2]\d:\d\d)(?!\d)/g, '$1 $2');
}

/** English alone writes its months large and before the day. */
const gluedMonth =
  /([a-z])((?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6})\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)/;

function asciiDigits(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
      .replace(/[٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙]/g, asciiDigit)
      .replace(/[‐‑‒−﹣－]/g, '-')
      // Commas of Ethiopia.
      .replace(/[፣፥]/g, ',')
      .replace(/\s/g, ' ')
  );
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  return String(code - zeros.findLast((zero) => zero <= code)!);
}

/** Longer numbers are not part of a date. */
const maxDigits = 14;

/** One token that does not open with an ASCII digit or is not all ASCII: Han and its kin, a word, any sign. */
const nextToken = new LatinTwin(
  /([\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+)|([\p{L}\p{M}][\p{L}\p{M}'’ʼ]*)|[^\s]/uy,
);

/** Tokens of a text that `normaliseDateText` made, from a blank or its start on. */
export function tokenise(text: string, from = 0): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  let start = from;
  while (start < text.length) {
    const code = codeAt(text, start);
    let end = start + 1;
    if (code === 0x20) {
      start = end;
      continue;
    }
    const isGlued = start === last;
    if (code >= 0x30 && code <= 0x39) {
      while (end < text.length && isDigit(codeAt(text, end))) end++;
      const raw = text.slice(start, end);
      const value = raw.length > maxDigits ? Number.NaN : Number(raw);
      tokens.push({ kind: 'number', text: raw, raw, value, start, end, isGlued });
    } else {
      end = asciiEnd(text, start);
      if (end > start) pushWordOrSign(tokens, text.slice(start, end), start, isGlued, isLetter(code));
      else {
        const next = nextToken.of(text);
        next.lastIndex = start;
        const match = next.exec(text);
        if (!match) {
          start++;
          continue;
        }
        end = start + match[0].length;
        if (match[1] !== undefined) {
          pushSigns(tokens, match[0], start, isGlued, isGlued && tokens.at(-1)?.kind === 'number');
        } else pushWordOrSign(tokens, match[0], start, isGlued, match[2] !== undefined);
      }
    }
    last = end;
    start = end;
  }
  return tokens;
}

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** The end of a word or sign that is ASCII throughout; `start` where it is not. */
function asciiEnd(text: string, start: number): number {
  const code = codeAt(text, start);
  if (code <= 0x20 || code > 0x7e) return start;
  let end = start + 1;
  if (!isLetter(code)) return end;
  for (; end < text.length; end++) {
    const next = codeAt(text, end);
    // An accent may belong to what stands before it.
    if (next > 0x7e) return start;
    if (!isLetter(next) && next !== 0x27) break;
  }
  return end;
}

function pushWordOrSign(tokens: Token[], raw: string, start: number, isGlued: boolean, isWord: boolean): void {
  const kind = isWord ? 'word' : 'sign';
  tokens.push({ kind, text: isWord ? foldWord(raw) : raw, raw, value: 0, start, end: start + raw.length, isGlued });
}

/** Behind a digit the first sign stands alone: 日 and 下午 of `2日下午5時`. Korean and Chinese write no blank there. */
function pushSigns(tokens: Token[], raw: string, start: number, isGlued: boolean, isSign: boolean): void {
  const push = (text: string, at: number, glued: boolean): void => {
    tokens.push({ kind: 'word', text, raw: text, value: 0, start: at, end: at + text.length, isGlued: glued });
  };
  const first = [...raw][0]!;
  if (isSign && first.length < raw.length) {
    push(first, start, true);
    push(raw.slice(first.length), start + first.length, true);
  } else push(raw, start, isGlued);
}
