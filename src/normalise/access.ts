import { readPaywall } from '../shared/paywall-words.js';
import type { Article, Candidate } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

export interface AccessChoice {
  access: Article['access'];
  bodyComplete: boolean | null;
  explain: () => FieldEvidence;
}

/** A teaser before a wall has fewer words. */
const maxTeaserWords = 120;
const maxWalledWords = 300;
/** Counted words may differ from the publisher's by captions and boxes. */
const completeShare = 0.75;
const cutShare = 0.5;

/** By mark-up and status, where neither says anything by the words `around` a short text; whether the text at hand is the whole one by the publisher's own count, or by its length before a wall. */
export function chooseAccess(
  candidates: readonly Candidate[],
  status: number | null,
  words: number | null,
  around: readonly string[] = [],
): AccessChoice {
  const all = ranked(candidates, 'access');
  const [best] = all;
  const isRefused = status === 402 || status === 451;
  // A long text is the whole one, whatever its page sells.
  const wall = !isRefused && !best && (words ?? 0) < maxWalledWords ? readPaywall(around) : null;
  const access = isRefused ? 'paywalled' : (wall?.access ?? accessOf(all.map(({ value }) => value)));
  return {
    access,
    bodyComplete: completeness(candidates, access, words, wall?.isCut ?? false),
    explain: () =>
      fieldEvidence(
        access === 'unknown' ? null : { value: access, from: best ?? null },
        isRefused
          ? `status ${status}`
          : wall
            ? `the page says “${wall.text.slice(0, 60)}”`
            : best
              ? 'declared'
              : 'no candidate',
        all.slice(1).map((one) => ({
          value: one.value,
          from: one,
          why: one.value === access ? 'says the same' : 'less trusted',
        })),
      ),
  };
}

/** "Free" at the top and "not free" for a part is a meter. */
function accessOf(values: readonly ('open' | 'metered' | 'paywalled')[]): Article['access'] {
  if (values.includes('metered')) return 'metered';
  return values[0] ?? 'unknown';
}

function completeness(
  candidates: readonly Candidate[],
  access: Article['access'],
  words: number | null,
  isCut: boolean,
): boolean | null {
  const [counted] = ranked(candidates, 'wordCount');
  if (counted && counted.value > 20) {
    const share = (words ?? 0) / counted.value;
    if (share >= completeShare) return true;
    if (share < cutShare) return false;
  }
  if (isCut || (access === 'paywalled' && (words ?? 0) < maxTeaserWords)) return false;
  return null;
}
