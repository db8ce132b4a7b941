import { decodeText } from '../decode/index.js';
import type { ParsedFeed } from '../feed/index.js';
import type { FeedPlace } from './open.js';

/** Where the bytes were fetched; relative links resolve against `url`. */
export type ParseFeedOptions = Partial<FeedPlace>;

/**
 * Bytes of an RSS, Atom, RDF, CDF or JSON feed → the feed and its entries, before any of it becomes a record. Titles are plain
 * text, `description`, `summary` and `content` sanitised HTML with absolute links, dates ISO 8601 as precise as written. Ill-formed
 * feeds are read as far as they go, and `notices` says what was lost.
 * Throws FeedError where the bytes are not a feed, DecodeError where they are not text.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseFeedOptions = {}): Promise<ParsedFeed> {
  const place = { url: null, contentType: null, contentLocation: null, contentLanguage: null, ...options };
  const { text } = decodeText(bytes, { contentType: place.contentType, kind: 'xml' });
  const { parseFeedText } = await import('../feed/index.js');
  return parseFeedText(text, place);
}
