import { pathNames, pathOf, pathSigns } from '../../shared/path-signs.js';
import type { Page } from '../page.js';
import { attributeOf } from '../page-element.js';

// Signs in a page's own address and in those that it links to: a listing's address is short and its pages lie below it.

export const addressNames = [...pathNames, 'childLinks', 'childShare', 'shareLinks'];

export function addressSigns(page: Page): number[] {
  const path = pathOf(page.url);
  return [...pathSigns(path), ...linkSigns(page, path)];
}

const maxLinks = 3000;
const maxHref = 500;
const shareAddress =
  /^(?:https?:)?\/\/(?:[a-z-]+\.)?(?:facebook\.com\/(?:sharer|share|dialog)|(?:twitter|x)\.com\/(?:intent|share)|wa\.me|whatsapp\.com|linkedin\.com\/(?:share|cws)|pinterest\.[a-z.]+\/pin\/create|reddit\.com\/submit|(?:t|telegram)\.me\/share)|^(?:whatsapp:|mailto:\?)/i;

/** Links to pages below this one, and links that send it to others. */
function linkSigns(page: Page, path: string | null): number[] {
  const own = path === null ? null : `${path.replace(/\/$|\.[a-z]{3,5}$/, '')}/`;
  const site = page.url === null ? null : /^https?:\/\/[^/?#]+\//i.exec(page.url)?.[0];
  const seen = new Set<string>();
  let children = 0;
  let shares = 0;
  for (const anchor of (page.byTag.get('a') ?? []).slice(0, maxLinks)) {
    const href = attributeOf(anchor, 'href');
    if (!href || href.length > maxHref || seen.has(href)) continue;
    seen.add(href);
    const from = startOfPath(href);
    const isOwn = from === 0 || (site && href.startsWith(site));
    if (!isOwn && shareAddress.test(href)) shares++;
    // A child's address is longer than its parent's by a word.
    else if (own !== null && from >= 0 && href.startsWith(own, from) && isLonger(href, from + own.length)) children++;
  }
  return [
    own === null ? -1 : Math.log2(1 + children),
    own === null ? -1 : children / Math.max(1, seen.size),
    Math.min(30, shares),
  ];
}

/** Where the path begins, -1 where there is none; an address of the site's own begins with it. */
function startOfPath(href: string): number {
  if (href.startsWith('/') && href[1] !== '/') return 0;
  const host = href.indexOf('//');
  return host < 0 || host > 6 ? -1 : href.indexOf('/', host + 2);
}

function isLonger(href: string, from: number): boolean {
  const next = href[from];
  return next !== undefined && next !== '?' && next !== '#' && from + 1 < href.length;
}
