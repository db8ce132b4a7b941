import { type Element, isTag } from 'domhandler';
import { metaContent, type Page, parsePage, textOf } from '../page.js';
import type { Analysis } from './features.js';
import { escapeHtml } from '../../shared/escape-html.js';
import { storyInState } from './page-state.js';
import { weightOf } from '../../shared/unspaced.js';
import { attributeOf } from '../page-element.js';

// Stories that a page's visible elements lack: written by scripts from the page's data, kept for readers without scripts in
// `<noscript>`, waiting in a `<template>`, or told in JSON-LD alone.

/** With less text than this the story may be elsewhere. */
const littleText = 300;
/** What hides must be this much longer than what was found: JSON-LD often holds some sentences more or fewer than the page. */
const times = 2;
const minDeclared = 300;
/** Beside any text that is shown, mark-up that is not shown mostly asks for a plug-in or holds a dialogue. */
const hardlyAnyText = 100;
/** A shorter one of two finds is taken where it has this share of the longer one's text. */
const nearlyAll = 0.7;

/** A page made of the story alone, where much more of it hides than was found; null for the usual page. */
export function hiddenStory(a: Analysis, keptText: number, isListing: boolean): Page | null {
  const declared = a.hints.articleBody?.trim() ?? '';
  const isDeclared = declared.length >= minDeclared && keptText * times < declared.length;
  // The data of a shop's shelf are large and hold no story; a page that shows nothing at all is not a shelf.
  const isShelf = isListing && !a.hints.isArticle && a.runs.list.length > 0;
  const isLittle = keptText < littleText && !isShelf;
  if (!isDeclared && !isLittle) return null;
  const state = isLittle ? storyInState(a.page, a.compared, a.hints.isArticle) : null;
  const found: Page[] = [];
  // Data of scripts keep the paragraphs and links that a declared text has lost, so they come first.
  if (state !== null) found.push(storyPage(a.page, state));
  if (isDeclared) found.push(storyPage(a.page, paragraphsOf(declared)));
  const holder = keptText < littleText ? storyInMarkup(a.page, keptText >= hardlyAnyText) : null;
  if (holder) found.push(storyPage(a.page, '', holder.children));
  const lengths = found.map((page) => textOf(page.document).length);
  const longest = Math.max(0, ...lengths);
  const at = lengths.findIndex((length) => length >= longest * nearlyAll);
  return longest > keptText * times ? (found[at] ?? null) : null;
}

function paragraphsOf(text: string): string {
  if (/<(?:p|div|br)\b/i.test(text)) return text;
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${/<\/?[a-z][^<>]*>|&[a-z]+;|&#\d+;/i.test(line) ? line : escapeHtml(line)}</p>`)
    .join('\n');
}

const minParagraphs = 3;
const minParagraph = 60;

/** The longest `<noscript>` or `<template>` that is long enough for a story; beside a lead that is shown, one with paragraphs. */
function storyInMarkup(page: Page, isBesideText: boolean): Element | null {
  let best: Element | null = null;
  let longest = littleText;
  for (const element of [...(page.byTag.get('noscript') ?? []), ...(page.byTag.get('template') ?? [])]) {
    const length = weightOf(textOf(element));
    if (length <= longest || (isBesideText && !hasParagraphs(element))) continue;
    best = element;
    longest = length;
  }
  return best;
}

function hasParagraphs({ name, children }: Element): boolean {
  const paragraphs = children.filter(
    (child) => isTag(child) && child.name === 'p' && weightOf(textOf(child)) >= minParagraph,
  );
  return name === 'noscript' && paragraphs.length >= minParagraphs;
}

/** The given text under the page's title, as the simplest page of a story. */
function storyPage(page: Page, html: string, children: Element['children'] = []): Page {
  const title = metaContent(page, 'og:title') ?? textOf(page.byTag.get('title')?.[0] ?? page.document).slice(0, 300);
  const heading = escapeHtml(title);
  const made = parsePage(
    `<html><head><title>${heading}</title></head><body><main><article><h1>${heading}</h1><div id="story">${html}</div></article></main></body></html>`,
    { url: page.url, headers: page.headers },
  );
  const holder = made.elements.find((element) => attributeOf(element, 'id') === 'story');
  if (holder && children.length > 0) {
    for (const child of children) child.parent = holder;
    holder.children = children;
  }
  return made;
}
