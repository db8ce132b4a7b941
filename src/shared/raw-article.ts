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

/** Why a line is among the removals that stands above the story: its by-line and source, and what the page's head says. */
export const aboveStory = 'above the story';

/** Why the end of a feed's story is among the removals: it is longer than what is read of one. */
export const beyondLimit = 'text beyond 2 MB of one entry';
