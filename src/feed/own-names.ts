import type { FeedEntry, ParsedFeed } from './feed-types.js';
import { cleanUrl } from '../shared/tracking.js';
import { pageOf } from './record.js';

export interface OwnNames {
  /**
   * The address that no other story of the feed has: where entries are places of one page (`/notes#May_4`) the address of the place.
   * Null where there is none.
   */
  url: string | null;
  /** Null where the feed gives it to several stories. */
  guid: string | null;
}

/**
 * Which names are an entry's own. Release notes are places of one page, notices all link to `/status`, some feeds have one guid for
 * all: what several stories of a feed share names none of them. The same title under the same address is one story listed twice, but
 * where each entry is a place of it ("Re: Tram depot", `#post-3`) and says something else.
 */
export function ownNames({ entries }: Pick<ParsedFeed, 'entries'>): OwnNames[] {
  const titles = entries.map(({ title, summary, content }) => title ?? summary ?? content ?? '');
  const urls = entries.map(pageOf);
  const places = entries.map((entry, at) => placeOf(entry, urls[at] ?? null));
  const guids = entries.map(({ id }) => id);
  // A feed that gives a story's address as its guid says itself that entries of one address are one story.
  const stories = entries.map(({ id, summary, content }, at) => {
    const place = places[at] ?? null;
    if (place === null && id !== null && cleanUrl(id) === urls[at]) return '';
    // `#3` counts the states of a story.
    const said = place === null || /#\d{1,3}$/.test(place) ? '' : (content ?? summary ?? '');
    return `${titles[at]}\n${said}`;
  });
  const pages = urls.map((url, at) => withoutPlace(url, places[at] ?? null));
  const shared = [sharedBy(pages, stories), sharedBy(places, titles), sharedBy(guids, titles)] as const;
  return entries.map(({ id }, at) => {
    const [url, place] = [urls[at] ?? null, places[at] ?? null];
    const free = url === null || isFrontPage(url) || shared[0].has(pages[at]!) ? null : url;
    const ownPlace = place === null || shared[1].has(place) ? null : place;
    return { url: free ?? ownPlace, guid: id !== null && shared[2].has(id) ? null : id };
  });
}

type Shared = ReadonlySet<string>;

/** The address with its fragment, where that may name a place: `#xtor=RSS-1` and its like tell whence the reader came. */
function placeOf({ link, originalLink }: FeedEntry, url: string | null): string | null {
  const named = originalLink ?? link;
  const hash = named !== null && URL.canParse(named) ? new URL(named).hash : '';
  return url === null || url.includes('#') || hash.length < 2 || hash.includes('=') ? null : url + hash;
}

/** The page of a place that its query names, too: forums show the whole thread at `?t=7&p=101#p101`, whichever post is asked for. */
function withoutPlace(url: string | null, place: string | null): string | null {
  const number = /#[a-z_-]*(\d+)$/i.exec(place ?? '')?.[1];
  if (url === null || number === undefined) return url;
  const page = new URL(url);
  const names = [...page.searchParams].flatMap(([name, value]) => (value === number ? [name] : []));
  for (const name of names) page.searchParams.delete(name);
  return names.length === 0 ? url : page.href;
}

/** Where a feed links what has no page of its own. */
function isFrontPage(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && hash === '';
}

/** Values that entries of different titles have in common. */
function sharedBy(values: readonly (string | null)[], titles: readonly string[]): Shared {
  const first = new Map<string, string>();
  const found = new Set<string>();
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const before = first.get(value);
    if (before === undefined) first.set(value, titles[at]!);
    else if (before !== titles[at]) found.add(value);
  }
  return found;
}
