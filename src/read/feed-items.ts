import { FeedError } from '../errors.js';
import { blocksFromHtml } from '../extract/index.js';
import type { FeedEntry } from '../feed/index.js';
import type { ReadOptions } from '../options.js';
import { isBeforeDay } from '../shared/before-day.js';
import { makeTarget } from '../source/index.js';
import type { DocumentItem, DocumentItems, Fetched, RawArticle, Target } from '../types.js';
import type { OpenedDocument } from './open.js';
import { articleFromEntry, entryWithOwnNames, guidOf, sourceOf } from './record.js';

/** A feed's entries as records, or (`full`) as pages to fetch; the feed's next page, and what of it was lost. */
export function itemsFromFeed(
  { fetched, decoded, feed }: OpenedDocument & { kind: 'feed' },
  options: ReadOptions,
  { nextFeedPage, ownNames, rawArticleFromEntry, saysSomething }: typeof import('../feed/index.js'),
): DocumentItems {
  const lost = feed.notices.map((notice): DocumentItem => {
    return { kind: 'failure', error: new FeedError(`${fetched.target.ref}: ${notice}`), target: fetched.target };
  });
  const next = nextFeedPage(feed, { url: fetched.url, page: fetched.target.feedPage ?? 1, pages: options.pages });
  const rest = next ? [...lost, pageItem(next, fetched)] : lost;
  const isOld = (date: string | null): boolean =>
    date !== null && options.since !== null && isBeforeDay(date, options.since);
  const source = { ...sourceOf(fetched, decoded, 'feed'), feedUrl: feedUrlOf(fetched) };
  const names = new Map(ownNames(feed).map((own, at) => [feed.entries[at]!, own]));
  const itemOf = (entry: FeedEntry): DocumentItem => {
    const raw = entryWithOwnNames(rawArticleFromEntry(entry, feed, { blocksFromHtml }), names.get(entry));
    // An entry without a page of its own has none to fetch, and one that is too old is not printed anyhow.
    const isFetched =
      options.full && raw.url !== null && raw.ownUrl === undefined && !isOld(entry.updated ?? entry.published);
    if (isFetched) return { kind: 'target', target: entryTarget(raw, raw.url!, fetched) };
    return { kind: 'article', article: articleFromEntry(raw, { ...source, guid: guidOf(raw) }, options) };
  };
  const entries = feed.entries.filter(saysSomething);
  if (options.full) return [...entries.map(itemOf), ...rest];
  // One at a time: whoever wants the first record of a long feed does not wait for the last.
  const records = function* (): Generator<DocumentItem> {
    for (const entry of entries) yield itemOf(entry);
    yield* rest;
  };
  return { [Symbol.iterator]: records, isAtHand: next === null };
}

/** A further page of the same feed stands as deep as the first. */
function pageItem(next: { url: string; isGuess: boolean }, fetched: Fetched): DocumentItem {
  const { depth, feedPage = 1 } = fetched.target;
  const page = { feedUrl: feedUrlOf(fetched), feedPage: feedPage + 1, isGuess: next.isGuess };
  return { kind: 'target', target: makeTarget(next.url, { url: next.url, isFound: true, depth, ...page }) };
}

/** Of a further page, the address of the first. */
function feedUrlOf({ target, url }: Fetched): string | null {
  return target.feedPage === undefined ? url : target.feedUrl;
}

function entryTarget(entry: RawArticle, url: string, fetched: Fetched): Target {
  const depth = fetched.target.depth + 1;
  return makeTarget(url, { url, isFound: true, depth, entry, feedUrl: feedUrlOf(fetched) });
}
