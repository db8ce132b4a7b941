import type { ParsedFeed } from './feed-types.js';

interface Page {
  url: string | null;
  /** Which page this feed is, from 1. */
  page: number;
  /** How many are wanted. */
  pages: number;
}

/**
 * The address of the next older page, null where enough were read or there is none: what the feed says (RFC 5005 `next` and
 * `prev-archive`, JSON Feed `next_url`), else WordPress's `?paged=`, which it never says and which ends with a 404.
 */
export function nextFeedPage(feed: ParsedFeed, { url, page, pages }: Page): { url: string; isGuess: boolean } | null {
  if (page >= pages || feed.entries.length === 0) return null;
  if (feed.next !== null) return isPage(feed.next, url) ? { url: feed.next, isGuess: false } : null;
  if (url === null || !/wordpress/i.test(feed.feed.generator ?? '')) return null;
  const guess = new URL(url);
  guess.searchParams.set('paged', String(page + 1));
  return { url: guess.href, isGuess: true };
}

/** A page that names itself as the next one is the last. */
function isPage(next: string, url: string | null): boolean {
  return next !== url && /^https?:/i.test(next) && URL.canParse(next);
}
