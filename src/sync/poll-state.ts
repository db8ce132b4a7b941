import type { FollowedSource } from '../store/index.js';
import type { Fetched } from '../types.js';

/** The fields of a source after an answer; validators of a 304 replace the old ones, and what it leaves out stays. */
export function afterAnswer(source: FollowedSource, fetched: Fetched, now: number): FollowedSource {
  const { etag, lastModified } = fetched.validators;
  const isSame = fetched.isNotModified;
  return {
    ...source,
    etag: etag ?? (isSame ? source.etag : null),
    lastModified: lastModified ?? (isSame ? source.lastModified : null),
    bodySha256: isSame ? source.bodySha256 : fetched.sha256,
    lastPolled: now,
    lastError: null,
    errorStreak: 0,
  };
}
