import { type Element, isTag } from 'domhandler';
import { LatinTwin } from '../../shared/latin-twin.js';
import { parentElement } from '../ancestors.js';
import { attributeOf, notesOf } from '../page-element.js';

// Short links that stand in rows as topics do, and lead to something else: other stories, the next page, services.

/** What a title or a card has inside or around its link, and a topic has not. */
const titles = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'time', 'figure']);
const maxInside = 30;
const maxAround = 3;
/** Boxes that lead from story to story. */
const neighbour = /(?:^|[\s_-])(?:prev|previous|next)(?:[\s_-]|$)/i;

/** Whether a link's own form says that it is a title, or one to the story before or after. */
export function isTitleLink(link: Element): boolean {
  const stack: Element[] = [link];
  for (let seen = 0; stack.length > 0 && seen < maxInside; seen++) {
    for (const child of stack.pop()!.children) {
      if (!isTag(child)) continue;
      if (titles.has(child.name)) return true;
      stack.push(child);
    }
  }
  if (/\b(?:prev|next)\b/.test(attributeOf(link, 'rel') ?? '')) return true;
  let node = parentElement(link);
  for (let climbed = 0; node && climbed < maxAround; climbed++, node = parentElement(node)) {
    if (/^h[1-6]$/.test(node.name)) return true;
    if (node.children.length < 5 && neighbour.test(notesOf(node).className)) return true;
  }
  return false;
}

const numbers = new LatinTwin(/\p{N}+/gu);

/** Whether two neighbours differ in a number alone, which counts up: "Page 2", "Page 3". */
export function countsUp(texts: readonly string[]): boolean {
  return texts.some((text, at) => {
    const next = texts[at + 1];
    if (next === undefined || text === next || text.replace(numbers, '#') !== next.replace(numbers, '#')) return false;
    const [one, other] = [text, next].map((each) => Number(each.match(numbers)?.[0]));
    return Number.isNaN(one) || other! - one! === 1;
  });
}
