import { alternativesTo } from './alternatives.js';
import { largestOf } from '../shared/largest.js';
import { lazy } from '../shared/lazy.js';
import type { Candidate } from '../types.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { headlineFeatures, headlineGroups, headlineRows } from './headline-features.js';
import file from './headline.model.json' with { type: 'json' };
import { pickHeadline } from './headline-pick.js';
import { columnsOf, judgeOf } from './judge.js';
import type { HeadlineSigns } from './quality-signs.js';
import type { SiteNames } from './site-names.js';

// Which of a page's headlines is the story's own: weighed by a model over all that were seen, but a newsroom's own NewsArticle comes first.

const judge = judgeOf(file, headlineFeatures);
const { startedByOther, pageH1IsOpenGraph } = columnsOf(headlineFeatures);

export interface HeadlineChoice {
  headline: string | null;
  alternatives: string[];
  /** How sure the choice is; null where nothing was weighed. */
  signs: () => HeadlineSigns | null;
  explain: () => FieldEvidence;
}

export interface HeadlineContext {
  site: SiteNames;
  url: string | null;
}

export function chooseHeadline(candidates: readonly Candidate[], { site, url }: HeadlineContext): HeadlineChoice {
  const groups = headlineGroups(candidates, site);
  const rows = headlineRows(groups, candidates, url);
  const weigh = lazy(() => judge(rows));
  const { best, why } = pickHeadline(groups, rows, weigh);
  const chosen = best < 0 ? null : groups[best]!;
  return {
    headline: chosen?.value ?? null,
    alternatives: alternativesTo(chosen, groups, site),
    signs: () => {
      // What a rule, a feed or a text says outright was not weighed.
      if (!chosen?.members.some(({ kind }) => kind !== 'rule' && kind !== 'other')) return null;
      const weights = weigh();
      const row = rows[best]!;
      return {
        weight: weights[best]!,
        second: largestOf(weights.filter((_, index) => index !== best)),
        seen: chosen.members.length,
        startedByOther: row[startedByOther]!,
        pageH1IsOpenGraph: row[pageH1IsOpenGraph]!,
      };
    },
    explain: () => {
      const weights = weigh();
      const order = groups.map((_, index) => index).sort((a, b) => weights[b]! - weights[a]!);
      const others = order
        .filter((index) => index !== best)
        .map((index) => ({
          value: groups[index]!.value,
          from: groups[index]!.members[0]!.candidate,
          why: `weight ${weights[index]!.toFixed(2)}`,
        }));
      const shown = chosen && { value: chosen.value, from: chosen.members[0]!.candidate };
      return fieldEvidence(
        shown,
        best < 0
          ? groups.length > 0
            ? 'nothing but the site’s name'
            : 'no candidate'
          : `${why}; weight ${weights[best]!.toFixed(2)}, seen ${chosen!.members.length} times`,
        others,
      );
    },
  };
}
