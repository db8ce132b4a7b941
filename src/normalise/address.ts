import { cleanUrl } from '../shared/tracking.js';
import { siteOf } from '../shared/site-of.js';
import type { Candidate } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

export interface AddressChoice {
  canonicalUrl: string | null;
  aliases: string[];
  explain: () => FieldEvidence;
}

/** The address that the page declares for itself, without tracking parameters; its own where it declares none that can be true. */
export function chooseAddress(candidates: readonly Candidate[], url: string | null): AddressChoice {
  // Nearly always all say the same.
  const known = new Map<string, string | null>();
  const clean = (address: string): string | null => {
    let cleaned = known.get(address);
    if (cleaned === undefined) {
      cleaned = cleanUrl(address);
      known.set(address, cleaned);
    }
    return cleaned;
  };
  const own = url ? clean(url) : null;
  const declared = ranked(candidates, 'canonicalUrl').flatMap((candidate) => {
    const value = clean(candidate.value);
    return value ? [{ value, candidate }] : [];
  });
  const best = declared.find(({ value, candidate }) => isCredible(value, own, candidate.source)) ?? null;
  const canonicalUrl = best?.value ?? own;
  return {
    canonicalUrl,
    aliases: aliasesOf(candidates, own, canonicalUrl),
    explain: () =>
      fieldEvidence(
        canonicalUrl ? { value: canonicalUrl, from: best?.candidate ?? null } : null,
        best ? 'declared' : own ? 'declared by no credible source: as reached' : 'no candidate',
        declared
          .filter(({ value }) => value !== canonicalUrl)
          .map(({ value, candidate }) => ({ value, from: candidate, why: 'less trusted or not credible' })),
      ),
  };
}

/** A story's address has a path; templates left at the front page, a test host or an error page are mistakes of the site. */
function isCredible(value: string, own: string | null, source: Candidate['source']): boolean {
  const { hostname, pathname, search } = new URL(value);
  if (!hostname.includes('.') || /^(?:localhost|127\.|10\.|192\.168\.)/.test(hostname)) return false;
  const hasPath = pathname.length > 1 || search.length > 1;
  if (!own) return hasPath || source === 'meta';
  const ownUrl = new URL(own);
  if (!hasPath && (ownUrl.pathname.length > 1 || ownUrl.search.length > 1)) return false;
  if (/^\/(?:404|error|index\.(?:html?|php))$/i.test(pathname) && pathname !== ownUrl.pathname) return false;
  // Another host in og:url or JSON-LD is where a copy came from as often as a mistake; in rel=canonical it is meant.
  return (
    source === 'meta' || source === 'site-rule' || source === 'user' || siteOf(hostname) === siteOf(ownUrl.hostname)
  );
}

/** Other addresses of the same story: as reached, short links, AMP. */
function aliasesOf(candidates: readonly Candidate[], own: string | null, canonicalUrl: string | null): string[] {
  const others = candidates.flatMap((candidate) =>
    candidate.field === 'alternateUrl' ? [cleanUrl(candidate.value)] : [],
  );
  const all = [own, ...others].filter((one): one is string => one !== null && one !== canonicalUrl);
  return [...new Set(all)];
}
