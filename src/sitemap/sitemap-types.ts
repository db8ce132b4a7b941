/** What Google's news module says of a story (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export interface SitemapNews {
  title: string | null;
  /** As written. */
  date: string | null;
  keywords: string[];
  language: string | null;
  publication: string | null;
  genres: string[];
  isSubscription: boolean;
}

export interface SitemapImage {
  url: string;
  caption: string | null;
  title: string | null;
}

/** One page that a sitemap names. */
export interface SitemapPage {
  kind: 'page';
  url: string;
  /** As written. */
  lastModified: string | null;
  news: SitemapNews | null;
  images: SitemapImage[];
  /** The same page in other languages (hreflang). */
  alternates: { language: string; url: string }[];
}

/** One sitemap that an index names. */
export interface SitemapChild {
  kind: 'sitemap';
  url: string;
  lastModified: string | null;
}

/** A page or a further sitemap that a sitemap names, with what it says of it. */
export type SitemapItem = SitemapPage | SitemapChild;

export interface SitemapOptions {
  /** Where the sitemap was fetched; its relative addresses resolve against it. */
  url: string | null;
  /** ISO day: what did not change since then is left out. */
  since?: string | null;
}
