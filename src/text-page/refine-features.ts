import type { Analysis } from './features.js';

// A second look at each line: what the first one thought of it and of its neighbours. Same code in training and running.

const offsets = [-4, -3, -2, -1, 1, 2, 3, 4];
const windows = [6, 20];

export const refineFeatures = [
  'own',
  ...offsets.map((at) => `chance ${at}`),
  ...windows.flatMap((size) => [`before ${size}`, `after ${size}`]),
  ...[
    'since',
    'until',
    'fromFirst',
    'toLast',
    'shareBefore',
    'length',
    'good',
    'sentences',
    'furniture',
    'kept',
    'place',
  ],
];

/** As likely as this a line counts as one of the story's. */
const likely = 0.5;
const farAway = 40;

export function refineRows(a: Analysis, p: Float32Array): Float32Array[] {
  const count = p.length;
  const weighed = new Float64Array(count + 1);
  p.forEach((one, i) => {
    weighed[i + 1] = weighed[i]! + one * a.counts[i]!.length;
  });
  const isLikely = Array.from(p, (one, i) => one >= likely && a.counts[i]!.isGood);
  const first = isLikely.indexOf(true);
  const last = isLikely.lastIndexOf(true);
  const since = distances(isLikely);
  const until = distances(isLikely.toReversed()).reverse();
  const mean = (from: number, to: number): number =>
    (weighed[to]! - weighed[from]!) / Math.max(1, a.textBefore[to]! - a.textBefore[from]!);
  return a.lines.map((_, i) => {
    const c = a.counts[i]!;
    const values = [p[i]!];
    for (const offset of offsets) values.push(p[i + offset] ?? -1);
    for (const size of windows) {
      values.push(mean(Math.max(0, i - size), i), mean(i + 1, Math.max(i + 1, Math.min(count, i + 1 + size))));
    }
    values.push(
      since[i]!,
      until[i]!,
      first === -1 ? -100 : Math.max(-farAway, Math.min(farAway, i - first)),
      last === -1 ? -100 : Math.max(-farAway, Math.min(farAway, last - i)),
      weighed[i]! / Math.max(1, weighed[count]!),
      Math.log2(1 + c.length),
      Number(c.isGood),
      c.sentences,
      a.furniture[i]!,
      Math.log2(1 + weighed[count]!),
      i / count,
    );
    return Float32Array.from(values);
  });
}

/** Lines since the last one that is marked, at most 40. */
function distances(marks: readonly boolean[]): number[] {
  let since = farAway;
  return marks.map((isMarked) => {
    const distance = since;
    since = isMarked ? 1 : Math.min(farAway, since + 1);
    return distance;
  });
}
