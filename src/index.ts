// The public library: re-exports only.
export { decodeText } from './decode/index.js';
export type { DiscoveredSource, FoundBy } from './discover/index.js';
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
export {
  type FormatOptions,
  type Formatter,
  formatters,
  openParquet,
  type ParquetEncoder,
  plainFormat,
} from './output/index.js';
export { recogniseText } from './recognise/index.js';
export { findSiteRule } from './sites/index.js';
export { makeTarget, targetFromName } from './source/index.js';
export { parseTextPage } from './text-page/index.js';
export type * from './types.js';
export { version } from './version.js';
export type { Enclosure, FeedEntry, FeedFormat, FeedHints, FeedInfo, FeedPerson, ParsedFeed } from './feed/index.js';
export { formatOpml, type OpmlFeed, type OpmlList, parseOpml } from './opml/index.js';
export { parseSitemap, type SitemapItem } from './sitemap/index.js';
export {
  type AddOptions,
  addToSqlite,
  openStore,
  type SaveOptions,
  type Saved,
  type Store,
  type StoredArticle,
} from './store/index.js';
export { parseFeed, type ParseFeedOptions, readDocument } from './read/index.js';
export {
  type DiscoverDeps,
  discoverSources,
  fetchArticles,
  type FetchArticlesOptions,
  ingest,
  type PipelineDeps,
  readArticles,
  type ReadArticlesOptions,
} from './run/index.js';
export { runSync, type SyncCounts, type SyncDeps, type SyncEvent, type SyncOptions, watchSync } from './sync/index.js';
