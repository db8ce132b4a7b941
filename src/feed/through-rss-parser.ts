import Parser from 'rss-parser';
import { feedFields, itemFields, writeCanonical } from './canonical.js';
import type { Enclosure, FeedEntry, ParsedFeed } from './feed-types.js';

type Item = Record<string, unknown>;
const repeated = new Set(['author', 'tag', 'enclosure']);

/** Reads the canonical form with rss-parser; what rss-parser has no place for (paging, hints) is carried over. */
export async function throughRssParser(feed: ParsedFeed): Promise<ParsedFeed> {
  const parser = new Parser<Item, Item>({
    customFields: {
      feed: Object.values(feedFields) as string[],
      item: Object.entries(itemFields).map(([key, name]): [string, string, { keepArray: boolean }] => [
        name,
        name,
        { keepArray: repeated.has(key) },
      ]) as never,
    },
  });
  const parsed = (await parser.parseString(writeCanonical(feed))) as Item & { items: Item[] };
  return {
    ...feed,
    feed: {
      title: text(parsed.title),
      link: text(parsed.link),
      description: text(parsed[feedFields.description]),
      language: text(parsed[feedFields.language]),
      updated: text(parsed[feedFields.updated]),
      image: text(parsed[feedFields.image]),
    },
    entries: parsed.items.map(entryOf),
  };
}

function entryOf(item: Item): FeedEntry {
  const field = (key: keyof typeof itemFields): string | null => text(item[itemFields[key]]);
  return {
    title: text(item.title),
    link: text(item.link),
    originalLink: field('original'),
    id: text(item.guid),
    published: field('published'),
    updated: field('updated'),
    summary: field('summary'),
    content: field('content'),
    authors: texts(item[itemFields.author]),
    tags: texts(item[itemFields.tag]),
    enclosures: list(item[itemFields.enclosure]).flatMap(enclosureOf),
    image: field('image'),
    comments: field('comments'),
    source: field('source'),
    language: field('language'),
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const texts = (value: unknown): string[] => list(value).filter((one): one is string => typeof one === 'string');

function enclosureOf(value: unknown): Enclosure[] {
  const attributes = (value as { $?: Record<string, string> } | null)?.$;
  return attributes?.url
    ? [{ url: attributes.url, type: attributes.type ?? null, length: attributes.length ?? null }]
    : [];
}
