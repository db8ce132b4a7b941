import { FeedError, TooLargeError } from '../errors.js';
import { rawArticleFromSitemap } from '../sitemap/index.js';
import { makeTarget, targetFromAddress } from '../source/index.js';
import type { DocumentItem, Fetched, Target } from '../types.js';
import type { OpenedDocument } from './open.js';

// Documents that name others: sitemaps and lists of feeds → targets, made one at a time as they are asked for. A name that is not
// an address is a failure of its own.

type Listing<Kind extends OpenedDocument['kind']> = OpenedDocument & { kind: Kind };

/** Pages and sitemaps that a sitemap names, each once; what did not change since the day asked for is left out. One that is cut off is a failure as well. */
export function* itemsFromSitemap(
  { fetched, items }: Listing<'sitemap'>,
  since: string | null,
): Generator<DocumentItem> {
  const { target } = fetched;
  const depth = target.depth + 1;
  const seen = new Set<string>();
  const reading = items(since);
  let next = reading.next();
  for (; !next.done; next = reading.next()) {
    const item = next.value;
    if (seen.has(item.url)) continue;
    seen.add(item.url);
    const entry = item.kind === 'page' ? rawArticleFromSitemap(item) : null;
    yield itemOf(item.url, fetched, { isFound: true, isListed: true, depth, entry, feedUrl: fetched.url });
  }
  if (fetched.isCut) yield tooLarge(fetched);
  else if (!next.value.isWhole) {
    const error = new FeedError(`${target.ref} is cut off: its whole entries were read, and others may be missing`);
    yield { kind: 'failure', error, target };
  }
}

function tooLarge({ target, bytes }: Fetched): DocumentItem {
  const size = `${Math.floor(bytes.length / 1_048_576)} MiB`;
  const message = `${target.ref} is larger than a sitemap may be: what stands behind its first ${size} was not read (--max-bytes)`;
  return { kind: 'failure', error: new TooLargeError(message), target };
}

/** The feeds of a list. It is the user's own, so its lines are as good as typed. */
export function* itemsFromOpml({ fetched, list }: Listing<'opml'>): Generator<DocumentItem> {
  const depth = fetched.target.depth + 1;
  const isFound = fetched.target.url !== null;
  for (const { url } of list.feeds) yield itemOf(url, fetched, { isFound, depth });
  for (const name of list.unreadable) yield itemOf(name, fetched, { isFound, depth });
}

/** Pages in one file; each goes the way of one that has a file of its own. */
export function* itemsFromPages({ fetched, pages }: Listing<'pages'>): Generator<DocumentItem> {
  const { ref, file, contentType, depth } = fetched.target;
  for (const bytes of pages) {
    yield { kind: 'target', target: makeTarget(ref, { file, bytes, contentType, depth: depth + 1 }) };
  }
}

/** A text sitemap or a list of feeds. */
export function* itemsFromList({ fetched, names }: Listing<'list'>): Generator<DocumentItem> {
  const depth = fetched.target.depth + 1;
  // The last line is broken off.
  const whole = fetched.isCut ? names.slice(0, -1) : names;
  for (const name of new Set(whole)) {
    yield itemOf(name, fetched, { isFound: true, isListed: true, depth, feedUrl: fetched.url });
  }
  if (fetched.isCut) yield tooLarge(fetched);
}

function itemOf(name: string, { target }: Fetched, parts: Partial<Target>): DocumentItem {
  try {
    return { kind: 'target', target: targetFromAddress(name, parts) };
  } catch (error) {
    return { kind: 'failure', error, target: makeTarget(target.ref, { depth: target.depth + 1 }) };
  }
}
