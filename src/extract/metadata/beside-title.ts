import type { Element } from 'domhandler';
import { findOne } from 'domutils';
import { isUnspaced, weightOf } from '../../shared/unspaced.js';
import { closest, isWithin, parentElement } from '../ancestors.js';
import { textOf, textUpTo } from '../page.js';

/** A card is no longer, and has a title of this weight at least. */
const longestCard = 300;
const shortestTitle = 24;
/** A heading that is a link is shorter at times. */
const shortestHeading = 10;
/** Above the story a link of so many words is a title: names of sections have fewer. */
const titleWords = 3;
/** The same of signs without blanks. */
const titleSigns = 7;
const links = new Set(['a']);
const titleTags = new Set(['a', 'h2', 'h3', 'h4', 'h5', 'h6']);

/**
 * Whether the title of a story, a link or a heading, stands in the same small box, as on a card. A box that holds `headline` is not a
 * card.
 */
export function isBesideTitle(element: Element, isAbove = false, headline: Element | null = null): boolean {
  // "By Ada Moor", without the label.
  const own = textOf(element).split(' ').slice(-2).join(' ');
  const isTitle = (node: Element): boolean => {
    if (!titleTags.has(node.name) || isWithin(element, node)) return false;
    const text = textOf(node);
    const isLinked = node.name !== 'a' && (closest(node, links) ?? findOne(({ name }) => name === 'a', node.children));
    // "More by Ada Moor" leads to what else she wrote.
    const isShort =
      isLinked || (isAbove && (isUnspaced(text) ? text.length >= titleSigns : text.split(' ').length >= titleWords));
    return weightOf(text) >= (isShort ? shortestHeading : shortestTitle) && !text.includes(own);
  };
  let box = parentElement(element);
  for (let climbed = 0; box && climbed < 3; climbed++, box = parentElement(box)) {
    if (textUpTo(box, longestCard).length > longestCard || (headline && isWithin(headline, box))) return false;
    if (findOne(isTitle, box.children)) return true;
  }
  return false;
}
