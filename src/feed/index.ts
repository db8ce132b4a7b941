import { FeedError } from '../errors.js';
import { writeChannel, writeEntry } from './canonical.js';
import { settleDays } from './day-order.js';
import type { FeedOptions, ParsedFeed } from './feed-types.js';
import { parseJsonFeed } from './json-feed.js';
import { readHints } from './hints.js';
import { type CanonicalForm, readCanonical } from './read-canonical.js';
import type { FeedFamily } from './text-construct.js';
import { type FeedElement, readFeedTree, resolveLink } from './tree.js';

export type {
  Enclosure,
  FeedEntry,
  FeedFormat,
  FeedHints,
  FeedInfo,
  FeedOptions,
  FeedPerson,
  ParsedFeed,
} from './feed-types.js';
export { type OwnNames, ownNames } from './own-names.js';
export { nextFeedPage } from './paging.js';
export { hasStory, rawArticleFromEntry, saysSomething } from './record.js';

// Front door of feeds: decoded text of an RSS, Atom, RDF, CDF or JSON feed → its entries → everything seen in each. The text
// is read as far as it goes, brought to one canonical form, and that is what rss-parser reads. It fetches nothing and
// follows no link.

/** Entries of a feed in its order, ill-formed or cut as it may be. Throws FeedError where there is no feed at all. */
export async function parseFeedText(text: string, options: FeedOptions): Promise<ParsedFeed> {
  if (/^[\s\uFEFF]*[{[]/.test(text)) {
    const parsed = parseJsonFeed(text, options);
    settleDays(parsed.entries, parsed.feed, options.url);
    return parsed;
  }
  const base = options.contentLocation ? resolveLink(options.contentLocation, options.url) : options.url;
  const form: CanonicalForm = { channel: '', items: [], texts: [] };
  let family: FeedFamily | null = null;
  const { root, isCut } = readFeedTree(text, base, (entry) => {
    family ??= entry.name === 'entry' ? 'atom' : 'rss';
    form.items.push(writeEntry(entry, family, form.texts));
  });
  const top = findTop(root);
  if (!top && form.items.length === 0) throw new FeedError(`${options.url ?? 'the text'} is not a feed`);
  family ??= top?.name === 'feed' ? 'atom' : 'rss';
  const channel = (top && (top.name === 'rss' || top.name === 'rdf:rdf') ? child(top, 'channel') : top) ?? root;
  const count = form.items.length;
  form.channel = writeChannel(top ?? root, channel, family, form.texts);
  const { feed, links, entries } = await readCanonical(form);
  feed.language ??= options.contentLanguage;
  settleDays(entries, feed, options.url);
  // The file of a feed has no address; its site's own is the next best.
  if (base === null) for (const entry of entries) entry.link &&= resolveLink(entry.link, feed.link);
  const linkOf = (rel: string): string | null => links.find((link) => link.rel === rel)?.url ?? null;
  return {
    format: top?.name === 'rdf:rdf' || top?.name === 'rdf' ? 'rdf' : family,
    feed,
    entries,
    next: linkOf('next') ?? linkOf('prev-archive'),
    hub: linkOf('hub'),
    self: linkOf('self'),
    hints: readHints(channel),
    notices: isCut ? [`the feed is cut off after ${count} complete entries`] : [],
  };
}

const tops = new Set(['rss', 'rdf:rdf', 'feed', 'channel', 'rdf']);

/** The element that makes it a feed, wherever a warning or a wrapper stands before it. */
function findTop(root: FeedElement): FeedElement | null {
  let level = root.elements;
  for (let depth = 0; depth < 5 && level.length > 0; depth++) {
    const found = level.find((element) => tops.has(element.name));
    if (found) return found;
    level = level.flatMap((element) => element.elements);
  }
  return null;
}

function child(element: FeedElement, name: string): FeedElement | null {
  return element.elements.find((one) => one.name === name) ?? null;
}
