import { hasDate } from './dated-line.js';
import type { Analysis } from './features.js';

// Numbers about a whole text that tell a story from a front page or a list of others. Same code in training and running.

export const pageFeatures = [
  ...['kept', 'keptShare', 'keptLines', 'longestStreak', 'streakShare', 'streaks', 'meanKept', 'sure', 'sureShare'],
  ...['lines', 'goodShare', 'good', 'dates', 'dateShare', 'teasers', 'ellipses', 'repeats', 'furniture', 'meanLine'],
  ...['start', 'prices', 'questions', 'middling'],
];

const price = /[$€£¥₴₽₺]\s?\d|\d\s?[$€£¥₴₽₺]|\d[.,]\d\d\s?(?:eur|usd|kr|zł)\b/i;

export function pageSigns(a: Analysis, p: Float32Array, keep: Uint8Array): Float32Array {
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
    Math.log2(1 + Math.max(0, ...streaks)),
    Math.max(0, ...streaks) / Math.max(1, kept),
    streaks.length,
    Math.log2(1 + kept / Math.max(1, keptLines)),
    Math.log2(1 + sure),
    sure / Math.max(1, kept),
    Math.log2(count),
    a.goodBefore[a.lines.length]! / whole,
    a.counts.filter(({ isGood }) => isGood).length,
    dates,
    dates / count,
    teasers / count,
    linesWhere((text) => /(?:…|\.\.\.|\[…\])$/.test(text)),
    1 - distinct / count,
    a.furniture.filter((kind) => kind > 0).length / count,
    whole / count,
    a.core.from / count,
    linesWhere((text) => text.length < 60 && price.test(text)),
    linesWhere((text) => /[?？؟]$/.test(text)),
    middling / whole,
  ]);
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
