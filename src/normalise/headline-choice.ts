import { largestOf } from '../shared/largest.js';
import { lazy } from '../shared/lazy.js';
import type { Candidate } from '../types.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';
import { type HeadlineGroup, headlineFeatures, headlineGroups, headlineRows } from './headline-features.js';
import file from './headline.model.json' with { type: 'json' };
import { minDeclared, pickHeadline } from './headline-pick.js';
import { columnsOf, judgeOf } from './judge.js';
import type { HeadlineSigns } from './quality-signs.js';
import { isSiteName, type SiteNames } from './site-names.js';

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
        best < 0 ? 'no candidate' : `${why}; weight ${weights[best]!.toFixed(2)}, seen ${chosen!.members.length} times`,
        others,
      );
    },
  };
}

const maxAlternatives = 8;

/** "Headline - National": a section's, author's or site's name (four words at most) behind the headline makes no other one. */
function isHungOn(value: string, headline: string): boolean {
  return value.startsWith(headline) && /^\s+[-–—|*•·»›~](?:\s+\S+){1,4}$/.test(value.slice(headline.length));
}

/** "The old tower opens after…": search engines show no more of it. */
function isCutFrom(key: string, whole: string): boolean {
  const open = key.replace(/\s*(?:\.{3}|…)$/, '');
  return open !== key && whole.startsWith(open);
}

/** Other headlines that the page itself declares; parts of titles and the site's name are none. */
function alternativesTo(chosen: HeadlineGroup | null, groups: readonly HeadlineGroup[], site: SiteNames): string[] {
  if (!chosen) return [];
  return groups
    .filter((group) => {
      if (group === chosen || group.value.length < minDeclared || chosen.key.includes(group.key)) return false;
      if (isSiteName(group.value, site) || isHungOn(group.value, chosen.value)) return false;
      if (isCutFrom(group.key, chosen.key)) return false;
      return group.members.some(({ candidate, isPart }) => {
        const { source, place, confidence = 1 } = candidate;
        if (isPart || confidence < 0.5) return false;
        return source !== 'heading' && source !== 'title-element'
          ? true
          : place === 'h1' && candidate.traits?.count === 1;
      });
    })
    .map((group) => group.value)
    .slice(0, maxAlternatives);
}
