import type { Candidate, CandidateOf, Field, SourceName } from '../types.js';

// How far each source is believed for each field; 0 is never. One table, so that a new source does not compile until
// it is ranked. Headline, authors, tags and date are weighed by more than this (see their own files): here stands what
// decides where nothing else does.

type Ranks = Record<SourceName, number>;

const base: Ranks = {
  user: 1000,
  'site-rule': 900,
  'json-ld': 90,
  'article-meta': 80,
  'open-graph': 75,
  parsely: 70,
  sailthru: 65,
  'text-page': 64,
  microdata: 62,
  feed: 60,
  meta: 58,
  'h-entry': 50,
  rdfa: 48,
  'dublin-core': 46,
  twitter: 44,
  sitemap: 42,
  'page-state': 40,
  heading: 38,
  byline: 36,
  'tag-links': 34,
  breadcrumbs: 32,
  'time-element': 30,
  'printed-date': 28,
  'title-element': 26,
  'http-header': 24,
  body: 22,
  url: 10,
};

const trust: Record<Field, Ranks> = {
  headline: base,
  alternativeHeadline: base,
  date: base,
  modified: base,
  authors: base,
  tags: base,
  // og:section is rare; article:section is the newsroom's own, breadcrumbs what readers see.
  section: { ...base, 'article-meta': 95, breadcrumbs: 60 },
  // og:description is written for readers elsewhere, so it stands alone better than a search snippet or JSON-LD's cut one.
  summary: { ...base, 'open-graph': 95, meta: 70, twitter: 66 },
  // <html lang> is what browsers and screen readers act on; og:locale is often a theme's default.
  language: { ...base, meta: 95, 'open-graph': 30 },
  // og:site_name is the brand that readers know; JSON-LD's publisher is often the firm.
  publisher: { ...base, 'open-graph': 95 },
  canonicalUrl: { ...base, meta: 95 },
  alternateUrl: base,
  image: base,
  type: base,
  // What was paid for is said to readers beside the headline.
  genre: { ...base, heading: 95 },
  dateline: base,
  origin: base,
  access: base,
  notice: base,
  license: base,
  copyright: base,
  // Headers are the server's word about every copy.
  tdm: { ...base, 'http-header': 95 },
  robots: base,
  readingMinutes: { ...base, 'text-page': 95 },
  wordCount: base,
  guid: base,
};

/** All candidates of a field, the most believed first; order of the page among equals. */
export function ranked<F extends Field>(candidates: readonly Candidate[], field: F): CandidateOf<F>[] {
  const ranks = trust[field];
  const weightOf = ({ source, confidence }: Pick<Candidate, 'source' | 'confidence'>): number =>
    ranks[source] * (confidence ?? 1);
  const found: CandidateOf<F>[] = [];
  for (const candidate of candidates as readonly CandidateOf<F>[])
    if (candidate.field === field && ranks[candidate.source] > 0) found.push(candidate);
  return found.length > 1 ? found.sort((a, b) => weightOf(b as Candidate) - weightOf(a as Candidate)) : found;
}
