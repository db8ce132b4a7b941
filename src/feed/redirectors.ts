import type { FeedEntry } from './feed-types.js';

// Links that lead to the story over somebody else's counter, undone without asking anybody.

const counters = /(^|\.)(?:feedproxy\.google|feeds\.feedburner|feedsportal|pheedo)\.com$/i;

/** The target of a redirector's link where the link or the entry holds it, else the link. */
export function targetOfRedirector(link: string, entry: Pick<FeedEntry, 'id' | 'content' | 'summary'>): string {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    return link; // no address, and so no redirector's
  }
  const inside = targetInQuery(url);
  if (inside) return inside;
  if (/(^|\.)news\.google\.com$/i.test(url.hostname)) return targetInToken(url) ?? link;
  if (counters.test(url.hostname) && entry.id && /^https?:\/\//i.test(entry.id)) return entry.id;
  return link;
}

const carriers = /(^|\.)(?:google\.[a-z.]{2,6}|bing\.com|feedsportal\.com|lm?\.facebook\.com|rd\.yahoo\.com)$/i;

function targetInQuery(url: URL): string | null {
  for (const parameter of carriers.test(url.hostname) ? ['url', 'q', 'u'] : []) {
    const target = url.searchParams.get(parameter);
    if (target && /^https?:\/\//i.test(target)) return target;
  }
  // Yahoo writes the target behind an asterisk: `http://us.rd.yahoo.com/…/*https://…`.
  const starred = /\/\*+(https?:\/\/.+)$/i.exec(url.href)?.[1];
  return starred && /(^|\.)yahoo\.com$/i.test(url.hostname) ? starred : null;
}

/** Google News's older links hold the address in base64 (`/articles/CBMi…`); newer ones hold a number that only Google knows. */
function targetInToken(url: URL): string | null {
  const token = /\/articles\/([\w-]{20,2000})/.exec(url.pathname)?.[1];
  if (!token) return null;
  const bytes = Buffer.from(token, 'base64url').toString('latin1');
  return /https?:\/\/[\x21-\x7e]+/.exec(bytes)?.[0] ?? null;
}
