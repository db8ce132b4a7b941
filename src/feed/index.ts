import Parser from 'rss-parser';
import { FeedError } from '../errors.js';
import type { Block, Candidate, Image, Link, RawArticle } from '../types.js';

// Feed text → entries → everything seen in each. It fetches nothing and follows no link.

export interface FeedEntry {
  title: string | null;
  link: string | null;
  id: string | null;
  published: string | null;
  updated: string | null;
  summary: string | null;
  content: string | null;
  authors: string[];
  tags: string[];
  language: string | null;
}

export interface ParsedFeed {
  title: string | null;
  link: string | null;
  language: string | null;
  entries: FeedEntry[];
}

export interface FeedOptions {
  url: string | null;
  contentType: string | null;
  contentLocation: string | null;
  contentLanguage: string | null;
}

/** Entries of an RSS, Atom or JSON feed, in its order. Throws FeedError. */
export async function parseFeedText(text: string, options: FeedOptions): Promise<ParsedFeed> {
  if (/^\s*\{/.test(text)) return parseJsonFeed(text, options);
  try {
    const feed = await new Parser({ defaultRSS: 2 }).parseString(text);
    return {
      title: feed.title ?? null,
      link: feed.link ?? null,
      language: (feed.language as string | undefined) ?? null,
      entries: feed.items.map((item) => ({
        title: item.title ?? null,
        link: item.link ?? null,
        id: item.guid ?? (item.id as string | undefined) ?? null,
        published: item.pubDate ?? item.isoDate ?? null,
        updated: null,
        summary: item.summary ?? null,
        content: (item['content:encoded'] as string | undefined) ?? item.content ?? null,
        authors: item.creator ? [item.creator] : [],
        tags: (item.categories ?? []).filter((one) => typeof one === 'string'),
        language: null,
      })),
    };
  } catch (cause) {
    throw new FeedError(
      `${options.url ?? 'the feed'} is malformed: ${cause instanceof Error ? cause.message : cause}`,
      { cause },
    );
  }
}

function parseJsonFeed(text: string, options: FeedOptions): ParsedFeed {
  const value = JSON.parse(text) as Record<string, unknown>;
  const string = (one: unknown): string | null => (typeof one === 'string' ? one : null);
  const items = Array.isArray(value.items) ? (value.items as Record<string, unknown>[]) : [];
  return {
    title: string(value.title),
    link: string(value.home_page_url) ?? options.url,
    language: string(value.language),
    entries: items.map((item) => ({
      title: string(item.title),
      link: string(item.url),
      id: item.id === undefined ? null : String(item.id),
      published: string(item.date_published),
      updated: string(item.date_modified),
      summary: string(item.summary),
      content: string(item.content_html) ?? string(item.content_text),
      authors: [],
      tags: Array.isArray(item.tags) ? item.tags.filter((one): one is string => typeof one === 'string') : [],
      language: string(item.language),
    })),
  };
}

type BlocksFromHtml = (
  html: string,
  options: { baseUrl: string | null },
) => { blocks: Block[]; links: Link[]; images: Image[] };

/** Everything that one entry says, as a RawArticle of kind `entry`. */
export function rawArticleFromEntry(
  entry: FeedEntry,
  feed: ParsedFeed,
  { blocksFromHtml }: { blocksFromHtml: BlocksFromHtml },
): RawArticle {
  const candidates: Candidate[] = [];
  const seen = { source: 'feed', place: 'entry' } as const;
  if (entry.title) candidates.push({ field: 'headline', value: entry.title, ...seen });
  if (entry.published) candidates.push({ field: 'date', value: { text: entry.published, iso: null }, ...seen });
  if (entry.updated) candidates.push({ field: 'modified', value: { text: entry.updated, iso: null }, ...seen });
  if (entry.authors.length > 0) {
    const value = entry.authors.map((name) => ({ name, role: null, kind: null, url: null, email: null }));
    candidates.push({ field: 'authors', value, ...seen });
  }
  if (entry.tags.length > 0) candidates.push({ field: 'tags', value: entry.tags, ...seen });
  if (entry.id) candidates.push({ field: 'guid', value: entry.id, ...seen });
  if (entry.summary) candidates.push({ field: 'summary', value: entry.summary, ...seen });
  const language = entry.language ?? feed.language;
  if (language) candidates.push({ field: 'language', value: language, ...seen });
  if (feed.title) candidates.push({ field: 'publisher', value: { name: feed.title, url: feed.link }, ...seen });
  const { blocks, links, images } = blocksFromHtml(entry.content ?? '', { baseUrl: entry.link ?? feed.link });
  return {
    kind: 'entry',
    url: entry.link,
    candidates,
    blocks,
    images,
    links,
    updates: [],
    briefs: [],
    notices: [],
    removals: [],
  };
}
