import { liveAddress } from '../shared/archived-address.js';
import { cleanUrl } from '../shared/tracking.js';
import { siteOf } from '../shared/site-of.js';
import { decoded, isInnerHost, isUnfilled } from '../shared/untrue-address.js';
import type { Candidate } from '../types.js';
import { ranked } from './choose.js';
import { type FieldEvidence, fieldEvidence } from './explain.js';

/** Where a record was found. `ownUrl` is an entry's address where that is not `url`. */
interface Place {
  url: string | null;
  ownUrl?: string | null;
}

export interface AddressChoice {
  canonicalUrl: string | null;
  aliases: string[];
  explain: () => FieldEvidence;
}

/** The address that the page declares for itself, without tracking parameters; its own where it declares none that can be true. */
export function chooseAddress(candidates: readonly Candidate[], { url, ownUrl }: Place): AddressChoice {
  if (ownUrl !== undefined) return ofEntry(ownUrl);
  // Nearly always all say the same.
  const known = new Map<string, string | null>();
  const clean = (address: string): string | null => {
    let cleaned = known.get(address);
    if (cleaned === undefined) {
      // An archive's copy is the story's own page, seen on another day.
      cleaned = cleanUrl(liveAddress(address));
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

/** What several entries of a feed share is not a story's address: a place of a page, or none. */
function ofEntry(ownUrl: string | null): AddressChoice {
  const chosen = ownUrl === null ? null : { value: ownUrl, from: null };
  const why = ownUrl === null ? 'other entries have the same link' : 'a place of a page that other entries share';
  return { canonicalUrl: ownUrl, aliases: [], explain: () => fieldEvidence(chosen, why, []) };
}

/** Pages of errors, and the front page under its file's name. */
const noStorys = /^\/(?:404|error|index)(?:\.(?:html?|php))?$/i;

/** A story's address has a path; templates left at the front page, a test host or an error page are mistakes of the site. */
function isCredible(value: string, own: string | null, source: Candidate['source']): boolean {
  const address = new URL(value);
  const { hostname, pathname, search } = address;
  if (isInnerHost(hostname) || isUnfilled(address)) return false;
  const isNoStorys = (pathname.length <= 1 && search.length <= 1) || noStorys.test(pathname);
  if (!own) return !isNoStorys;
  const ownUrl = new URL(own);
  if (isNoStorys && pathname !== ownUrl.pathname) return false;
  if (siteOf(hostname) === siteOf(ownUrl.hostname) && isAbove(address, ownUrl)) return false;
  // Another host in og:url or JSON-LD is where a copy came from as often as a mistake; in rel=canonical it is meant.
  return (
    source === 'meta' || source === 'site-rule' || source === 'user' || siteOf(hostname) === siteOf(ownUrl.hostname)
  );
}

/** Other forms of a page, below its address. */
const forms = /^(?:amp|print|full|all|mobile|embed|comments?|page|p|\d{1,2}|index(?:\.\w+)?)$/;
/** A section's name: a word or two, no number. */
const section = /^\p{L}{2,20}(?:-\p{L}{2,20})?$/u;
/** A story's name in an address: three words. */
const slug = /[^-]-[^-]+-[^-]/;

/**
 * A page above the story's own: a parent of its path, or a section (plain words and no more) where the story's address goes deeper
 * and ends in something else.
 */
function isAbove(value: URL, own: URL): boolean {
  const [above, below] = [value, own].map(({ pathname }) => pathname.toLowerCase().split('/').filter(Boolean)) as [
    string[],
    string[],
  ];
  const last = above.at(-1);
  if (last === undefined || value.search !== '' || above.length >= below.length || slug.test(last)) return false;
  if (above.every((segment, at) => segment === below[at])) {
    return !below.slice(above.length).every((segment) => forms.test(segment));
  }
  return above.every((segment) => section.test(decoded(segment))) && !below.at(-1)!.includes(last);
}

/** Other addresses of the same story: as reached, short links, AMP. */
function aliasesOf(candidates: readonly Candidate[], own: string | null, canonicalUrl: string | null): string[] {
  const others = candidates.flatMap((candidate) =>
    candidate.field === 'alternateUrl' ? [cleanUrl(candidate.value)] : [],
  );
  const all = [own, ...others].filter((one): one is string => one !== null && one !== canonicalUrl);
  return [...new Set(all)];
}
