import { parseOpml } from '../opml/index.js';
import { parseSitemap, rawArticleFromSitemap } from '../sitemap/index.js';
import { makeTarget } from '../source/index.js';
import type { DocumentItem, Fetched } from '../types.js';

// Documents that name others: sitemaps and lists of feeds → targets, made one at a time as they are asked for.

/** Pages and sitemaps that a sitemap names; what did not change since the day asked for is left out. */
export function* itemsFromSitemap(text: string, fetched: Fetched, since: string | null): Generator<DocumentItem> {
  const depth = fetched.target.depth + 1;
  for (const item of parseSitemap(text, { url: fetched.url, since })) {
    const entry = item.kind === 'page' ? rawArticleFromSitemap(item) : null;
    yield {
      kind: 'target',
      target: makeTarget(item.url, { url: item.url, isFound: true, depth, entry, feedUrl: fetched.url }),
    };
  }
}

/** The feeds of a list. It is the user's own, so its lines are as good as typed. */
export function* itemsFromOpml(text: string, fetched: Fetched): Generator<DocumentItem> {
  const depth = fetched.target.depth + 1;
  const isFound = fetched.target.url !== null;
  for (const { url } of parseOpml(text).feeds) {
    yield { kind: 'target', target: makeTarget(url, { url, isFound, depth }) };
  }
}
