import { UnrecognisedError } from '../errors.js';
import type { DocumentKind } from '../types.js';

// Bytes and text → what they are, by content; names and content types are believed only where content says nothing.
// It parses nothing and refuses only what none of the readers can take.

/** WARC is told from its bytes, as it is streamed and never decoded whole. */
export function isWarc(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, 7)).toString('latin1').startsWith('WARC/1.');
}

/** Kinds of file that people hand in by mistake, by their first bytes. */
const strangers: [RegExp, string][] = [
  [/^%PDF-/, 'a PDF document'],
  [/^PK\x03\x04/, 'a ZIP archive (or an Office document)'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8|^RIFF....WEBP/s, 'an image'],
  [/^....ftyp|^ID3|^OggS|^\x1aE\xdf\xa3/s, 'an audio or video file'],
  [/^SQLite format 3\x00/, 'a SQLite file'],
  [/^bplist00/, 'a property list (a Safari web archive?)'],
];

/** Refuses binary files by name, so that nobody wonders why a PDF has no headline. */
export function refuseStrangers(head: Uint8Array, ref: string): void {
  const text = Buffer.from(head.subarray(0, 16)).toString('latin1');
  const stranger = strangers.find(([pattern]) => pattern.test(text));
  if (stranger) throw new UnrecognisedError(`${ref} is ${stranger[1]}, which wirecopy does not read`);
}

/** How far into a text its kind must show; a long comment or licence may stand before the root element. */
const headLength = 65_536;

/** Whether a text's first element is `<html>`; a start of it may be too short to tell. */
export function opensHtml(start: string): boolean {
  return rootElement(start.replace(/^[\uFEFF\s]+/, '')) === 'html';
}

/** Says what a decoded text is. Throws UnrecognisedError for what is named and not read (MHTML) or empty. */
export function recogniseText(text: string, contentType: string | null, ref: string): DocumentKind {
  const head = text.slice(0, headLength).replace(/^[\uFEFF\s]+/, '');
  if (head === '') throw new UnrecognisedError(`${ref} is empty`);
  if (isMhtml(head)) {
    throw new UnrecognisedError(
      `${ref} is MHTML (a page saved as one file), which wirecopy does not read: save it as HTML`,
    );
  }
  if (/^[{[]/.test(head)) return recogniseJson(head, ref);
  const root = rootElement(head);
  if (root === 'html') return 'page';
  const kind = root ? kindOfRoot(root) : null;
  if (kind) return kind;
  // A cut or ill-formed feed, or one behind a warning that PHP printed before it.
  const later = /<(rss|rdf:RDF|feed|urlset|sitemapindex|opml)[\s>]/i.exec(head);
  if (later && !/<(html|body|head)[\s>]/i.test(head.slice(0, later.index))) {
    return kindOfRoot(later[1]!.toLowerCase()) ?? 'page';
  }
  if (root || looksLikeHtml(head)) return 'page';
  if (isAddressList(head)) return 'list';
  return /html/i.test(contentType ?? '') && head.includes('<') ? 'page' : 'text';
}

function isMhtml(head: string): boolean {
  const isMail = /^(mime-version|from|snapshot-content-location|content-type):/i.test(head);
  return isMail && /multipart\/related/i.test(head.slice(0, 4000));
}

function recogniseJson(head: string, ref: string): DocumentKind {
  const isFeed = /"version"\s*:\s*"https?:\\?\/\\?\/(www\.)?jsonfeed\.org/i.test(head) || /"items"\s*:\s*\[/.test(head);
  if (isFeed) return 'json-feed';
  // A text page may open with a bracket ("[Updated at noon] …"); JSON opens with a quote, a brace or a bracket inside.
  // So does the dump of a text browser ("[1]Skip to content").
  if (!/^[{[]\s*["{[\]}\d-]/.test(head) || /^\[\d+\]\s?[^\s,\]]/.test(head)) return 'text';
  throw new UnrecognisedError(`${ref} is JSON, but no JSON Feed`);
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
