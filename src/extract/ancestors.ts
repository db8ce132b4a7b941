import { type Element, isTag } from 'domhandler';

// Ways up the tree.

/** The nearest ancestor (or the element itself) with one of these names. */
export function closest(element: Element, names: ReadonlySet<string>): Element | null {
  for (let node: Element | null = element; node; node = parentElement(node)) if (names.has(node.name)) return node;
  return null;
}

export function parentElement(element: Element): Element | null {
  return element.parent && isTag(element.parent) ? element.parent : null;
}

/** Whether an element is another one or stands inside it. */
export function isWithin(element: Element, root: Element): boolean {
  for (let node: Element | null = element; node; node = parentElement(node)) if (node === root) return true;
  return false;
}

/** An element and all around it. */
export function ancestorsOf(element: Element): Set<Element> {
  const found = new Set<Element>();
  for (let node: Element | null = element; node; node = parentElement(node)) found.add(node);
  return found;
}
