import { FeedError } from '../errors.js';
import type { FeedOptions, ParsedFeed } from './feed-types.js';
import { parseJsonFeed } from './json-feed.js';
import { readFeed } from './read-feed.js';
import { throughRssParser } from './through-rss-parser.js';
import { parseTree } from './tree.js';

// Feed text → the feed and its entries → everything seen in each. It fetches nothing, follows no link and decodes no bytes.
// The way: tolerant tree → canonical form → rss-parser → entries. Ill-formed feeds are read as far as they go.

/** Entries of an RSS, Atom, RDF, CDF or JSON feed, in its order. Throws FeedError where the text is no feed at all. */
export async function parseFeedText(text: string, options: FeedOptions): Promise<ParsedFeed> {
  if (/^[\uFEFF\s]*[{[]/.test(text)) return parseJsonFeed(text, options);
  const feed = readFeed(parseTree(text), options);
  if (!feed)
    throw new FeedError(`${options.url ?? 'the document'} is no feed: its root element is none of RSS, Atom or RDF`);
  return throughRssParser(feed);
}

export type { Enclosure, FeedEntry, FeedInfo, FeedOptions, ParsedFeed } from './feed-types.js';
export { rawArticleFromEntry } from './entry.js';
