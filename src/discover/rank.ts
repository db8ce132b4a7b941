import type { DiscoveredSource, FoundBy } from './discover-types.js';

const dayMs = 86_400_000;

/** What each kind is worth to who wants news: a feed says most of each story, a plain sitemap least. */
const kinds: Readonly<Record<DiscoveredSource['kind'], number>> = {
  rss: 40,
  atom: 40,
  rdf: 38,
  'json-feed': 40,
  'news-sitemap': 36,
  sitemap: 10,
};

/** What a site states is more its own than what was found by trying. */
const origins: Readonly<Record<FoundBy, number>> = {
  named: 5,
  'link-header': 4,
  'link-element': 4,
  'json-ld': 4,
  robots: 3,
  pattern: 3,
  'page-link': 2,
  guess: 2,
  'sitemap-index': 1,
};

/** Best first: news, fresh, full text; what readers wrote and what is empty comes last. Equals keep their order. */
export function rankSources(sources: readonly DiscoveredSource[], now: number): DiscoveredSource[] {
  return sources
    .map((source) => ({ source, worth: worthOf(source, now) }))
    .sort((one, two) => two.worth - one.worth)
    .map(({ source }) => source);
}

function worthOf(source: DiscoveredSource, now: number): number {
  const last = source.isComments ? -100 : 0;
  const empty = source.entries === 0 ? -50 : 0;
  const text = source.hasFullText ? 6 : 0;
  // An index leads to all of a site, so it stands before the sitemaps that it names.
  const index = source.isIndex ? 2 : 0;
  return kinds[source.kind] + freshness(source.newest, now) + text + index + origins[source.foundBy] + last + empty;
}

/** A feed that nobody wrote to for years is a ruin, however well it is stated. */
function freshness(newest: string | null, now: number): number {
  const age = newest === null ? Number.NaN : now - Date.parse(newest.length === 7 ? `${newest}-01` : newest);
  if (Number.isNaN(age)) return 8;
  if (age < 3 * dayMs) return 30;
  if (age < 14 * dayMs) return 24;
  if (age < 90 * dayMs) return 14;
  return age < 730 * dayMs ? 6 : 0;
}

const commentWords =
  /\bcomment(s|aires?|i|o)?\b|kommentar|comentario|coment[áa]rio|коммента|комента|komentar|komentář|reacties|yorum|评论|評論|コメント|댓글|تعليق/i;

/** Whether a feed is of comments: by its address, or by what it or its site calls it. */
export function isCommentFeed(url: string, names: readonly (string | null)[]): boolean {
  return (
    /\/comments?\/(feed|default|rss)|[?&]feed=(rss2-)?comments|\/comments?\.(rss|xml|atom)$/i.test(url) ||
    names.some((name) => name !== null && commentWords.test(name))
  );
}
