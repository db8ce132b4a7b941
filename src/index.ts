// The public library: re-exports only.
export { decodeText } from './decode/index.js';
export type { DiscoveredSource, FoundBy } from './discover/index.js';
export { discoverSources, type DiscoverDeps } from './run/discover-site.js';
export * from './errors.js';
export { blocksFromHtml, extractArticle } from './extract/index.js';
export { type Fetcher, openFetcher } from './fetch/index.js';
export { mergeRawArticles, normaliseArticle } from './normalise/index.js';
export {
  type FetchOptions,
  fetchDefaults,
  type FormatName,
  formatNames,
  type ReadOptions,
  readDefaults,
} from './options.js';
export { type FormatOptions, type Formatter, formatters, plainFormat } from './output/index.js';
export { ingest, type PipelineDeps } from './run/pipeline.js';
export { fetchArticles, type FetchArticlesOptions, readArticles, type ReadArticlesOptions } from './run/articles.js';
export { readDocument } from './read/document.js';
export { recogniseText } from './recognise/index.js';
export { findSiteRule } from './sites/index.js';
export { makeTarget, targetFromName } from './source/index.js';
export { parseTextPage } from './text-page/index.js';
export type * from './types.js';
export { version } from './version.js';
export { parseFeed, type ParseFeedOptions } from './read/feed.js';
export type { Enclosure, FeedEntry, FeedFormat, FeedHints, FeedInfo, FeedPerson, ParsedFeed } from './feed/index.js';
export { formatOpml, type OpmlFeed, type OpmlList, parseOpml } from './opml/index.js';
export { parseSitemap, type SitemapItem } from './sitemap/index.js';
export { openStore, type SaveOptions, type Saved, type Store, type StoredArticle } from './store/index.js';
export { runSync, type SyncCounts, type SyncDeps, type SyncEvent, type SyncOptions, watchSync } from './sync/jobs.js';
