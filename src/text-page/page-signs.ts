import { largestOf } from '../shared/largest.js';
import { namesPrice } from '../shared/listing-words.js';
import { hasDate } from './dated-line.js';
import type { Analysis } from './features.js';
import { listSignNames, listSigns } from './list-signs.js';

// Numbers about a whole text that tell a story from a front page or a list of others. Same code in training and running.

export const pageFeatures = [
  ...['kept', 'keptShare', 'keptLines', 'longestStreak', 'streakShare', 'meanKept', 'sure', 'sureShare'],
  ...[
    'lines',
    'goodShare',
    'good',
    'dates',
    'dateShare',
    'teasers',
    'repeats',
    'furniture',
    'meanLine',
    'start',
    'prices',
  ],
  ...['middling', 'mostRepeated', 'bylines', 'longestKept', 'endsOpen', 'addressDepth', 'slugWords', 'slugDigits'],
  ...listSignNames,
];

export function pageSigns(a: Analysis, p: Float32Array, keep: Uint8Array, url: string | null): Float32Array {
  const count = Math.max(1, a.lines.length);
  const whole = Math.max(1, a.textBefore[a.lines.length]!);
  const streaks = streaksOf(a, keep);
  const kept = streaks.reduce((sum, streak) => sum + streak, 0);
  const keptLines = keep.reduce((sum, one) => sum + one, 0);
  let sure = 0;
  let middling = 0;
  p.forEach((one, i) => {
    if (one > 0.9) sure += a.counts[i]!.length;
    else if (one > 0.2) middling += a.counts[i]!.length;
  });
  const linesWhere = (test: (text: string, i: number) => boolean): number =>
    a.lines.filter(({ text }, i) => test(text, i)).length;
  const dates = linesWhere(hasDate);
  const teasers = linesWhere((_, i) => {
    const { words, sentences, length } = a.counts[i]!;
    return words >= 4 && sentences === 0 && length < 140;
  });
  const distinct = new Set(a.lines.map(({ text }) => text)).size;
  return Float32Array.from([
    Math.log2(1 + kept),
    kept / whole,
    keptLines,
    Math.log2(1 + largestOf(streaks)),
    largestOf(streaks) / Math.max(1, kept),
    Math.log2(1 + kept / Math.max(1, keptLines)),
    Math.log2(1 + sure),
    sure / Math.max(1, kept),
    Math.log2(count),
    a.goodBefore[a.lines.length]! / whole,
    a.counts.filter(({ isGood }) => isGood).length,
    dates,
    dates / count,
    teasers / count,
    1 - distinct / count,
    a.furniture.filter((kind) => kind > 0).length / count,
    whole / count,
    a.core.from / count,
    linesWhere((text) => text.length < 60 && namesPrice(text)),
    middling / whole,
    ...shapeSigns(a, keep),
    ...addressSigns(url),
    ...listSigns(a, p, keep, url),
  ]);
}

/** Lists repeat a button, name many authors, and their texts are short or end open. */
function shapeSigns(a: Analysis, keep: Uint8Array): number[] {
  const counts = new Map<string, number>();
  for (const { text } of a.lines) if (text.length > 3) counts.set(text, (counts.get(text) ?? 0) + 1);
  const kept = [...keep.keys()].filter((i) => keep[i] === 1 && a.counts[i]!.isGood);
  const lengths = kept.map((i) => a.counts[i]!.length);
  return [
    largestOf(counts.values()),
    a.furniture.filter((kind) => kind === 6).length,
    Math.log2(1 + largestOf(lengths)),
    kept.filter((i) => !/[.!?。！？।۔։።"”»)]$/u.test(a.lines[i]!.text)).length / Math.max(1, kept.length),
  ];
}

/** How deep the address leads and how many words its last part has; -1 without one. */
function addressSigns(url: string | null): number[] {
  if (!url || !URL.canParse(url)) return [-1, -1, -1];
  const { pathname } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '');
  const slug = (parts.at(-1) ?? '').replace(/\.[a-z]{2,5}$/i, '');
  return [parts.length, slug.split(/[-_]+/).length, slug.replace(/\D/g, '').length];
}

/** Lengths of the stretches of kept text; one dropped line of a few words does not end one. */
function streaksOf(a: Analysis, keep: Uint8Array): number[] {
  const streaks: number[] = [];
  let current = 0;
  let gap = 0;
  keep.forEach((isKept, i) => {
    if (isKept) {
      current += a.counts[i]!.length;
      gap = 0;
    } else if (current > 0 && ++gap > 1) {
      streaks.push(current);
      current = 0;
    }
  });
  return current > 0 ? [...streaks, current] : streaks;
}
