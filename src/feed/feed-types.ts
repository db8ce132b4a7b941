// The words of a feed before any of it becomes a record.

/** Who wrote or helped; at least one of the three is there. */
export interface FeedPerson {
  name: string | null;
  email: string | null;
  url: string | null;
}

/** One enclosure, in the feed's order. `length` is bytes as written. */
export interface Enclosure {
  url: string;
  type: string | null;
  length: string | null;
  /** Of a picture: what its feed says of it. */
  caption?: string | null;
  credit?: string | null;
  width?: string | null;
  height?: string | null;
}

/** What a feed says of itself. Texts are plain, `description` is sanitised HTML, dates ISO 8601 as precise as written. */
export interface FeedInfo {
  title: string | null;
  link: string | null;
  description: string | null;
  language: string | null;
  updated: string | null;
  image: string | null;
  /** For entries that name none (Atom and JSON Feed say so). */
  authors: string[];
  rights: string | null;
  /** The program that wrote it. */
  generator: string | null;
}

/** One entry. `title` is plain text, `summary` and `content` are sanitised HTML with absolute links. */
export interface FeedEntry {
  title: string | null;
  link: string | null;
  /** The story's own address where a redirector (FeedBurner) stands in `link`. */
  originalLink: string | null;
  id: string | null;
  /** ISO 8601. A clock without a zone is taken as UTC, as readers of feeds agree to; a day alone stays one. */
  published: string | null;
  updated: string | null;
  /** As written, for who wants to know whether a zone was stated. */
  publishedText: string | null;
  updatedText: string | null;
  summary: string | null;
  content: string | null;
  /** Names, or addresses of those who give no name. */
  authors: string[];
  /** The same people and the contributors in detail. */
  people: (FeedPerson & { role: 'author' | 'contributor' })[];
  tags: string[];
  enclosures: Enclosure[];
  image: string | null;
  comments: string | null;
  source: string | null;
  sourceUrl: string | null;
  language: string | null;
  rights: string | null;
}

/** The family that a feed is of, whatever it calls itself. */
export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json-feed';

/** A feed as its publisher means it, before it becomes records. */
export interface ParsedFeed {
  /** CDF counts as RSS, RSS 0.90 and 1.0 as RDF. */
  format: FeedFormat;
  feed: FeedInfo;
  entries: FeedEntry[];
  /** Addresses of further pages (RFC 5005 `next`, `prev-archive`; JSON Feed `next_url`) and of hubs. */
  next: string | null;
  hub: string | null;
  self: string | null;
  /** When to come again: minutes, GMT hours and English day names as RSS 2.0 has them; seconds by sy:updatePeriod. */
  hints: FeedHints;
  /** What was lost in reading. */
  notices: string[];
}

/** When a feed asks to be read again. */
export interface FeedHints {
  ttlMinutes: number | null;
  skipHours: number[];
  skipDays: string[];
  updateSeconds: number | null;
}

export interface FeedOptions {
  /** Where the feed was fetched. */
  url: string | null;
  contentType: string | null;
  contentLocation: string | null;
  contentLanguage: string | null;
}
