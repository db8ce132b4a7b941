import type { SiteRule } from '../types.js';

/** A rule as data; the function is there so that a misspelt key does not compile. */
export function defineSite(rule: SiteRule): SiteRule {
  return rule;
}
