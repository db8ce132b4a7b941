import { largestOf } from '../shared/largest.js';
import { labelLength, labelOf, namesPrice } from '../shared/listing-words.js';
import { pathNames, pathOf, pathSigns } from '../shared/path-signs.js';
import { hasDate } from './dated-line.js';
import type { Analysis } from './features.js';

// Signs of a list of others in a text: labels of shops and of results, lines of one shape, a short address; and of a story: a day
// near its start, prose in one row, lines that the model of lines was sure of.

export const listSignNames = [
  ...['cartLabels', 'moreLabels', 'priceShare', 'sameShape', 'sameShapeShare', 'shortShare'],
  ...['nearestDate', 'afterStartGood', 'row', 'rowShare', 'rowLines'],
  ...['unsure', 'keptUnsure', 'middleP', 'highestP', 'meanP', 'keptColons', 'keptCommas', 'keptCapitals'],
  ...pathNames,
];

export function listSigns(a: Analysis, p: Float32Array, keep: Uint8Array, url: string | null): number[] {
  const kept = [...keep.keys()].filter((i) => keep[i] === 1);
  return [
    ...labelSigns(a),
    ...startSigns(a, kept),
    ...rowSigns(a),
    ...sureSigns(a, p, keep, kept),
    ...proseSigns(a, kept),
    ...pathSigns(pathOf(url)),
  ];
}

const shapeLength = 60;

function labelSigns({ lines }: Analysis): number[] {
  let cart = 0;
  let more = 0;
  let short = 0;
  let prices = 0;
  /** Lines with their numbers left out. */
  const shapes = new Map<string, number>();
  for (const { text } of lines) {
    if (text.length <= labelLength) {
      short++;
      const label = labelOf(text);
      if (label === 'cart') cart++;
      else if (label === 'more') more++;
    }
    if (text.length > shapeLength) continue;
    if (namesPrice(text)) prices++;
    if (!/\d/.test(text)) continue;
    const shape = text.replace(/\d+/g, '0');
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  const most = largestOf(shapes.values());
  const count = Math.max(1, lines.length);
  return [
    Math.log2(1 + cart),
    Math.log2(1 + more),
    prices / Math.max(1, short),
    Math.log2(1 + most),
    most / count,
    short / count,
  ];
}

/** Lines about the story's start where its day stands, and those that a reader sees from there. */
const near = 12;
const below = 20;
const datedLength = 120;

function startSigns(a: Analysis, kept: readonly number[]): number[] {
  const start = kept.find((i) => a.counts[i]!.isGood) ?? kept[0] ?? -1;
  if (start < 0) return [-1, -1];
  let nearest = -1;
  for (let i = Math.max(0, start - near); i < Math.min(a.lines.length, start + near); i++) {
    const { text } = a.lines[i]!;
    const far = Math.abs(i - start);
    if ((nearest < 0 || far < nearest) && text.length < datedLength && hasDate(text)) nearest = far;
  }
  const end = Math.min(a.lines.length, start + below);
  const whole = a.textBefore[end]! - a.textBefore[start]!;
  return [nearest, (a.goodBefore[end]! - a.goodBefore[start]!) / Math.max(1, whole)];
}

/** The longest row of prose with no other line between. */
function rowSigns({ counts, textBefore }: Analysis): number[] {
  let text = 0;
  let lines = 0;
  let best = 0;
  let bestLines = 0;
  for (const { isGood, length } of counts) {
    text = isGood ? text + length : 0;
    lines = isGood ? lines + 1 : 0;
    if (text > best) {
      best = text;
      bestLines = lines;
    }
  }
  return [Math.log2(1 + best), best / Math.max(1, textBefore[counts.length]!), bestLines];
}

function sureSigns(a: Analysis, p: Float32Array, keep: Uint8Array, kept: readonly number[]): number[] {
  const sums = { unsure: 0, keptUnsure: 0, kept: 0, sure: 0, highest: 0 };
  for (let i = 0; i < p.length; i++) {
    const { length } = a.counts[i]!;
    const unsure = p[i]! * (1 - p[i]!) * length;
    sums.unsure += unsure;
    sums.sure += p[i]! * length;
    sums.highest = Math.max(sums.highest, p[i]!);
    if (!keep[i]) continue;
    sums.keptUnsure += unsure;
    sums.kept += length;
  }
  let reached = 0;
  const middle = [...kept]
    .sort((one, other) => p[other]! - p[one]!)
    .find((i) => {
      reached += a.counts[i]!.length;
      return reached >= sums.kept / 2;
    });
  const whole = Math.max(1, a.textBefore[p.length]!);
  return [
    sums.unsure / whole,
    sums.keptUnsure / Math.max(1, sums.kept),
    middle === undefined ? -1 : p[middle]!,
    sums.highest,
    sums.sure / whole,
  ];
}

function proseSigns(a: Analysis, kept: readonly number[]): number[] {
  const sum = (value: (i: number) => number): number => kept.reduce((all, i) => all + value(i), 0);
  const words = Math.max(
    1,
    sum((i) => a.counts[i]!.words),
  );
  const lines = Math.max(1, kept.length);
  return [
    sum((i) => Number(a.counts[i]!.colonAt >= 0)) / lines,
    (100 * sum((i) => a.counts[i]!.commas)) / words,
    (100 * sum((i) => a.counts[i]!.capitalised)) / words,
  ];
}
