import { isUnfilledText } from '../shared/untrue-address.js';
import { FeedError, messageOf } from '../errors.js';
import { readFeedDate } from './feed-date.js';
import type { Enclosure, FeedEntry, FeedOptions, FeedPerson, ParsedFeed } from './feed-types.js';
import { noHints } from './hints.js';
import { salvageItems } from './json-salvage.js';
import { htmlOfText, plainTitle } from './plain-text.js';
import { list, namesOf } from './read-canonical.js';
import { safeHtml } from './safe-html.js';
import { linkIn } from './tree.js';

// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Fields of a wrong type are left out, not refused.

type Json = Record<string, unknown>;

/** Reads the text; throws FeedError for what is not JSON or has no items. */
export function parseJsonFeed(text: string, options: FeedOptions): ParsedFeed {
  const name = options.url ?? 'the feed';
  const { value: parsed, notices } = parseObject(text, name);
  if (!Array.isArray(parsed.items)) throw new FeedError(`${name} is JSON, but has no list of items`);
  const base = options.contentLocation ?? options.url ?? stringOf(parsed.home_page_url);
  const address = (value: unknown): string | null => linkOf(value, base);
  return {
    format: 'json-feed',
    feed: {
      title: stringOf(parsed.title),
      link: address(parsed.home_page_url),
      description: stringOf(parsed.description),
      language: stringOf(parsed.language) ?? options.contentLanguage,
      updated: null,
      image: address(parsed.icon) ?? address(parsed.favicon),
      authors: namesOf(peopleOf(parsed, base)),
      rights: null,
      generator: null,
    },
    entries: parsed.items.filter(isObject).map((item) => entryOf(item, base, peopleOf(parsed, base))),
    next: address(parsed.next_url),
    hub:
      list(parsed.hubs)
        .filter(isObject)
        .flatMap((hub) => address(hub.url) ?? [])[0] ?? null,
    self: address(parsed.feed_url),
    hints: noHints,
    notices,
  };
}

function parseObject(text: string, name: string): { value: Json; notices: string[] } {
  // Controls inside strings are forbidden by JSON and written all the same; white space they may stay.
  const clean = text.replace(/^\uFEFF/, '').trim();
  try {
    return { value: objectOf(JSON.parse(clean), name), notices: [] };
  } catch (cause) {
    if (cause instanceof FeedError) throw cause;
    const plain = clean.replace(/[\u0000-\u001f]/g, ' ');
    const saved = salvageItems(plain);
    if (!saved || (saved.isCut && saved.items.length === 0)) {
      throw new FeedError(`${name} is malformed: ${messageOf(cause)}`, { cause });
    }
    const { head, items, isCut } = saved;
    const notices = isCut ? [`the feed is cut off after ${items.length} complete entries`] : [];
    return { value: { ...readRest(plain), ...head, items }, notices };
  }
}

/** All of it, where only controls were wrong. */
function readRest(plain: string): Json {
  try {
    return JSON.parse(plain) as Json;
  } catch {
    return {}; // more than controls
  }
}

function objectOf(value: unknown, name: string): Json {
  if (isObject(value)) return value;
  throw new FeedError(`${name} is JSON, but not a feed`);
}

/** `inherited` are the feed's authors, who wrote what names no other (1.1, top-level `authors`). */
function entryOf(item: Json, base: string | null, inherited: FeedPerson[]): FeedEntry {
  const title = stringOf(item.title);
  // Some writers give both keys and fill one.
  const html = stringOf(item.content_html)?.trim() || null;
  const image = linkOf(item.image, base) ?? linkOf(item.banner_image, base);
  const published = stringOf(item.date_published);
  const updated = stringOf(item.date_modified);
  const plain = stringOf(item.content_text);
  const summary = stringOf(item.summary);
  const own = peopleOf(item, base);
  const people = own.length > 0 ? own : inherited;
  return {
    title: title === null ? null : plainTitle(title, 'plain'),
    link: linkOf(item.url, base) ?? linkOf(item.external_url, base) ?? addressOfId(item.id),
    originalLink: null,
    id: stringOf(item.id),
    published: published === null ? null : readFeedDate(published),
    updated: updated === null ? null : readFeedDate(updated),
    publishedText: published,
    updatedText: updated,
    summary: summary === null ? null : htmlOfText(summary),
    content: html !== null ? safeHtml(html, base) : plain !== null ? htmlOfText(plain) : null,
    authors: namesOf(people),
    people: people.map((person) => ({ ...person, role: 'author' as const })),
    tags: list(item.tags).flatMap((tag) => stringOf(tag)?.trim() || []),
    enclosures: list(item.attachments)
      .filter(isObject)
      .flatMap((one) => enclosureOf(one, base)),
    image,
    comments: null,
    source: null,
    sourceUrl: null,
    language: stringOf(item.language),
    rights: null,
  };
}

function enclosureOf(one: Json, base: string | null): Enclosure[] {
  const url = linkOf(one.url, base);
  return url ? [{ url, type: stringOf(one.mime_type), length: stringOf(one.size_in_bytes) }] : [];
}

/** `authors` of 1.1 before `author` of 1.0. */
function peopleOf(holder: Json, base: string | null): FeedPerson[] {
  const all = [
    ...list(holder.authors),
    ...(Array.isArray(holder.authors) && holder.authors.length > 0 ? [] : list(holder.author)),
  ];
  return all.flatMap((written) => {
    // Some writers put the `author` of 1.0 into the list of 1.1 as it stood.
    const one = isObject(written) && written.name === undefined && written.author ? written.author : written;
    if (typeof one === 'string') return nameOf(one) ? [{ name: nameOf(one), email: null, url: null }] : [];
    if (!isObject(one)) return [];
    const name = nameOf(stringOf(one.name));
    const url = linkOf(one.url, base);
    return (name ?? url) ? [{ name, email: null, url }] : [];
  });
}

const nameOf = (text: string | null): string | null => (text === null ? null : plainTitle(text, 'bare')) || null;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A number where the format asks for a string is the string (ids, sizes). */
function stringOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && !isUnfilledText(value) ? value : null;
}

function linkOf(value: unknown, base: string | null): string | null {
  const text = stringOf(value)?.trim();
  return text ? linkIn(text, base) : null;
}

/** The specification asks for an address as id; many writers give nothing else. */
function addressOfId(value: unknown): string | null {
  return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) ? value : null;
}
