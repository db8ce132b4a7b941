import type { Element } from 'domhandler';
import type { Candidate } from '../../types.js';
import { type Page, textOf } from '../page.js';

// One walk over all elements for what readers see: bylines, tag links, times.

/** Thin: widened below by files of their own. */
export function readVisible(page: Page): Candidate[] {
  const candidates: Candidate[] = [];
  const tags: string[] = [];
  for (const element of page.elements) {
    const { attribs } = element;
    const rel = attribs.rel ?? '';
    if (element.name === 'a' && /\btag\b/.test(rel)) push(tags, textOf(element));
    if (element.name === 'time') candidates.push(...timeOf(element));
    if (/\bauthor\b/.test(rel) || attribs.itemprop === 'author') {
      const name = textOf(element);
      if (name && name.length < 100) {
        const value = [{ name, role: null, kind: null, url: null, email: null }];
        candidates.push({
          field: 'authors',
          value,
          source: 'byline',
          place: rel ? '[rel=author]' : '[itemprop=author]',
        });
      }
    }
  }
  if (tags.length > 0) candidates.push({ field: 'tags', value: tags, source: 'tag-links', place: 'a[rel=tag]' });
  return candidates;
}

function push(list: string[], text: string): void {
  if (text && text.length < 80 && list.length < 100) list.push(text);
}

function timeOf(element: Element): Candidate[] {
  const text = element.attribs.datetime?.trim() || textOf(element);
  if (!text || text.length > 80) return [];
  return [{ field: 'date', value: { text, iso: null }, source: 'time-element', place: 'time', confidence: 0.5 }];
}
