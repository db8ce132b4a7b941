import { decodeText } from '../decode/index.js';
import type { ParsedFeed } from '../feed/index.js';
import { type OpmlList, parseOpml } from '../opml/index.js';
import { opensBookmarks, opensHtml, recogniseText, refuseStrangers } from '../recognise/index.js';
import { isWarcHead, warcHeadLength } from '../shared/warc-stream.js';
import { parseSitemap, type SitemapEnd, type SitemapItem } from '../sitemap/index.js';
import { readDefaults } from '../options.js';
import { isListLine } from '../source/index.js';
import type { Decoded, DocumentKind, Fetched } from '../types.js';
import { bookmarksIn } from './bookmarks.js';
import { bounded } from './bounded.js';
import { opensRecord } from './records.js';
import { refuseChallenge } from './challenged.js';
import { type Copy, copyHeadLength, copyOf, withoutArchive } from './copy.js';
import { pageInMail, pagesBehindEachOther, signedTextIn, sourceShownBy } from './inner.js';

/** A document with its kind told and its own reader at hand: what every consumer in this folder starts from. */
export type OpenedDocument =
  /** `fetched.url` is the story's own address, also where a copy of it was read. */
  | { kind: 'page' | 'text'; fetched: Fetched; decoded: Decoded; copy: Copy | null }
  | { kind: 'feed'; fetched: Fetched; decoded: Decoded; feed: ParsedFeed }
  | { kind: 'sitemap'; fetched: Fetched; decoded: Decoded; items: SitemapItems }
  | { kind: 'opml'; fetched: Fetched; decoded: Decoded; list: OpmlList }
  | { kind: 'list'; fetched: Fetched; decoded: Decoded; names: string[] }
  /** Several in one file. */
  | { kind: 'pages'; fetched: Fetched; pages: Buffer[] }
  /** Records of our own, printed before. */
  | { kind: 'records'; fetched: Fetched; decoded: Decoded }
  | { kind: 'warc'; fetched: Fetched; stream: () => AsyncIterable<Uint8Array> };

/** A sitemap's entries one at a time, and at last whether it is whole. */
export type SitemapItems = (since: string | null) => Generator<SitemapItem, SitemapEnd, undefined>;

/** To tell what so few bytes are takes milliseconds; the thread that would watch over it costs a page's run as much. */
const unwatchedBytes = 262_144;

/** Tells once what a document is; of one that wraps another (a letter, a page that shows a source), what is in it. Throws DecodeError, UnrecognisedError, BlockedPageError and what the parser of its kind throws. */
export async function openDocument(
  fetched: Fetched,
  timeoutMs = readDefaults.documentTimeoutMs,
): Promise<OpenedDocument> {
  refuseChallenge(fetched);
  const stream = warcStreamOf(fetched);
  if (stream) return { kind: 'warc', fetched, stream };
  const { ref } = fetched.target;
  const isShort = fetched.bytes.length < unwatchedBytes;
  const told = isShort ? openText(fetched) : bounded(ref, timeoutMs, () => openText(fetched));
  if (told.kind === 'mail') return openDocument(await pageInMail(fetched), timeoutMs);
  if (told.kind !== 'feed') return told;
  // Its parsers are loaded when the first feed comes, as they cost a page's run a fifth of its time.
  const { parseFeedText } = await import('../feed/index.js');
  const feed = await bounded(ref, timeoutMs, () => parseFeedText(told.decoded.text, feedPlace(fetched)));
  return { ...told, feed };
}

type OpenedText =
  | Exclude<OpenedDocument, { kind: 'warc' | 'feed' }>
  | Omit<OpenedDocument & { kind: 'feed' }, 'feed'>
  | { kind: 'mail' };

function openText(given: Fetched): OpenedText {
  const fetched = signedTextIn(given) ?? given;
  if (opensRecord(plainStart(fetched.bytes))) {
    const decoded = decodeText(fetched.bytes, { contentType: fetched.contentType, kind: 'text' });
    return { kind: 'records', fetched, decoded };
  }
  const { decoded, kind } = decodeDocument(fetched);
  if (kind === 'mail') return { kind };
  const shown = kind === 'page' ? sourceShownBy(fetched, decoded) : null;
  if (shown) return openText(shown);
  const pages = kind === 'page' ? pagesBehindEachOther(fetched) : null;
  if (pages) return { kind: 'pages', fetched, pages };
  if (kind === 'feed' || kind === 'json-feed') return { kind: 'feed', fetched, decoded };
  if (kind === 'sitemap') {
    const items: SitemapItems = (since) => parseSitemap(decoded.source(), { url: fetched.url, since });
    return { kind, fetched, decoded, items };
  }
  if (kind === 'opml') return { kind, fetched, decoded, list: parseOpml(decoded.text) };
  if (kind === 'list') return { kind, fetched, decoded, names: namesOf(decoded.text, fetched.target.ref) };
  return openPage(kind, fetched, decoded);
}

/** What programs of Windows put before and between the signs of plain text: marks of byte order, and UTF-16's noughts. */
const wideSigns = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)+|\0/g;

const plainStart = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 400)).toString('latin1').replace(wideSigns, '');

function openPage(kind: 'page' | 'text', fetched: Fetched, decoded: Decoded): OpenedText {
  const head = fetched.url === null && kind === 'page' ? decoded.source().next('', copyHeadLength) : '';
  const copy = copyOf(fetched, head.slice(0, copyHeadLength));
  if (!copy) return { kind, fetched, decoded, copy };
  return { kind, fetched: { ...fetched, url: copy.url }, decoded: withoutArchive(copy, fetched, decoded), copy };
}

/** The bytes of a WARC as they come, null for every other document; one may also come whole, as a server's answer. */
export function warcStreamOf(fetched: Fetched): (() => AsyncIterable<Uint8Array>) | null {
  return fetched.stream ?? warcInBytes(fetched.bytes);
}

function warcInBytes(bytes: Uint8Array): (() => AsyncIterable<Uint8Array>) | null {
  const head = bytes.subarray(0, warcHeadLength);
  if (!isWarcHead(head)) return null;
  return async function* () {
    yield bytes;
  };
}

/** Bytes in which most pages have their first tag. */
const rootLength = 2048;
/** Bytes of mark-up by which its kind is told: a long comment or licence may stand before the root element. */
const recognisedLength = 65_536;

/** Bytes → text and what it is. */
function decodeDocument(fetched: Fetched): { decoded: Decoded; kind: DocumentKind } {
  refuseStrangers(fetched.bytes, fetched.target.ref);
  const markup = markupOf(fetched);
  const decoded = decodeText(fetched.bytes, { contentType: fetched.contentType, kind: markup });
  if (markup === 'text') return { decoded, kind: recogniseText(decoded.text, fetched.contentType, fetched.target.ref) };
  // Mark-up shows its kind at its start: to decode all of a page in one string takes as long as to parse it.
  if (markup === 'html' && opensHtml(decoded.source().next('', rootLength))) return { decoded, kind: 'page' };
  const start = decoded.charset === 'utf-8' ? decoded.source().next('', recognisedLength) : decoded.text;
  return { decoded, kind: recogniseText(start, fetched.contentType, fetched.target.ref) };
}

/** Where the declaration of the charset may stand: an XML prologue, HTML's meta, or nowhere. */
function markupOf(fetched: Fetched): 'html' | 'xml' | 'text' {
  const head = Buffer.from(fetched.bytes.subarray(0, 400)).toString('latin1').trimStart();
  if (/<(rss|feed|rdf:RDF|urlset|sitemapindex|opml)\b|^<\?xml/i.test(head) && !/<html/i.test(head)) return 'xml';
  return head.includes('<') || /html/i.test(fetched.contentType ?? '') ? 'html' : 'text';
}

/** One name a line: a text sitemap, or a list of feeds; or a browser's bookmarks. */
function namesOf(text: string, ref: string): string[] {
  if (opensBookmarks(text.slice(0, rootLength))) return bookmarksIn(text, ref);
  return text
    .split(/\r\n|\n|\r/)
    .filter(isListLine)
    .map((line) => line.trim());
}

/** Where a feed stood; what its own text leaves out is taken from there. */
export interface FeedPlace {
  url: string | null;
  contentType: string | null;
  contentLocation: string | null;
  contentLanguage: string | null;
}

function feedPlace({ url, contentType, headers }: Fetched): FeedPlace {
  return {
    url,
    contentType,
    contentLocation: headers['content-location'] ?? null,
    contentLanguage: headers['content-language'] ?? null,
  };
}
