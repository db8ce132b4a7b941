// How sure a run must be to be kept, asked of the page itself. What counts is the F1 of the kept text; the choice that makes its
// expectation largest keeps the runs above half of that expectation. On a page whose runs are all clear this is a half; where the
// model doubts most of them, as on a page of a kind that it hardly knows, a run that it doubts is worth keeping.

const steps = 100;
/** Somewhat more than a half: as well as the probabilities are estimated, precision gains by it. */
const shareOfBest = 0.52;
const lowest = 0.3;

/** The threshold for runs of these probabilities and lengths. */
export function pageThreshold(p: Float32Array, lengths: ArrayLike<number>): number {
  const text = new Float64Array(steps + 1);
  const expected = new Float64Array(steps + 1);
  let whole = 0;
  for (let i = 0; i < p.length; i++) {
    const step = Math.floor(p[i]! * steps);
    const likely = p[i]! * lengths[i]!;
    text[step]! += lengths[i]!;
    expected[step]! += likely;
    whole += likely;
  }
  let kept = 0;
  let right = 0;
  let best = 0;
  for (let step = steps; step >= 0; step--) {
    kept += text[step]!;
    right += expected[step]!;
    best = Math.max(best, (2 * right) / (kept + whole));
  }
  return best > 0 ? Math.max(lowest, shareOfBest * best) : lowest;
}
