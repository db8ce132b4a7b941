import type { PageSigns } from '../../types.js';
import { isBelow } from './best-container.js';
import type { Choice } from './choosing.js';
import type { Analysis } from './features.js';
import { signNames } from './page-signs.js';

// How sure the choice of the text is, in numbers: what the estimate of a record's quality reads.

const unsure = signNames.indexOf('keptUnsure');
const row = signNames.indexOf('keptRow');

/** Of a choice and the signs that were read of it: what the model expects of it, and whether a plainer way agrees. */
export function sureSigns(a: Analysis, p: Float32Array, choice: Choice, signs: Float32Array): PageSigns {
  return {
    keptUnsure: signs[unsure]!,
    keptRow: signs[row]!,
    expectedF1: expectedF1(a, p, choice),
    containerF1: secondOpinion(a, choice),
    ...leftOut(a, choice),
  };
}

/** The F1 of the kept text, if each run is the story's as likely as the model says. */
function expectedF1({ texts }: Analysis, p: Float32Array, { keep }: Choice): number {
  let kept = 0;
  let right = 0;
  let likely = 0;
  for (let i = 0; i < p.length; i++) {
    const length = texts.length[i]!;
    likely += p[i]! * length;
    if (!keep[i]) continue;
    kept += length;
    right += p[i]! * length;
  }
  return kept === 0 ? 0 : (2 * right) / (kept + likely);
}

/** How far the kept text is that of the element that holds most running text, which is the text as Readability would have it. */
function secondOpinion({ texts, tree, container: { node } }: Analysis, { keep }: Choice): number {
  let all = 0;
  let both = 0;
  for (let i = 0; i < keep.length; i++) {
    const isInside = node >= 0 && texts.isGood[i] === 1 && isBelow(tree, tree.blockOf[i]!, node);
    const length = texts.length[i]!;
    if (keep[i]) all += length;
    if (isInside) all += length;
    if (isInside && keep[i]) both += length;
  }
  return both === 0 ? 0 : (2 * both) / all;
}

/** What was left out between the first and the last kept run, and of running text behind it, against what was kept. */
function leftOut({ texts }: Analysis, { keep }: Choice): Pick<PageSigns, 'leftBetween' | 'keptGood' | 'afterGood'> {
  const first = keep.indexOf(1);
  const last = keep.lastIndexOf(1);
  const sums = { kept: 0, good: 0, between: 0, after: 0 };
  for (let i = Math.max(0, first); i < keep.length; i++) {
    const length = texts.length[i]!;
    const good = texts.isGood[i] ? length : 0;
    if (keep[i]) {
      sums.kept += length;
      sums.good += good;
    } else if (i < last) sums.between += length;
    else sums.after += good;
  }
  const text = Math.max(1, sums.kept);
  return { leftBetween: sums.between / text, keptGood: sums.good / text, afterGood: sums.after / text };
}
