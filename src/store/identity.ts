import { cleanUrl } from '../shared/tracking.js';
import type { Article } from '../types.js';

// What is "the same story": the rungs of a ladder, surest first. Each key leads to at most one article.

/** Keys of a record in the order of the ladder. A guid counts within its feed only. */
export function identityKeys(
  article: Article,
  options: { guid?: string | null; feedUrl?: string | null; urls?: readonly string[] } = {},
): string[] {
  const keys: string[] = [];
  const add = (key: string | null): void => {
    if (key && !keys.includes(key)) keys.push(key);
  };
  add(urlKey(article.canonicalUrl));
  if (article.url !== article.canonicalUrl) add(urlKey(article.url));
  for (const url of article.aliases) add(urlKey(url));
  for (const url of options.urls ?? []) add(urlKey(url));
  add(tokenKey(article.canonicalUrl ?? article.url));
  add(
    guidKey(options.feedUrl ?? article.source.feedUrl, options.guid === undefined ? article.source.guid : options.guid),
  );
  if (keys.length === 0) add(`id:${article.id}`);
  return keys;
}

/** An address without what does not name the story: scheme, `www.`, tracking, fragment, final slash, AMP and mobile forms. */
export function urlKey(url: string | null): string | null {
  const clean = url ? cleanUrl(url) : null;
  if (!clean) return null;
  const { hostname, pathname, search } = new URL(clean);
  const host = hostname.replace(/^(www|m|amp|mobile)\./, '');
  const path = pathname.replace(/\/amp\/?$|^\/amp(?=\/)/, '').replace(/\/+$/, '');
  // A front page is no story: many feeds give it for entries that have no page of their own.
  if (path === '' && search === '') return null;
  return `url:${host}${path}${search}`;
}

/** A number of seven digits or more that is no date, a UUID or a long hexadecimal id: what a CMS puts into addresses. */
const tokenForms = [
  /(?<![0-9a-f])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])/i,
  /(?<![\da-f])([\da-f]{24,40})(?![\da-f])/i,
  /(?<!\d)(\d{7,14})(?!\d)/,
];

export function tokenKey(url: string | null): string | null {
  // Most addresses have none: one quick look saves three slow ones.
  if (!url || !/\d{7}|[\da-f]{8}/i.test(url) || !URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^(www|m|amp|mobile)\./, '');
  // Only the last part: numbers before it are sections and topics.
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  for (const form of tokenForms) {
    const token = form.exec(last)?.[1]?.toLowerCase();
    if (token && !isDate(token)) return `token:${host}:${token}`;
  }
  return null;
}

const isDate = (token: string): boolean =>
  /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{4}|\d{6})?$/.test(token);

export function guidKey(feedUrl: string | null, guid: string | null): string | null {
  if (!guid) return null;
  // A guid that is an address is that address; it may be the same in several feeds.
  if (/^https?:\/\//i.test(guid)) return urlKey(guid);
  return feedUrl ? `guid:${feedUrl}:${guid}` : null;
}

export function hostOf(url: string | null): string {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^(www|m|amp|mobile)\./, '') : '';
}
