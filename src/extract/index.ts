import type { TextSource } from '../shared/text-source.js';
import type { Block, Image, Link, RawArticle, SiteRule } from '../types.js';
import { findBody, wholeBody } from './body/index.js';
import { readBriefs } from './briefs.js';
import { withoutClocks, withoutPostSigns } from './live-body.js';
import { readUpdates } from './live-blog.js';
import { readMetadata } from './metadata/index.js';
import { cutNextStories } from './next-story.js';
import { parsePage } from './page.js';
import { refusePage } from './refuse.js';
import { removeByRule } from './rule.js';
import { timedGroups } from './timed-groups.js';

// Front door of extraction: one page's HTML in, everything that it says out. It chooses no value among candidates, fetches nothing
// and writes no record; a page without a story is refused with BlockedPageError or NoArticleError.

export { type DraftSelectors, draftSelectors } from './draft-selectors.js';
export { selectorError } from './selector-error.js';

export interface ExtractOptions {
  url: string | null;
  rule: SiteRule | null;
  /** ISO 8601 instant; relative dates count from it. */
  fetchedAt: string | null;
  /** Lower-case names. */
  headers?: Record<string, string>;
  /** Blocks without their inline HTML: a record with the plain text needs none. */
  isPlain?: boolean;
}

/** Everything seen on an article page. Throws BlockedPageError or NoArticleError where there is no story. */
export function extractArticle(html: string | TextSource, options: ExtractOptions): RawArticle {
  const page = parsePage(html, options);
  removeByRule(page, options.rule);
  cutNextStories(page);
  const candidates = readMetadata(page, options);
  const body = findBody(page, { rule: options.rule, isPlain: options.isPlain ?? false });
  if (body.look) refusePage(page, body.look);
  const groups = timedGroups(page);
  const updates = readUpdates(page, groups, body.blocks);
  return {
    kind: body.look?.isOtherPage ? 'page' : null,
    url: options.url,
    candidates: updates.length > 0 ? withoutPostSigns(candidates, updates) : candidates,
    blocks: updates.length > 0 ? withoutClocks(body.blocks) : body.blocks,
    images: body.images,
    links: body.links,
    updates,
    briefs: readBriefs(page, options.rule, updates.length > 0 ? [] : groups.filter(({ isBare }) => !isBare)),
    notices: [],
    removals: body.removals,
    signs: body.look?.signs ?? null,
  };
}

/** The blocks, links and pictures of an HTML fragment that is text throughout, such as a feed entry's content. */
export function blocksFromHtml(
  html: string,
  options: { baseUrl: string | null },
): { blocks: Block[]; links: Link[]; images: Image[] } {
  const { blocks, links, images } = wholeBody(parsePage(html, { url: options.baseUrl }));
  return { blocks, links, images };
}
