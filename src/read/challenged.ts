import { BlockedPageError } from '../errors.js';
import type { Fetched } from '../types.js';

/** By which firewalls say that an answer is their challenge; its body may be empty. */
const challengeHeaders: readonly (readonly [name: string, value: RegExp])[] = [
  ['x-amzn-waf-action', /^(?:challenge|captcha)$/i],
  ['cf-mitigated', /^challenge$/i],
  ['sg-captcha', /^challenge$/i],
];

/** Throws BlockedPageError where a firewall answered in the place of the server, whatever was asked for. */
export function refuseChallenge({ headers, target }: Fetched): void {
  if (challengeHeaders.some(([name, value]) => value.test(headers[name]?.trim() ?? ''))) {
    throw new BlockedPageError(`${target.ref} is answered by a challenge of the site's firewall`, 'challenge');
  }
}
