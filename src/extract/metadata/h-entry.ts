import type { Element } from 'domhandler';
import { candidateAdder } from '../../shared/candidate-adder.js';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate } from '../../types.js';
import { type Page, resolveUrl, textOf } from '../page.js';
import { parentElement } from '../ancestors.js';
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
    traits.otherStory = Number(layout.isOfOthers(element));
    const confidence = traits.others || traits.aside ? 0.3 : 1;
    const add = candidateAdder(candidates, { source: 'h-entry', confidence, traits });
    const place = `.${[...classes][0] ?? ''}`;
    const text = textOf(element).slice(0, 1_000);
    const stamp = attributeOf(element, 'datetime') ?? attributeOf(element, 'title') ?? text;
    const time = /\d/.test(stamp) && stamp.length < 80 ? { text: stamp.trim(), iso: null } : null;
    if (has('entry-title') || (has('p-name') && !within(element, /h-card|vcard/))) add('headline', place, text);
    if (has('dt-published', 'published', 'entry-date')) add('date', place, time);
    if (has('dt-updated') || (has('updated') && !has('published', 'entry-date'))) add('modified', place, time);
    if (has('p-author', 'fn') && text && text.length < 100)
      add('authors', place, [rawAuthor(text, { url: resolveUrl(page, attributeOf(element, 'href')) })]);
    if (has('p-category') && text && text.length < 80) categories.push(text);
    if (has('p-summary', 'entry-summary')) add('summary', place, text);
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
