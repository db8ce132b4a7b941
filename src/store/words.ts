import { earlierFold, fold } from './fold.js';

// Words as the full text has them, folded. Scripts that part their words by blanks give words; scripts that do not give each sign
// together with the next one or two, so that a word is found inside a run without knowing where it begins.

/** One word of a text, and where it stands there. */
export interface Word {
  text: string;
  from: number;
  to: number;
  /** Of signs: where each of them ends. */
  signEnds?: number[];
  /** How many signs stand together where the run does not end before. */
  size?: number;
}

export interface Words {
  words: Word[];
  /** Words that a half-space or an apostrophe that is a letter parts (می‌شود, Hawaiʻi), written as one: people type both. */
  joined: Word[];
}

/** Behind each sign; no word has it, as it is not a letter. */
const signEnd = '\u00b7';

const scripts =
  'Han Hiragana Katakana Hangul Bopomofo Thai Lao Khmer Myanmar Tai_Tham Tai_Le New_Tai_Lue Tai_Viet Javanese';
/** With the signs that Chinese and Japanese share. */
const unspaced = `${scripts.replace(/(\w+) ?/g, '\\p{Script=$1}')}\\u3006\\u3031-\\u3035\\u30fc\\uff70\\uff9e\\uff9f`;
const ignored = '\\p{Default_Ignorable_Code_Point}';
const letters = '\\p{L}\\p{N}\\p{Co}';
/** Apostrophes that are letters to Unicode, and the middle dot of Catalan. */
const apostrophes = '\\u02b9-\\u02bf\\ua78b\\ua78c\\u00b7\\u2027';
/** Between Arabic letters it is the half-space of Persian; anywhere else it only shapes the letters beside it. */
const halfSpace = '\\u200c(?<=\\p{Script=Arabic}\\p{M}*\\u200c)(?=\\p{Script=Arabic})';
/** Radicals that PDF files have in place of Chinese letters. */
const radicals = '\\u2f00-\\u2fd5';
const sign = `(?:(?=[${unspaced}])[\\p{L}\\p{Nl}\\p{M}]|[${radicals}])`;

/** How many signs a word of signs has. */
export const signsIn = (word: string): number => word.split(signEnd).length - 1;

const eachRun = new RegExp(`[${letters}\\p{M}${ignored}${apostrophes}${radicals}]+`, 'gu');
/** Most runs are one word; this is found in the others. */
const isMore = new RegExp(`^[^${letters}]|[${unspaced}${apostrophes}${radicals}\\u200c]`, 'u');
/** A sign with its marks (in Khmer and Burmese a letter below it is one of them, in Korean the jamo of its syllable), a border, or the part of a word. */
const eachPart = new RegExp(
  `(?<sign>${sign}(?:[\\u17d2\\u1039]\\p{L}|[\\p{M}${ignored}\\uff9e\\uff9f\\u1160-\\u11ff])*)|(?<border>[${apostrophes}]|${halfSpace})|` +
    `(?:(?!${sign}|[${apostrophes}]|${halfSpace})[${letters}\\p{M}${ignored}])+`,
  'gu',
);
const hasLetter = new RegExp(`[${letters}]`, 'u');
/** One code unit each, and nothing that folds or belongs to the sign before it. */
const simpleSigns = /^[\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uac00-\ud7a3]+$/;

const hanOrKana = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc]';
/** What stands between the parts of a name, or where a line was broken: 田中　太郎, マーク・ザッカーバーグ. */
const passedOver = /^[ \n\u3000\u30fb\uff65\u00b7]$/;
const endsWithSign = new RegExp(`${hanOrKana}\\p{M}*$`, 'u');
const startsWithSign = new RegExp(`^${hanOrKana}`, 'u');

/** The words of a text, in their order. */
export function wordsOf(text: string): Words {
  const found: Words = { words: [], joined: [] };
  for (const run of text.matchAll(eachRun)) {
    const [one] = run;
    if (simpleSigns.test(one)) for (let n = 0; n < one.length; n++) addSign(text, one[n]!, run.index + n, found.words);
    else if (isMore.test(one)) addParts(text, one, run.index, found);
    else found.words.push({ text: fold(one), from: run.index, to: run.index + one.length });
  }
  return found;
}

function addParts(text: string, run: string, at: number, { words, joined }: Words): void {
  /** Parts of one word so far, where borders stood between them. */
  let parts: Word[] = [];
  const endWord = (): void => {
    if (parts.length > 1) {
      joined.push({ text: parts.map((one) => one.text).join(''), from: parts[0]!.from, to: parts.at(-1)!.to });
    }
    parts = [];
  };
  let isOpen = false;
  for (const { 0: one, index, groups } of run.matchAll(eachPart)) {
    const from = at + index;
    if (groups?.border !== undefined) {
      isOpen = parts.length > 0 && parts.at(-1)!.to === from;
    } else if (groups?.sign !== undefined) {
      endWord();
      addSign(text, one, from, words);
    } else if (hasLetter.test(one)) {
      if (!isOpen) endWord();
      const word = { text: fold(one), from, to: from + one.length };
      words.push(word);
      parts.push(word);
      isOpen = false;
    }
  }
  endWord();
}

/** Thousands of signs need pairs; an alphabet has so few that only three of them say something. */
const isOfMany = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u30fc]/u;

function addSign(text: string, one: string, from: number, words: Word[]): void {
  const folded = `${fold(one)}${signEnd}`;
  const to = from + one.length;
  const [second, before] = [words.at(-2), words.at(-1)];
  if (before?.signEnds && isBeside(text, before, from)) {
    if (second?.signEnds && second.to === before.to) extend(second, folded, to);
    extend(before, folded, to);
  }
  words.push({ text: folded, from, to, signEnds: [to], size: isOfMany.test(folded) ? 2 : 3 });
}

function extend(word: Word, folded: string, to: number): void {
  if (word.signEnds!.length >= word.size!) return;
  word.text += folded;
  word.signEnds!.push(to);
  word.to = to;
}

/** Whether a sign at `from` belongs to the run of the one before it. */
function isBeside(text: string, { from: start, signEnds }: Word, from: number): boolean {
  const end = signEnds![0]!;
  if (end === from) return true;
  return (
    from - end === 1 &&
    passedOver.test(text[end]!) &&
    endsWithSign.test(text.slice(start, end)) &&
    startsWithSign.test(text.slice(from, from + 2))
  );
}

/** Words that stand next to each other; the last one may go on where it is a beginning. */
export interface Lookup {
  words: string[];
  isBeginning: boolean;
}

/** What to look for to find a text: its words, or the same ones written as one. Empty where it has no letter or digit. */
export function lookupsOf(text: string, isBeginning: boolean): Lookup[] {
  const { words, joined } = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) return [];
  const found: Lookup[] = [{ words: words.map((one) => one.text), isBeginning }];
  if (last.signEnds) {
    // In the text the run may go on: the first that reaches the end says all that is known, whole or as a beginning.
    const at = words.findIndex((one) => one.signEnds && one.to === last.to);
    const isWhole = words[at]!.signEnds!.length === words[at]!.size;
    found[0] = { words: found[0]!.words.slice(0, at + 1), isBeginning: !isWhole };
  }
  const whole = joined.find((one) => one.from === words[0]!.from && one.to === last.to);
  if (whole) found.push({ words: [whole.text], isBeginning });
  return [...found, ...found.flatMap(earlierLookup)];
}

/** In archives of earlier versions words stand as those folded them, until their article changes. */
function earlierLookup({ words, isBeginning }: Lookup): Lookup[] {
  const earlier = words.map(earlierFold);
  return earlier.every((one) => one === null)
    ? []
    : [{ words: earlier.map((one, at) => one ?? words[at]!), isBeginning }];
}

/** Whether a word that may go on is one letter long. */
export function isShortBeginning(text: string): boolean {
  const last = wordsOf(text).words.at(-1);
  return last !== undefined && last.signEnds === undefined && [...last.text].length < 2;
}

/** Whether there is anything to look for in a text. */
export const hasWords = (text: string): boolean => wordsOf(text).words.length > 0;

const beyondAscii = /[^\0-\x7f]/g;
/** All that may belong to one run, and more: `wordsOf` decides. */
const restOfRun = new RegExp(`(?:[0-9A-Za-z]|[^\\0-\\x7f]|[ \\n](?=${hanOrKana}))*`, 'uy');
const asciiOfWords = /[0-9A-Za-z]/;

/**
 * A text as it is indexed: its words, blanks between them, the joined ones behind. What is ASCII stays as it is: FTS5's `ascii`
 * tokenizer parts and lowers it, while it takes every other letter as it comes.
 */
export function indexText(given: string): string {
  // For SQLite a text ends there.
  const text = given.replaceAll('\0', ' ');
  const joined: string[] = [];
  let out = '';
  let done = 0;
  for (let at = indexOf(beyondAscii, text, 0); at !== -1; at = indexOf(beyondAscii, text, done)) {
    let from = at;
    while (from > done && asciiOfWords.test(text[from - 1]!)) from--;
    restOfRun.lastIndex = at;
    // A lone half of a surrogate pair is none of these.
    const to = at + (restOfRun.exec(text)?.[0].length || 1);
    const found = wordsOf(text.slice(from, to));
    out += `${text.slice(done, from)} ${found.words.map((one) => one.text).join(' ')} `;
    for (const one of found.joined) joined.push(one.text);
    done = to;
  }
  return done === 0 ? text : `${out}${text.slice(done)} ${joined.join(' ')}`;
}

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}
