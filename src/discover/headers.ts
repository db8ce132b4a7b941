import type { SourceCandidate } from './discover-types.js';
import { feedAddress, isFeedType } from './feed-address.js';

/** Feeds that a `Link` header names (RFC 8288): `<…>; rel="alternate"; type="application/rss+xml"`. */
export function readLinkHeader(header: string | undefined, url: string): SourceCandidate[] {
  const found: SourceCandidate[] = [];
  for (const match of (header ?? '').matchAll(/<([^<>]{1,2000})>((?:\s*;\s*[^;,"<>]{1,60}(?:"[^"]{0,300}")?)*)/g)) {
    const parameters = new Map(
      [...match[2]!.matchAll(/;\s*([\w*-]+)\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/g)].map((one) => [
        one[1]!.toLowerCase(),
        one[2] ?? one[3] ?? '',
      ]),
    );
    const relations = (parameters.get('rel') ?? '').toLowerCase().split(/\s+/);
    const isFeed = relations.includes('alternate') && isFeedType(parameters.get('type') ?? '');
    const address = isFeed && !/\/wp-json\//.test(match[1]!) ? feedAddress(match[1]!, url) : null;
    if (address) found.push({ url: address, foundBy: 'link-header', label: parameters.get('title') ?? null });
  }
  return found;
}
