import { guidOf } from '../read/index.js';
import type { DocumentItem, DocumentItems, Target } from '../types.js';

// While the pages of a feed are read one after another, its publisher goes on: what is new pushes the last entries of each page onto
// the next one, where they come again.

/** The entries of feeds that are read page by page, each on the first page that has it. */
export class PagedEntries {
  private readonly pages = new Map<string, number>();

  /** Items of a document without the entries that an earlier page of its feed had. */
  left(target: Target, items: DocumentItems): DocumentItems {
    const isNew = (item: DocumentItem): boolean => this.isNew(item, target.feedPage ?? 1);
    const { isAtHand } = items;
    const left = Array.isArray(items) ? (items as DocumentItem[]).filter(isNew) : only(items, isNew);
    return isAtHand === undefined ? left : Object.assign(left, { isAtHand });
  }

  /** What comes twice on one page is the feed's own doing. */
  private isNew(item: DocumentItem, page: number): boolean {
    const name = nameOf(item);
    if (name === null) return true;
    const first = this.pages.get(name) ?? page;
    this.pages.set(name, first);
    return first === page;
  }
}

async function* only(
  items: DocumentItems,
  isWanted: (item: DocumentItem) => boolean,
): AsyncGenerator<DocumentItem, void, undefined> {
  for await (const item of items) if (isWanted(item)) yield item;
}

/** Feed, guid and address; null for what is not an entry, and for one that nothing names. */
function nameOf(item: DocumentItem): string | null {
  if (item.kind === 'failure') return null;
  if (item.kind === 'target') {
    const { entry, feedUrl, url } = item.target;
    return entry && feedUrl ? JSON.stringify([feedUrl, guidOf(entry), url]) : null;
  }
  const { source, canonicalUrl, url } = item.article;
  const isNamed = source.guid !== null || canonicalUrl !== null;
  return source.kind === 'feed' && source.feedUrl && isNamed
    ? JSON.stringify([source.feedUrl, source.guid, url])
    : null;
}
