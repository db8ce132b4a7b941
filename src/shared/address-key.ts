import { cleanedUrl } from './tracking.js';

// What an address is compared by: in feeds, in polls and in the archive.

/** A host without what names only a form of its site. */
export const bareHost = (host: string): string => host.toLowerCase().replace(/^(www|m|amp|mobile)\./, '');

/** An address without what does not name the story: scheme, `www.`, tracking, fragment, final slash, AMP and mobile forms. */
export function urlKey(url: string | null): string | null {
  const clean = url ? cleanedUrl(url) : null;
  if (!clean) return null;
  const { hostname, pathname, search, hash } = clean;
  const host = bareHost(hostname);
  const path = pathname.replace(/\/amp\/?$|^\/amp(?=\/)/, '').replace(/\/+$/, '');
  // A front page is not a story: many feeds give it for entries that have no page of their own.
  if (path === '' && search === '' && hash === '') return null;
  return `url:${host}${path}${search}${hash}`;
}

/** The same with the place of the page that the address names (`/notes#May_4`). */
export function placeKey(url: string | null): string | null {
  const key = urlKey(url);
  if (url === null || key === null || key.includes('#') || !url.includes('#')) return key;
  return key + new URL(url).hash;
}
