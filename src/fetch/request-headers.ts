import type { FetchOptions } from '../options.js';
import type { Validators } from '../types.js';
import { acceptedCodings } from '../shared/content-coding.js';

const accept =
  'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.8';

/** Headers that say how one likes to read, and nothing about who one is: these may go to any host. */
const harmless = new Set(['accept', 'accept-language', 'cache-control', 'dnt', 'pragma', 'sec-gpc', 'user-agent']);

/**
 * The headers of a request. What may be a credential goes only to the origins that the user named, and headers of a host
 * of the configuration not in the clear to an address that wirecopy found.
 */
export function headerWriter(options: Pick<FetchOptions, 'userAgent' | 'contact' | 'headers' | 'hostHeaders'>) {
  const anywhere: Record<string, string> = {
    'user-agent': options.userAgent,
    accept,
    'accept-encoding': acceptedCodings,
  };
  if (options.contact) anywhere.from = options.contact;
  const named = { ...anywhere };
  for (const [name, value] of options.headers) {
    const key = name.toLowerCase();
    named[key] = value;
    if (harmless.has(key)) anywhere[key] = value;
  }
  const hasHosts = Object.keys(options.hostHeaders).length > 0;
  return (
    url: URL,
    more: {
      isNamed: boolean;
      credentials: string | null;
      cookie: string | null;
      validators: Validators | null;
      own: readonly [name: string, value: string][];
    },
  ): Record<string, string> => {
    const base = more.isNamed ? named : anywhere;
    // Most requests need no more, and then no object of their own.
    if (!hasHosts && !more.credentials && !more.cookie && !more.validators && more.own.length === 0) return base;
    const headers = { ...base };
    if (more.isNamed || url.protocol === 'https:') {
      const own = Object.hasOwn(options.hostHeaders, url.hostname) ? options.hostHeaders[url.hostname] : undefined;
      for (const [name, value] of own ?? []) headers[name.toLowerCase()] = value;
    }
    if (more.credentials) headers.authorization = more.credentials;
    for (const [name, value] of more.own) headers[name.toLowerCase()] = value;
    if (more.cookie) headers.cookie = headers.cookie ? `${headers.cookie}; ${more.cookie}` : more.cookie;
    if (more.validators?.etag) headers['if-none-match'] = more.validators.etag;
    if (more.validators?.lastModified) headers['if-modified-since'] = more.validators.lastModified;
    return headers;
  };
}

/** `https://name:password@…` as an `Authorization` header; null where the address holds none. */
export function basicCredentials(url: URL): string | null {
  if (!url.username && !url.password) return null;
  return `Basic ${Buffer.from(`${decode(url.username)}:${decode(url.password)}`).toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign means itself
  }
}
