import { BlockedPageError } from '../errors.js';
import { isChallenge } from '../shared/challenge.js';
import type { Fetched } from '../types.js';

/** Throws BlockedPageError where a firewall answered in the place of the server, whatever was asked for. */
export function refuseChallenge({ headers, target }: Fetched): void {
  if (isChallenge(headers)) {
    throw new BlockedPageError(`${target.ref} is answered by a challenge of the site's firewall`, 'challenge');
  }
}
