import { largestOf } from '../../shared/largest.js';
import type { Choice } from './choosing.js';
import type { Analysis } from './features.js';
import { marks } from './tree.js';

// Signs in the text that was kept: how sure the model of runs was, and whether the text reads like one story in one place.

export const keptNames = [
  'keptShare',
  'keptMeanP',
  'keptLinkShare',
  'keptOwnLinks',
  'keptParents',
  'keptParagraphs',
  'keptRow',
  'keptRowShare',
  'keptColons',
  'keptCommas',
  'keptCapitals',
  'keptMedia',
  'keptUnsure',
  'longestStreak',
  'firstP',
  'middleP',
  'highestP',
  'meanP',
  'unsure',
];

const paragraph = marks.indexOf('p');

export function keptSigns(a: Analysis, p: Float32Array, { keep }: Choice): number[] {
  const { texts, tree, runs } = a;
  const kept: number[] = [];
  /** Kept text of each parent. */
  const rows = new Map<number, number>();
  const sums = { all: 0, sure: 0, unsure: 0, links: 0, inParagraph: 0, words: 0, commas: 0, capitals: 0 };
  const page = { sure: 0, unsure: 0, highest: 0 };
  let own = 0;
  let colons = 0;
  let streak = 0;
  let longestStreak = 0;
  for (let i = 0; i < keep.length; i++) {
    const length = texts.length[i]!;
    const sure = p[i]! * length;
    const unsure = sure * (1 - p[i]!);
    page.sure += sure;
    page.unsure += unsure;
    if (p[i]! > page.highest) page.highest = p[i]!;
    if (!keep[i]) {
      streak = 0;
      continue;
    }
    kept.push(i);
    streak += length;
    if (streak > longestStreak) longestStreak = streak;
    const node = tree.blockOf[i]!;
    const parent = tree.parent[node]!;
    rows.set(parent, (rows.get(parent) ?? 0) + length);
    sums.all += length;
    sums.sure += sure;
    sums.unsure += unsure;
    sums.links += texts.linkShare[i]! * length;
    if (tree.distance[node * marks.length + paragraph]! <= 1) sums.inParagraph += length;
    sums.words += texts.words[i]!;
    sums.commas += texts.commas[i]!;
    sums.capitals += texts.capitalised[i]!;
    if (texts.linkKind[i] === 1) own++;
    if (texts.colonAt[i]! >= 0) colons++;
  }
  const whole = Math.max(1, a.textBefore[keep.length]!);
  const text = Math.max(1, sums.all);
  const words = Math.max(1, sums.words);
  const count = kept.length;
  const share = (value: number): number => (count === 0 ? -1 : value / count);
  const row = largestOf(rows.values());
  const first = kept[0] ?? -1;
  return [
    text / whole,
    sums.sure / text,
    sums.links / text,
    share(own),
    share(rows.size),
    sums.inParagraph / text,
    Math.log2(1 + row),
    row / text,
    share(colons),
    (100 * sums.commas) / words,
    (100 * sums.capitals) / words,
    count === 0 ? 0 : Math.log2(1 + runs.list[kept[count - 1]!]!.mediaBefore - runs.list[first]!.mediaBefore),
    sums.unsure / text,
    Math.log2(1 + longestStreak),
    first < 0 ? -1 : p[first]!,
    middle(kept, p, texts.length, sums.all),
    page.highest,
    page.sure / whole,
    page.unsure / whole,
  ];
}

/** The probability that half of the kept text reaches. */
function middle(kept: readonly number[], p: Float32Array, lengths: Float32Array, text: number): number {
  let sum = 0;
  for (const i of [...kept].sort((one, other) => p[other]! - p[one]!)) {
    sum += lengths[i]!;
    if (sum >= text / 2) return p[i]!;
  }
  return 0;
}
