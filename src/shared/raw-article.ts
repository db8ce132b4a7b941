import type { RawArticle } from '../types.js';

/** A document of which nothing was seen yet; each call gives lists of its own. */
export function nothingSeen(): RawArticle {
  return {
    kind: null,
    url: null,
    candidates: [],
    blocks: [],
    images: [],
    links: [],
    updates: [],
    briefs: [],
    notices: [],
    removals: [],
  };
}
