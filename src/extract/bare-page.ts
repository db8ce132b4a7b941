import type { Element } from 'domhandler';
import { isDense } from '../shared/unspaced.js';
import { isLongHead, partsOf, speaksOfWalls } from '../shared/wall-words.js';
import type { PageLook } from './body/page-kind.js';
import { metaContent, type Page, textOf } from './page.js';
import { attributeOf } from './page-element.js';

// A page that is a dialogue or an excuse by its form, in whatever language: it declares nothing of a story and has a field for a password,
// a puzzle, the number of an error or a question with buttons. However small a page is, without such a sign it is a story.

/** A page of a few lines. */
const slightText = 600;
/** Excuses are shorter than the shortest stories; scripts without blanks say twice as much with a letter. */
const excuseText = 220;
const denseText = 90;
const enough = 2;

/** Whether a page that declares nothing of a story has the form of a wall. */
export function isBareWall(page: Page, look: PageLook, heads: readonly string[]): boolean {
  if (look.shown.text >= slightText || look.isArticle || look.isDated || look.hasAuthor) return false;
  const [title = '', ...headings] = heads;
  const parts = partsOf(title);
  const isTitled = headings.some((heading) => [title, ...parts].some((part) => isSameHead(part, heading)));
  const isError = heads.some(namesError);
  if (!isError && (headings.some((heading) => isLongHead(heading) && isTitled) || parts.some(isLongHead))) return false;
  if (hasOwnPicture(page)) return false;
  const first = headings[0] ?? title;
  const unlisted = /noindex/i.test(metaContent(page, 'robots') ?? '') || metaContent(page, 'refresh') !== null;
  const signs =
    (unlisted ? 0.5 : 0) +
    (asksToEnter(page) && (isShort(first, 2) || isButtonHead(page, [title, first])) ? 1.5 : 0) +
    (isError || isHostName(first) ? 2 : 0) +
    (echoesQuery(page, look) ? 1.5 : 0) +
    (isDialogue(page, look, first) ? 1 : 0);
  // That a page is small and its title another one makes it no wall.
  if (signs === 0) return false;
  return signs + (isTitled ? 0 : 1) + (isShort(first, unlisted ? 2 : 1) && isExcuse(look) ? 1 : 0) >= enough;
}

/** A title may be the beginning of the headline, but for one word; that may be what a button says, too. */
function isSameHead(part: string, heading: string): boolean {
  const [one, other] = [
    part
      .trim()
      .toLowerCase()
      .replace(/\s?(?:…|\.{3})$/, ''),
    heading.trim().toLowerCase(),
  ];
  return one === other || (other.startsWith(one) && (isDense(one) ? one.length > 5 : one.includes(' ')));
}

/** "404", "500 - …": a number that servers answer with, alone between the signs of a title. */
const namesError = (head: string): boolean =>
  partsOf(head).some((part) => /^(?:40[0134]|410|429|451|50[0234])$/.test(part));

const isHostName = (head: string): boolean => /^(?:[\p{L}\p{N}-]+\.){1,3}\p{L}{2,}$/u.test(head.trim());

const isShort = (head: string, words: number): boolean =>
  isDense(head) ? head.length <= 5 : head.split(/\s+/).length <= words && head.length <= 12 * words;

function isExcuse({ own, keptText }: PageLook): boolean {
  return Math.max(own.text, keptText) < (own.kept.some(isDense) ? denseText : excuseText);
}

const besides = new Set(['header', 'nav', 'aside', 'footer']);

function isInMain(element: Element): boolean {
  for (let at = element.parent, steps = 0; at && steps < 30; at = at.parent, steps++) {
    if ('name' in at && besides.has(at.name)) return false;
  }
  return true;
}

/** A field for a password, or a puzzle, below the heading. */
function asksToEnter(page: Page): boolean {
  const heading = page.elements.findIndex(({ name }) => name === 'h1' || name === 'h2');
  return page.elements.some((element, at) => at > heading && isAsking(element) && isInMain(element));
}

/** What is written on the button is what the page is called; a form for comments below a story has another word than its headline. */
function isButtonHead(page: Page, heads: readonly string[]): boolean {
  const buttons = [
    ...(page.byTag.get('button') ?? []).slice(0, 20).map(textOf),
    ...(page.byTag.get('input') ?? [])
      .slice(0, 50)
      .map((input) =>
        attributeOf(input, 'type')?.toLowerCase() === 'submit' ? (attributeOf(input, 'value') ?? '') : '',
      ),
  ].map((text) => text.trim().toLowerCase());
  const openings = heads.map((head) => head.trim().toLowerCase());
  return buttons.some((text) => text.length > 2 && openings.some((head) => head.startsWith(text)));
}

const isAsking = (element: Element): boolean =>
  (element.name === 'input' && attributeOf(element, 'type')?.toLowerCase() === 'password') ||
  /(?:^|\s)(?:h-captcha|g-recaptcha|cf-turnstile)(?:\s|$)/.test(attributeOf(element, 'class') ?? '');

/** What stands in the field to search is said again in the text: nothing was found for it. */
function echoesQuery(page: Page, { own }: PageLook): boolean {
  const fields = (page.byTag.get('input') ?? []).slice(0, 50).filter(isInMain);
  const queries = fields.flatMap((field) =>
    /^(?:text|search|)$/i.test(attributeOf(field, 'type') ?? '') ? (attributeOf(field, 'value')?.trim() ?? '') : [],
  );
  return queries.some((query) => query.length > 2 && own.kept.some((text) => text.includes(query)));
}

/** A question, or a word of what walls ask for, and buttons to answer it; stories have buttons to pass them on. */
function isDialogue(page: Page, look: PageLook, head: string): boolean {
  const { kept } = look.own;
  const isQuestion = [head, kept.at(-1) ?? ''].some((text) => /[?;؟？]$/.test(text));
  if (look.paragraphs.length > 1 || !(isQuestion || kept.some(speaksOfWalls))) return false;
  const buttons = (page.byTag.get('button') ?? [])
    .slice(0, 20)
    .filter((button) => textOf(button) !== '' && isInMain(button));
  return buttons.length > 0 && buttons.length <= 3;
}

function hasOwnPicture(page: Page): boolean {
  return ['figure', 'picture', 'video'].some((name) => (page.byTag.get(name) ?? []).some(isInMain));
}
