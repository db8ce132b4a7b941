import { type ChildNode, type Element, isTag } from 'domhandler';
import { closest } from './ancestors.js';
import { adopt, listAgain } from './element-lists.js';
import { parseHtml } from './html-scan.js';
import type { HtmlTree } from './html-tree.js';

// Paragraphs that were escaped once too often: `&lt;p&gt;The council …&lt;/p&gt;` is all of the text of a box.

const begins = /^\s*<(?:p|div|h[1-6]|ul|ol|blockquote)(?:\s[^<>]{0,300})?>/i;
const ends = /<\/(?:p|div|h[1-6]|ul|ol|blockquote)>\s*$/i;
/** A shorter text may name a tag. */
const shortest = 80;
const longestTag = 320;
/** Whose text shows what is written. */
const literal = new Set(['pre', 'code', 'kbd', 'samp', 'xmp', 'textarea', 'script', 'style', 'title', 'svg']);

/** Puts such paragraphs where their text stands. Pages have hardly ever a text that begins with a tag. */
export function unescapeTexts(tree: HtmlTree): HtmlTree {
  const paragraphs = new Map<ChildNode, ChildNode[]>();
  const boxes = new Set<Element>();
  for (const text of tree.tagTexts) {
    const { data, parent } = text;
    if (data.length < shortest || !parent || !isTag(parent)) continue;
    const isEscaped = begins.test(data.slice(0, longestTag)) && ends.test(data.slice(-longestTag));
    if (!isEscaped || closest(parent, literal)) continue;
    paragraphs.set(text, parseHtml(data).document.children);
    boxes.add(parent);
  }
  for (const box of boxes)
    adopt(
      box,
      box.children.flatMap((child) => paragraphs.get(child) ?? [child]),
    );
  if (boxes.size > 0) listAgain(tree);
  return tree;
}
