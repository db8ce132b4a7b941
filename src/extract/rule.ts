import { removeElement } from 'domutils';
import { candidateAdder } from '../shared/candidate-adder.js';
import { rawAuthor } from '../shared/raw-author.js';
import type { Candidate, SiteRule } from '../types.js';
import { type Page, textOf } from './page.js';
import { selectAll } from './select.js';
import { attributeOf } from './page-element.js';

/** What a site rule's selectors find: candidates that are believed before everything else. */
export function readRule(page: Page, rule: SiteRule | null): Candidate[] {
  if (!rule) return [];
  const candidates: Candidate[] = [];
  const add = candidateAdder(candidates, { source: 'site-rule' });
  const texts = (selector: string | undefined): string[] =>
    selector ? selectAll(page, selector).map(textOf).filter(Boolean) : [];
  add('headline', rule.headline ?? '', texts(rule.headline)[0]);
  const date = rule.date ? selectAll(page, rule.date)[0] : undefined;
  const text = date && (attributeOf(date, 'datetime') ?? attributeOf(date, 'content') ?? textOf(date));
  add('date', rule.date ?? '', text ? { text, iso: null } : null);
  add(
    'authors',
    rule.authors ?? '',
    texts(rule.authors).map((name) => rawAuthor(name)),
  );
  add('tags', rule.tags ?? '', texts(rule.tags));
  add('publisher', `rule ${rule.id}`, rule.publisher ? { name: rule.publisher, url: null } : null);
  add('language', `rule ${rule.id}`, rule.language);
  return candidates;
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
