import { cleanedUrl, evenSpelling } from './tracking.js';

// What an address is compared by: in feeds, in polls and in the archive.

/** A host without what names only a form of its site. */
export const bareHost = (host: string): string => host.toLowerCase().replace(/^(www|m|amp|mobile)\./, '');

/** An address without what does not name the story: scheme, `www.`, tracking, fragment, final slash, AMP and mobile forms. */
export const urlKey = (url: string | null): string | null => keyOf(url, evenSpelling);

function keyOf(url: string | null, spelled: (address: string) => string): string | null {
  const clean = url ? cleanedUrl(url, spelled) : null;
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
  return withPlace(url, urlKey(url), evenSpelling);
}

function withPlace(url: string | null, key: string | null, spelled: (address: string) => string): string | null {
  if (url === null || key === null || key.includes('#') || !url.includes('#')) return key;
  return key + spelled(new URL(url).hash);
}

const asItIs = (address: string): string => address;
const small = (address: string): string => address.replace(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase());

/** Keys that earlier versions gave an address, which told spellings of what is percent-encoded apart: they are only looked up. */
export function olderKeys(url: string | null): string[] {
  const key = placeKey(url);
  if (key === null || !(key.includes('%') || url!.includes('%'))) return [];
  const older = [asItIs, (address: string) => small(evenSpelling(address))].flatMap((spelled) => {
    const page = keyOf(url, spelled);
    return [withPlace(url, page, spelled), page];
  });
  return [...new Set(older)].filter((one) => one !== null && one !== key && one !== urlKey(url)) as string[];
}

/** The keys by which an address is looked up, all spellings of one together: the place of a page before the page. */
export function lookupKeys(url: string | null): string[][] {
  const forms = [...new Set([placeKey(url), urlKey(url)])].filter((key) => key !== null);
  const older = olderKeys(url);
  return forms.map((form) => [form, ...older.filter((key) => evenSpelling(key) === form)]);
}
