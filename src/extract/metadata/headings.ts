import type { Candidate } from '../../types.js';
import { type Page, textOf } from '../page.js';
import type { Layout } from './layout.js';

/** A page with more h1 uses them for its teasers. */
const maxHeadings = 12;
const headlineName =
  /head-?line|(article|entry|post|story|page|news|content)[-_]*(main)?[-_]*title|titel|titulo|titre|titolo|title/i;

/** `<h1>`, h2 marked as the headline, and `<title>`. */
export function readHeadings(page: Page, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  const h1 = page.byTag.get('h1') ?? [];
  for (const element of h1.slice(0, maxHeadings)) {
    const value = textOf(element);
    const name = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''} ${element.attribs.itemprop ?? ''}`;
    const traits = { ...layout.traits(element), marked: headlineName.test(name) ? 1 : 0, count: h1.length };
    if (value) candidates.push({ field: 'headline', value, source: 'heading', place: 'h1', traits });
  }
  for (const tag of ['h2', 'h3'] as const) {
    for (const element of (page.byTag.get(tag) ?? []).slice(0, 40)) {
      const name = `${element.attribs.class ?? ''} ${element.attribs.id ?? ''} ${element.attribs.itemprop ?? ''}`;
      const isMarked = headlineName.test(name);
      if (!isMarked && h1.length > 0) continue;
      const value = textOf(element);
      if (value)
        candidates.push({
          field: 'headline',
          value,
          source: 'heading',
          place: tag,
          confidence: isMarked ? 0.4 : 0.2,
          traits: { ...layout.traits(element), marked: isMarked ? 1 : 0, count: h1.length },
        });
    }
  }
  const element = page.byTag.get('title')?.[0];
  const value = element ? textOf(element) : '';
  if (value) candidates.push({ field: 'headline', value, source: 'title-element', place: 'title' });
  return candidates;
}
