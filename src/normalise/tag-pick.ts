import type { TagGroup } from './tag-features.js';

/** A list with less weight is more often wrong than right. */
const floor = 0.15;

/** Index of the list that is the story's own, or -1; `weights` are the model's. */
export function pickTags(groups: readonly TagGroup[], weights: readonly number[]): number {
  const ruled = groups.findIndex((group) =>
    group.members.some(({ source }) => source === 'site-rule' || source === 'user'),
  );
  if (ruled >= 0) return ruled;
  let best = -1;
  for (let index = 0; index < groups.length; index++) {
    if (weights[index]! >= floor && (best < 0 || weights[index]! > weights[best]!)) best = index;
  }
  return best;
}
