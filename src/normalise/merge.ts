import type { RawArticle } from '../types.js';

/** What a page and its feed entry say together: the page's text, both one's candidates. */
export function mergeRawArticles(page: RawArticle, entry: RawArticle): RawArticle {
  const hasText = page.blocks.length > 0;
  return {
    kind: page.kind ?? (hasText ? null : entry.kind),
    url: page.url ?? entry.url,
    candidates: [...page.candidates, ...entry.candidates],
    blocks: hasText ? page.blocks : entry.blocks,
    images: page.images.length > 0 ? page.images : entry.images,
    links: hasText ? page.links : entry.links,
    updates: page.updates.length > 0 ? page.updates : entry.updates,
    briefs: page.briefs.length > 0 ? page.briefs : entry.briefs,
    notices: [...new Set([...page.notices, ...entry.notices])],
    enclosures: entry.enclosures ?? [],
    removals: page.removals,
    signs: hasText ? (page.signs ?? null) : null,
  };
}
