import { siteOf } from '../../shared/site-of.js';
import { type ListPlace, type NewAddress, urlKey } from '../../store/index.js';

/** Who is asked for an address. */
export const askedHost = (url: string): string => new URL(url).host;

/** Whether an address is of the site: its name with whatever stands before it; a number and a single name are as they are. */
export function isOfSite(url: string, site: string): boolean {
  const [one, other] = [new URL(url), new URL(site)];
  const isNumber = /^[\d.]+$|^\[/.test(other.hostname) || !other.hostname.includes('.');
  return isNumber ? one.host === other.host : siteOf(one.hostname) === siteOf(other.hostname);
}

const nothingKnown = {
  source: null,
  guid: null,
  entry: null,
  date: null,
  dateFrom: null,
  capture: null,
  digest: null,
  isPast: false,
  outcome: 'waiting' as const,
};

/** A list, or a page of an archive's index, that is to be read. */
export function listAddress(
  url: string,
  { kind = 'list', source = url, ...place }: Partial<ListPlace> & { kind?: 'list' | 'index'; source?: string | null },
): NewAddress {
  const whole = { depth: 0, page: 1, barren: 0, isGuess: false, ...place };
  return { ...nothingKnown, key: `${kind}:${url}`, url, host: askedHost(url), kind, source, place: whole };
}

/** A page that a list names; a front page is no story, and named by most sitemaps. */
export function pageAddress(url: string, parts: Partial<NewAddress>): NewAddress {
  const key = urlKey(url);
  const outcome = key === null ? 'not-article' : 'waiting';
  const own = { key: key ?? `front:${url}`, url, host: askedHost(url), kind: 'page' as const, place: null };
  return { ...nothingKnown, outcome, ...own, ...parts };
}
