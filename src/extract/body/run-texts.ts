import type { Element } from 'domhandler';
import { closest, type Run, type Runs } from '../runs.js';
import { codeAt, lengthOf } from '../../shared/characters.js';
import { attributeOf } from '../page-element.js';
import type { TextCount } from '../../shared/text-counts.js';

/** Counts over the characters of each run, one column a count. No word list of any language. */
export interface RunTexts extends Record<TextCount, Float32Array> {
  linkShare: Float32Array;
  /** Reads like a sentence and is not a link. */
  isGood: Uint8Array;
  /** How often the page has the same text. */
  repeats: Float32Array;
  /** How many other texts of the page start like it: "Read more: …", "Photo: …". */
  sameStart: Float32Array;
  /** Characters behind the last end of a sentence, -1 without one: a credit stands there. */
  tail: Float32Array;
  /** Where the first link leads: 0 none, 1 same host, 2 elsewhere, 3 a place on this page, 4 mail or script. */
  linkKind: Uint8Array;
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

/** Latin, Greek, Cyrillic, Hebrew and Arabic by a table. */
const kinds = new Uint8Array(0x600);

const kindOf = (code: number): number => (code < kinds.length ? kinds[code]! : kindOfAny(code));

function kindOfAny(code: number): number {
  if (code < 128) return ascii[code]!;
  if (code >= 0x3040 && code <= 0x9fff) return ideograph;
  if ((code >= 0xac00 && code <= 0xd7af) || (code >= 0xf900 && code <= 0xfaff)) return ideograph;
  // 。 ！ ？ । ॥ ؟ ۔ …
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0x964 || code === 0x965) return fullStop;
  if (code === 0x61f || code === 0x6d4 || code === 0x2026) return fullStop;
  if ((code >= 0x2018 && code <= 0x201f) || code === 0xab || code === 0xbb || (code >= 0x300c && code <= 0x300f)) {
    return quote;
  }
  if (code === 0x3001 || code === 0xff0c || code === 0x60c || code === 0x61b) return comma;
  if (code === 0x2022 || code === 0x203a || code === 0xa9 || code === 0xb7 || code === 0x25b6 || code === 0x2192) {
    return separator;
  }
  if (code === 0xff1a) return colon;
  if (code === 0xa0 || code === 0x3000) return space;
  if (code >= 0xff08 && code <= 0xff09) return bracket;
  // Latin-1, Greek and Cyrillic capitals.
  if ((code >= 0xc0 && code <= 0xde) || (code >= 0x391 && code <= 0x3a9) || (code >= 0x400 && code <= 0x42f)) {
    return upper;
  }
  return code >= 0x2000 && code <= 0x2bff ? other : lower;
}

for (let code = 0; code < kinds.length; code++) kinds[code] = kindOfAny(code);

/** The kinds that features tell apart at a run's first and last character. */
export function characterKind(text: string, at: number): number {
  const index = at < 0 ? lengthOf(text) + at : at;
  const code = codeAt(text, index);
  if (code === 0x21) return 13;
  if (code === 0x3f) return 14;
  if (code === 0x2f) return 15;
  if (code === 0x2026) return 16;
  return kindOf(code);
}

const columns = 18;

export function readRunTexts(runs: Runs, host: string | null): RunTexts {
  const count = runs.list.length;
  // Columns of one piece of memory: each array of its own would ask the system for some.
  const memory = new ArrayBuffer(columns * count * Float32Array.BYTES_PER_ELEMENT);
  let used = 0;
  const column = (): Float32Array => {
    used++;
    return new Float32Array(memory, (used - 1) * count * Float32Array.BYTES_PER_ELEMENT, count);
  };
  const texts: RunTexts = {
    length: column(),
    linkShare: column(),
    words: column(),
    longestWord: column(),
    sentences: column(),
    commas: column(),
    digits: column(),
    uppers: column(),
    capitalised: column(),
    quotes: column(),
    brackets: column(),
    separators: column(),
    cjk: column(),
    exclamations: column(),
    colonAt: column(),
    isGood: new Uint8Array(count),
    repeats: column(),
    sameStart: column(),
    tail: column(),
    linkKind: new Uint8Array(count),
  };
  for (const run of runs.list) {
    countCharacters(run.text, run.index, texts);
    finish(run, texts, runs, host);
  }
  countRepeats(runs, texts);
  return texts;
}

/** Starts are compared up to a colon, else over some characters. */
const startLength = 12;
const maxStart = 40;

function countRepeats(runs: Runs, texts: RunTexts): void {
  const whole = new Map<string, number>();
  const starts = new Map<string, number>();
  const startOf = (run: Run): string => {
    const colonAt = texts.colonAt[run.index]!;
    return run.text.slice(0, colonAt > 1 && colonAt < maxStart ? colonAt : startLength);
  };
  for (const run of runs.list) {
    const count = whole.get(run.text) ?? 0;
    whole.set(run.text, count + 1);
    if (count > 0) continue;
    const start = startOf(run);
    starts.set(start, (starts.get(start) ?? 0) + 1);
  }
  for (const run of runs.list) {
    texts.repeats[run.index] = whole.get(run.text)!;
    texts.sameStart[run.index] = starts.get(startOf(run))!;
  }
}

function countCharacters(text: string, at: number, texts: RunTexts): void {
  let words = 0;
  let longest = 0;
  let wordLength = 0;
  let sentences = 0;
  let cjk = 0;
  let uppers = 0;
  let digits = 0;
  let capitalised = 0;
  let colonAt = -1;
  let endAt = -1;
  const length = lengthOf(text);
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i);
    const kind = kindOf(code);
    if (kind === upper || kind === lower || kind === digit || kind === ideograph) {
      if (wordLength === 0) {
        words++;
        if (kind === upper) capitalised++;
      }
      wordLength++;
      if (wordLength > longest) longest = wordLength;
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
      if (code === 0x21) texts.exclamations[at]!++;
    } else if (kind === comma) texts.commas[at]!++;
    else if (kind === quote) texts.quotes[at]!++;
    else if (kind === bracket) texts.brackets[at]!++;
    else if (kind === separator) texts.separators[at]!++;
    else if (kind === colon && colonAt < 0) colonAt = i;
  }
  texts.words[at] = words;
  texts.longestWord[at] = longest;
  texts.sentences[at] = sentences;
  texts.cjk[at] = cjk;
  texts.uppers[at] = uppers;
  texts.digits[at] = digits;
  texts.capitalised[at] = capitalised;
  texts.colonAt[at] = colonAt;
  texts.tail[at] = endAt < 0 ? -1 : length - 1 - endAt;
}

function finish(run: Run, texts: RunTexts, runs: Runs, host: string | null): void {
  const at = run.index;
  const characters = lengthOf(run.text);
  const length = characters + texts.cjk[at]!;
  texts.length[at] = length;
  const share = Math.min(1, run.linkLength / Math.max(1, characters));
  texts.linkShare[at] = share;
  const isSentence = length >= 60 && share < 0.4 && texts.sentences[at]! >= 1;
  texts.isGood[at] = isSentence || (length >= 140 && share < 0.3) ? 1 : 0;
  if (run.links > 0) texts.linkKind[at] = linkKind(run, runs, host);
}

const anchor = new Set(['a']);

function linkKind(run: Run, runs: Runs, host: string | null): number {
  // Links stand early or late; the first few pieces of text are enough to find one.
  for (let i = run.from; i < Math.min(run.to, run.from + 8); i++) {
    const link = closest(runs.nodes[i]!.parent as Element, anchor);
    const href = link ? attributeOf(link, 'href') : undefined;
    if (href === undefined) continue;
    if (href.startsWith('#')) return 3;
    const match = /^(?:https?:)?\/\/(?:www\.)?([^/?#]+)/i.exec(href.slice(0, 300));
    if (!match) return /^[a-z]+:/i.test(href) ? 4 : 1;
    return host !== null && match[1]!.toLowerCase().endsWith(host) ? 1 : 2;
  }
  return 0;
}
