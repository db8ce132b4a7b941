import type { Element } from 'domhandler';
import type { Article } from '../types.js';
import { type Page, parsePage, textOf } from './page.js';
import { attributeOf } from './page-element.js';
import { parentElement } from './ancestors.js';
import { selectAll } from './select.js';
import { selectorsOf } from './selectors-of.js';

/** Selectors that may answer a field, the likeliest first; reading the page with them proves which do. */
export type DraftSelectors = Record<'headline' | 'date' | 'authors' | 'body', string[]>;

/** Of one field: each is proved by reading the whole page. */
const mostDrafts = 8;
const mostElements = 40;
/** Each selector is looked for in the whole page: elements looked at in all, and selectors at most. */
const mostLooks = 1_000_000;
const mostSelectors = 1000;
/** A larger element is none of these, and reading each of them would read a page many times. */
const mostInside = 300;
/** A by-line with what stands beside the name. */
const longestByline = 200;
const longestDate = 80;
/** Shorter paragraphs stand elsewhere, too. */
const shortestParagraph = 25;

/** Where on a page what was read from it stands. */
export function draftSelectors(
  html: string,
  { url, headers }: { url: string | null; headers: Record<string, string> },
  article: Article,
): DraftSelectors {
  const page = parsePage(html, { url, headers });
  const texts = textsOf(page);
  const looks = new Looks(page);
  const find = (fits: (text: string, element: Element) => boolean): Element[] =>
    [...texts].filter(([element, text]) => fits(text, element)).map(([element]) => element);
  return {
    headline: draftsOf(looks, headlinesOf(article, find), (selector, element) => looks.of(selector)[0] === element),
    date:
      article.date === null
        ? []
        : draftsOf(looks, find(isDate), (selector, element) => looks.of(selector)[0] === element),
    authors: authorDrafts(article, find, looks),
    body: bodyDrafts(article, texts, looks),
  };
}

/** What selectors find, each looked for once. */
class Looks {
  private readonly found = new Map<string, Element[]>();
  private readonly most: number;

  constructor(private readonly page: Page) {
    this.most = Math.min(mostSelectors, mostLooks / page.elements.length);
  }

  /** Whether a selector would be one too many. */
  areOver(selector: string): boolean {
    return this.found.size >= this.most && !this.found.has(selector);
  }

  of(selector: string): Element[] {
    const found = this.found.get(selector) ?? selectAll(this.page, selector);
    this.found.set(selector, found);
    return found;
  }
}

/** Of what may be a headline, a date, a name or a paragraph. */
function textsOf({ elements }: Page): Map<Element, string> {
  const sizes = new Map<Element, number>();
  for (const element of [...elements].reverse()) {
    const size = (sizes.get(element) ?? 0) + 1;
    sizes.set(element, size);
    const around = parentElement(element);
    if (around) sizes.set(around, (sizes.get(around) ?? 0) + size);
  }
  const isSmall = (element: Element): boolean => !outside.has(element.name) && sizes.get(element)! <= mostInside;
  return new Map(elements.map((element) => [element, isSmall(element) ? sameText(textOf(element)) : '']));
}

type Find = (fits: (text: string, element: Element) => boolean) => Element[];

const outside = new Set(['html', 'head', 'title', 'body', 'script', 'style', 'meta', 'link', 'noscript', 'svg']);
const sameText = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** One selector for each element in turn, the first that `fits`. */
function draftsOf(
  looks: Looks,
  elements: readonly Element[],
  fits: (selector: string, element: Element) => boolean,
): string[] {
  const drafts = new Set<string>();
  for (const element of elements.slice(0, mostElements)) {
    for (const selector of selectorsOf(element)) {
      if (looks.areOver(selector)) return [...drafts];
      if (!fits(selector, element)) continue;
      drafts.add(selector);
      break;
    }
    if (drafts.size >= mostDrafts) break;
  }
  return [...drafts];
}

/** Headings before all others, as those that call it something. */
function headlinesOf({ headline }: Article, find: Find): Element[] {
  if (headline === null) return [];
  const rank = ({ name }: Element): number => (/^h[1-6]$/.test(name) ? Number(name[1]) : 7);
  return find((text) => text === sameText(headline)).sort((a, b) => rank(a) - rank(b));
}

function isDate(text: string, element: Element): boolean {
  if (element.name === 'time' || attributeOf(element, 'datetime')) return true;
  const called = ['class', 'id', 'itemprop'].map((name) => attributeOf(element, name) ?? '').join(' ');
  return /date|time|publi/i.test(called) && text.length > 0 && text.length <= longestDate && /\d/.test(text);
}

/** All that a selector finds together must be the names, and nothing else. */
function authorDrafts({ authors }: Article, find: Find, looks: Looks): string[] {
  if (authors.length === 0) return [];
  const names = authors.map(sameText);
  const isNear = (text: string): boolean => text.length <= longestByline && names.some((name) => text.includes(name));
  const exact = find((text) => names.includes(text)).reverse();
  return draftsOf(looks, [...exact, ...find(isNear).reverse()], (selector) => {
    const found = looks.of(selector).map((one) => sameText(textOf(one)));
    return names.every((name) => found.some((text) => text.includes(name))) && found.every(isNear);
  });
}

/** What holds the paragraphs, as a whole or by its paragraphs. */
function bodyDrafts(article: Article, texts: ReadonlyMap<Element, string>, looks: Looks): string[] {
  const body = typeof article.body === 'string' ? article.body : '';
  const paragraphs = new Set(
    body
      .split('\n\n')
      .map(sameText)
      .filter((text) => text.length >= shortestParagraph),
  );
  const held = new Map<Element, number>();
  for (const [element, text] of texts) {
    if (!paragraphs.has(text)) continue;
    // The innermost of those that hold the same text.
    if (element.children.some((child) => texts.get(child as Element) === text)) continue;
    for (let around = parentElement(element); around !== null; around = parentElement(around)) {
      held.set(around, (held.get(around) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...held.values());
  // Innermost first: fewer foreign things stand in it.
  const holders = [...held].filter(([{ name }, count]) => count === most && !outside.has(name)).map(([one]) => one);
  const whole = draftsOf(looks, holders, (selector, element) => {
    const found = looks.of(selector);
    return found.length === 1 && found[0] === element;
  });
  return whole
    .flatMap((selector) => [selector, `${selector} > p`, `${selector} p`])
    .filter((selector) => looks.of(selector).length > 0)
    .slice(0, mostDrafts * 2);
}
