import { type Element, isTag, isText } from 'domhandler';
import { findOne } from 'domutils';
import type { Candidate } from '../../types.js';
import { foldSpaces } from '../../shared/fold-spaces.js';
import { parseDateText } from '../../shared/date-parse.js';
import { type Page, textOf, titlesOf } from '../page.js';
import { bare } from '../body/bare-text.js';
import { isMasthead } from '../heading-address.js';
import type { Layout } from './layout.js';
import { attributeOf, notesOf } from '../page-element.js';

/** A page with more h1 uses them for its teasers. */
const maxHeadings = 12;
/** Smaller headings looked at for a headline's class name. */
const maxSmaller = 40;
const headlineName =
  /head-?line|(article|entry|post|story|page|news|content)[-_]*(main)?[-_]*title|titel|titulo|titre|titolo|title/i;
const kickerName = /kicker|overline|eyebrow|dachzeile|spitzmarke|topline|antetitulo|supertitle|category|section|label/i;

/** `<h1>`, the parts it is made of, smaller headings marked as the headline, the line that opens `<title>`, and `<title>` itself. */
export function readHeadings(page: Page, layout: Layout): Candidate[] {
  const all = page.byTag.get('h1') ?? [];
  const looked = all.slice(0, maxHeadings);
  const mastheads = looked.filter((element) => isMasthead(element, page));
  const count = all.length - mastheads.length;
  const own = looked.filter((element) => !mastheads.includes(element));
  const candidates = own.flatMap((element, index) => {
    const traits = traitsOf(element, layout, { count, index });
    return [element, ...partsOf(element)].flatMap((part): Candidate[] => {
      const text = part === element ? titled(part, page) || pictured(part) : textOf(part);
      const value = withoutStamp(part, text);
      const place = part === element ? 'h1' : `h1 > ${part.name}`;
      return value ? [{ field: 'headline', value, source: 'heading', place, traits }] : [];
    });
  });
  const element = page.byTag.get('title')?.[0];
  const title = element ? textOf(element) : '';
  // Where the title is no more than the site's name, the headline may be of second rank.
  const isUntitled = mastheads.some((heading) => textOf(heading) === title);
  candidates.push(...smallerHeadings(page, layout, isUntitled ? count : all.length));
  if (title) candidates.push({ field: 'headline', value: title, source: 'title-element', place: 'title' });
  candidates.push(...titleLines(title, layout, count));
  return candidates;
}

/** A headline set as a picture is told by what the picture's `alt` says: three words or more, as a logo has fewer. */
function pictured(heading: Element): string {
  const image = findOne(({ name }) => name === 'img', heading.children);
  const alt = foldSpaces((image && attributeOf(image, 'alt')) ?? '').trim();
  return alt.split(' ').length >= 3 ? alt : '';
}

/** The text without the date that an element of its own holds: "Title <small>12 March 2021</small>". */
function withoutStamp(heading: Element, text: string): string {
  if (!/\d/.test(text)) return text;
  const parts = heading.children.filter(isTag).map(textOf);
  const stamp = parts.find(
    (part) => /\d/.test(part) && part.length < text.length && parseDateText(part, { isExact: true }),
  );
  return stamp ? text.replace(stamp, '').trim() : text;
}

/** What a page calls itself, each part between signs besides the whole. */
const titleParts = (page: Page): string[] =>
  titlesOf(page).flatMap((text) => [text, ...text.slice(0, 500).split(/\s(?:[|·•»«–—-]|::)\s/u)]);

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/** Emphasis within a headline is its own. */
const emphasis = new Set(['em', 'i', 'b', 'strong', 'q', 'cite', 'mark', 'code', 'sub', 'sup', 'abbr']);
const maxPieces = 8;

/**
 * The text of a heading: without a badge or a kicker in an element or a line of its own where the rest is what the page calls itself, else
 * without those whose names tell them.
 */
function titled(heading: Element, page: Page): string {
  const pieces = heading.children.flatMap((node) => {
    const text = isTag(node) ? textOf(node) : isText(node) ? node.data.replace(/\s+/g, ' ') : '';
    return text.trim() === '' ? [] : [{ text, isOwn: isTag(node) && !emphasis.has(node.name) }];
  });
  const whole = withoutKicker(heading);
  if (pieces.length < 2 || pieces.length > maxPieces || whole !== textOf(heading)) return whole;
  const parts = titleParts(page);
  // Lines of their own by style: "… depot</span><span>at Fennick Lane".
  const spaced = parts.find((part) => part.length > whole.length && withoutBlanks(part) === withoutBlanks(whole));
  if (spaced) return foldSpaces(spaced).trim();
  const titles = new Set(parts.map(bare));
  if (titles.has(bare(whole))) return whole;
  const hasBreak = heading.children.some((node) => isTag(node) && node.name === 'br');
  for (let from = 0; from < pieces.length; from++) {
    for (let to = pieces.length; to > from; to--) {
      const others = [...pieces.slice(0, from), ...pieces.slice(to)];
      const rest = foldSpaces(
        pieces
          .slice(from, to)
          .map(({ text }) => text)
          .join(''),
      ).trim();
      // What is hung on a headline is shorter than the headline.
      const isHung = whole.length - rest.length < rest.length && others.every(({ isOwn }) => isOwn || hasBreak);
      if (isHung && rest.length >= minRest && titles.has(bare(rest))) return rest;
    }
  }
  return whole;
}

/** Shorter ones are what is hung on a headline, not the headline. */
const minRest = 12;

/** The text without what elements of their own put before or behind the headline: a kicker, a line in small print. */
function withoutKicker(heading: Element): string {
  const text = textOf(heading);
  const hung = heading.children
    .filter(isTag)
    .filter((child) => child.name === 'small' || kickerName.test(notesOf(child).className))
    .map(textOf)
    .filter(Boolean);
  const rest = hung
    .reduce((left, part) => (left.startsWith(part) ? left.slice(part.length) : withoutEnd(left, part)), text)
    .replace(/^[\s:|·•–—-]+/u, '')
    .trim();
  return rest.length >= minRest ? rest : text;
}

const withoutEnd = (text: string, part: string): string =>
  text.endsWith(part) ? text.slice(0, -part.length).trimEnd() : text;

function traitsOf(element: Element, layout: Layout, more: { count: number; index: number }): Record<string, number> {
  const traits = layout.traits(element);
  traits.marked = Number(headlineName.test(ownNames(element)));
  traits.count = more.count;
  traits.index = more.index;
  return traits;
}

function ownNames(element: Element): string {
  const [id, itemprop] = [attributeOf(element, 'id'), attributeOf(element, 'itemprop')];
  return `${notesOf(element).className} ${id ?? ''} ${itemprop ?? ''}`;
}

/** A kicker and the headline share one h1 on many sites, each in an element of its own. */
function partsOf(element: Element): Element[] {
  const children = element.children.filter(isTag).filter((child) => child.name !== 'br');
  const inner = children.length === 1 ? children[0]!.children.filter(isTag) : children;
  if (inner.length < 1 || inner.length > 4) return [];
  return inner.filter((child) => !kickerName.test(notesOf(child).className));
}

function smallerHeadings(page: Page, layout: Layout, count: number): Candidate[] {
  return (['h2', 'h3'] as const).flatMap((tag) =>
    (page.byTag.get(tag) ?? []).slice(0, maxSmaller).flatMap((element, index): Candidate[] => {
      const isMarked = headlineName.test(ownNames(element));
      if ((!isMarked && count > 0) || isMasthead(element, page)) return [];
      const value = textOf(element);
      const confidence = isMarked ? 0.4 : 0.2;
      const traits = traitsOf(element, layout, { count, index });
      return value ? [{ field: 'headline', value, source: 'heading', place: tag, confidence, traits }] : [];
    }),
  );
}

/** Shorter lines open titles by chance. */
const minLine = 15;

/** Old pages have no heading, only a bold line that the title repeats. */
function titleLines(title: string, layout: Layout, count: number): Candidate[] {
  if (title.length < minLine) return [];
  const lower = title.toLowerCase();
  const run = layout.runs.find(
    ({ text }) =>
      text.length >= minLine && text.length <= Math.min(300, lower.length) && lower.includes(text.toLowerCase()),
  );
  if (!run) return [];
  const traits = traitsOf(run.block, layout, { count, index: 0 });
  return [{ field: 'headline', value: run.text, source: 'heading', place: 'line', confidence: 0.5, traits }];
}
