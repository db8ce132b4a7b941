import { type Analysis, wordsOf } from './features.js';
import { kindAt } from './line-counts.js';
import { hasDate } from './dated-line.js';

// Numbers about the lines that may be the headline. Same code in training and running.

export const headlineFeatures = [
  ...[
    'length',
    'words',
    'sentences',
    'end',
    'first',
    'digits',
    'uppers',
    'capitalised',
    'quotes',
    'commas',
    'separators',
    'cjk',
  ],
  ...['colonAt', 'repeats', 'furniture', 'topical', 'bodyChance', 'toBody', 'fromTop', 'toDate', 'isDate'],
  ...['inAddress', 'heldBy', 'holds', 'isLongest', 'place'],
  ...[-2, -1, 1, 2].flatMap((at) => ['length', 'sentences', 'furniture', 'date'].map((name) => `${at} ${name}`)),
];

/** Lines before the story's first, and the page's first ones, that may be the headline. */
const maxBefore = 60;
const maxTop = 4;
const maxInto = 2;
const minLength = 8;
const maxLength = 300;

/** Places of the lines that are looked at. */
export function headlinePlaces(a: Analysis, bodyStart: number): number[] {
  const to = Math.min(a.lines.length, bodyStart + maxInto);
  const places: number[] = [];
  for (let i = 0; i < to; i++) {
    if (i >= maxTop && i < bodyStart - maxBefore) continue;
    const { length } = a.lines[i]!.text;
    if (a.counts[i]!.length >= minLength && length <= maxLength) places.push(i);
  }
  return places;
}

export interface HeadlineView {
  a: Analysis;
  p: Float32Array;
  bodyStart: number;
  url: string | null;
}

export function headlineRows(places: readonly number[], view: HeadlineView): Float32Array[] {
  const { a } = view;
  const repeats = new Map<string, number>();
  for (const { text } of a.lines) repeats.set(text, (repeats.get(text) ?? 0) + 1);
  const longest = Math.max(0, ...places.map((i) => a.counts[i]!.length));
  const dated = a.lines.slice(0, view.bodyStart + 8).map(({ text }) => hasDate(text));
  const core = new Set<string>();
  for (let i = a.core.from; i < a.core.to; i++) for (const word of wordsOf(a.lines[i]!.text)) core.add(word);
  return places.map((i) => {
    const { text } = a.lines[i]!;
    const c = a.counts[i]!;
    const own = wordsOf(text);
    const toDate = dated.slice(i + 1, i + 20).indexOf(true);
    const around = (at: number): number[] => {
      const other = a.counts[at];
      if (!other) return [-1, -1, -1, -1];
      return [Math.log2(1 + other.length), other.sentences, a.furniture[at]!, Number(dated[at] ?? false)];
    };
    const others = places.filter((at) => at !== i && Math.abs(a.counts[at]!.length - c.length) > 2);
    return Float32Array.from([
      Math.log2(1 + c.length),
      c.words,
      c.sentences,
      kindAt(text, -1),
      kindAt(text, 0),
      c.digits / text.length,
      c.uppers / text.length,
      c.capitalised / Math.max(1, c.words),
      c.quotes,
      c.commas,
      c.separators,
      c.cjk / text.length,
      c.colonAt,
      repeats.get(text)!,
      a.furniture[i]!,
      own.length === 0 ? 0 : own.filter((word) => core.has(word)).length / own.length,
      view.p[i]!,
      Math.max(-2, Math.min(40, view.bodyStart - i)),
      Math.min(200, i),
      toDate === -1 ? 20 : toDate,
      Number(dated[i] ?? false),
      addressShare(own, view.url),
      Number(others.some((at) => a.lines[at]!.text.includes(text))),
      Number(others.some((at) => text.includes(a.lines[at]!.text))),
      Number(c.length === longest),
      i / Math.max(1, view.bodyStart),
      ...[i - 2, i - 1, i + 1, i + 2].flatMap(around),
    ]);
  });
}

/** Share of the words that the page's address repeats; -1 without one. */
function addressShare(words: readonly string[], url: string | null): number {
  if (!url || !URL.canParse(url)) return -1;
  const path = new URL(url).pathname.toLowerCase();
  return words.length === 0 ? 0 : words.filter((word) => path.includes(word)).length / words.length;
}
