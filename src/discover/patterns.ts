import type { SiteSystem } from './discover-types.js';

// Addresses that no page states and that are known all the same: services whose feeds follow from a page's address, and the usual
// places of programs.

/** Feeds that follow from an address at a service; `html` is the page, where it was read. */
export function addressPatterns(address: string, html: string | null): string[] {
  const url = new URL(address);
  const host = url.hostname.replace(/^(www|m|old|new)\./, '');
  const service = services.find(([name]) => host === name || host.endsWith(`.${name}`));
  return service ? service[1](url, html ?? '') : [];
}

type Pattern = (url: URL, html: string) => string[];

const services: readonly [string, Pattern][] = [
  ['youtube.com', youtube],
  ['reddit.com', (url) => [new URL(`${trimmed(url)}/.rss`, url.origin).href]],
  ['medium.com', medium],
  ['substack.com', (url) => (url.hostname === 'substack.com' ? [] : [`${url.origin}/feed`])],
  ['github.com', github],
  ['tumblr.com', (url) => [`${url.origin}${/^\/[\w-]+$/.test(trimmed(url)) ? trimmed(url) : ''}/rss`]],
  ['bsky.app', (url) => (/^\/profile\/[^/]+$/.test(trimmed(url)) ? [`${url.origin}${trimmed(url)}/rss`] : [])],
  ['vimeo.com', (url) => (/^\/[\w-]+$/.test(trimmed(url)) ? [`${url.origin}${trimmed(url)}/videos/rss`] : [])],
];

const trimmed = (url: URL): string => url.pathname.replace(/\/+$/, '');

/** Channels by id, users and playlists by name; a handle's id stands in its page only. */
function youtube(url: URL, html: string): string[] {
  const feed = (key: string, value: string): string => `https://www.youtube.com/feeds/videos.xml?${key}=${value}`;
  const list = url.searchParams.get('list');
  if (list && /^[\w-]{10,}$/.test(list)) return [feed('playlist_id', list)];
  const channel = /^\/channel\/(UC[\w-]{22})/.exec(url.pathname)?.[1];
  const stated =
    /<link[^>]{1,200}youtube\.com\/channel\/(UC[\w-]{22})|"(?:externalId|channelId)"\s*:\s*"(UC[\w-]{22})"/.exec(html);
  const id = channel ?? stated?.[1] ?? stated?.[2];
  if (id) return [feed('channel_id', id)];
  const user = /^\/user\/([\w.-]+)/.exec(url.pathname)?.[1];
  return user ? [feed('user', user)] : [];
}

/** `medium.com/@name` and `medium.com/publication` have theirs below `/feed`, publications with a host of their own at `/feed`. */
function medium(url: URL): string[] {
  if (url.hostname !== 'medium.com' && url.hostname !== 'www.medium.com') return [`${url.origin}/feed`];
  const first = url.pathname.split('/')[1];
  return first ? [`https://medium.com/feed/${first}`] : [];
}

function github(url: URL): string[] {
  const [, owner, name] = url.pathname.split('/');
  if (!owner) return [];
  return name
    ? [`https://github.com/${owner}/${name}/releases.atom`, `https://github.com/${owner}/${name}/commits.atom`]
    : [`https://github.com/${owner}.atom`];
}

/** Where a program keeps its feed: of the section that was named, then of the site. `$` stands for the section's path. */
const places: Readonly<Record<SiteSystem, readonly string[]>> = {
  wordpress: ['$/feed/', '/feed/', '/?feed=rss2'],
  ghost: ['$/rss/', '/rss/'],
  substack: ['/feed'],
  medium: ['/feed'],
  blogger: ['/feeds/posts/default'],
  arc: ['/arc/outboundfeeds/rss/?outputType=xml'],
  drupal: ['/rss.xml'],
  hugo: ['$/index.xml', '/index.xml'],
  jekyll: ['/feed.xml', '/atom.xml'],
  discourse: ['/latest.rss'],
  squarespace: ['$?format=rss'],
  mastodon: ['$.rss'],
};

/** Tried where a site says nothing of itself, the most usual first. */
const usual = ['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];

/** Places of feeds worth a look, the likeliest first, each once. */
export function feedGuesses(address: string, system: SiteSystem | null): { url: string; isPattern: boolean }[] {
  const url = new URL(address);
  const section = trimmed(url);
  const known = (system ? places[system] : []).flatMap((place) => {
    if (!place.startsWith('$')) return [place];
    return section === '' && place !== '$?format=rss' ? [] : [`${section || '/'}${place.slice(1)}`];
  });
  const own = system === null && section !== '' && !/\.\w{2,5}$/.test(section) ? [`${section}/feed/`] : [];
  const all = [
    ...known.map((place) => ({ url: new URL(place, url.origin).href, isPattern: true })),
    ...[...own, ...usual].map((place) => ({ url: new URL(place, url.origin).href, isPattern: false })),
  ];
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(one.url) && seen.add(one.url));
}

/** Places of sitemaps where a robots.txt names none. */
export function sitemapGuesses(address: string): string[] {
  const { origin } = new URL(address);
  return ['/sitemap.xml', '/sitemap_index.xml', '/news-sitemap.xml'].map((place) => `${origin}${place}`);
}
