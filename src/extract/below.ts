import { type ChildNode, type Element, isTag, isText, type Text } from 'domhandler';
import { parentElement } from './ancestors.js';

/** Whether all elements and texts below an element pass, in document order; the first that does not ends the walk. */
export function everyBelow(root: Element, isRight: (node: Element | Text) => boolean): boolean {
  let node: ChildNode | null = root.children[0] ?? null;
  while (node) {
    if ((isTag(node) || isText(node)) && !isRight(node)) return false;
    if (isTag(node) && node.children.length > 0) {
      node = node.children[0]!;
      continue;
    }
    while (node && !node.next) {
      const parent: Element | null = parentElement(node as Element);
      node = parent === root ? null : parent;
    }
    node = node?.next ?? null;
  }
  return true;
}
