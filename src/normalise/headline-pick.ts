import { LatinTwin } from '../shared/latin-twin.js';
import { likeness } from '../shared/likeness.js';
import { type HeadlineGroup, headlineFeatures } from './headline-features.js';
import { columnsOf } from './judge.js';

const column = columnsOf(headlineFeatures);

/** Index of the headline, or -1; `weigh` gives the model's weights, which a newsroom's own word makes needless. Apart from the choice, so that training measures it with its own folds. */
export function pickHeadline(
  groups: readonly HeadlineGroup[],
  rows: readonly Float32Array[],
  weigh: () => readonly number[],
): { best: number; why: string } {
  const ruled = groups.findIndex((group) =>
    group.members.some(({ candidate }) => candidate.source === 'site-rule' || candidate.source === 'user'),
  );
  if (ruled >= 0) return { best: ruled, why: 'the site rule says so' };
  const told = groups.findIndex((group) => group.members.some(({ candidate }) => candidate.field === 'headline'));
  const isTold = groups.every((group) => group.members.every(({ candidate }) => tellers.has(candidate.source)));
  if (isTold && told >= 0) return { best: statedOf(groups, told), why: 'the feed or text says so' };
  const declared = newsHeadline(groups, rows);
  if (declared >= 0) return { best: declared, why: 'what the page’s NewsArticle declares' };
  const weights = weigh();
  let best = -1;
  for (let index = 0; index < groups.length; index++)
    if (!groups[index]!.isWholeSite && (best < 0 || weights[index]! > weights[best]!)) best = index;
  return { best, why: 'weighed among all' };
}

/** They tell their headline outright. */
const tellers = new Set(['feed', 'sitemap', 'text-page']);

/** A feed states its headline, and that of a plain text is guessed by its lines; one may have no more than "Re:" before the other. */
function statedOf(groups: readonly HeadlineGroup[], told: number): number {
  const stated = groups.findIndex(({ members }) =>
    members.some(({ candidate: { field, source } }) => field === 'headline' && source !== 'text-page'),
  );
  return stated < 0 || groups[stated]!.key.endsWith(groups[told]!.key) ? told : stated;
}

/** Shorter ones are labels. */
export const minDeclared = 10;

/** Fewer words in common than two headlines of one story have. */
const unlike = 0.15;

const cutOff = new LatinTwin(/[\p{L}\p{N},](?:\.{3}|…)$/u);

/** The headline that a NewsArticle declares, unless it is cut off or has only a kicker more than the h1. */
function newsHeadline(groups: readonly HeadlineGroup[], rows: readonly Float32Array[]): number {
  const is = (index: number, name: keyof typeof column): boolean => rows[index]![column[name]]! > 0;
  const declared = groups.findIndex(
    (group, index) => is(index, 'ldArticle') && is(index, 'pageLdIsNews') && group.value.length > minDeclared,
  );
  if (declared < 0) return -1;
  const { key, value, isSite } = groups[declared]!;
  if (isSite || cutOff.test(value)) return -1;
  // What readers see and the page's own data say as one, without a word of the declared one: that is another story's.
  const isOther = groups.some(
    (group, index) =>
      is(index, 'h1') && (is(index, 'openGraph') || is(index, 'title')) && likeness(group.value, value) < unlike,
  );
  if (isOther) return -1;
  const open = key.replace(/\.{3}$/, '');
  const isDoubtful = groups.some((group, index) => {
    if (index === declared || !is(index, 'h1') || group.key.length <= 8) return false;
    const isCut = group.key.startsWith(open) && group.key.length > open.length + 5;
    // "Dismantling a plant" where the h1 goes on with what is said about it: a kicker.
    const isKicker = groups.some((other) => isLabelled(other.key, key, group.key));
    return isCut || isKicker || (key.endsWith(group.key) && !is(declared, 'openGraph'));
  });
  return isDoubtful ? -1 : declared;
}

/** Whether one source joins both: "kicker: headline". */
function isLabelled(whole: string, kicker: string, headline: string): boolean {
  const between = whole.length - kicker.length - headline.length;
  return between > 0 && between <= 4 && whole.startsWith(kicker) && whole.endsWith(headline);
}
