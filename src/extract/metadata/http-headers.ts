import type { Candidate, Field } from '../../types.js';
import { hasRelation, parseLinkHeader } from '../../shared/link-header.js';
import { type Page, resolveDeclared } from '../page.js';

const meanings: Record<string, Extract<Field, 'robots' | 'tdm' | 'language'>> = {
  'x-robots-tag': 'robots',
  'tdm-reservation': 'tdm',
  'tdm-policy': 'tdm',
  'content-usage': 'tdm',
  'content-signal': 'tdm',
  'content-language': 'language',
};

/** What the answer's headers say of rights (TDMRep, aipref, X-Robots-Tag), language and the page's own address (RFC 6596). */
export function readHttpHeaders(page: Page): Candidate[] {
  const link = parseLinkHeader(page.headers.link).find((one) => hasRelation(one, 'canonical'));
  const address = link && resolveDeclared(page, link.target);
  const canonical: Candidate[] = address
    ? [{ field: 'canonicalUrl', value: address, source: 'http-header', place: 'link' }]
    : [];
  return [...canonical, ...statedIn(page)];
}

function statedIn(page: Page): Candidate[] {
  return Object.entries(meanings).flatMap(([name, field]): Candidate[] => {
    const value = page.headers[name]?.trim();
    if (!value) return [];
    const text = field === 'tdm' ? `${name}: ${value}` : value;
    return [
      { field, value: text, source: 'http-header', place: name, ...(field === 'language' ? { confidence: 0.6 } : {}) },
    ];
  });
}
