import { type DiscoveredSource, isCommentFeed, readPageSources, type SourceCandidate } from '../discover/index.js';
import { decodeDocument } from './document.js';
import { parseSitemap, type SitemapChild } from '../sitemap/index.js';
import { isListLine } from '../source/index.js';
import type { Fetched } from '../types.js';

// One document that discovery fetched → what it is: a feed or sitemap, or a page that names some.

export type Inspected =
  | { kind: 'source'; source: DiscoveredSource; children: SitemapChild[] }
  | { kind: 'page'; html: string; candidates: SourceCandidate[]; system: ReturnType<typeof readPageSources>['system'] }
  | { kind: 'other' };

/** Throws what decoding, recognising and parsing throw. */
export async function inspectDocument(fetched: Fetched, candidate: SourceCandidate): Promise<Inspected> {
  if (fetched.stream) return { kind: 'other' };
  const { decoded, kind } = decodeDocument(fetched);
  const url = fetched.url ?? candidate.url;
  if (kind === 'feed' || kind === 'json-feed') return inspectFeed(decoded.text, fetched, candidate);
  if (kind === 'sitemap') return inspectSitemap(decoded.text, url, candidate);
  if (kind === 'list') return inspectList(decoded.text, url, candidate);
  if (kind !== 'page') return { kind: 'other' };
  return { kind: 'page', html: decoded.text, ...readPageSources(decoded.text, url) };
}

async function inspectFeed(text: string, fetched: Fetched, candidate: SourceCandidate): Promise<Inspected> {
  const { hasStory, parseFeedText } = await import('../feed/index.js');
  const { feed, entries, format } = await parseFeedText(text, {
    url: fetched.url,
    contentType: fetched.contentType,
    contentLocation: fetched.headers['content-location'] ?? null,
    contentLanguage: fetched.headers['content-language'] ?? null,
  });
  const url = fetched.url ?? candidate.url;
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

function inspectSitemap(text: string, url: string, candidate: SourceCandidate): Inspected {
  const children: SitemapChild[] = [];
  let newest: string | null = null;
  let entries = 0;
  let isNews = false;
  let name: string | null = null;
  let language: string | null = null;
  for (const item of parseSitemap(text, { url })) {
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

/** A text sitemap: one address a line. */
function inspectList(text: string, url: string, candidate: SourceCandidate): Inspected {
  const entries = text.split(/\r\n|\n|\r/).filter(isListLine).length;
  return { kind: 'source', source: { ...sitemapSource(url, candidate), entries }, children: [] };
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

/** The latest of dates as written; what is no date counts for nothing. */
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
