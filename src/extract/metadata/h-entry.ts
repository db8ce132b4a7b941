import type { Element } from 'domhandler';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate } from '../../types.js';
import { type Page, resolveUrl, textOf } from '../page.js';
import { parentElement } from '../runs.js';
import type { Layout } from './layout.js';
import type { Marked } from './marked.js';
import { attributeOf, notesOf } from '../page-element.js';

/** h-entry (https://microformats.org/wiki/h-entry), and hAtom before it, which many blog themes still write. */
export function readHEntry(page: Page, marked: Marked, layout: Layout): Candidate[] {
  const candidates: Candidate[] = [];
  const categories: string[] = [];
  for (const element of marked.microformats.slice(0, 300)) {
    const classes = new Set(notesOf(element).className.split(/\s+/));
    const has = (...names: string[]): boolean => names.some((name) => classes.has(name));
    const traits = layout.traits(element);
    if (traits.comment) continue;
    const origin = {
      source: 'h-entry' as const,
      place: `.${[...classes][0] ?? ''}`,
      confidence: traits.others || traits.aside ? 0.3 : 1,
      traits,
    };
    const text = textOf(element).slice(0, 1_000);
    const time = attributeOf(element, 'datetime') ?? attributeOf(element, 'title') ?? text;
    if (has('entry-title') || (has('p-name') && !within(element, /h-card|vcard/))) {
      if (text) candidates.push({ field: 'headline', value: text, ...origin });
    }
    if (has('dt-published', 'published', 'entry-date') && /\d/.test(time) && time.length < 80) {
      candidates.push({ field: 'date', value: { text: time.trim(), iso: null }, ...origin });
    }
    if (has('dt-updated') || (has('updated') && !has('published', 'entry-date'))) {
      if (/\d/.test(time) && time.length < 80)
        candidates.push({ field: 'modified', value: { text: time.trim(), iso: null }, ...origin });
    }
    if (has('p-author', 'fn') && text && text.length < 100) {
      const value = [rawAuthor(text, { url: resolveUrl(page, attributeOf(element, 'href')) })];
      candidates.push({ field: 'authors', value, ...origin });
    }
    if (has('p-category') && text && text.length < 80) categories.push(text);
    if (has('p-summary', 'entry-summary') && text) candidates.push({ field: 'summary', value: text, ...origin });
  }
  if (categories.length > 0)
    candidates.push({ field: 'tags', value: categories, source: 'h-entry', place: '.p-category' });
  return candidates;
}

function within(element: Element, pattern: RegExp): boolean {
  let node = parentElement(element);
  for (let climbed = 0; node && climbed < 6; climbed++, node = parentElement(node))
    if (pattern.test(notesOf(node).className)) return true;
  return false;
}
