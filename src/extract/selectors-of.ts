import type { Element } from 'domhandler';
import { attributeOf } from './page-element.js';
import { parentElement } from './ancestors.js';

// Selectors that a person would write for an element: by what its makers call it, never by its place among its neighbours.

const attributes = ['itemprop', 'data-testid', 'data-qa', 'rel'] as const;
/** Names that a build makes anew each time (`css-1q2w3e`, `Story_body__aB3xZ`), or that count. */
const madeUp = /^(?:css|sc|jss|svelte|styled)-|__[\w-]*[A-Z0-9][\w-]{2,}$|\d{3,}|(?=[a-z]*\d)(?=\w*[A-Z])\w{6,}$/;
const plainName = /^[A-Za-z_][\w-]*$/;
const ancestorsTried = 6;
const mostClasses = 4;

/** From the plainest: by itself, then inside what is around it. */
export function* selectorsOf(element: Element): Generator<string> {
  const own = namesOf(element);
  yield* own;
  let around = parentElement(element);
  for (let step = 0; around !== null && step < ancestorsTried; step++, around = parentElement(around)) {
    for (const outer of namesOf(around)) {
      for (const inner of [...own, element.name]) yield `${outer} ${inner}`;
    }
  }
}

function namesOf(element: Element): string[] {
  const { name } = element;
  if (name === 'html' || name === 'body') return [];
  const id = attributeOf(element, 'id') ?? '';
  const classes = (attributeOf(element, 'class') ?? '').split(/\s+/).filter(isName).slice(0, mostClasses);
  const marked = attributes.flatMap((key) => {
    const value = attributeOf(element, key) ?? '';
    return isName(value) ? [`${name}[${key}="${value}"]`] : [];
  });
  return [
    ...marked,
    // One that counts names another element on the next page.
    ...(isName(id) && !/\d/.test(id) ? [`#${id}`] : []),
    ...classes.map((one) => `.${one}`),
    ...(classes.length > 1 ? [classes.map((one) => `.${one}`).join('')] : []),
    ...(name === 'article' || name === 'main' || name === 'h1' ? [name] : []),
  ];
}

const isName = (text: string): boolean => plainName.test(text) && !madeUp.test(text);
