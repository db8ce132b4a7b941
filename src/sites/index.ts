import type { SiteRule } from '../types.js';
import { kyivIndependent } from './kyiv-independent.js';

// What one publisher does differently, as data. A field that a rule leaves out is answered by the general extractor.
// It reads no page itself; the pipeline looks the rule up and hands it to the steps.

export const siteRules: readonly SiteRule[] = [kyivIndependent];

/**
 * The rule for an address, null where none is known. `extra` (a user's own rules) comes first; of several rules of one
 * host the first whose `validUntil` has not passed on `date` (ISO day, the page's capture) is taken.
 */
export function findSiteRule(
  url: string | null,
  options: { date?: string | null; extra?: readonly SiteRule[] } = {},
): SiteRule | null {
  const host = hostOf(url);
  if (!host) return null;
  const isValid = (rule: SiteRule): boolean => !rule.validUntil || !options.date || options.date <= rule.validUntil;
  for (const rule of [...(options.extra ?? []), ...siteRules]) {
    if (rule.hosts.some((name) => host === name || host.endsWith(`.${name}`)) && isValid(rule)) return rule;
  }
  return null;
}

function hostOf(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\./, '');
}

export { defineSite } from './define-site.js';
export { parseSiteRule } from './parse.js';
