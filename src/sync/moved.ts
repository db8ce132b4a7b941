import type { FollowedSource } from '../store/index.js';
import type { Fetched } from '../types.js';

/** RFC 9110 calls 301 and 308 permanent, but servers send them for an hour's maintenance: one that held for so long is believed. */
const pollsToAdopt = 3;

/** Counts the polls that a permanent redirect held. Only the permanent steps before the first temporary one count. */
export function noteMove<T extends Pick<FollowedSource, 'url' | 'movedTo' | 'movedCount'>>(
  source: T,
  fetched: Fetched,
): T {
  const movedTo = permanentEnd(fetched);
  if (movedTo === null || movedTo === source.url) return { ...source, movedTo: null, movedCount: 0 };
  return { ...source, movedTo, movedCount: movedTo === source.movedTo ? source.movedCount + 1 : 1 };
}

function permanentEnd({ redirects, url }: Fetched): string | null {
  let steps = 0;
  while (steps < redirects.length && [301, 308].includes(redirects[steps]!.status)) steps++;
  if (steps === 0) return null;
  return steps < redirects.length ? redirects[steps]!.url : url;
}

/** The new address, once it is to be believed. */
export function permanentTarget(source: FollowedSource): string | null {
  return source.movedCount >= pollsToAdopt ? source.movedTo : null;
}
