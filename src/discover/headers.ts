import { hasRelation, parseLinkHeader } from '../shared/link-header.js';
import type { SourceCandidate } from './discover-types.js';
import { feedAddress, isFeedType } from './feed-address.js';

/** Feeds that a `Link` header names (RFC 8288): `<…>; rel="alternate"; type="application/rss+xml"`. */
export function readLinkHeader(header: string | undefined, url: string): SourceCandidate[] {
  return parseLinkHeader(header).flatMap((link): SourceCandidate[] => {
    const isFeed = hasRelation(link, 'alternate') && isFeedType(link.parameters.get('type') ?? '');
    const address = isFeed && !/\/wp-json\//.test(link.target) ? feedAddress(link.target, url) : null;
    return address ? [{ url: address, foundBy: 'link-header', label: link.parameters.get('title') || null }] : [];
  });
}
