import type { TagGroup } from './tag-features.js';

/** A list with less weight is more often wrong than right. */
const floor = 0.15;

/** Index of the list that is the story's own, or -1; `weights` are the model's. */
export function pickTags(groups: readonly TagGroup[], weights: readonly number[]): number {
  const ruled = groups.findIndex((group) =>
    group.members.some(({ source }) => source === 'site-rule' || source === 'user'),
  );
  if (ruled >= 0) return ruled;
  const isTold = groups.every((group) => group.members.every(isTelling));
  let best = -1;
  for (let index = 0; index < groups.length && !isTold; index++) {
    if (weights[index]! >= floor && (best < 0 || weights[index]! > weights[best]!)) best = index;
  }
  return best >= 0 ? best : toldTags(groups);
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
