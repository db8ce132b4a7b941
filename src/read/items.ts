import type { ReadOptions } from '../options.js';
import type { DocumentItems, Fetched } from '../types.js';
import { itemsFromWarc } from './capture.js';
import { itemsFromFeed } from './feed-items.js';
import { itemsFromList, itemsFromOpml, itemsFromSitemap } from './listing.js';
import { type OpenedDocument, openDocument } from './open.js';
import { articleFromPage, articleFromText } from './record.js';

/** One document's bytes → its records and the targets that it names. Throws what its step throws; the caller makes an outcome of it. */
export async function readDocument(fetched: Fetched, options: ReadOptions): Promise<DocumentItems> {
  return itemsFrom(await openDocument(fetched), options);
}

function itemsFrom(opened: OpenedDocument, options: ReadOptions): Promise<DocumentItems> | DocumentItems {
  switch (opened.kind) {
    case 'page':
      return [{ kind: 'article', article: articleFromPage(opened.fetched, opened.decoded, options) }];
    case 'text':
      return oneText(opened, options);
    case 'feed':
      return itemsFromFeed(opened, options);
    case 'sitemap':
      return itemsFromSitemap(opened, options.since);
    case 'opml':
      return itemsFromOpml(opened);
    case 'list':
      return itemsFromList(opened);
    case 'warc':
      return itemsFromWarc(opened.stream(), opened.fetched.target, options.maxBytes);
  }
}

async function oneText(
  { fetched, decoded }: OpenedDocument & { kind: 'text' | 'page' },
  options: ReadOptions,
): Promise<DocumentItems> {
  return [{ kind: 'article', article: await articleFromText(fetched, decoded, options) }];
}
