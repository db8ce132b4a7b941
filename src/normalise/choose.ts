import type { Candidate, CandidateOf, Field, SourceName } from '../types.js';

// How far each source is believed for each field; 0 is never. One table, so that a new source does not compile until
// it is ranked.

type Ranks = Record<SourceName, number>;

const base: Ranks = {
  user: 100,
  'site-rule': 99,
  'json-ld': 90,
  'open-graph': 70,
  'article-meta': 75,
  'dublin-core': 50,
  twitter: 45,
  parsely: 65,
  sailthru: 60,
  meta: 55,
  microdata: 60,
  rdfa: 50,
  'h-entry': 50,
  'time-element': 40,
  heading: 80,
  'title-element': 30,
  byline: 58,
  'tag-links': 50,
  breadcrumbs: 40,
  'page-state': 35,
  'printed-date': 38,
  url: 20,
  'http-header': 52,
  body: 30,
  feed: 68,
  sitemap: 48,
  'text-page': 85,
};

export const trust: Record<Field, Ranks> = {
  headline: base,
  alternativeHeadline: base,
  date: base,
  modified: base,
  authors: base,
  tags: base,
  section: base,
  summary: base,
  language: base,
  publisher: { ...base, 'open-graph': 95 },
  canonicalUrl: { ...base, meta: 95 },
  alternateUrl: base,
  image: base,
  type: base,
  genre: base,
  dateline: base,
  origin: base,
  access: base,
  notice: base,
  license: base,
  copyright: base,
  tdm: base,
  robots: base,
  readingMinutes: base,
  guid: base,
};

/** All candidates of a field, the most believed first; order of the page among equals. */
export function ranked<F extends Field>(candidates: readonly Candidate[], field: F): CandidateOf<F>[] {
  const ranks = trust[field];
  return (candidates as readonly CandidateOf<F>[])
    .filter((candidate) => candidate.field === field && ranks[candidate.source] > 0)
    .map((candidate) => ({ candidate, weight: ranks[candidate.source] * (candidate.confidence ?? 1) }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ candidate }) => candidate);
}
