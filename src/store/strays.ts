import { placeKey } from '../shared/address-key.js';
import type { Article } from '../types.js';
import { likenessOf } from './alike.js';
import { closeHeadline } from './plan.js';

// Earlier versions took stories for one that shared an address. What they merged is parted again.

/** One state of what the archive holds as one article, oldest first. */
export interface State {
  record: Article;
}

/**
 * Those states that are other stories than the first: named otherwise (by an address or a guid of their own) and alike neither in
 * headline nor in text to any state of the first. What was rewritten or taken back under its own name stays.
 */
export function straysOf<T extends State>(states: readonly T[]): T[] {
  const own: T[] = [];
  const strays: T[] = [];
  for (const state of states) {
    const isOwn = own.length === 0 || own.some((one) => isOneStory(one.record, state.record));
    (isOwn ? own : strays).push(state);
  }
  return strays;
}

function isOneStory(a: Article, b: Article): boolean {
  return !isNamedOtherwise(a, b) || likenessOf(a, b, closeHeadline) !== 'unlike';
}

function isNamedOtherwise(a: Article, b: Article): boolean {
  const [one, other] = [placeKey(a.url), placeKey(b.url)];
  if (one !== null && other !== null && one !== other) return true;
  const { feedUrl, guid } = a.source;
  return guid !== null && b.source.guid !== null && feedUrl === b.source.feedUrl && guid !== b.source.guid;
}
