import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { foldInside, foldSpaces } from '../../shared/fold-spaces.js';
import { isTopicHeading } from '../../shared/topic-words.js';
import { parentElement } from '../ancestors.js';

// The few words above or before a list of links that say what it is: "Topics", "Mehr lesen über", "En savoir plus sur".

const maxLabel = 40;

/** What holds the links. */
const listTags = new Set(['a', 'li', 'ul', 'ol']);

/** Whether the words at the head of a list of links, or just above it, call it the story's topics. */
export function isTopicList(box: Element): boolean {
  const inside = leadingText(box.children);
  if (inside) return isTopicHeading(inside);
  let node: Element | null = box;
  for (let level = 0; node && level < 2; level++) {
    const before = previousText(node);
    if (before !== null) return isTopicHeading(before);
    node = parentElement(node);
  }
  return false;
}

/** What stands in a list before its first link; null where that is long. */
function leadingText(nodes: ChildNode[]): string | null {
  let text = '';
  for (let at = 0; at < nodes.length && at < 4; at++) {
    const node = nodes[at]!;
    if (isTag(node) && listTags.has(node.name)) break;
    const part = isText(node) ? node.data : isTag(node) ? shortText(node) : '';
    if (part === null) break;
    text += part;
  }
  const bare = foldSpaces(text);
  return bare.length <= maxLabel ? bare : null;
}

/** The text just before an element under the same parent; null where there is none, empty where it is long. */
function previousText(element: Element): string | null {
  let node = element.prev;
  for (let steps = 0; node && steps < 4; steps++, node = node.prev) {
    const text = isText(node) ? node.data : isTag(node) ? shortText(node) : '';
    if (text === null) return '';
    const bare = foldSpaces(text);
    if (bare) return bare.length <= maxLabel ? bare : '';
  }
  return null;
}

/** Text of a small element; null as soon as it is longer than a label. */
function shortText(root: Element): string | null {
  let text = '';
  const stack: ChildNode[] = [root];
  for (let steps = 0; stack.length > 0; steps++) {
    const node = stack.pop()!;
    if (isText(node)) text += foldInside(node.data);
    else if (isTag(node)) {
      if (node.name === 'script' || node.name === 'style') continue;
      for (let at = node.children.length - 1; at >= 0; at--) stack.push(node.children[at]!);
    }
    if (text.length > 3 * maxLabel || steps > 60) return null;
  }
  return text;
}
