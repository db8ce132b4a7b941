import { decodeText } from './decode/index.js';
import { type FeedEntry, type FeedInfo, parseFeedText } from './feed/index.js';

export interface ParseFeedOptions {
  /** Where the bytes were fetched; relative links resolve against it. */
  url?: string | null;
  contentType?: string | null;
  contentLocation?: string | null;
  contentLanguage?: string | null;
}

/**
 * Bytes of an RSS, Atom, RDF, CDF or JSON feed → the feed and its entries, before any of it becomes a record. Titles are plain
 * text, `description`, `summary` and `content` sanitised HTML with absolute links, dates ISO 8601 as precise as written.
 * Throws FeedError where the bytes are no feed, DecodeError where they are no text.
 */
export async function parseFeed(
  bytes: Uint8Array,
  options: ParseFeedOptions = {},
): Promise<{ feed: FeedInfo; entries: FeedEntry[]; notices: string[] }> {
  const contentType = options.contentType ?? null;
  const { text } = decodeText(bytes, { contentType, kind: 'xml' });
  const parsed = await parseFeedText(text, {
    url: options.url ?? null,
    contentType,
    contentLocation: options.contentLocation ?? null,
    contentLanguage: options.contentLanguage ?? null,
  });
  return { feed: parsed.feed, entries: parsed.entries, notices: parsed.notices };
}
