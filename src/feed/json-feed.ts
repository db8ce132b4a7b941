import { FeedError } from '../errors.js';
import { isoOf } from './element.js';
import type { Enclosure, FeedEntry, FeedOptions, ParsedFeed } from './feed-types.js';
import { absoluteUrl, cleanHtml, escapeText, foldSpace } from './markup.js';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** JSON Feed 1.0 and 1.1 (https://jsonfeed.org/version/1.1): `id` may be a number, `author` stands in for `authors`. */
export function parseJsonFeed(source: string, options: FeedOptions): ParsedFeed {
  const value = parse(source, options);
  const base = text(value.home_page_url) ?? text(value.feed_url) ?? options.url;
  const language = text(value.language) ?? options.contentLanguage;
  const inherited = authorsOf(value);
  return {
    feed: {
      title: titleOf(value.title),
      link: urlOf(value.home_page_url, options.url) ?? urlOf(value.feed_url, options.url),
      description: text(value.description),
      language,
      updated: null,
      image: urlOf(value.icon, base) ?? urlOf(value.favicon, base),
    },
    entries: objects(value.items).map((item) => entryOf(item, base, inherited, language)),
    next: urlOf(value.next_url, options.url),
    hub: urlOf(objects(value.hubs)[0]?.url, options.url),
    self: urlOf(value.feed_url, options.url),
    hints: { ttlMinutes: null, skipHours: [], skipDays: [], updateSeconds: null },
    notices: [],
  };
}

function parse(source: string, options: FeedOptions): Json {
  try {
    const value: unknown = JSON.parse(source.replace(/^\uFEFF/, ''));
    if (isObject(value)) return value;
  } catch (cause) {
    throw new FeedError(`${options.url ?? 'the feed'} is no valid JSON`, { cause });
  }
  throw new FeedError(`${options.url ?? 'the feed'} is JSON, but no JSON Feed`);
}

function entryOf(item: Json, base: string | null, inherited: string[], language: string | null): FeedEntry {
  const authors = authorsOf(item);
  const link = urlOf(item.url, base) ?? urlOf(item.external_url, base);
  const html = text(item.content_html);
  const plain = text(item.content_text);
  const summary = text(item.summary);
  return {
    title: titleOf(item.title),
    link,
    originalLink: null,
    id: typeof item.id === 'number' ? String(item.id) : (text(item.id) ?? null),
    published: dateOf(item.date_published),
    updated: dateOf(item.date_modified),
    summary: summary === null ? null : escapeText(summary),
    content: html ? cleanHtml(html, link ?? base) : plain && paragraphs(plain),
    authors: authors.length > 0 ? authors : inherited,
    tags: Array.isArray(item.tags) ? item.tags.filter((tag): tag is string => text(tag) !== null).map(foldSpace) : [],
    enclosures: objects(item.attachments).flatMap((one) => enclosureOf(one, base)),
    image: urlOf(item.image, base) ?? urlOf(item.banner_image, base),
    comments: null,
    source: null,
    language: text(item.language) ?? language,
  };
}

function titleOf(value: unknown): string | null {
  const title = text(value);
  return title === null ? null : foldSpace(title);
}

/** Blank lines part paragraphs; everything else is one line. */
function paragraphs(plain: string): string {
  const parts = escapeText(plain).split(/\n\s*\n/);
  return parts.length === 1 ? parts[0]! : parts.map((part) => `<p>${part}</p>`).join('');
}

function authorsOf(value: Json): string[] {
  const people =
    objects(value.authors).length > 0 ? objects(value.authors) : isObject(value.author) ? [value.author] : [];
  const names = people.map((one) => text(one.name) ?? text(one.url));
  return [...new Set(names.filter((name): name is string => name !== null).map(foldSpace))];
}

function dateOf(value: unknown): string | null {
  const date = text(value);
  return date === null ? null : isoOf(date);
}

function urlOf(value: unknown, base: string | null): string | null {
  const address = text(value);
  return address === null ? null : absoluteUrl(address, base);
}

function enclosureOf(value: Json, base: string | null): Enclosure[] {
  const url = urlOf(value.url, base);
  const size = value.size_in_bytes;
  return url ? [{ url, type: text(value.mime_type), length: typeof size === 'number' ? String(size) : null }] : [];
}
