import type { z } from 'zod';
import type { WirecopyError } from './errors.js';
import type * as schema from './schema.js';
import type { TextSource } from './shared/text-source.js';

// The shapes that cross a seam. `Raw…` is what was seen; the plain noun is the normalised one.

/** A record, as `wirecopy schema` describes it: every key is always there. */
export type Article = z.infer<typeof schema.articleSchema>;
/** What kind of text a record holds. */
export type ArticleKind = z.infer<typeof schema.kindSchema>;
/** Where a record comes from, and how it was got. */
export type ArticleSource = z.infer<typeof schema.sourceSchema>;
/** Somebody who made a story, with a role. */
export type Contributor = z.infer<typeof schema.contributorSchema>;
/** How precise a date is, and who says so. */
export type DateBasis = z.infer<typeof schema.dateBasisSchema>;
/** A picture of a story, with its caption and credit. */
export type Image = z.infer<typeof schema.imageSchema>;
/** A link inside a body. */
export type Link = z.infer<typeof schema.linkSchema>;
/** What a feed's entry carries, such as a podcast. */
export type Attachment = z.infer<typeof schema.enclosureSchema>;
/** A post of a live blog. */
export type Update = z.infer<typeof schema.updateSchema>;
/** Another item in a live block of a page. */
export type Brief = z.infer<typeof schema.briefSchema>;
/** What page, headers and feed reserve. */
export type Rights = z.infer<typeof schema.rightsSchema>;
/** How right a record is likely to be, and which of its fields are doubtful. */
export type Quality = z.infer<typeof schema.qualitySchema>;
export type Block = z.infer<typeof schema.blockSchema>;
/** Why each field is what it is. */
export type Evidence = z.infer<typeof schema.evidenceSchema>;

/** One thing to read: an address, a file, or bytes already at hand (standard input, a WARC record). */
export interface Target {
  /** What the user named, for messages and `source.ref`. */
  ref: string;
  url: string | null;
  file: string | null;
  bytes: Uint8Array | null;
  contentType: string | null;
  /** Found by wirecopy itself (a feed entry, a sitemap line), so robots.txt counts (RFC 9309). */
  isFound: boolean;
  /** 0 for what the user named; each feed or sitemap adds one. */
  depth: number;
  /** What the feed or sitemap said about this page; merged by `--full`. */
  entry: RawArticle | null;
  /** The feed or sitemap that named it. */
  feedUrl: string | null;
  /** Which page of a feed it is, counted from 1; left out is the first. */
  feedPage?: number;
  /** A sitemap or a list of addresses named it: such name a page often, and once is enough. */
  isListed?: boolean;
  /** An address that was guessed: that nothing is there is an answer and no failure. */
  isGuess?: boolean;
  /** With `bytes` of a WARC record: the exchange as it was captured. */
  capture?: Capture;
}

/** An answer of the past, as an archive holds it. */
export interface Capture {
  status: number | null;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** ISO 8601 instant. */
  fetchedAt: string | null;
  /** The crawler stopped before the end of the body (`WARC-Truncated`). */
  isTruncated: boolean;
}

/** What a document holds, in its own order: records, further documents to read in its place, and broken entries. */
export type DocumentItem =
  /** `target` is left out where it is that of the document itself. */
  | { kind: 'article'; article: Article; target?: Target }
  | { kind: 'target'; target: Target }
  | { kind: 'failure'; error: unknown; target: Target };

/** All that one document holds, made as it is asked for. */
export type DocumentItems = (Iterable<DocumentItem> | AsyncIterable<DocumentItem>) & {
  /** Nothing of it has to be fetched, so nothing is won by starting it early. */
  isAtHand?: boolean;
};

/** Validators of a stored answer, sent back byte for byte (RFC 9110 section 13). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

/** Bytes as received, content coding removed. `status` is null for files and standard input. */
export interface Fetched {
  target: Target;
  /** After redirects. */
  url: string | null;
  redirects: readonly { url: string; status: number }[];
  status: number | null;
  /** Lower-case names. */
  headers: Record<string, string>;
  contentType: string | null;
  bytes: Uint8Array;
  /** Of a sitemap: it is larger than the limit, and `bytes` is what comes before that. */
  isCut?: boolean;
  /** A document that is never held whole (a WARC file): all of it from the start, as stored; `bytes` is only its head. */
  stream?: () => AsyncIterable<Uint8Array>;
  sha256: string;
  /** ISO 8601 instant. */
  fetchedAt: string;
  retries: number;
  /** A 304 answer: `bytes` is empty. */
  isNotModified: boolean;
  validators: Validators;
}

/** Text of bytes, and how their charset was told. */
export interface Decoded {
  /** Made when first asked for: a page is read from its `source`. */
  readonly text: string;
  /** The text from its start, anew with each call. */
  source: () => TextSource;
  /** WHATWG name, lower case. */
  charset: string;
  charsetFrom: 'bom' | 'header' | 'declared' | 'utf-8' | 'detected' | 'default';
}

/** What a document is, told by its content. */
export type DocumentKind = 'page' | 'feed' | 'json-feed' | 'sitemap' | 'opml' | 'text' | 'list' | 'mail';

/** Where a value was seen. A new one does not compile until `normalise/choose.ts` ranks it. */
export type SourceName =
  | 'site-rule'
  | 'json-ld'
  | 'open-graph'
  | 'article-meta'
  | 'dublin-core'
  | 'twitter'
  | 'parsely'
  | 'sailthru'
  | 'meta'
  | 'microdata'
  | 'rdfa'
  | 'h-entry'
  | 'time-element'
  | 'heading'
  | 'title-element'
  | 'byline'
  | 'tag-links'
  | 'breadcrumbs'
  | 'page-state'
  | 'printed-date'
  | 'url'
  | 'http-header'
  | 'body'
  | 'feed'
  | 'sitemap'
  | 'text-page'
  | 'user';

/** Somebody named, as a page or feed has it. */
export interface RawAuthor {
  name: string;
  role: string | null;
  kind: 'person' | 'organisation' | null;
  url: string | null;
  email: string | null;
  isJoined?: boolean; // nothing but a joint stands between it and the name before
}

/** A date as seen, before anybody decides what it means. */
export interface RawDate {
  /** As seen: `2024-04-02T05:28:00Z`, `April 2, 2024 5:28 AM`. */
  text: string;
  /** Already ISO 8601 where the reader could tell, else null. */
  iso: string | null;
}

/** What each field's candidate holds. Lists are one list as one place of the page gives it. */
export interface FieldValue {
  headline: string;
  alternativeHeadline: string;
  date: RawDate;
  modified: RawDate;
  authors: RawAuthor[];
  tags: string[];
  section: string;
  summary: string;
  language: string;
  publisher: { name: string; url: string | null };
  canonicalUrl: string;
  alternateUrl: string;
  image: Image;
  /** schema.org or Open Graph type, as written. */
  type: string;
  genre: string;
  dateline: string;
  origin: { agency: string | null; credit: string | null };
  access: 'open' | 'metered' | 'paywalled';
  notice: string;
  license: string;
  copyright: string;
  tdm: string;
  robots: string;
  readingMinutes: number;
  /** As the page counts its own text. */
  wordCount: number;
  guid: string;
}

export type Field = keyof FieldValue;

/** A value of one field, with where it was seen. */
export interface CandidateOf<F extends Field> {
  field: F;
  value: FieldValue[F];
  source: SourceName;
  /** Where on the page, for `--explain`: `NewsArticle.headline`, `meta[property="og:title"]`, `h1.title`. */
  place: string;
  /** The reader's own doubt, 0 to 1; left out is 1. A sidebar's `<time>` is less than a byline's. */
  confidence?: number;
  /** Measured properties that a weighed choice looks at, such as the distance to the h1. */
  traits?: Readonly<Record<string, number>>;
}

/** Any value seen anywhere; readers choose nothing. */
export type Candidate = { [F in Field]: CandidateOf<F> }[Field];

/** Text that the body finder dropped, for `--explain`. */
export interface Removal {
  text: string;
  reason: string;
}

/** How sure the choice of a page's text is; lengths are shares of the kept text. */
export interface PageSigns {
  /** How far the model of runs wavered over the kept text, and what it makes of the whole choice. */
  keptUnsure: number;
  expectedF1: number;
  /** Logarithm of the length of the kept text in one place. */
  keptRow: number;
  /** How far the container of most running text holds the same. */
  containerF1: number;
  /** Left out amid the text; of the text, and behind it: what reads like sentences. */
  leftBetween: number;
  keptGood: number;
  afterGood: number;
}

/** Everything seen in one document. */
export interface RawArticle {
  kind: ArticleKind | null;
  url: string | null;
  /** Of a feed's entry: the address that no other story has, null where it shares its own; left out where that is `url`. */
  ownUrl?: string | null;
  candidates: Candidate[];
  /** The story's text in order; empty when none was found. */
  blocks: Block[];
  images: Image[];
  links: Link[];
  /** `date` is as seen; normalise gives it its zone. */
  updates: (Omit<Update, 'date'> & { date: RawDate | null })[];
  briefs: (Omit<Brief, 'date'> & { date: RawDate | null })[];
  notices: string[];
  /** What a feed's entry carries; left out where there is no feed. */
  enclosures?: Attachment[];
  removals: Removal[];
  /** Null or left out where nothing weighed the text: a feed, a plain text, the body of a site rule. */
  signs?: PageSigns | null;
}

/** What one publisher does differently; a field left out is answered by the general extractor. */
export interface SiteRule {
  id: string;
  hosts: string[];
  publisher?: string;
  /** IANA zone, for dates that state none. */
  timeZone?: string;
  language?: string;
  /** BCP 47 region of `3/4/2024`. */
  country?: string;
  headline?: string;
  date?: string;
  authors?: string;
  tags?: string;
  body?: string;
  /** CSS selectors removed before the body is read. */
  remove?: string[];
  /** The live news block of other items. */
  briefs?: { item: string; time: string; headline: string; summary: string };
  /** Phrases that open a block of other stories in a plain-text page. */
  textStops?: string[];
  /** ISO day after which the layout changed; archived pages still use the rule. */
  validUntil?: string;
}

/** One target's end: a record or a failure, whose error has a `code` that never changes; exactly one per target. */
export type Outcome =
  | { ok: true; article: Article; target: Target; fetched: Fetched | null }
  | { ok: false; error: WirecopyError; target: Target };
