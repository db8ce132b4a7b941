/** One enclosure, in the feed's order. `length` is bytes as written. */
export interface Enclosure {
  url: string;
  type: string | null;
  length: string | null;
}

/** What a feed says of itself. Texts are plain, `description` is sanitised HTML, dates ISO 8601 as precise as written. */
export interface FeedInfo {
  title: string | null;
  link: string | null;
  description: string | null;
  language: string | null;
  updated: string | null;
  image: string | null;
}

/** One entry. `summary` and `content` are sanitised HTML with absolute links. */
export interface FeedEntry {
  title: string | null;
  link: string | null;
  /** The story's own address where a redirector (FeedBurner) stands in `link`. */
  originalLink: string | null;
  id: string | null;
  published: string | null;
  updated: string | null;
  summary: string | null;
  content: string | null;
  authors: string[];
  tags: string[];
  enclosures: Enclosure[];
  image: string | null;
  comments: string | null;
  source: string | null;
  language: string | null;
}

export interface ParsedFeed {
  feed: FeedInfo;
  entries: FeedEntry[];
  /** Addresses of further pages (RFC 5005 `next`, `prev-archive`; JSON Feed `next_url`) and of hubs. */
  next: string | null;
  hub: string | null;
  self: string | null;
  /** When to come again: minutes, GMT hours and English day names as RSS 2.0 has them; seconds by sy:updatePeriod. */
  hints: { ttlMinutes: number | null; skipHours: number[]; skipDays: string[]; updateSeconds: number | null };
  /** What was lost in reading. */
  notices: string[];
}

export interface FeedOptions {
  /** Where the feed was fetched. */
  url: string | null;
  contentType: string | null;
  contentLocation: string | null;
  contentLanguage: string | null;
}
