import type { PageSigns } from '../../types.js';
import { isBelow } from './best-container.js';
import type { Choice } from './choosing.js';
import type { Analysis } from './features.js';
import { signNames } from './page-signs.js';

// How sure the choice of the text is, in numbers: what the estimate of a record's quality reads. Most are read for the kind of the
// page anyway.

/** The same of a choice that is told apart from the page: what the model expects of it, and whether a plainer way agrees. */
export function sureSigns(
  a: Analysis,
  p: Float32Array,
  choice: Choice,
  { signs, listing, other }: { signs: Float32Array; listing: number; other: number },
): PageSigns {
  return {
    ...Object.fromEntries(signNames.map((name, at) => [name, signs[at]!])),
    listing,
    other,
    isHidden: 0,
    ...expected(a, p, choice),
    ...secondOpinion(a, choice),
    ...gaps(a, p, choice),
  };
}

/** What the probabilities say of the kept text as a whole. */
function expected({ texts, hints }: Analysis, p: Float32Array, { keep, reasons }: Choice): PageSigns {
  let kept = 0;
  let right = 0;
  let likely = 0;
  let dropped = 0;
  for (let i = 0; i < p.length; i++) {
    const length = texts.length[i]!;
    likely += p[i]! * length;
    if (keep[i]) {
      kept += length;
      right += p[i]! * length;
    } else if (reasons.has(i)) dropped += p[i]! * length;
  }
  const declared = hints.articleBody?.length ?? 0;
  return {
    expectedF1: kept === 0 ? 0 : (2 * right) / (kept + likely),
    expectedRecall: likely === 0 ? 0 : right / likely,
    droppedLikely: likely === 0 ? 0 : dropped / likely,
    keptText: Math.log2(1 + kept),
    declaredShare: declared < 200 ? -1 : kept / declared,
  };
}

/** The text of the element that holds most running text, as Readability would have it, against what was kept. */
function secondOpinion({ texts, tree, container: { node } }: Analysis, { keep }: Choice): PageSigns {
  let kept = 0;
  let inside = 0;
  let both = 0;
  for (let i = 0; i < keep.length; i++) {
    const isInside = node >= 0 && texts.isGood[i] === 1 && isBelow(tree, tree.blockOf[i]!, node);
    const length = texts.length[i]!;
    if (keep[i]) kept += length;
    if (isInside) inside += length;
    if (isInside && keep[i]) both += length;
  }
  return {
    containerF1: both === 0 ? 0 : (2 * both) / (kept + inside),
    containerRecall: inside === 0 ? 0 : both / inside,
    containerPrecision: kept === 0 ? 0 : both / kept,
  };
}

/** What was left out between the first and the last kept run, and how the text begins and ends. */
function gaps({ texts, runs }: Analysis, p: Float32Array, { keep }: Choice): PageSigns {
  const first = keep.indexOf(1);
  const last = keep.lastIndexOf(1);
  let kept = 0;
  let good = 0;
  let left = 0;
  let leftGood = 0;
  let pieces = 0;
  let afterGood = 0;
  let beforeGood = 0;
  for (let i = 0; i < keep.length; i++) {
    const length = texts.length[i]!;
    if (i < first || i > last) {
      if (texts.isGood[i]) i < first ? (beforeGood += length) : (afterGood += length);
    } else if (keep[i]) {
      kept += length;
      if (texts.isGood[i]) good += length;
      if (i > 0 && !keep[i - 1]) pieces++;
    } else {
      left += length;
      if (texts.isGood[i]) leftGood += length;
    }
  }
  const text = Math.max(1, kept);
  return {
    leftBetween: left / text,
    leftGood: leftGood / text,
    keptGood: good / text,
    pieces: Math.log2(1 + pieces),
    afterGood: afterGood / text,
    beforeGood: beforeGood / text,
    lastP: last < 0 ? -1 : p[last]!,
    lastEnds: last < 0 ? -1 : Number(/[.!?…。！？।"”»』」)]$/.test(runs.list[last]!.text)),
    keptRuns: Math.log2(1 + keep.reduce((sum, one) => sum + one, 0)),
    runs: Math.log2(1 + keep.length),
  };
}
