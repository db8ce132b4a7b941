import { LatinTwin } from '../../shared/latin-twin.js';
import type { Candidate } from '../../types.js';
import { parentElement } from '../ancestors.js';
import type { Layout } from './layout.js';
import type { Marked } from './marked.js';
import { piecesOf } from './pieces.js';
import { textOf } from '../page.js';
import { attributeOf } from '../page-element.js';
import { elementsIn } from '../timed-groups.js';

const twoLetters = new LatinTwin(/\p{L}\p{M}*\p{L}/u);

/** "Home" in any language leads to the front page. */
const front = /^(?:https?:\/\/[^/?#]+)?\/?$/;

/** The visible path to the story: each step is a section, the widest first. */
export function readBreadcrumbs(marked: Marked, layout: Layout): Candidate[] {
  // Themes say in the name of a wrapper whether the page has a path at all.
  const boxes = marked.breadcrumbs.filter((element) => !layout.isAround(element));
  const inner = new Set(boxes);
  const outermost = boxes.filter((element) => {
    for (let node = parentElement(element); node; node = parentElement(node)) if (inner.has(node)) return false;
    return true;
  });
  const [box] = outermost;
  if (!box) return [];
  const names = elementsIn(box).flatMap((one) => (/^h[1-6]$/.test(one.name) ? [textOf(one)] : []));
  const steps = piecesOf(box, 12)
    .filter(({ link }) => !link || !front.test(attributeOf(link, 'href') ?? '#'))
    .map(({ text }) => text)
    .filter((text) => twoLetters.test(text) && text.length < 60 && !names.includes(text));
  const traits = layout.traits(box);
  return steps
    .slice(0, 6)
    .map((value) => ({ field: 'section', value, source: 'breadcrumbs', place: '.breadcrumb', traits }));
}
