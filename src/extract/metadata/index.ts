import type { Candidate, SiteRule } from '../../types.js';
import { metaContent, type Page, textOf } from '../page.js';

export interface MetadataContext {
  rule: SiteRule | null;
  fetchedAt: string | null;
}

/** What the page's mark-up says besides the text; readers choose nothing. */
export function readMetadata(page: Page, _context: MetadataContext): Candidate[] {
  const candidates: Candidate[] = [];
  const title = metaContent(page, 'og:title');
  if (title) {
    candidates.push({ field: 'headline', value: title, source: 'open-graph', place: 'meta[property="og:title"]' });
  }
  for (const element of (page.byTag.get('h1') ?? []).slice(0, 3)) {
    const value = textOf(element);
    if (value) candidates.push({ field: 'headline', value, source: 'heading', place: 'h1' });
  }
  const element = page.byTag.get('title')?.[0];
  const value = element ? textOf(element) : '';
  if (value) candidates.push({ field: 'headline', value, source: 'title-element', place: 'title' });
  return candidates;
}
