import type { SiteSystem } from './discover-types.js';

const generators: readonly [RegExp, SiteSystem][] = [
  [/wordpress/i, 'wordpress'],
  [/^ghost\b/i, 'ghost'],
  [/^blogger$/i, 'blogger'],
  [/^medium\b/i, 'medium'],
  [/substack/i, 'substack'],
  [/drupal/i, 'drupal'],
  [/^hugo\b/i, 'hugo'],
  [/^jekyll\b/i, 'jekyll'],
  [/^discourse\b/i, 'discourse'],
  [/squarespace/i, 'squarespace'],
  [/mastodon/i, 'mastodon'],
];

/** What `<meta name=generator>` says. */
export function systemOfGenerator(content: string): SiteSystem | null {
  return generators.find(([pattern]) => pattern.test(content.trim()))?.[1] ?? null;
}

/** Traces of programs that name themselves nowhere. */
const traces: readonly [RegExp, SiteSystem][] = [
  [/\/wp-(content|includes)\//, 'wordpress'],
  [/\bsubstackcdn\.com\//, 'substack'],
  [/\bcdn-client\.medium\.com\/|com\.medium\.reader/, 'medium'],
  [/\/pf\/(dist|resources)\/|Fusion\.(contextPath|arcSite)/, 'arc'],
  [/\bstatic1\.squarespace\.com\//, 'squarespace'],
];

/** How much of a page is searched for traces: they stand in its head. */
const headLength = 200_000;

export function systemOfMarkup(html: string, url: string): SiteSystem | null {
  const { hostname } = new URL(url);
  if (/\.substack\.com$/.test(hostname)) return 'substack';
  if (/(^|\.)medium\.com$/.test(hostname)) return 'medium';
  if (/\.blogspot\.[a-z.]{2,6}$/.test(hostname)) return 'blogger';
  const head = html.slice(0, headLength);
  return traces.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}
