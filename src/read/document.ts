import { decodeText } from '../decode/index.js';
import { FeedError } from '../errors.js';
import { blocksFromHtml, extractArticle } from '../extract/index.js';
import { mergeRawArticles, normaliseArticle } from '../normalise/index.js';
import type { ReadOptions } from '../options.js';
import { opensHtml, recogniseText, refuseStrangers } from '../recognise/index.js';
import { findSiteRule } from '../sites/index.js';
import { itemsFromOpml, itemsFromSitemap } from './listing.js';
import { itemsFromWarc } from './capture.js';
import type { DocumentItems } from '../run/order.js';
import { isBeforeDay } from '../shared/before-day.js';
import { isListLine, makeTarget } from '../source/index.js';
import type {
  Article,
  ArticleSource,
  Decoded,
  DocumentItem,
  DocumentKind,
  Fetched,
  RawArticle,
  SiteRule,
  Target,
} from '../types.js';
import { version } from '../version.js';

// One document's bytes → its records and the targets it names. The steps know nothing of each other: this file carries
// one's result to the next, and pipeline.ts does so for many documents at once.

export type { DocumentItems };

/** Reads one document. Throws what its step throws; the caller makes an outcome of it. */
export async function readDocument(fetched: Fetched, options: ReadOptions): Promise<DocumentItems> {
  if (fetched.stream) return itemsFromWarc(fetched.stream(), fetched.target, options.maxBytes);
  const { decoded, kind } = decodeDocument(fetched);
  return readers[kind]({ fetched, decoded, options });
}

/** Bytes in which most pages have their first tag. */
const rootLength = 2048;
/** Bytes of mark-up by which its kind is told: a long comment or licence may stand before the root element. */
const recognisedLength = 65_536;

/** Bytes → text and what it is. */
export function decodeDocument(fetched: Fetched): { decoded: Decoded; kind: DocumentKind } {
  refuseStrangers(fetched.bytes, fetched.target.ref);
  const markup = markupOf(fetched);
  const decoded = decodeText(fetched.bytes, { contentType: fetched.contentType, kind: markup });
  if (markup !== 'html') return { decoded, kind: recogniseText(decoded.text, fetched.contentType, fetched.target.ref) };
  // Mark-up shows its kind at its start: to decode all of a page in one string takes as long as to parse it.
  if (opensHtml(decoded.source().next('', rootLength))) return { decoded, kind: 'page' };
  const start = decoded.source().next('', recognisedLength);
  return { decoded, kind: recogniseText(start, fetched.contentType, fetched.target.ref) };
}

interface Reading {
  fetched: Fetched;
  decoded: Decoded;
  options: ReadOptions;
}

const readers: Record<DocumentKind, (reading: Reading) => Promise<DocumentItems> | DocumentItems> = {
  page: readPage,
  text: readTextPage,
  feed: readFeed,
  'json-feed': readFeed,
  sitemap: ({ fetched, decoded, options }) => itemsFromSitemap(decoded.text, fetched, options.since),
  opml: ({ fetched, decoded }) => itemsFromOpml(decoded.text, fetched),
  list: readList,
  warc: () => [],
};

/** Where the declaration of the charset may stand: an XML prologue, HTML's meta, or nowhere. */
function markupOf(fetched: Fetched): 'html' | 'xml' | 'text' {
  const head = Buffer.from(fetched.bytes.subarray(0, 400)).toString('latin1').trimStart();
  if (/<(rss|feed|rdf:RDF|urlset|sitemapindex|opml)\b|^<\?xml/i.test(head) && !/<html/i.test(head)) return 'xml';
  return head.includes('<') || /html/i.test(fetched.contentType ?? '') ? 'html' : 'text';
}

function readPage({ fetched, decoded, options }: Reading): DocumentItems {
  const rule = findSiteRule(fetched.url, { extra: options.siteRules });
  const page = extractArticle(decoded.source(), {
    url: fetched.url,
    rule,
    fetchedAt: fetched.fetchedAt,
    headers: fetched.headers,
    isPlain: options.bodyForm === 'text' || options.bodyForm === 'none',
  });
  const { entry, feedUrl } = fetched.target;
  const raw = entry ? mergeRawArticles(page, entry) : page;
  const source = { ...sourceOf(fetched, decoded, 'page', rule), feedUrl, guid: entry ? guidOf(entry) : null };
  return [{ kind: 'article', article: normalise(raw, source, rule, options) }];
}

async function readTextPage({ fetched, decoded, options }: Reading): Promise<DocumentItems> {
  // Its models are of no use to a page of HTML.
  const { parseTextPage } = await import('../text-page/index.js');
  const rule = findSiteRule(fetched.url, { extra: options.siteRules });
  const raw = parseTextPage(decoded.text, { url: fetched.url, rule, fetchedAt: fetched.fetchedAt });
  const source = sourceOf(fetched, decoded, 'text', rule);
  return [{ kind: 'article', article: normalise(raw, source, rule, options) }];
}

async function readFeed({ fetched, decoded, options }: Reading): Promise<DocumentItems> {
  // rss-parser and its XML parser cost a page's run a fifth of its time, so they come with the first feed.
  const { nextFeedPage, parseFeedText, rawArticleFromEntry, saysSomething } = await import('../feed/index.js');
  const feed = await parseFeedText(decoded.text, {
    url: fetched.url,
    contentType: fetched.contentType,
    contentLocation: fetched.headers['content-location'] ?? null,
    contentLanguage: fetched.headers['content-language'] ?? null,
  });
  const lost = feed.notices.map((notice): DocumentItem => {
    return { kind: 'failure', error: new FeedError(`${fetched.target.ref}: ${notice}`), target: fetched.target };
  });
  const next = nextFeedPage(feed, { url: fetched.url, page: fetched.target.feedPage ?? 1, pages: options.pages });
  const rest = next ? [...lost, pageItem(next, fetched)] : lost;
  const isOld = (date: string | null): boolean =>
    date !== null && options.since !== null && isBeforeDay(date, options.since);
  const itemOf = (entry: (typeof feed.entries)[number]): DocumentItem => {
    const raw = rawArticleFromEntry(entry, feed, { blocksFromHtml });
    // An entry without a link has no page to fetch, and one that is too old is not printed anyhow.
    const isFetched = options.full && raw.url !== null && !isOld(entry.updated ?? entry.published);
    if (isFetched) return { kind: 'target', target: entryTarget(raw, raw.url!, fetched) };
    return { kind: 'article', article: entryArticle(raw, fetched, decoded, options) };
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

function entryArticle(raw: RawArticle, fetched: Fetched, decoded: Decoded, options: ReadOptions): Article {
  const rule = findSiteRule(raw.url, { extra: options.siteRules });
  const source = { ...sourceOf(fetched, decoded, 'feed', rule), feedUrl: feedUrlOf(fetched), guid: guidOf(raw) };
  return normalise(raw, source, rule, options);
}

export function guidOf(entry: RawArticle): string | null {
  for (const candidate of entry.candidates) if (candidate.field === 'guid') return candidate.value;
  return null;
}

/** A text sitemap or a list of feeds: one address a line. */
function readList({ fetched, decoded }: Reading): DocumentItems {
  const depth = fetched.target.depth + 1;
  return decoded.text
    .split(/\r\n|\n|\r/)
    .filter(isListLine)
    .map((line) => line.trim())
    .map((url) => ({ kind: 'target', target: makeTarget(url, { url, depth, isFound: true, feedUrl: fetched.url }) }));
}

/** An entry's own record, where its page is not fetched or gave none. */
export function articleFromEntry(raw: RawArticle, source: ArticleSource, options: ReadOptions): Article {
  const rule = findSiteRule(raw.url, { extra: options.siteRules });
  return normalise(raw, { ...source, rule: rule?.id ?? null }, rule, options);
}

function normalise(raw: RawArticle, source: ArticleSource, rule: SiteRule | null, options: ReadOptions): Article {
  return normaliseArticle(raw, {
    source,
    rule,
    timeZone: options.timeZone,
    now: source.fetchedAt ?? '',
    explain: options.explain,
    bodyForm: options.bodyForm,
  });
}

function sourceOf(
  fetched: Fetched,
  decoded: Decoded,
  kind: ArticleSource['kind'],
  rule: SiteRule | null,
): ArticleSource {
  return {
    kind: fetched.target.capture && kind !== 'feed' ? 'warc' : kind,
    ref: fetched.target.ref,
    file: fetched.target.file,
    feedUrl: null,
    guid: null,
    fetchedAt: fetched.fetchedAt,
    status: fetched.status,
    contentType: fetched.contentType,
    charset: decoded.charset,
    sha256: fetched.sha256,
    rule: rule?.id ?? null,
    extractor: version,
    retries: fetched.retries,
  };
}
