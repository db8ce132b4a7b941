import { archivedAt, liveAddress } from '../shared/archived-address.js';
import { sourceOfText } from '../shared/text-source.js';
import type { Decoded, Fetched } from '../types.js';

// Copies of a page: of an archive of the web, of a cache, of a translator, saved by a browser. The story is the publisher's: its
// address is told here, and what the archive put around it and into its links is taken away.

/** Where a copy comes from. */
export interface Copy {
  /** Of the story. */
  url: string;
  /** When the copy was made; null where it does not say. */
  at: string | null;
  /** Of an archive of the web, which changed links and put its own frame around the page. */
  isArchived: boolean;
}

/** Bytes of a page in which a copy says where it comes from. */
export const copyHeadLength = 16_384;

/** Where a page is a copy from; null where it is none. A page off the web is believed by its address only: it may claim anything. */
export function copyOf({ url }: Pick<Fetched, 'url'>, head: string): Copy | null {
  return url === null ? savedCopy(head) : copyAt(url);
}

function copyAt(url: string): Copy | null {
  const live = liveAddress(url);
  if (live !== url) return { url: live, at: archivedAt(url), isArchived: true };
  const original = cachedAddress(new URL(url)) ?? translatedAddress(new URL(url));
  return original ? { url: original, at: null, isArchived: false } : null;
}

/** https://developers.google.com/amp/cache/overview: `/c/` is a document, `/s/` says https. */
function cachedAddress({ hostname, pathname, search }: URL): string | null {
  const cached =
    /(^|\.)(cdn\.ampproject\.org|bing-amp\.com)$/.test(hostname) && /^\/[cv]\/(s\/)?([^/]+\/.*)$/.exec(pathname);
  const shown = /^(www\.)?google\.[a-z.]+$/.test(hostname) && /^\/amp\/(s\/)?([^/]+\/.*)$/.exec(pathname);
  const found = cached || shown;
  return found ? addressOf(`${found[1] ? 'https' : 'http'}://${found[2]}${search}`) : null;
}

/** `www-herald-example.translate.goog`: dots are hyphens, and hyphens are two. */
function translatedAddress({ hostname, pathname, searchParams }: URL): string | null {
  const name = /^([a-z0-9-]+)\.translate\.goog$/.exec(hostname)?.[1];
  if (name) {
    const host = name.replace(/--|-/g, (hyphens) => (hyphens === '--' ? '-' : '.'));
    const kept = [...searchParams].filter(([key]) => !key.startsWith('_x_tr_'));
    return addressOf(`https://${host}${pathname}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`);
  }
  return /^translate\.google(usercontent)?\./.test(hostname) ? addressOf(searchParams.get('u') ?? '') : null;
}

function addressOf(text: string): string | null {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).href : null;
}

/** What browsers and archives write into the pages that people save. */
const savedMarks = [
  // https://learn.microsoft.com/previous-versions/windows/internet-explorer/ie-developer/compatibility/ms537628(v=vs.85)
  /<!--\s*saved from url=\(\d+\)(https?:\/\/[^\s>]+)\s*-->/i,
  /<!--\s*Page saved with SingleFile\s+url:\s*(https?:\/\/\S+)/i,
  // monolith, and programs after its fashion.
  /<!--\s*Saved from (https?:\/\/\S+) at \S+ using\b/i,
  // Save Page WE.
  /<meta\b[^<>]*\bname="savepage-url"[^<>]*\bcontent="(https?:\/\/[^"\s]+)"/i,
];
/** HTTrack leaves the scheme out. */
const mirrored = /<!--\s*Mirrored from ([\w.-]+\.[a-z]{2,}\/[^\s<>]*) by HTTrack/i;
const savedDate =
  /<!--\s*(?:Page saved with SingleFile[^>]*?saved date:\s*([^\n]+)|Saved from https?:\/\/\S+ at (\S+) using\b)/i;
/** The call by which the Wayback Machine tells its scripts what they show. */
const wombat = /__wm\.wombat\("(https?:\/\/[^"]+)",\s*"(\d{14})"/;
const archivedLink =
  /<(?:link|meta)\b[^>]*\b(?:href|content)="((?:https?:\/\/(?:web\.archive\.org|archive\.\w+)|\/web\/\d{14})\/[^"]+)"/gi;

/** Pictures, styles and scripts have copies, too. */
const partOfPage = /\d(?:im|cs|js)_\/|\.(?:css|js|ico|png|jpe?g|gif|svg|xml)(?:[?#]|$)/i;

function savedCopy(head: string): Copy | null {
  const shown = wombat.exec(head);
  const shownUrl = shown && addressOf(shown[1]!);
  if (shownUrl)
    return { url: shownUrl, at: archivedAt(`https://web.archive.org/web/${shown[2]}/${shownUrl}`), isArchived: true };
  for (const [, written = ''] of head.matchAll(archivedLink)) {
    // Saved by a program that changes no links: they lead on from Wayback's root.
    const address = written.startsWith('/web/') ? `https://web.archive.org${written}` : written;
    const copy = !URL.canParse(address) || partOfPage.test(address) ? null : copyAt(address);
    if (copy) return copy;
  }
  for (const mark of savedMarks) {
    const url = addressOf(mark.exec(head)?.[1] ?? '');
    const date = url && savedDate.exec(head);
    if (url) return { ...(copyAt(url) ?? { url, isArchived: false }), at: instantOf(date?.[1] ?? date?.[2]) };
  }
  const url = addressOf(`https://${mirrored.exec(head)?.[1] ?? ''}`);
  return url && mirrored.test(head) ? { url, at: null, isArchived: false } : null;
}

function instantOf(text: string | undefined): string | null {
  const time = Date.parse(text?.replace(/\s*\([^)]*\)\s*$/, '') ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** What an archive puts before the address in each link; slashes may be escaped, as in JSON. */
const prefixes = [
  /(?:https?:)?(?:\\?\/){2}web(?:-beta)?\.archive\.org(?:\\?\/)web(?:\\?\/)\d{4,14}(?:[a-z]{2}_)?(?:\\?\/)(?=https?:)/gi,
  /(?<=["'(=\s])(?:\\?\/)web(?:\\?\/)\d{4,14}(?:[a-z]{2}_)?(?:\\?\/)(?=https?:)/gi,
  // Of whatever archive.
  /(?:(?:https?:)?(?:\\?\/){2}[\w.-]{1,100}(?::\d{1,5})?|(?<=["'(=\s]))(?:\\?\/)(?:[\w-]{1,40}\\?\/){0,3}\d{14}(?:[a-z]{2}_)?(?:\\?\/)(?=https?:)/gi,
  /https?:\/\/archive\.(?:ph|today|is|li|vn|fo|md)\/(?:o\/\w+|\d{4}[\d.-]{0,14})\/(?=https?:)/gi,
];
/** Whose name, address and time archive.today writes into the page's own places. */
const ownMeta =
  /<meta\b[^<>]{0,2000}\b(?:property|name)="(?:og:site_name|og:url|article:published_time|article:modified_time|twitter:description)"[^<>]{0,2000}>/gi;
const frames: [start: string, end: string][] = [
  ['<!-- BEGIN WAYBACK TOOLBAR INSERT -->', '<!-- END WAYBACK TOOLBAR INSERT -->'],
  ['<div id="HEADER"', '<div id="SOLID"'],
];

/** A copy's text as the publisher wrote it: links lead where they led, and the archive's own frame and marks are gone. */
export function withoutArchive(copy: Copy, fetched: Fetched, decoded: Decoded): Decoded {
  if (!copy.isArchived) return decoded;
  let { text } = decoded;
  // Wayback leaves the page's own marks as they were.
  const isToday = /archive\.(?:ph|today|is|li|vn|fo|md)\//i.test(
    (fetched.url ?? text.slice(0, copyHeadLength)).slice(0, copyHeadLength),
  );
  if (isToday) text = text.replace(ownMeta, '');
  for (const [start, end] of frames) {
    const from = text.indexOf(start);
    const to = from === -1 ? -1 : text.indexOf(end, from);
    if (to !== -1) text = text.slice(0, from) + text.slice(to);
  }
  for (const prefix of prefixes) text = text.replace(prefix, '');
  return { ...decoded, text, source: () => sourceOfText(text) };
}
