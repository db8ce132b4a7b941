import type { SiteRule } from '../types.js';
import { keptText, startOf } from './choose-lines.js';
import { readSignature } from './byline.js';
import type { Analysis } from './features.js';
import type { Place } from './surroundings.js';

// Where the story begins and ends among the lines that were kept.

/** What stands before the headline is the story's only where it is most of the text. */
const mostShare = 0.5;
/** What follows a signature is another story where it is less than this. */
const restShare = 0.4;

/** Unmarks lines outside the story in `keep` and says where it lies. */
export function cutStory(a: Analysis, keep: Uint8Array, headline: number, rule: SiteRule | null, limit: number): Place {
  cutStops(a, keep, rule);
  const whole = keptText(a, keep);
  const shareOf = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i++) if (keep[i]) sum += a.counts[i]!.length;
    return sum / Math.max(1, whole);
  };
  if (headline >= 0 && shareOf(0, headline + 1) < mostShare) keep.fill(0, 0, headline + 1);
  else if (headline >= 0) keep[headline] = 0;
  const bodyStart = startOf(a, keep);
  const signed = a.lines.findIndex(({ text }, i) => i > bodyStart && readSignature(text) !== null);
  if (signed > 0 && shareOf(signed, keep.length) < restShare && shareOf(bodyStart, signed) >= mostShare) {
    keep.fill(0, signed);
  }
  const bodyEnd = keep.lastIndexOf(1) + 1;
  return { headline, bodyStart, bodyEnd: Math.max(bodyEnd, bodyStart), limit };
}

/** A site rule's phrases that open a block of other stories. */
function cutStops(a: Analysis, keep: Uint8Array, rule: SiteRule | null): void {
  const stops = rule?.textStops ?? [];
  if (stops.length === 0) return;
  const start = startOf(a, keep);
  const stop = a.lines.findIndex(({ text }, i) => i > start && stops.some((one) => text.startsWith(one)));
  if (stop > 0) keep.fill(0, stop);
}
