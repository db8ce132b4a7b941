import Parser from 'rss-parser';
import { w } from './canonical-names.js';
import type { Enclosure, FeedEntry, FeedInfo, FeedPerson } from './feed-types.js';

// The canonical form → rss-parser → the words of feed-types.ts.

/** Entries given to the parser at once: its tree of a batch is gone before the next. */
const batchSize = 100;

/** What xml2js makes of an element with attributes. */
interface Node {
  _?: string;
  $?: Record<string, string>;
}

const keep = { keepArray: true };
const itemFields = [
  w.original,
  w.publishedText,
  w.updated,
  w.updatedText,
  w.summary,
  w.content,
  w.author,
  w.contributor,
  w.enclosure,
  w.image,
  w.source,
  w.language,
  w.rights,
];
const feedFields = [w.description, w.updated, w.image, w.author, w.rights, w.link];

type Fields = Record<string, unknown>;

function makeParser(): Parser<Fields, Fields> {
  const list = (names: string[]): [string, string, { keepArray: boolean }][] => names.map((name) => [name, name, keep]);
  return new Parser<Fields, Fields>({
    customFields: { feed: list(feedFields) as never, item: list(itemFields) as never },
  });
}

const wrap = (content: string): string => `<rss version="2.0"><channel>${content}</channel></rss>`;

/** What writeChannel and writeEntry wrote. */
export interface CanonicalForm {
  channel: string;
  items: string[];
  /** Long texts, which channel and items name by their place. */
  texts: string[];
}

/** Reads the canonical form, whose items are emptied on the way. */
export async function readCanonical({
  channel,
  items,
  texts,
}: CanonicalForm): Promise<{ feed: FeedInfo; links: FeedLink[]; entries: FeedEntry[] }> {
  const parser = makeParser();
  const head = (await parser.parseString(wrap(channel))) as Fields;
  const entries: FeedEntry[] = [];
  for (let at = 0; at < items.length; at += batchSize) {
    const batch = items.slice(at, at + batchSize);
    items.fill('', at, at + batchSize);
    const parsed = await parser.parseString(wrap(batch.join('')));
    for (const item of parsed.items) entries.push(entryOf(item as Fields, texts));
  }
  return { feed: feedOf(head, texts), links: linksOf(head), entries };
}

export interface FeedLink {
  rel: string;
  url: string;
}

function linksOf(head: Fields): FeedLink[] {
  return nodes(head[w.link]).flatMap(({ $ }) => ($?.rel && $.url ? [{ rel: $.rel, url: $.url }] : []));
}

function feedOf(head: Fields, texts: readonly string[]): FeedInfo {
  return {
    title: text(head.title),
    link: text(head.link),
    description: aside(head[w.description], texts),
    language: text(head.language),
    updated: text(head[w.updated]),
    image: text(head[w.image]),
    authors: namesOf(people(head[w.author])),
    rights: text(head[w.rights]),
    generator: text(head.generator),
  };
}

function entryOf(item: Fields, texts: readonly string[]): FeedEntry {
  const source = nodes(item[w.source])[0];
  const published = text(item.pubDate);
  const updated = text(item[w.updated]);
  const authors = people(item[w.author]);
  const contributors = people(item[w.contributor]);
  return {
    title: text(item.title),
    link: text(item.link),
    originalLink: text(item[w.original]),
    id: text(item.guid),
    published,
    updated,
    publishedText: text(item[w.publishedText]) ?? published,
    updatedText: text(item[w.updatedText]) ?? updated,
    summary: aside(item[w.summary], texts),
    content: aside(item[w.content], texts),
    authors: namesOf(authors),
    people: [
      ...authors.map((person) => ({ ...person, role: 'author' as const })),
      ...contributors.map((person) => ({ ...person, role: 'contributor' as const })),
    ],
    tags: allTexts(item.categories),
    enclosures: enclosures(item[w.enclosure]),
    image: text(item[w.image]),
    comments: text(item.comments),
    source: source?._ ?? null,
    sourceUrl: source?.$?.url ?? null,
    language: text(item[w.language]),
    rights: text(item[w.rights]),
  };
}

/** Names, or the addresses of those who give no name. */
export function namesOf(all: readonly FeedPerson[]): string[] {
  return [...new Set(all.flatMap(({ name, email }) => name ?? email ?? []))];
}

/** One value or several, as a list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function nodes(value: unknown): Node[] {
  return list(value).map((one) => (typeof one === 'string' ? { _: one } : (one as Node)));
}

function text(value: unknown): string | null {
  const [first] = nodes(value);
  return first?._ ?? (first ? '' : null);
}

function aside(value: unknown, texts: readonly string[]): string | null {
  return texts[Number(nodes(value)[0]?.$?.at ?? -1)] ?? null;
}

function allTexts(value: unknown): string[] {
  return nodes(value).flatMap(({ _ }) => (_ ? [_] : []));
}

function people(value: unknown): FeedPerson[] {
  return nodes(value).flatMap(({ $ }) =>
    $ ? [{ name: $.name ?? null, email: $.email ?? null, url: $.url ?? null }] : [],
  );
}

function enclosures(value: unknown): Enclosure[] {
  return nodes(value).flatMap(({ $ }) =>
    $?.url ? [{ ...$, url: $.url, type: $.type ?? null, length: $.length ?? null }] : [],
  );
}
