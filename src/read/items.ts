import type { ReadOptions } from '../options.js';
import type { DocumentItems, Fetched } from '../types.js';
import { bounded, boundedItems } from './bounded.js';
import { itemsFromWarc } from './capture.js';
import { itemsFromFeed } from './feed-items.js';
import { itemsFromList, itemsFromOpml, itemsFromPages, itemsFromSitemap } from './listing.js';
import { type OpenedDocument, openDocument } from './open.js';
import { itemsFromRecords } from './records.js';
import { articleFromPage, articleFromText } from './record.js';

/**
 * One document's bytes → its records and the targets that it names. Throws what its step throws, and TimeoutError where that takes
 * too long; the caller makes an outcome of it.
 */
export async function readDocument(fetched: Fetched, options: ReadOptions): Promise<DocumentItems> {
  const { documentTimeoutMs } = options;
  const { ref } = fetched.target;
  const opened = await openDocument(fetched, documentTimeoutMs);
  // The models of plain text are of no use to a page of HTML, nor a feed's parsers to either.
  const steps = {
    ...(opened.kind === 'text' ? { text: await import('../text-page/index.js') } : {}),
    ...(opened.kind === 'feed' ? { feed: await import('../feed/index.js') } : {}),
  };
  const { capture } = fetched.target;
  // A capture causes no requests: the pages that its lists name are in it as documents of their own, or are not to be had.
  if (capture && listings.has(opened.kind)) return [];
  const asked = capture ? { ...options, full: false, pages: 1 } : options;
  return boundedItems(
    ref,
    documentTimeoutMs,
    bounded(ref, documentTimeoutMs, () => itemsFrom(opened, steps, asked)),
  );
}

const listings: ReadonlySet<OpenedDocument['kind']> = new Set(['sitemap', 'opml', 'list']);

interface Steps {
  text?: typeof import('../text-page/index.js');
  feed?: typeof import('../feed/index.js');
}

function itemsFrom(opened: OpenedDocument, steps: Steps, options: ReadOptions): DocumentItems {
  switch (opened.kind) {
    case 'page':
      return [{ kind: 'article', article: articleFromPage(opened, options) }];
    case 'text':
      return [{ kind: 'article', article: articleFromText(opened, options, steps.text!) }];
    case 'feed':
      return itemsFromFeed(opened, options, steps.feed!);
    case 'sitemap':
      return itemsFromSitemap(opened, options.since);
    case 'opml':
      return itemsFromOpml(opened);
    case 'list':
      return itemsFromList(opened);
    case 'pages':
      return itemsFromPages(opened);
    case 'records':
      return itemsFromRecords(opened.decoded.text, opened.fetched.target, options.bodyForm);
    case 'warc':
      return itemsFromWarc(opened.stream(), opened.fetched.target, options.maxBytes);
  }
}
