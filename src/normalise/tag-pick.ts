import { type TagGroup, tagFeatures } from './tag-features.js';

const slugColumn = tagFeatures.indexOf('slugShare');
const wordsColumn = tagFeatures.indexOf('meanWords');

/** A list with less weight is more often wrong than right. */
const floor = 0.15;

/** Index of the list that is the story's own, or -1; `weights` are the model's. */
export function pickTags(
  groups: readonly TagGroup[],
  rows: readonly Float32Array[],
  weights: readonly number[],
): number {
  const ruled = groups.findIndex((group) =>
    group.members.some(({ source }) => source === 'site-rule' || source === 'user'),
  );
  if (ruled >= 0) return ruled;
  const isTold = groups.every((group) => group.members.every(isTelling));
  let best = -1;
  for (let index = 0; index < groups.length && !isTold; index++) {
    if (isSlug(groups[index]!, rows[index]!) || isOfSite(groups[index]!)) continue;
    if (weights[index]! >= floor && (best < 0 || weights[index]! > weights[best]!)) best = index;
  }
  return best >= 0 ? best : toldTags(groups);
}

/** The address cut into words is not a list of topics, unless readers see it as one. */
function isSlug({ tags, members }: TagGroup, row: Float32Array): boolean {
  if (members.some(({ source }) => source === 'tag-links')) return false;
  return tags.length >= 4 && row[slugColumn]! > 0.99 && row[wordsColumn]! < 1.2;
}

/**
 * Clouds of the whole site stand in its footer, its side columns and, as what is talked about today, above the story; links to
 * sections and stories are no topics.
 */
function isOfSite({ members }: TagGroup): boolean {
  return members.every(({ source, traits = {} }) => {
    const { elsewhere, outside, footer, aside, nav, others, head, article, distance = 0 } = traits;
    // A link within a line counts with the line behind it.
    const isAbove = distance <= 0 && (nav || others || head || outside);
    return source === 'tag-links' && (elsewhere || (others && outside) || ((footer || aside || isAbove) && !article));
  });
}

const isTelling = ({ source }: TagGroup['members'][number]): boolean =>
  source === 'feed' || source === 'sitemap' || source === 'text-page';

/** The longest list of a feed entry or a plain-text page. */
function toldTags(groups: readonly TagGroup[]): number {
  let best = -1;
  groups.forEach((group, index) => {
    if (group.members.some(isTelling) && (best < 0 || group.tags.length > groups[best]!.tags.length)) best = index;
  });
  return best;
}
