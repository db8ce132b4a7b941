import { type Element, isTag } from 'domhandler';
import { removeElement } from 'domutils';
import { boxOf } from '../shared/box-headings.js';
import { openerLength } from '../shared/byline.js';
import { isUnspaced, weightOf } from '../shared/unspaced.js';
import { printsDay } from '../shared/printed-day.js';
import { bare } from './body/bare-text.js';
import { type Page, resolveUrl, textOf, titlesOf } from './page.js';
import { bylineName } from './metadata/marked.js';
import { attributeOf } from './page-element.js';
import { ancestorsOf, closest, isWithin, parentElement } from './ancestors.js';
import { hostOf } from './body/features.js';
import { addressOfHeading } from './heading-address.js';
import { type Run, runsOf } from './runs.js';

// One story a page: below it some sites load the next one whole, headline, by-line and all. What is of it is taken out of the page
// before anything is read, so that neither its text nor its author, day or pictures are the story's.

const headingNames = ['h1', 'h2'];
const maxHeadings = 60;
/** Headings that are looked at more closely. */
const maxNext = 8;
/** The page's own story has this much text at least. */
const minStory = 300;
/** The one below has a by-line and may be short. */
const minNext = 120;
/** More articles with headings of second rank below one of first rank are posts of a live blog or parts of a dossier. */
const maxSecondRank = 3;
/** Behind a headline, runs among which its by-line stands. */
const maxByline = 6;
const maxBylineText = 160;
/** Before the next headline in its own box: a picture, a label. */
const maxBefore = 200;

/** Takes the stories below the page's own out of it. */
export function cutNextStories(page: Page): void {
  const titles = titlesOf(page).map((text) => bare(text.slice(0, 500)));
  for (const name of headingNames) {
    const headings = (page.byTag.get(name) ?? []).slice(0, maxHeadings);
    const own = headings.findIndex((heading) => isTitle(textOf(heading), titles));
    if (own === -1) continue;
    const next = headings.slice(own + 1, own + 1 + maxNext);
    const boxes = next.flatMap((heading) => nextStoryAt(page, headings[own]!, heading) ?? []);
    const below = name === 'h1' ? articlesBelow(page, headings[own]!) : [];
    const all = [...boxes, ...twinsOf(boxes, next, headings[own]!), ...below];
    if (all.length > 0) cut(page, all);
    return;
  }
}

/** Behind a story that has a by-line, those that are set as it is and have none. */
function twinsOf(boxes: readonly Element[], headings: readonly Element[], own: Element): Element[] {
  const others = headings.map((heading) => boxWithout(heading, own));
  return others.filter((box) => !boxes.includes(box) && boxes.some((one) => isTwin(box, one)));
}

/** Beside the article of a headline of first rank, or what is set as its box is, those whose headlines are of second rank. */
function articlesBelow(page: Page, own: Element): Element[] {
  const headings = (page.byTag.get('h2') ?? []).slice(0, maxHeadings);
  const inArticles = headings.filter((heading) => {
    const [box, mine] = [boxWithout(heading, own), boxWithout(own, heading)];
    return (
      (box.name === 'article' && mine.name === 'article') || isTwin(box, mine) || leadsElsewhere(page, heading, own)
    );
  });
  const boxes = new Set(inArticles.slice(0, maxNext).flatMap((heading) => nextStoryAt(page, own, heading) ?? []));
  return boxes.size > maxSecondRank ? [] : [...boxes];
}

const minTitle = 8;

/** Whether the page's title says the same. */
function isTitle(text: string, titles: readonly string[]): boolean {
  const heading = bare(text.slice(0, 300));
  return heading.length >= minTitle && titles.some((title) => title.includes(heading));
}

/** What holds a story whose headline is set as the page's own is; null where it is none, or a part of the page's own story. */
function nextStoryAt(page: Page, own: Element, heading: Element): Element[] | null {
  const isFirstRank = heading.name === 'h1';
  const title = textOf(heading);
  if (title === textOf(own)) return null;
  const isBelowRank = own.name !== heading.name;
  if (!isFirstRank && !isBelowRank && attributeOf(heading, 'class') !== attributeOf(own, 'class')) return null;
  const { list } = runsOf(page);
  const start = list.findIndex(({ block }) => isWithin(block, own));
  const at = list.findIndex(({ block }) => isWithin(block, heading));
  if (start === -1 || at <= start) return null;
  const isElsewhere = leadsElsewhere(page, heading, own);
  // The text may stand in one box with the next story only where that is known to be another page.
  const { box, first } = isElsewhere ? boxFrom(heading, own, list, at) : wholeBox(heading, own, list);
  const isAlike = isTwin(box, boxWithout(own, heading));
  if (!isHeadline(title) && !isAlike) return null;
  if (!isFirstRank && !isStoryBox(box) && !isAlike && !isElsewhere) return null;
  if (textIn(list.slice(first, at)) > maxBefore) return null;
  if (first <= start || textIn(list.slice(start + 1, first)) < minStory) return null;
  // Without a box of its own it goes on to the end of what holds both.
  const parts = [box];
  const isEnough = (): boolean => {
    const within = new Set(parts);
    let end = at + 1;
    while (end < list.length && isWithinAny(list[end]!.block, within)) end++;
    return textIn(list.slice(at + 1, end)) >= minNext;
  };
  if (!isEnough()) {
    // A heading amid the paragraphs of one box is a part of its text.
    if (!isFirstRank || (box !== heading && box.name !== 'header') || box !== boxWithout(heading, own)) return null;
    for (let next = box.nextSibling; next; next = next.nextSibling) if (isTag(next)) parts.push(next);
    if (parts.length === 1 || !isEnough()) return null;
  }
  // One that is announced needs no by-line.
  if (isFirstRank && boxOf(list[at - 1]!.text) === 'others') return parts;
  const behind = list.slice(at + 1, at + 1 + maxByline);
  const outside = parentElement(box);
  // Posts and updates within a story have their times, too.
  const isSigned = isBelowRank ? isNamed : isByline;
  return behind.some(({ text, inner }) => isSigned(text, inner, outside)) ? parts : null;
}

/** Longer than "About the author" and "You might also like". */
const isHeadline = (text: string): boolean => (isUnspaced(text) ? text.length >= 10 : text.split(' ').length >= 5);

const textIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { text, linkLength }) => sum + Math.max(0, weightOf(text) - linkLength), 0);

/** The highest element around one that does not hold the other. */
function boxWithout(element: Element, other: Element): Element {
  const above = ancestorsOf(other);
  let box = element;
  for (let up = parentElement(box); up && !above.has(up); up = parentElement(up)) box = up;
  return box;
}

/** The highest element around a heading that does not hold the other and opens with the heading, and its first run. */
function boxFrom(heading: Element, own: Element, list: readonly Run[], at: number): { box: Element; first: number } {
  const above = ancestorsOf(own);
  let box = heading;
  let first = at;
  for (let up = parentElement(box); up && !above.has(up); up = parentElement(up)) {
    let from = first;
    while (from > 0 && isWithin(list[from - 1]!.block, up) && textIn(list.slice(from - 1, at)) <= maxBefore) from--;
    if (from > 0 && isWithin(list[from - 1]!.block, up)) break;
    box = up;
    first = from;
  }
  return { box, first };
}

function wholeBox(heading: Element, own: Element, list: readonly Run[]): { box: Element; first: number } {
  const box = boxWithout(heading, own);
  return { box, first: list.findIndex(({ block }) => isWithin(block, box)) };
}

/** Attributes in which pages that load the next story below note its address. */
const addressNames = ['data-url', 'data-href', 'data-permalink', 'data-link', 'data-article-url', 'data-path'];

/** Whether a heading leads to another page of the site, or a box around it is noted as one. */
function leadsElsewhere(page: Page, heading: Element, own: Element): boolean {
  const address = addressOfHeading(heading, page);
  if (address !== null) return hostOf(address) === hostOf(page.url);
  const above = ancestorsOf(own);
  for (let node: Element | null = heading; node && !above.has(node); node = parentElement(node)) {
    const noted = addressNames.map((name) => attributeOf(node, name)).find((value) => value !== undefined);
    const full = noted ? resolveUrl(page, noted) : null;
    if (full && page.url && hostOf(full) === hostOf(page.url))
      return full.split('#', 1)[0] !== page.url.split('#', 1)[0];
  }
  return false;
}

/** Set as the box of the page's own story is, by a name that both have. */
function isTwin(box: Element, own: Element): boolean {
  const name = attributeOf(box, 'class');
  return Boolean(name) && box.name === own.name && name === attributeOf(own, 'class');
}

/** A story's box is or holds an article, or is named for one. */
function isStoryBox(box: Element): boolean {
  const isArticle = (node: Element): boolean =>
    node.name === 'article' ||
    /(?:^|[\s_-])(?:article|story|post|entry)(?=$|[\s_-])/i.test(attributeOf(node, 'class') ?? '');
  return isArticle(box) || box.children.some((child) => isTag(child) && isArticle(child));
}

function isWithinAny(element: Element, roots: ReadonlySet<Element>): boolean {
  for (let node: Element | null = element; node; node = parentElement(node)) if (roots.has(node)) return true;
  return false;
}

const times = new Set(['time']);

const isByline = (text: string, inner: Element, outside: Element | null): boolean =>
  (text.length <= maxBylineText && (closest(inner, times) !== null || printsDay(text))) ||
  isNamed(text, inner, outside);

function isNamed(text: string, inner: Element, outside: Element | null): boolean {
  if (text.length > maxBylineText) return false;
  if (openerLength(text) > 0) return true;
  for (let node: Element | null = inner; node && node !== outside; node = parentElement(node)) {
    const names = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'rel') ?? ''} ${attributeOf(node, 'itemprop') ?? ''}`;
    if (bylineName.test(names)) return true;
  }
  return false;
}

function cut(page: Page, boxes: readonly Element[]): void {
  const gone = new Set<unknown>(boxes);
  for (const element of page.elements) if (element.parent && gone.has(element.parent)) gone.add(element);
  for (const box of boxes) removeElement(box);
  page.elements = page.elements.filter((element) => !gone.has(element));
  for (const [name, list] of page.byTag) {
    const left = list.filter((element) => !gone.has(element));
    if (left.length < list.length) page.byTag.set(name, left);
  }
  page.runs = null;
}
