import { olderKeys, urlKey } from '../shared/address-key.js';
import type { Article } from '../types.js';
import type { Seen } from './plan.js';

/** By what another story is looked for among those that the source of a record lists. */
export interface ListedAs {
  /** Of its address. */
  keys: string[];
  /** Its own within the same feed: of an entry that shares its link, and of a page that a link only leads to. */
  guid: string | null;
  /** Whether the poll at hand lists it; null where the record did not come with its poll, and the archive knows. */
  isSibling: boolean | null;
}

export function listedAs({ url, source }: Article, { article, options }: Seen): ListedAs {
  const key = urlKey(url);
  const keys = key === null ? [] : [key, ...olderKeys(url)];
  const { siblings, feedUrl = article.source.feedUrl } = options;
  const own = options.guid === undefined ? article.source.guid : options.guid;
  const guid = feedUrl !== null && source.feedUrl === feedUrl && source.guid !== own ? source.guid : null;
  const names = guid === null ? keys : [...keys, `guid:${guid}`];
  // What left the feed with this poll still stands in the archive as listed.
  return { keys, guid, isSibling: siblings?.size ? names.some((name) => siblings.has(name)) : null };
}
