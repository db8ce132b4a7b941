import { type ChildNode, isTag, type ParentNode } from 'domhandler';
import { maxDomDepth } from '../options.js';
import { isUnlistedName } from './html-names.js';
import type { HtmlTree } from './html-tree.js';

// The lists of elements of a tree that was changed behind the parser.

/** Lists the elements of a tree again in document order, which is all that is asked of their `startIndex`. */
export function listAgain({ document, elements, byTag }: HtmlTree): void {
  elements.length = 0;
  for (const list of byTag.values()) list.length = 0;
  let depth = 0;
  let node: ChildNode | null = document.children[0] ?? null;
  while (node) {
    if (isTag(node) && depth < maxDomDepth) {
      node.startIndex = elements.length;
      elements.push(node);
      const list = byTag.get(node.name);
      if (list) list.push(node);
      else byTag.set(node.name, [node]);
      if (node.children.length > 0 && !isUnlistedName(node.name)) {
        node = node.children[0]!;
        depth++;
        continue;
      }
    }
    while (node && !node.next) {
      node = node.parent === document ? null : (node.parent as ChildNode | null);
      depth--;
    }
    if (node) node = node.next;
  }
  for (const [name, list] of byTag) if (list.length === 0) byTag.delete(name);
}

/** Gives an element other children. */
export function adopt(parent: ParentNode, children: ChildNode[]): void {
  parent.children = children;
  let before: ChildNode | null = null;
  for (const child of children) {
    child.parent = parent;
    child.prev = before;
    child.next = null;
    if (before) before.next = child;
    before = child;
  }
}
