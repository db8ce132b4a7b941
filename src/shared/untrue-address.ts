// Addresses that pages and feeds declare by mistake, left by a template or of the machine that made the page; and texts that are such rests.

/** Hosts of a developer's own machine or network (RFC 1918, 3927); the last labels are kept free for such (RFC 2606, 6762, 8375). */
const innerHost =
  /^(?:localhost|(?:0|10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))[.\d]+|\[::1\])$|\.(?:local|localhost|test|invalid|internal|lan|home\.arpa)$/;

export function isInnerHost(hostname: string): boolean {
  return !hostname.includes('.') || innerHost.test(hostname);
}

/** A hole that a template left, in a path or in a query. */
const hole = /\{\{|\{%|\$\{|<%|#\{/;
/** What programs print where a value is missing. */
const nothing = String.raw`undefined|null|nan|\[object object\]`;
/** The same, and a single hole. */
const missing = new RegExp(`^(?:\\{\\w+\\}|\\[\\.*\\w+\\]|:[a-z_]+|${nothing})$`, 'i');

const unfilledText = new RegExp(`^(?:${nothing}|\\{\\{.*\\}\\}|\\{%.*%\\}|\\$\\{.*\\}|<%.*%>|%[a-z_]+%)$`, 'is');
const rest = new RegExp(`^(?:n/?a|none|tbd|-+|#|%[a-z_]+%)$|(?:^|/)(?:${nothing})/?$`, 'i');

/** Whether a text says nothing but that there is none: `undefined`, `{{ title }}`. "Null" is a word. */
export const isUnfilledText = (text: string): boolean =>
  unfilledText.test(text.trim()) && !/^\p{Lu}\p{Ll}+$/u.test(text.trim());

/** Whether what stands in an address's place is such a rest, before it is an address: `N/A`, `/{{ slug }}`, `…/undefined`. */
export const isRest = (text: string): boolean => rest.test(text.trim()) || hole.test(text);

/** A hole of a template (`/{{slug}}`), a missing value (`/undefined`), an address without its scheme (`/news/www.herald.example/…`). */
export function isUnfilled({ hostname, pathname, search }: URL): boolean {
  if (hole.test(decoded(pathname + search))) return true;
  const host = hostname.replace(/^www\./, '');
  const parts = [...pathname.split('/'), ...search.split(/[=&]/)];
  return parts.some((part) => missing.test(decoded(part)) || part.replace(/^www\./, '') === host);
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign is not a template's.
    return text;
  }
}
