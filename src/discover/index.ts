// Front door of discovery: a page, its headers, a robots.txt or a bare address → addresses that may be feeds or sitemaps, and the
// order of those that turned out to be some. It fetches nothing: discover-site.ts at the root asks for each.
export type { DiscoveredSource, FoundBy, PageFindings, SiteSystem, SourceCandidate } from './discover-types.js';
export { readLinkHeader } from './headers.js';
export { readPageSources, unique } from './page.js';
export { addressPatterns, feedGuesses, sitemapGuesses } from './patterns.js';
export { isCommentFeed, rankSources } from './rank.js';
