import type { Element } from 'domhandler';
import type { Page } from '../page.js';
import { attributeOf, hasDataName, hasId, hasItemprop, hasOtherName, hasProperty, notesOf } from '../page-element.js';
import { parentElement } from '../ancestors.js';
import { Sieve } from './sieve.js';

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
  /** `<time>` and what is named like one. */
  stamps: Element[];
}

/** What boxes with a story's author are named. */
export const bylineName =
  /byline|by-line|by_line|author|auteur|\bautor|autore|(^|[\s_-])(writers?|reporters?|journalists?|creator|contributors?|columnist|redacteur|redaktor|forfatter|skribent|vcard|signature|credits?|firma|penulis|yazar|muhabir|toimittaja|kirjoittaja|szerzo)([\s_-]|$)|writtenby|written-by|(?:post|creat|submitt)ed-?by/i;
const tagName =
  /(^|[\s_-]|article|post|entry|story|news)(tags?|tag-?list|topics?|keywords?|labels?|temas?|themen|hashtags?|etiquetas?|tagcloud|subjects?|categor(y|ies))([\s_-]|$)|tags?-?(links?|list|container|wrapper|items?)/i;
const microformatName =
  /(^|\s)(p-name|p-author|dt-published|dt-updated|p-category|p-summary|entry-title|vcard|fn|published|updated|entry-date|entry-summary)(\s|$)/;
const breadcrumbName = /bread-?_?crumb|channel-path|(^|[\s_-])crumbs?([\s_-]|$)/i;
const stampName = /(^|[\s_-])(time|date|datetime|timestamp|clock|hour|uhrzeit|hora|heure|ora)([\s_-]|$)/i;

const names = new Sieve([
  [bylineName, 'yli,y-l,y_l,aut,wri,rte,urn,cre,ibu,mni,dac,dak,rfa,skr,vca,gna,irm,nul,yaz,hab,toi,oit,sze,d-b,edb'],
  [tagName, 'tag,opi,eyw,abe,ema,hem,iqu,ubj,ego'],
  [microformatName, 'p-n,p-a,p-c,p-s,dt-,ntr,vca,fn, fn,\tfn,\nfn,\rfn,\ffn,pub,upd'],
  [breadcrumbName, 'bre,cru,l-p'],
  [stampName, 'tim,dat,clo,hou,uhr,ora,eur'],
]);
/** The bit of the last: a stamp is told by its class or property alone, the others by any name of an element. */
const stampBit = 16;
/** "uploadDate" in `itemprop`. */
const stampProperty = /(?:time|date)$/i;

/** Enough for every real page; a hostile one fills no memory. */
const maxMarked = 3_000;

/** The page's baskets, filled once and kept on the page. */
export function markedOf(page: Page): Marked {
  page.marked ??= markElements(page);
  return page.marked;
}

function markElements(page: Page): Marked {
  const marked: Marked = {
    itemprop: [],
    property: [],
    times: [],
    bylines: [],
    microformats: [],
    tagBoxes: [],
    breadcrumbs: [],
    links: [],
    stamps: [],
  };
  // A page repeats its classes.
  const classes = new Map<string, number>();
  for (const element of page.elements) {
    const { name, has, className } = notesOf(element);
    if (name === 'meta' || name === 'link' || name === 'script') {
      if (has & hasItemprop && attributeOf(element, 'itemprop')) put(marked.itemprop, element);
      continue;
    }
    if (name === 'a') put(marked.links, element);
    if (name === 'time') put(marked.times, element);
    if (has & hasProperty && attributeOf(element, 'property')) put(marked.property, element);
    let bits = className === '' ? 0 : bitsOfClass(className, classes);
    if (has & hasId) bits |= bitsOfName(attributeOf(element, 'id'));
    if (has & (hasDataName | hasOtherName)) {
      for (const other of otherNames) bits |= bitsOfName(attributeOf(element, other));
    }
    const property = has & hasItemprop ? attributeOf(element, 'itemprop') : '';
    if (property) {
      put(marked.itemprop, element);
      bits |= bitsOfName(property, allBits);
      if (stampProperty.test(property)) bits |= stampBit;
    }
    if (name === 'time' || bits & stampBit) put(marked.stamps, element);
    if (bits !== 0) putNamed(marked, element, bits);
  }
  return marked;
}

const allBits = -1;

/** What another name than a class makes of an element, of the bits `asked`. */
const bitsOfName = (value: string | undefined, asked = ~stampBit): number =>
  value !== undefined && value.length < maxName ? names.matches(value, names.suspects(value) & asked) : 0;

/** What the class names make of an element, and whether they are a time's. */
function bitsOfClass(classNames: string, known: Map<string, number>): number {
  let bits = known.get(classNames);
  if (bits === undefined) {
    const suspects = names.suspects(classNames);
    bits = names.matches(classNames, classNames.length < maxName ? suspects : suspects & stampBit);
    known.set(classNames, bits);
  }
  return bits;
}

function put(list: Element[], element: Element): void {
  if (list.length < maxMarked) list.push(element);
}

function putNamed(marked: Marked, element: Element, bits: number): void {
  if (bits & 1) put(marked.bylines, element);
  if (bits & 2) put(marked.tagBoxes, element);
  if (bits & 4) put(marked.microformats, element);
  if (bits & 8) put(marked.breadcrumbs, element);
}

/** Longer values are data. */
const maxName = 300;

const furtherNames = ['data-testid', 'data-component', 'data-qa', 'aria-label', 'data-gtm', 'data-type'];
const otherNames = ['rel', ...furtherNames];

/** All that authors of pages use to name an element. */
export function namesOf(element: Element): string {
  const { has, className } = notesOf(element);
  let names = withName('', className);
  if (has & hasId) names = withName(names, attributeOf(element, 'id'));
  if (has & hasOtherName) names = withName(names, attributeOf(element, 'rel'));
  if (has & hasItemprop) names = withName(names, attributeOf(element, 'itemprop'));
  if (has & (hasDataName | hasOtherName))
    for (const other of furtherNames) {
      names = withName(names, attributeOf(element, other));
    }
  return names;
}

function withName(names: string, value: string | undefined): string {
  if (!value || value.length >= maxName) return names;
  return names ? `${names} ${value}` : value;
}

/** The names of an element and of the two above it, in small letters. */
export function namesAround(element: Element): string {
  let names = '';
  let node: Element | null = element;
  for (let step = 0; node && step < 3 && node.name !== 'body'; step++) {
    names += ` ${namesOf(node)}`;
    node = parentElement(node);
  }
  return names.slice(0, 600).toLowerCase();
}
