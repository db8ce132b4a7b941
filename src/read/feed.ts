import { decodeText } from '../decode/index.js';
import { type ParsedFeed, parseFeedText } from '../feed/index.js';

export interface ParseFeedOptions {
  /** Where the bytes were fetched; relative links resolve against it. */
  url?: string | null;
  contentType?: string | null;
  contentLocation?: string | null;
  contentLanguage?: string | null;
}

/**
 * Bytes of an RSS, Atom, RDF, CDF or JSON feed → the feed and its entries, before any of it becomes a record. Titles are plain
 * text, `description`, `summary` and `content` sanitised HTML with absolute links, dates ISO 8601 as precise as written. Ill-formed
 * feeds are read as far as they go, and `notices` says what was lost.
 * Throws FeedError where the bytes are no feed, DecodeError where they are no text.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseFeedOptions = {}): Promise<ParsedFeed> {
  const contentType = options.contentType ?? null;
  const { text } = decodeText(bytes, { contentType, kind: 'xml' });
  return parseFeedText(text, {
    url: options.url ?? null,
    contentType,
    contentLocation: options.contentLocation ?? null,
    contentLanguage: options.contentLanguage ?? null,
  });
}
