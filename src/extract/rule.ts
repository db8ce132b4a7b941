import { removeElement } from 'domutils';
import { rawAuthor } from '../shared/raw-author.js';
import type { Candidate, SiteRule } from '../types.js';
import { type Page, textOf } from './page.js';
import { selectAll } from './select.js';
import { attributeOf } from './page-element.js';

/** What a site rule's selectors find: candidates that are believed before everything else. */
export function readRule(page: Page, rule: SiteRule | null): Candidate[] {
  if (!rule) return [];
  const candidates: Candidate[] = [];
  const texts = (selector: string | undefined): string[] =>
    selector ? selectAll(page, selector).map(textOf).filter(Boolean) : [];
  const headline = texts(rule.headline)[0];
  if (headline) candidates.push({ field: 'headline', value: headline, ...seen(rule.headline) });
  const date = rule.date ? selectAll(page, rule.date)[0] : undefined;
  if (date) {
    const text = attributeOf(date, 'datetime') ?? attributeOf(date, 'content') ?? textOf(date);
    if (text) candidates.push({ field: 'date', value: { text, iso: null }, ...seen(rule.date) });
  }
  const authors = texts(rule.authors).map((name) => rawAuthor(name));
  if (authors.length > 0) candidates.push({ field: 'authors', value: authors, ...seen(rule.authors) });
  const tags = texts(rule.tags);
  if (tags.length > 0) candidates.push({ field: 'tags', value: tags, ...seen(rule.tags) });
  if (rule.publisher) {
    const value = { name: rule.publisher, url: null };
    candidates.push({ field: 'publisher', value, source: 'site-rule', place: `rule ${rule.id}` });
  }
  if (rule.language) {
    candidates.push({ field: 'language', value: rule.language, source: 'site-rule', place: `rule ${rule.id}` });
  }
  return candidates;
}

function seen(selector: string | undefined): { source: 'site-rule'; place: string } {
  return { source: 'site-rule', place: selector ?? '' };
}

/** Takes a rule's `remove` elements out of the tree, so that no reader behind it sees them. */
export function removeByRule(page: Page, rule: SiteRule | null): void {
  if (!rule?.remove?.length) return;
  const removed = new Set(selectAll(page, rule.remove.join(', ')));
  if (removed.size === 0) return;
  for (const element of removed) removeElement(element);
  const isGone = (element: Page['elements'][number]): boolean => {
    for (let node: unknown = element; node; node = (node as { parent: unknown }).parent) {
      if (removed.has(node as Page['elements'][number])) return true;
    }
    return false;
  };
  page.elements = page.elements.filter((element) => !isGone(element));
  for (const [name, list] of page.byTag)
    page.byTag.set(
      name,
      list.filter((element) => !isGone(element)),
    );
}
