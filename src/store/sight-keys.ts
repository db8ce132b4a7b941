import type { Article } from '../types.js';
import type { Seen } from './plan.js';
import type { SaveOptions } from './store.js';

// What a save notes of where a story was seen.

/** The keys by which it is known again. */
export const keptKeys = (keys: Seen['keys']): string[] => keys.filter((one) => one.isKept).map((one) => one.key);

export interface Sight {
  /** Empty where no feed named it. */
  feedUrl: string;
  guid: string;
  url: string;
}

/** As it is kept, once for each feed and address. */
export function sightingOf(article: Article, options: SaveOptions): Sight {
  const url = article.canonicalUrl ?? article.url ?? '';
  const guid = options.guid === undefined ? article.source.guid : options.guid;
  // A guid that changes at every poll would make a sighting of every poll; with an address the address will do.
  return { feedUrl: options.feedUrl ?? article.source.feedUrl ?? '', guid: url === '' ? (guid ?? '') : '', url };
}
