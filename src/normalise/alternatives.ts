import { likeness } from '../shared/likeness.js';
import type { HeadlineGroup } from './headline-features.js';
import { minDeclared } from './headline-pick.js';
import { isSiteName, letterKey, type SiteNames } from './site-names.js';

const maxAlternatives = 8;
/** Two headings of one story share as much. */
const leastLike = 0.2;

/** Other headlines that the page declares for its story; parts of titles, names of site and section, and other stories' headlines are none. */
export function alternativesTo(
  chosen: HeadlineGroup | null,
  groups: readonly HeadlineGroup[],
  site: SiteNames,
): string[] {
  if (!chosen) return [];
  const isOwn = (group: HeadlineGroup): boolean =>
    group !== chosen &&
    group.value.length >= minDeclared &&
    !isSpelling(group, chosen) &&
    !isLabel(group.value, site) &&
    !isHungOn(group.value, chosen.value, site) &&
    group.members.some((member) => isDeclared(member, group, chosen, groups));
  return groups
    .filter(isOwn)
    .map((group) => group.value)
    .slice(0, maxAlternatives);
}

/** The same words with other signs, a part of them, or what search engines show of them: "The old tower opens after…". */
function isSpelling({ key, value }: HeadlineGroup, chosen: HeadlineGroup): boolean {
  const open = key.replace(/\s*(?:\.{3}|…)$/, '');
  const isCut = open !== key && chosen.key.startsWith(open);
  return isCut || chosen.key.includes(key) || letterKey(value) === letterKey(chosen.value);
}

const isLabel = (value: string, site: SiteNames): boolean =>
  isSiteName(value, site) || site.sections.has(letterKey(value));

const hangers = /\s+[-–—|*•·»›~]\s+|\s*[|｜]\s*/u;
/** Words of what sites hang on a headline: a section, an author, their own name. */
const maxHung = 4;

/** "Headline - National | The Herald": names that hang on a headline make no other one. */
function isHungOn(value: string, headline: string, site: SiteNames): boolean {
  if (!value.startsWith(headline)) return false;
  const [rest, ...hung] = value.slice(headline.length).split(hangers);
  return rest === '' && hung.every((name) => name.split(/\s+/).length <= maxHung || isSiteName(name, site));
}

/** Marked on elements of the page: beside the story's own those of others are, too. */
const marks = new Set(['microdata', 'rdfa', 'h-entry']);

function isDeclared(
  { candidate, isPart }: HeadlineGroup['members'][number],
  group: HeadlineGroup,
  chosen: HeadlineGroup,
  groups: readonly HeadlineGroup[],
): boolean {
  const { source, place, field, confidence = 1 } = candidate;
  if (isPart || confidence < 0.5 || source === 'title-element') return false;
  // What holds the headline and more is the headline with its kicker, date or label; what is unlike it names the section or the site.
  if (source === 'heading')
    return (
      place === 'h1' &&
      candidate.traits?.count === 1 &&
      !group.key.includes(chosen.key) &&
      likeness(group.value, chosen.value) >= leastLike
    );
  if (!marks.has(source) || field === 'alternativeHeadline') return true;
  return groups.every((other) => other === group || other.members.every((one) => one.candidate.source !== source));
}
