import { bareHost, olderKeys, placeKey, urlKey } from '../shared/address-key.js';
import { sha256 } from '../shared/sha256.js';
import { siteOf } from '../shared/site-of.js';
import type { Article } from '../types.js';
import { clockKey } from './feed-edit.js';

// By what a story is known again: the rungs of a ladder, surest first. Each key leads to one article at most, and none of them
// decides alone: plan.ts looks at both stories before it believes a key.

/** Where a key comes from, which is how far it is believed. */
export type Rung =
  /** The address that the record gives as its own: as reached, or as linked. */
  | 'own'
  /** An address that the page names (canonical, short link, AMP): sites get it wrong. */
  | 'declared'
  /** An address that a redirect on the way named: many stories may pass through it. */
  | 'hop'
  /** The number of a CMS inside an address. */
  | 'token'
  | 'guid'
  /** Feed and date of an entry that has no address. */
  | 'clock'
  /** The record's id, where it has neither an address nor a guid. */
  | 'id';

export interface Key {
  key: string;
  rung: Rung;
  /** False: it is only looked up, and never becomes the story's. */
  isKept: boolean;
}

/** What is known of how a record was come by. A guid counts within its feed only. */
export interface Sighted {
  guid?: string | null;
  feedUrl?: string | null;
  /** Further addresses of the story: the link in the feed. */
  urls?: readonly string[];
  /** Addresses of redirects on the way. */
  hops?: readonly string[];
}

/** Keys of a record in the order of the ladder. */
export function identityKeys(article: Article, sighted: Sighted = {}): Key[] {
  const keys: Key[] = [];
  const add = (key: string | null, rung: Rung, isKept = true): void => {
    if (key && !keys.some((one) => one.key === key)) keys.push({ key, rung, isKept });
  };
  const guid = sighted.guid === undefined ? article.source.guid : sighted.guid;
  const own = ownKeys(article, sighted.urls ?? []);
  // Mostly they are one, and to take an address apart costs more than to look.
  const isOne = article.url !== null && article.url === article.canonicalUrl && own.length === 1;
  const canonical = isOne ? own[0]! : placeKey(article.canonicalUrl);
  add(canonical, canonical !== null && own.includes(canonical) ? 'own' : 'declared');
  for (const key of own) add(key, 'own');
  for (const url of article.aliases) add(urlKey(url), 'declared');
  for (const url of sighted.hops ?? []) add(urlKey(url), 'hop', false);
  add(tokenKey(article.canonicalUrl ?? article.url), 'token');
  if (!hasNoAddress(article) || !isAddress(guid)) add(guidKey(sighted.feedUrl ?? article.source.feedUrl, guid), 'guid');
  addOlder(keys, [article.canonicalUrl, article.url, ...(sighted.urls ?? [])], guid);
  if (keys.length === 0) add(`id:${article.id}`, 'id');
  add(clockKey(article, sighted.feedUrl ?? article.source.feedUrl), 'clock');
  return keys;
}

/** The keys of earlier versions, each as sure as the one that took its place. */
function addOlder(keys: Key[], addresses: readonly (string | null)[], guid: string | null): void {
  const rungs = new Map(keys.map(({ key, rung }) => [key, rung]));
  for (const address of [...addresses, isAddress(guid) ? guid : null]) {
    if (!address?.includes('%') && !/[^\0-\x7f]/.test(address ?? '')) continue;
    const rung = rungs.get(placeKey(address) ?? '') ?? rungs.get(urlKey(address) ?? '');
    if (rung === undefined) continue;
    for (const key of olderKeys(address)) if (!rungs.has(key)) keys.push({ key, rung, isKept: false });
  }
}

/** An entry that shares its link with others has no address of its own: its record has no canonical one. */
function hasNoAddress({ canonicalUrl, source }: Article): boolean {
  return canonicalUrl === null && source.kind === 'feed';
}

function ownKeys(article: Article, links: readonly string[]): string[] {
  if (hasNoAddress(article)) return [];
  // Of an entry that is a place of a page the place is the address, and the page is not.
  const isPlace = article.source.kind === 'feed' && (article.canonicalUrl ?? '').includes('#');
  const own = isPlace ? [article.canonicalUrl] : [article.url ?? article.canonicalUrl, ...links];
  return own.map(placeKey).filter((key) => key !== null);
}

/** A number of seven digits or more that is not a date, a UUID or a long hexadecimal id: what a CMS puts into addresses. */
const tokenForms = [
  /(?<![0-9a-f])([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-f])/i,
  /(?<![\da-f])([\da-f]{24,40})(?![\da-f])/i,
  /(?<!\d)(\d{7,14})(?!\d)/,
];

function tokenKey(url: string | null): string | null {
  // Most addresses have none: one quick look saves three slow ones.
  if (!url || !/\d{7}|[\da-f]{8}/i.test(url) || !URL.canParse(url)) return null;
  const { hostname, pathname } = new URL(url);
  const host = bareHost(hostname);
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

const isAddress = (guid: string | null): boolean => guid !== null && /^https?:\/\//i.test(guid);

/** Some feeds count the states of a story behind the sign (`#3`), and some write there by which way its readers came (`#xtor=RSS-1`). */
const passingPlace = /#(?:\d{1,3}|[^#]*=[^#]*)$/;

export function guidKey(feedUrl: string | null, guid: string | null): string | null {
  if (!guid) return null;
  // A guid that is an address is that address, and the place in it (`#comment-7`); it may be the same in several feeds.
  if (isAddress(guid)) return passingPlace.test(guid) ? urlKey(guid) : placeKey(guid);
  return feedUrl ? `guid:${feedUrl}:${guid}` : null;
}

/** Whether a page of another site names the address at which the story itself was read: what its partner makes of it is no edit. */
export function isReprint(article: Article, record: Article): boolean {
  if (article.kind === 'entry' || record.kind === 'entry' || !article.url || !record.url) return false;
  const original = placeKey(article.canonicalUrl);
  if (original === null || original !== placeKey(record.url)) return false;
  return siteOf(hostOf(article.url)) !== siteOf(hostOf(record.url));
}

export function hostOf(url: string | null): string {
  if (!url) return '';
  try {
    return bareHost(new URL(url).hostname);
  } catch {
    return ''; // not an address
  }
}

/**
 * Ids for a record, the first that is free is its own: that of the record itself, that of its address and guid, that of its content.
 * Two stories that collide on the first (a canonical address that both declare) are told apart by the others, on every machine.
 */
export function idsOf(article: Article, { guid, urls = [] }: Sighted, text: string): string[] {
  const address = article.url ?? urls[0] ?? article.canonicalUrl;
  const named = guid ?? article.source.guid;
  const short = (seed: string): string => sha256(seed).slice(0, 16);
  return [
    article.id,
    ...(named ? [short(`${address ?? ''}\n${named}`)] : []),
    short(`${article.headline ?? ''}\n\n${text}`),
  ];
}
