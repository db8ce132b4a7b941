import { UnrecognisedError } from '../errors.js';
import type { DocumentKind } from '../types.js';
import { foreignTextOf, namedByStart } from './foreign-text.js';
import { opensMail } from './mail-head.js';
import { isMarkdownText } from './markdown-text.js';
import { strangerOf } from './stranger-bytes.js';
import { namesAddresses } from './table.js';

export { shownSource, shownText, xmlViewer } from './shown-source.js';

// Bytes and text → what they are, by content; names and content types are believed only where content says nothing.
// It parses nothing and refuses only what none of the readers can take.

/** Refuses files by name that people hand in by mistake, so that nobody wonders why a PDF has no headline. */
export function refuseStrangers(head: Uint8Array, ref: string): void {
  const stranger = strangerOf(head);
  if (stranger) throw notRead(ref, stranger);
}

function notRead(ref: string, what: string, head = ''): UnrecognisedError {
  const isList = what === 'a table' && namesAddresses(head);
  const hint = isList ? ` as a file; as a list of sources it is read from standard input: fetch - < FILE` : '';
  return new UnrecognisedError(
    `${ref} is ${what}${isList ? ' with addresses' : ''}, which wirecopy does not read${hint}`,
  );
}

/** How far into a text its kind must show; a long comment or licence may stand before the root element. */
const headLength = 65_536;

/** Whether a text's first element is `<html>`; a start of it may be too short to tell. */
export function opensHtml(start: string): boolean {
  return rootElement(start.replace(/^[\uFEFF\s]+/, '')) === 'html';
}

/** Whether a text is a browser's bookmarks, which name their form. */
export function opensBookmarks(start: string): boolean {
  return /^[\uFEFF\s]*<!doctype netscape-bookmark-file-\d/i.test(start);
}

/** Says what a decoded text is. Throws UnrecognisedError for what is empty, and for what is named and not read (JSON, programs, settings). */
export function recogniseText(text: string, contentType: string | null, ref: string): DocumentKind {
  const head = text.slice(0, headLength).replace(/^[\uFEFF\s]+/, '');
  if (head === '') throw new UnrecognisedError(`${ref} is empty`);
  if (opensBookmarks(head)) return 'list';
  // Cells, statements and patches may hold mark-up, and a patch is mailed.
  const named = head.startsWith('<') ? null : namedByStart(head);
  if (named) throw notRead(ref, named, head);
  if (opensMail(head)) return 'mail';
  const json = /^[{[]/.test(head) ? recogniseJson(head, ref) : null;
  if (json) return json;
  const root = rootElement(head);
  if (root === 'html') return 'page';
  const kind = root ? kindOfRoot(root) : null;
  if (kind) return kind;
  // A cut or ill-formed feed, or one behind a warning that PHP printed before it.
  const later = /<(rss|rdf:RDF|feed|urlset|sitemapindex|opml)[\s>]/i.exec(head);
  if (later && !/<(html|body|head)[\s>]/i.test(head.slice(0, later.index)) && !isTrackback(head.slice(later.index))) {
    return kindOfRoot(later[1]!.toLowerCase()) ?? 'page';
  }
  const isXml = /^<\?xml/i.test(head);
  // Titles, links and lists stand in data, too; text has paragraphs.
  const isPage = looksLikeHtml(head) && (!isXml || /<(?:p|div|body)[\s>]/i.test(head));
  if (root && bookRoots.has(root)) throw notRead(ref, `XML of another kind (<${root}>)`);
  if (root && !isPage && (isXml || dataRoots.has(root))) throw notRead(ref, `XML of another kind (<${root}>)`);
  if ((root || isPage) && !isXml && !/html/i.test(contentType ?? '') && isMarkdownText(head)) return 'text';
  if (root || isPage) return 'page';
  if (isAddressList(head)) return 'list';
  if (/html/i.test(contentType ?? '') && head.includes('<')) return 'page';
  const foreign = foreignTextOf(head);
  if (foreign) throw notRead(ref, foreign, head);
  return 'text';
}

/** Blogs of 2005 wrote RDF about themselves into their pages for trackbacks; a feed has a channel or items. */
function isTrackback(text: string): boolean {
  return /^<rdf:RDF/i.test(text) && !/<(?:\w+:)?(?:channel|item)[\s>]/i.test(text);
}

/** Some feeds leave their version out; an answer of some programming interface has `items`, too, but none of these. */
const feedKey = /"(?:content_html|content_text|date_published|home_page_url|feed_url)"\s*:/;

function recogniseJson(head: string, ref: string): DocumentKind | null {
  const isFeed = /"version"\s*:\s*"https?:\\?\/\\?\/(www\.)?jsonfeed\.org/i.test(head);
  if (isFeed || (/"items"\s*:\s*\[/.test(head) && feedKey.test(head))) return 'json-feed';
  // A text page may open with a bracket ("[Updated at noon] …"); JSON opens with a quote, a brace or a bracket inside.
  // So does the dump of a text browser ("[1]Skip to content").
  if (!/^[{[]\s*["{[\]}\d-]/.test(head) || /^\[\d+\]\s?[^\s,\]]/.test(head)) return null;
  throw new UnrecognisedError(`${ref} is JSON, but not a JSON Feed`);
}

/** The first element's name, lower case; prologues, comments and a doctype skipped. */
function rootElement(head: string): string | null {
  let rest = head;
  for (let step = 0; step < 50; step++) {
    rest = rest.trimStart();
    const skipped = skipOne(rest);
    if (skipped === null) break;
    if (skipped === '') return null;
    rest = skipped;
  }
  return /^<([a-z][\w:.-]*)/i.exec(rest)?.[1]?.toLowerCase() ?? null;
}

/** The text behind one comment, processing instruction or doctype; null where none stands there. */
function skipOne(text: string): string | null {
  const after = (mark: string): string => {
    const at = text.indexOf(mark);
    return at === -1 ? '' : text.slice(at + mark.length);
  };
  if (text.startsWith('<!--')) return after('-->');
  if (text.startsWith('<?')) return after('>');
  if (!/^<!doctype/i.test(text)) return null;
  const bracket = text.indexOf('[');
  return bracket !== -1 && bracket < text.indexOf('>') ? after(']>') : after('>');
}

function kindOfRoot(root: string): DocumentKind | null {
  const local = root.includes(':') ? root.slice(root.indexOf(':') + 1) : root;
  if (['rss', 'rdf', 'feed', 'channel'].includes(local)) return 'feed';
  if (local === 'urlset' || local === 'sitemapindex') return 'sitemap';
  return local === 'opml' ? 'opml' : null;
}

/** Roots of files that people meet without an XML prologue. */
const dataRoots = new Set(['svg', 'plist', 'project', 'configuration', 'kml', 'gpx', 'smil', 'playlist']);

/** Roots of books and maps, whose texts have paragraphs, too. */
const bookRoots = new Set(['fictionbook', 'dtbook', 'kml', 'gpx', 'plist', 'xliff']);

const htmlTag =
  /<\/?(?:html|head|body|div|p|a|span|h[1-6]|article|section|title|meta|script|table|ul|li|br)\b[^<>]{0,2000}>/gi;

function looksLikeHtml(head: string): boolean {
  return (head.match(htmlTag)?.length ?? 0) >= 2;
}

/** A text sitemap or a list of feeds: nothing but addresses and `#` comments. */
function isAddressList(head: string): boolean {
  const lines = head
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (head.length >= headLength) lines.pop();
  return lines.length > 0 && lines.every((line) => /^https?:\/\/\S+$/i.test(line));
}
