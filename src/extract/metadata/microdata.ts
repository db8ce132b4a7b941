import { type Element, isTag } from 'domhandler';
import { rawAuthor } from '../../shared/raw-author.js';
import type { Candidate, Field, RawAuthor, SourceName } from '../../types.js';
import { type Page, resolveUrl, textOf } from '../page.js';
import { parentElement } from '../ancestors.js';
import type { Layout } from './layout.js';
import type { Marked } from './marked.js';
import { plainText } from './text-values.js';
import { attributeOf } from '../page-element.js';

// Microdata (https://html.spec.whatwg.org/multipage/microdata.html) and RDFa's `property`, both with schema.org's names.

const fields: Record<string, Field> = {
  headline: 'headline',
  alternativeheadline: 'alternativeHeadline',
  title: 'headline',
  datepublished: 'date',
  datecreated: 'date',
  uploaddate: 'date',
  issued: 'date',
  // Drupal's "dc:date dc:created".
  created: 'date',
  datemodified: 'modified',
  modified: 'modified',
  author: 'authors',
  creator: 'authors',
  editor: 'authors',
  keywords: 'tags',
  subject: 'tags',
  articlesection: 'section',
  description: 'summary',
  inlanguage: 'language',
  genre: 'genre',
  dateline: 'dateline',
  isaccessibleforfree: 'access',
  license: 'license',
};

const otherScope =
  /Comment|Person|Organization|Breadcrumb|ListItem|ImageObject|VideoObject|SiteNavigation|WPFooter|WPSideBar|ItemList|Product/i;
const maxElements = 400;

export function readMicrodata(page: Page, marked: Marked, layout: Layout): Candidate[] {
  return marked.itemprop.slice(0, maxElements).flatMap((element) => readElement(page, element, 'microdata', layout));
}

export function readRdfa(page: Page, marked: Marked, layout: Layout): Candidate[] {
  return marked.property.slice(0, maxElements).flatMap((element) => readElement(page, element, 'rdfa', layout));
}

function readElement(page: Page, element: Element, source: SourceName, layout: Layout): Candidate[] {
  const attribute = source === 'rdfa' ? 'property' : 'itemprop';
  const names = (attributeOf(element, attribute) ?? '').toLowerCase().split(/\s+/).slice(0, 5);
  return names.flatMap((name): Candidate[] => {
    const field = fields[name.replace(/^.*[:/]/, '')];
    if (!field) return [];
    const scope = scopeOf(element, source);
    if (scope && otherScope.test(scope) && field !== 'authors') return [];
    if (scope && /Comment/i.test(scope)) return [];
    const place = `${scope ? `${scope.replace(/^.*[/:]/, '')} ` : ''}[${attribute}="${name}"]`;
    const traits = layout.traits(element);
    traits.otherStory = Number(layout.isOfOtherStory(element));
    const confidence = traits.others || traits.aside || traits.comment ? 0.3 : 1;
    const candidate = candidateOf(page, element, field, { source, place, confidence, traits });
    return candidate ? [candidate] : [];
  });
}

type Origin = Pick<Candidate, 'source' | 'place' | 'confidence' | 'traits'>;

function candidateOf(page: Page, element: Element, field: Field, origin: Origin): Candidate | null {
  if (field === 'authors') {
    const people = peopleIn(page, element);
    return people.length > 0 ? ({ field, value: people, ...origin } as Candidate) : null;
  }
  const text = plainText(textIn(element)).slice(0, 2_000);
  if (!text) return null;
  switch (field) {
    case 'date':
    case 'modified':
      return text.length < 80 ? ({ field, value: { text, iso: null }, ...origin } as Candidate) : null;
    case 'tags':
      return { field, value: [text], ...origin } as Candidate;
    case 'access':
      return { field, value: /^(false|no)$/i.test(text) ? 'paywalled' : 'open', ...origin } as Candidate;
    default:
      return { field, value: text, ...origin } as Candidate;
  }
}

function textIn(element: Element): string {
  const [content, datetime] = [attributeOf(element, 'content'), attributeOf(element, 'datetime')];
  return content?.trim() || datetime?.trim() || textOf(element);
}

/** Names inside an author's item, else its text. */
function peopleIn(page: Page, element: Element): RawAuthor[] {
  const names = namesWithin(element).slice(0, 20);
  const used = names.length > 0 ? names : [element];
  return used.flatMap((one) => {
    const name = plainText(textIn(one)).slice(0, 200);
    if (!name) return [];
    const href = attributeOf(one, 'href') ?? attributeOf(element, 'href');
    return [rawAuthor(name, { url: resolveUrl(page, href) })];
  });
}

function namesWithin(root: Element): Element[] {
  const found: Element[] = [];
  const stack = [...root.children].reverse();
  for (let seen = 0; stack.length > 0 && seen < 300; seen++) {
    const node = stack.pop()!;
    if (!isTag(node)) continue;
    if (/(^|\s|:)name(\s|$)/.test(attributeOf(node, 'itemprop') ?? attributeOf(node, 'property') ?? ''))
      found.push(node);
    else stack.push(...[...node.children].reverse());
  }
  return found;
}

function scopeOf(element: Element, source: SourceName): string | null {
  const attribute = source === 'rdfa' ? 'typeof' : 'itemtype';
  for (let node = parentElement(element), climbed = 0; node && climbed < 40; node = parentElement(node), climbed++) {
    const type = attributeOf(node, attribute);
    if (type) return type;
  }
  return null;
}
