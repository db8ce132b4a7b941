// Front door of running: many documents at once, bounded, in the order of the sources or as they come. What a document names
// takes its place; a failure is an outcome and ends nothing. It knows nothing of the archive.
export { fetchArticles, type FetchArticlesOptions, readArticles, type ReadArticlesOptions } from './articles.js';
export { type DiscoverDeps, discoverSources } from './discover-site.js';
export { lookAhead } from './look-ahead.js';
export { ingest, type PipelineDeps } from './pipeline.js';
export { localReader, type Reader } from './reader.js';
export { openReader } from './reader-pool.js';
