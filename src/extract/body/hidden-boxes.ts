import { type Element, isTag } from 'domhandler';
import { isWithin, parentElement } from '../ancestors.js';
import { attributeOf } from '../page-element.js';
import { hidingOf } from '../unseen.js';
import { type Choosing, drop, dropBoxed } from './choosing.js';

// Parts of a story's text that the page does not show. A story that waits for scripts as a whole, the rest behind "Read more" and
// the answers below questions that open are hidden, too, and stay.

/** Levels from a text up to the box that hides it. */
const boxLevels = 4;
/** More of the kept text than this is more than a piece of it. */
const mostHidden = 0.35;
/** Of a page in two languages, half of it is hidden. */
const mostOfTwo = 0.8;

export function dropHiddenBoxes(c: Choosing): void {
  const { tree, runs } = c.a;
  const hidden = new Set<number>();
  const translations = new Set<number>();
  const known = new Map<Element, ReadonlySet<string>>();
  for (let i = 1; i < c.keep.length; i++) {
    if (!c.keep[i]) continue;
    const { shown, inner, block } = runs.list[i]!;
    if (shown === '' && isUnseen(c, hidingBetween(inner, block)!, i, i + 1)) hidden.add(i);
    let node = tree.blockOf[i]!;
    for (
      let level = 0;
      level < boxLevels && node > 0 && tree.firstRun[node] === i;
      level++, node = tree.parent[node]!
    ) {
      const box = tree.elements[node]!;
      const isOther = hidingOf(box) !== null && isTranslation(box, known);
      const found = isOther ? translations : isUnseen(c, box, i, i + tree.runs[node]!) ? hidden : null;
      for (let run = i; found && run < i + tree.runs[node]!; run++) found.add(run);
    }
  }
  if (hidden.size > 0) dropBoxed(c, 'hidden', mostHidden, (run) => hidden.has(run));
  if (translations.size > 0) dropBoxed(c, 'hidden translation', mostOfTwo, (run) => translations.has(run));
}

/** The inline element that hides all of a run. */
function hidingBetween(inner: Element, block: Element): Element | null {
  for (let node: Element | null = inner; node && node !== block; node = parentElement(node))
    if (hidingOf(node) !== null) return node;
  return null;
}

function isUnseen(c: Choosing, box: Element, from: number, to: number): boolean {
  const hiding = hidingOf(box);
  return hiding === 'never' || (hiding === 'closed' && isBetweenParagraphs(c, box, from - 1, to));
}

const languageOf = (element: Element): string | undefined =>
  attributeOf(element, 'lang')?.trim().toLowerCase().split(/[-_]/, 1)[0];

/** Whether the same parent shows a box that is said to be in another language; `known` are the languages of each parent's shown boxes. */
function isTranslation(box: Element, known: Map<Element, ReadonlySet<string>>): boolean {
  const own = languageOf(box);
  const parent = parentElement(box);
  if (!own || !parent) return false;
  let shown = known.get(parent);
  if (!shown) {
    const boxes = parent.children.filter(isTag).filter((other) => hidingOf(other) === null);
    shown = new Set(boxes.flatMap((other) => languageOf(other) || []));
    known.set(parent, shown);
  }
  return shown.size > (shown.has(own) ? 1 : 0);
}

/** Whether shown paragraphs of the story stand right before and right behind a hidden box, and nothing before it that opens it. */
function isBetweenParagraphs(c: Choosing, box: Element, before: number, behind: number): boolean {
  const { runs, texts } = c.a;
  const parent = parentElement(box);
  const isBeside = (run: number): boolean => {
    if (run >= c.keep.length || !c.keep[run]) return false;
    let at = runs.list[run]!.block;
    if (parent === null || !isWithin(at, parent)) return false;
    for (; at !== parent; at = parentElement(at)!) if (hidingOf(at) !== null) return false;
    return true;
  };
  if (!isBeside(before) || !isBeside(behind) || !texts.isGood[before]) return false;
  const { text, boldLength } = runs.list[before]!;
  return boldLength < text.length && !/[?？؟;:：]["”»]?$/.test(text);
}

/** A button in a heading or paragraph that says more: "Heading [Copy link]". A heading may be a button as a whole. */
export function dropButtonsInHeadings(c: Choosing): void {
  const { list } = c.a.runs;
  for (const { index, block, level } of list) {
    const around = block.name === 'button' ? parentElement(block) : null;
    if (!around || (level === 0 && around.name !== 'p')) continue;
    const isBeside = [list[index - 1], list[index + 1]].some((other) => other?.block === around);
    if (isBeside) drop(c, index, 'button or link');
  }
}
