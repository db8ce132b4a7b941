import { isBeforeDay } from '../shared/before-day.js';
import { sourceOfText, type TextSource } from '../shared/text-source.js';
import { scanXml, type XmlAttribute } from '../shared/xml-scan.js';
import { EntryReader } from './entry-reader.js';
import type { SitemapItem, SitemapOptions } from './sitemap-types.js';

export { rawArticleFromSitemap } from './record.js';
export type {
  SitemapChild,
  SitemapImage,
  SitemapItem,
  SitemapNews,
  SitemapOptions,
  SitemapPage,
} from './sitemap-types.js';

// Front door of sitemaps (https://www.sitemaps.org/protocol.html): text of a urlset or an index → the pages and sitemaps that it
// names, one at a time, so that who stops early reads no further. It fetches nothing; a text sitemap is a list (recognise/).

const entryEnd = /<\/(?:[\w.-]{1,40}:)?(?:url|sitemap)\s*>/gi;
const rootEnd =
  /<\/(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)\s*>|<(?:[\w.-]{1,40}:)?(?:urlset|sitemapindex)\b[^<>]*\/>/i;
/** Sitemaps of 50 MB are allowed, so no more than a piece is held as text. */
const pieceLength = 65_536;

/** What a sitemap came to, when all its entries were given. */
export interface SitemapEnd {
  /** False where it breaks off before the end of its root element. */
  isWhole: boolean;
}

/** Each complete entry in order, and at last whether the sitemap is whole; an ill-formed one without an address is passed over. Never throws. */
export function* parseSitemap(
  text: string | TextSource,
  options: SitemapOptions,
): Generator<SitemapItem, SitemapEnd, undefined> {
  const source = typeof text === 'string' ? sourceOfText(text) : text;
  let piece = source.next('', pieceLength);
  const prefixes = rootPrefixes(piece);
  for (;;) {
    const end = new RegExp(entryEnd);
    let start = 0;
    for (let found = end.exec(piece); found; found = end.exec(piece)) {
      const reader = new EntryReader(prefixes, options.url);
      const next = found.index + found[0].length;
      scanXml(piece.slice(start, next), reader);
      start = next;
      const item = reader.item();
      if (item && !isOld(item, options.since ?? null)) yield item;
    }
    const left = piece.slice(start);
    piece = source.next(left, pieceLength);
    if (piece.length === left.length) return { isWhole: rootEnd.test(left) };
  }
}

/** Whether a story or a whole sitemap is surely older than the day asked for. */
function isOld(item: SitemapItem, since: string | null): boolean {
  if (since === null) return false;
  const dates = item.kind === 'page' ? [item.news?.date ?? null, item.lastModified] : [item.lastModified];
  const known = dates.filter((date) => date !== null);
  return known.length > 0 && known.every((date) => isBeforeDay(date, since));
}

/** Prefixes as the root element declares them: `image`, `news`, `xhtml` by address; its own is the sitemap's, whatever it declares. */
function rootPrefixes(text: string): ReadonlyMap<string, string> {
  const prefixes = new Map<string, string>();
  const sink = {
    isDone: false,
    open(name: string, attributes: XmlAttribute[]): void {
      for (const [key, value] of attributes.slice(0, maxPrefixes)) {
        if (key.startsWith('xmlns:')) prefixes.set(key.slice(6), value);
      }
      if (name.includes(':')) prefixes.set(name.slice(0, name.indexOf(':')), sitemapNamespace);
      this.isDone = true;
    },
    close: () => undefined,
    text: () => undefined,
  };
  scanXml(text, sink);
  return prefixes;
}

const maxPrefixes = 50;
const sitemapNamespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
