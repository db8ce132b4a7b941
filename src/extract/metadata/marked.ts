import type { Element } from 'domhandler';
import type { Page } from '../page.js';

// The one walk over all elements: sorts those that some reader cares about into baskets.

export interface Marked {
  itemprop: Element[];
  property: Element[];
  times: Element[];
  bylines: Element[];
  microformats: Element[];
  tagBoxes: Element[];
  breadcrumbs: Element[];
  links: Element[];
}

const bylineName =
  /byline|by-line|by_line|author|auteur|\bautor|autore|(^|[\s_-])(writers?|reporters?|journalists?|creator|contributors?|columnist|redacteur|forfatter|skribent|vcard|signature|credits?|firma|penulis|yazar|toimittaja|szerzo)([\s_-]|$)|writtenby|written-by|posted-by|postedby/i;
const tagName =
  /(^|[\s_-]|article|post|entry|story|news)(tags?|tag-?list|topics?|keywords?|labels?|temas?|themen|hashtags?|etiquetas?|tagcloud|subjects?|categor(y|ies))([\s_-]|$)|tags?-?(links?|list|container|wrapper|items?)/i;
const microformatName =
  /(^|\s)(p-name|p-author|dt-published|dt-updated|p-category|p-summary|entry-title|vcard|fn|published|updated|entry-date|entry-summary)(\s|$)/;
const breadcrumbName = /bread-?_?crumb/i;

/** Enough for every real page; a hostile one fills no memory. */
const maxMarked = 3_000;

export function markElements(page: Page): Marked {
  const marked: Marked = {
    itemprop: [],
    property: [],
    times: [],
    bylines: [],
    microformats: [],
    tagBoxes: [],
    breadcrumbs: [],
    links: [],
  };
  const put = (list: Element[], element: Element): void => {
    if (list.length < maxMarked) list.push(element);
  };
  // A page repeats the same few hundred names.
  const verdicts = new Map<string, number>();
  for (const element of page.elements) {
    const { attribs, name } = element;
    if (name === 'meta' || name === 'link' || name === 'script') {
      if (attribs.itemprop) put(marked.itemprop, element);
      continue;
    }
    if (name === 'a') put(marked.links, element);
    if (name === 'time') put(marked.times, element);
    if (attribs.itemprop) put(marked.itemprop, element);
    if (attribs.property) put(marked.property, element);
    const names = namesOf(element);
    if (!names) continue;
    let verdict = verdicts.get(names);
    if (verdict === undefined) {
      verdict = verdictOf(names);
      verdicts.set(names, verdict);
    }
    if (verdict === 0) continue;
    if (verdict & 1) put(marked.bylines, element);
    if (verdict & 2) put(marked.tagBoxes, element);
    if (verdict & 4) put(marked.microformats, element);
    if (verdict & 8) put(marked.breadcrumbs, element);
  }
  return marked;
}

/** Which of the baskets names put an element into, one bit each. */
function verdictOf(names: string): number {
  return (
    (bylineName.test(names) ? 1 : 0) |
    (tagName.test(names) ? 2 : 0) |
    (microformatName.test(names) ? 4 : 0) |
    (breadcrumbName.test(names) ? 8 : 0)
  );
}

const nameAttributes = new Set([
  'class',
  'id',
  'rel',
  'itemprop',
  'data-testid',
  'data-component',
  'data-qa',
  'aria-label',
  'data-gtm',
  'data-type',
]);

/** All that authors of pages use to name an element. */
export function namesOf(element: Element): string {
  const { attribs } = element;
  let names = '';
  let count = 0;
  for (const attribute in attribs) {
    if (nameAttributes.has(attribute)) count++;
  }
  if (count === 0) return names;
  for (const attribute of nameAttributes) {
    const value = attribs[attribute];
    if (!value || value.length >= 300) continue;
    names += names ? ` ${value}` : value;
    if (--count === 0) break;
  }
  return names;
}
