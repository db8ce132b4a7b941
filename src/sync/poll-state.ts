import type { FollowedSource } from '../store/index.js';
import type { Fetched } from '../types.js';

/** One answer of a source, and when it was asked for. */
export interface Polled {
  source: FollowedSource;
  fetched: Fetched;
  asked: number;
}

/**
 * The fields of a source after an answer to what was asked at `asked`; validators of a 304 replace the old ones, and what it leaves
 * out stays.
 */
export function afterAnswer(source: FollowedSource, fetched: Fetched, asked: number): FollowedSource {
  const { etag, lastModified } = fetched.validators;
  const isSame = fetched.isNotModified;
  return {
    ...source,
    etag: etag ?? (isSame ? source.etag : null),
    lastModified: lastModified ?? (isSame ? source.lastModified : null),
    bodySha256: isSame ? source.bodySha256 : fetched.sha256,
    lastPolled: asked,
    answeredAt: asked,
    readAt: isSame ? source.readAt : asked,
    lastError: null,
    errorStreak: 0,
    health: null,
  };
}
