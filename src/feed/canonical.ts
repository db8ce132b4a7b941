import type { Enclosure, FeedEntry, ParsedFeed } from './feed-types.js';

// The one form that every XML feed is brought into before rss-parser reads it: well-formed RSS 2.0, each text one escaped text
// node, links absolute, dates ISO 8601. Given feeds as they come, rss-parser scrambles XHTML content, knows namespaces by prefix
// only, resolves no link and fails over one bad date; given this, it has nothing to stumble over.

/** Names of our own in the canonical form; RSS has no element for them that may be repeated or hold an ISO date. */
export const itemFields = {
  original: 'w:original',
  published: 'w:published',
  updated: 'w:updated',
  summary: 'w:summary',
  content: 'w:content',
  author: 'w:author',
  tag: 'w:tag',
  enclosure: 'w:enclosure',
  image: 'w:image',
  comments: 'w:comments',
  source: 'w:source',
  language: 'w:language',
} as const;

export const feedFields = {
  updated: 'w:updated',
  image: 'w:image',
  description: 'w:description',
  language: 'w:language',
} as const;

export function writeCanonical({ feed, entries }: ParsedFeed): string {
  const parts = ['<rss version="2.0" xmlns:w="urn:wirecopy:feed"><channel>'];
  write(parts, 'title', feed.title);
  write(parts, 'link', feed.link);
  for (const [key, name] of Object.entries(feedFields)) write(parts, name, feed[key as keyof typeof feedFields]);
  for (const entry of entries) writeEntry(parts, entry);
  parts.push('</channel></rss>');
  return parts.join('');
}

function writeEntry(parts: string[], entry: FeedEntry): void {
  parts.push('<item>');
  write(parts, 'title', entry.title);
  write(parts, 'link', entry.link);
  write(parts, 'guid', entry.id);
  write(parts, itemFields.original, entry.originalLink);
  for (const key of [
    'published',
    'updated',
    'summary',
    'content',
    'image',
    'comments',
    'source',
    'language',
  ] as const) {
    write(parts, itemFields[key], entry[key]);
  }
  for (const name of entry.authors) write(parts, itemFields.author, name);
  for (const tag of entry.tags) write(parts, itemFields.tag, tag);
  for (const one of entry.enclosures) parts.push(enclosure(one));
  parts.push('</item>');
}

function enclosure({ url, type, length }: Enclosure): string {
  const extra = `${type === null ? '' : ` type="${escapeXml(type)}"`}${length === null ? '' : ` length="${escapeXml(length)}"`}`;
  return `<${itemFields.enclosure} url="${escapeXml(url)}"${extra}/>`;
}

function write(parts: string[], name: string, value: string | null): void {
  if (value !== null && value !== '') parts.push('<', name, '>', escapeXml(value), '</', name, '>');
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
/** What XML 1.0 allows nowhere, not even escaped (section 2.2): controls, lone surrogates, two non-characters. */
const illegal =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function escapeXml(text: string): string {
  return text.replace(illegal, '').replace(/[&<>"\r]/g, (character) => escapes[character]!);
}
