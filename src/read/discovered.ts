import { type DiscoveredSource, isCommentFeed, readPageSources, type SourceCandidate } from '../discover/index.js';
import type { ParsedFeed } from '../feed/index.js';
import type { SitemapChild, SitemapItem } from '../sitemap/index.js';
import type { Fetched } from '../types.js';
import { openDocument } from './open.js';

// One document that discovery fetched → what it is: a feed or sitemap, or a page that names some.

export type Inspected =
  | { kind: 'source'; source: DiscoveredSource; children: SitemapChild[] }
  | { kind: 'page'; html: string; candidates: SourceCandidate[]; system: ReturnType<typeof readPageSources>['system'] }
  | { kind: 'other' };

/** Throws what decoding, recognising and parsing throw. */
export async function inspectDocument(fetched: Fetched, candidate: SourceCandidate): Promise<Inspected> {
  if (fetched.stream) return { kind: 'other' };
  const opened = await openDocument(fetched);
  const url = fetched.url ?? candidate.url;
  if (opened.kind === 'feed') return inspectFeed(opened.feed, url, candidate);
  if (opened.kind === 'sitemap') return inspectSitemap(opened.items(null), url, candidate);
  if (opened.kind === 'list') {
    const source = { ...sitemapSource(url, candidate), entries: opened.names.length };
    return { kind: 'source', source, children: [] };
  }
  if (opened.kind !== 'page') return { kind: 'other' };
  return { kind: 'page', html: opened.decoded.text, ...readPageSources(opened.decoded.text, url) };
}

async function inspectFeed(parsed: ParsedFeed, url: string, candidate: SourceCandidate): Promise<Inspected> {
  const { hasStory } = await import('../feed/index.js');
  const { feed, entries, format } = parsed;
  const withStory = entries.filter(hasStory).length;
  const source: DiscoveredSource = {
    url,
    title: feed.title || candidate.label,
    kind: format,
    isIndex: false,
    entries: entries.length,
    newest: newestOf(entries.map((entry) => entry.published ?? entry.updated)) ?? feed.updated,
    hasFullText: entries.length === 0 ? null : withStory * 2 >= entries.length,
    isComments: isCommentFeed(url, [feed.title, candidate.label]),
    language: feed.language,
    siteUrl: feed.link,
    foundBy: candidate.foundBy,
  };
  return { kind: 'source', source, children: [] };
}

function inspectSitemap(items: Iterable<SitemapItem>, url: string, candidate: SourceCandidate): Inspected {
  const children: SitemapChild[] = [];
  let newest: string | null = null;
  let entries = 0;
  let isNews = false;
  let name: string | null = null;
  let language: string | null = null;
  for (const item of items) {
    entries++;
    if (item.kind === 'sitemap') children.push(item);
    else if (item.news) {
      isNews = true;
      name ??= item.news.publication;
      language ??= item.news.language;
    }
    newest = newestOf([newest, item.kind === 'page' ? (item.news?.date ?? item.lastModified) : item.lastModified]);
  }
  const source = { ...sitemapSource(url, candidate), title: name ?? candidate.label, entries, newest, language };
  const kind = isNews ? 'news-sitemap' : 'sitemap';
  return { kind: 'source', source: { ...source, kind, isIndex: children.length > 0 }, children };
}

function sitemapSource(url: string, candidate: SourceCandidate): DiscoveredSource {
  return {
    url,
    title: candidate.label,
    kind: 'sitemap',
    isIndex: false,
    entries: 0,
    newest: null,
    hasFullText: null,
    isComments: false,
    language: null,
    siteUrl: null,
    foundBy: candidate.foundBy,
  };
}

/** The latest of dates as written; what is not a date counts for nothing. */
export function newestOf(dates: readonly (string | null)[]): string | null {
  let best: string | null = null;
  let bestTime = Number.NEGATIVE_INFINITY;
  for (const date of dates) {
    const time = date === null ? Number.NaN : Date.parse(date);
    if (time > bestTime) {
      best = date;
      bestTime = time;
    }
  }
  return best;
}
