import { furnitureOf } from './furniture.js';
import type { Line } from './line.js';
import { countLine, kindAt, type LineCounts } from './line-counts.js';

// Numbers about each line, from which a model tells the story's lines from the page's. Same code in training and running.

const offsets = [-1, 1, -2, 2, -3, 3];
const windows = [5, 15];

export const lineFeatures = [
  ...['length', 'words', 'meanWord', 'longestWord', 'sentences', 'sentenceLength', 'commas', 'end', 'first'],
  ...['digits', 'uppers', 'capitalised', 'quotes', 'brackets', 'separators', 'cjk', 'exclamations', 'colonAt'],
  ...['clock', 'year', 'address', 'repeats', 'good', 'furniture', 'topical'],
  ...offsets.flatMap((at) => ['length', 'sentences', 'good', 'end', 'furniture'].map((name) => `${at} ${name}`)),
  ...windows.flatMap((size) => ['before', 'after'].flatMap((side) => [`${side}${size} text`, `${side}${size} good`])),
  ...[
    'sinceGood',
    'untilGood',
    'sinceFurniture',
    'beforeCore',
    'afterCore',
    'coreShare',
    'coreGood',
    'place',
    'textPlace',
  ],
  ...['lines', 'meanLength', 'goodShare'],
];

export interface Analysis {
  lines: readonly Line[];
  counts: LineCounts[];
  furniture: number[];
  /** Sums of text and of good text before each line. */
  textBefore: Float64Array;
  goodBefore: Float64Array;
  /** The densest stretch of good lines, its end not included. */
  core: { from: number; to: number };
}

export function analyseLines(lines: readonly Line[]): Analysis {
  const counts = lines.map((line) => countLine(line.text));
  const textBefore = new Float64Array(lines.length + 1);
  const goodBefore = new Float64Array(lines.length + 1);
  counts.forEach(({ length, isGood }, i) => {
    textBefore[i + 1] = textBefore[i]! + length;
    goodBefore[i + 1] = goodBefore[i]! + (isGood ? length : 0);
  });
  const furniture = lines.map((line) => furnitureOf(line.text));
  return { lines, counts, furniture, textBefore, goodBefore, core: coreOf(counts) };
}

/** What a short line costs a stretch, in characters of prose. */
const shortCost = 60;

/** The stretch with most prose, where each line that is none takes something away. */
function coreOf(counts: readonly LineCounts[]): { from: number; to: number } {
  let best = { from: 0, to: 0 };
  let most = 0;
  let sum = 0;
  let from = 0;
  counts.forEach(({ isGood, length }, i) => {
    sum += isGood ? Math.min(length, 800) : -shortCost;
    if (sum > most) {
      most = sum;
      best = { from, to: i + 1 };
    }
    if (sum < 0) {
      sum = 0;
      from = i + 1;
    }
  });
  return best;
}

const clock = /(?<!\d)\d{1,2}[:.h]\d{2}(?!\d)/;
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const address = /@|https?:|www\.|\.(?:com|org|net)\b/i;
/** Longer lines are sentences, whatever else they hold. */
const shortLength = 160;

/** One row of features a line. */
export function featureRows(a: Analysis): Float32Array[] {
  const repeats = new Map<string, number>();
  for (const { text } of a.lines) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  const topical = topicalShares(a);
  const since = distances(a.counts.map(({ isGood }) => isGood));
  const until = distances(a.counts.map(({ isGood }) => isGood).reverse()).reverse();
  const furnished = distances(a.furniture.map((kind) => kind > 0));
  return a.lines.map((line, i) => {
    const row = new Float32Array(lineFeatures.length);
    const values = [
      ...ownValues(line, a.counts[i]!),
      repeats.get(line.text)!,
      Number(a.counts[i]!.isGood),
      a.furniture[i]!,
      topical[i]!,
      ...offsets.flatMap((offset) => neighbour(a, i + offset)),
      ...windows.flatMap((size) => windowValues(a, i, size)),
      since[i]!,
      until[i]!,
      furnished[i]!,
      ...placeValues(a, i),
    ];
    row.set(values);
    return row;
  });
}

function ownValues({ text }: Line, c: LineCounts): number[] {
  const length = Math.max(1, text.length);
  const words = Math.max(1, c.words);
  const isShort = length < shortLength;
  return [
    Math.log2(1 + c.length),
    Math.log2(1 + c.words),
    length / words,
    c.longestWord,
    c.sentences,
    c.length / Math.max(1, c.sentences),
    c.commas,
    kindAt(text, -1),
    kindAt(text, 0),
    c.digits / length,
    c.uppers / length,
    c.capitalised / words,
    c.quotes,
    c.brackets,
    c.separators,
    c.cjk / length,
    c.exclamations,
    c.colonAt >= 0 && c.colonAt < 40 ? c.colonAt : -1,
    Number(isShort && clock.test(text)),
    Number(isShort && year.test(text)),
    Number(isShort && address.test(text)),
  ];
}

function neighbour(a: Analysis, at: number): number[] {
  const c = a.counts[at];
  if (!c) return [-1, -1, -1, -1, -1];
  return [Math.log2(1 + c.length), c.sentences, Number(c.isGood), kindAt(a.lines[at]!.text, -1), a.furniture[at]!];
}

function windowValues(a: Analysis, i: number, size: number): number[] {
  const from = Math.max(0, i - size);
  const to = Math.min(a.lines.length, i + 1 + size);
  const before = a.textBefore[i]! - a.textBefore[from]!;
  const after = a.textBefore[to]! - a.textBefore[i + 1]!;
  return [
    Math.log2(1 + before),
    (a.goodBefore[i]! - a.goodBefore[from]!) / Math.max(1, before),
    Math.log2(1 + after),
    (a.goodBefore[to]! - a.goodBefore[i + 1]!) / Math.max(1, after),
  ];
}

function placeValues(a: Analysis, i: number): number[] {
  const count = a.lines.length;
  const { from, to } = a.core;
  const whole = Math.max(1, a.textBefore[count]!);
  const core = a.textBefore[to]! - a.textBefore[from]!;
  return [
    i < from ? Math.log2(1 + from - i) : 0,
    i >= to ? Math.log2(2 + i - to) : 0,
    core / whole,
    (a.goodBefore[to]! - a.goodBefore[from]!) / Math.max(1, core),
    i / count,
    a.textBefore[i]! / whole,
    Math.log2(count),
    whole / count,
    a.goodBefore[count]! / whole,
  ];
}

/** Lines since the last one that is marked, at most 40. */
function distances(marks: readonly boolean[]): number[] {
  let since = 40;
  return marks.map((isMarked) => {
    const distance = since;
    since = isMarked ? 1 : Math.min(40, since + 1);
    return distance;
  });
}

/** Share of a line's words that the core uses, too; words of the line itself do not count as the core's. */
function topicalShares(a: Analysis): number[] {
  const words = a.lines.map(({ text }) => new Set(wordsOf(text)));
  const lines = new Map<string, number>();
  for (let i = a.core.from; i < a.core.to; i++) {
    for (const word of words[i]!) lines.set(word, (lines.get(word) ?? 0) + 1);
  }
  return words.map((own, i) => {
    const self = i >= a.core.from && i < a.core.to ? 1 : 0;
    let shared = 0;
    for (const word of own) if ((lines.get(word) ?? 0) > self) shared++;
    return own.size === 0 ? 0 : shared / own.size;
  });
}

/** Words of four letters and more; of scripts without blanks, pairs of signs. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text
    .slice(0, 2_000)
    .toLowerCase()
    .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]{3,}|[\p{Script=Han}\p{Script=Katakana}]{2,}/gu) ?? []) {
    if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)) words.push(word);
    else for (let i = 0; i + 2 <= word.length; i++) words.push(word.slice(i, i + 2));
  }
  return words;
}
