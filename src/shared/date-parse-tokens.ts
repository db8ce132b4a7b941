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

/** Digits of any script as ASCII, full-width forms narrowed, invisible signs off, blanks folded. */
export function normaliseDateText(text: string): string {
  return splitGlued(/^[\x20-\x7e]*$/.test(text) ? text : asciiDigits(text));
}

/** Pages without blanks between elements: `28.09.1912:35` is 28.09.19 and 12:35, `2 May 202412:35` likewise. */
function splitGlued(text: string): string {
  if (!text.includes(':')) return text;
  return text
    .replace(/(?<!\d)(\d{1,2}[./-]\d{1,2}[./-]\d\d)(\d\d:\d\d)(?!\d)/g, '$1 $2')
    .replace(/((?:19|20)\d\d)([0-2]\d:\d\d)(?!\d)/g, '$1 $2');
}

function asciiDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[٠-٩۰-۹०-९০-৯੦-੯૦-૯୦-୯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙༠-༩၀-၉០-៩᠐-᠙]/g, asciiDigit)
    .replace(/[‐‑‒−﹣－]/g, '-')
    .replace(/\s/g, ' ');
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0)!;
  return String(code - zeros.findLast((zero) => zero <= code)!);
}

const pattern =
  /(?<number>\d+)|(?<han>[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+)|(?<word>[\p{L}\p{M}][\p{L}\p{M}'’ʼ]*)|(?<sign>[^\s])/gu;

/** Longer numbers are no part of a date. */
const maxDigits = 14;

/** Tokens of a text that `normaliseDateText` made. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const match of text.matchAll(pattern)) {
    const raw = match[0];
    const start = match.index;
    const isGlued = start === end;
    end = start + raw.length;
    if (match.groups!.number !== undefined) {
      const value = raw.length > maxDigits ? Number.NaN : Number(raw);
      tokens.push({ kind: 'number', text: raw, raw, value, start, end, isGlued });
    } else if (match.groups!.han !== undefined) {
      const isSign = isGlued && tokens.at(-1)?.kind === 'number';
      pushSigns(tokens, raw, start, isGlued, isSign);
    } else {
      const isWord = match.groups!.word !== undefined;
      const kind = isWord ? 'word' : 'sign';
      tokens.push({ kind, text: isWord ? foldWord(raw) : raw, raw, value: 0, start, end, isGlued });
    }
  }
  return tokens;
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
