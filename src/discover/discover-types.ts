/** How a candidate was come by; what a site states comes before what is guessed. */
export type FoundBy =
  | 'named'
  | 'link-header'
  | 'link-element'
  | 'json-ld'
  | 'robots'
  | 'page-link'
  | 'sitemap-index'
  | 'pattern'
  | 'guess';

/** An address that may be a feed or a sitemap. */
export interface SourceCandidate {
  /** Absolute http(s), without fragment. */
  url: string;
  foundBy: FoundBy;
  /** What the site calls it. */
  label: string | null;
}

/** The program that a site runs on, where it shows. */
export type SiteSystem =
  | 'arc'
  | 'blogger'
  | 'discourse'
  | 'drupal'
  | 'ghost'
  | 'hugo'
  | 'jekyll'
  | 'mastodon'
  | 'medium'
  | 'squarespace'
  | 'substack'
  | 'wordpress';

export interface PageFindings {
  candidates: SourceCandidate[];
  system: SiteSystem | null;
}

/** What a feed or sitemap turned out to be. */
export interface DiscoveredSource {
  url: string;
  title: string | null;
  kind: 'rss' | 'atom' | 'rdf' | 'json-feed' | 'news-sitemap' | 'sitemap';
  /** A sitemap that names sitemaps: these are its `entries`. */
  isIndex: boolean;
  entries: number;
  /** Date of the newest entry, ISO 8601 as precise as written. */
  newest: string | null;
  /** Whether most entries hold their story; null for sitemaps and empty feeds. */
  hasFullText: boolean | null;
  /** What readers wrote below stories. */
  isComments: boolean;
  language: string | null;
  /** The page that it is the feed of. */
  siteUrl: string | null;
  foundBy: FoundBy;
}
