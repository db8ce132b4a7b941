import { type Element, isTag } from 'domhandler';
import type { Candidate } from '../../types.js';
import { textOf, textUpTo } from '../page.js';
import { attributeOf, hasOtherName, notesOf } from '../page-element.js';
import { isWithin, parentElement } from '../ancestors.js';
import { elementsIn } from '../timed-groups.js';
import type { Layout } from './layout.js';
import { type Marked, namesOf } from './marked.js';

/** Runs to either side of the headline within which a link's name tells. */
const around = 6;
const maxLabel = 40;
/** "Filed under:" and the like may stand beside the link. */
const maxAround = 15;
/** Elements around a link whose names say what it is. */
const namedLevels = 2;
const labelName =
  /(^|[\s_-])(section|categor\w*|kategori\w*|rubri[ckq]u?e?|ressort|seccion|editoria|channel|primary-?tag)([\s_-]|$)/i;

/** The section that a link of the story leads to: by its name beside the headline, or by `rel=category`, which WordPress writes wherever it stands. */
export function readSectionLinks(marked: Marked, layout: Layout): Candidate[] {
  const { headline } = layout;
  if (!headline) return [];
  const found: [Candidate | null, Candidate | null] = [null, null];
  // Each box is looked through once.
  const singles = new Map<Element, boolean>();
  for (const link of marked.links) {
    const isMarked = isCategory(link);
    const at = isMarked ? 1 : 0;
    if (found[at] || !(isMarked || (isNear(link, layout) && isNamed(link, singles)))) continue;
    const value = textOf(link);
    if (value === '' || value.length > maxLabel || !isBelowFront(link) || !isInStory(link, layout)) continue;
    if (isWithin(headline, link) || isWithin(link, headline)) continue;
    const place = isMarked ? 'a[rel=category]' : 'link beside the headline';
    found[at] = { field: 'section', value, source: isMarked ? 'tag-links' : 'heading', place };
  }
  return found.filter((one) => one !== null);
}

function isCategory(link: Element): boolean {
  return (notesOf(link).has & hasOtherName) !== 0 && /\bcategory\b/.test(attributeOf(link, 'rel') ?? '');
}

const isNear = (link: Element, layout: Layout): boolean => Math.abs(layout.distance(link)) <= around;

/** The one link of an element that is named for a section, or around one. */
function isNamed(link: Element, singles: Map<Element, boolean>): boolean {
  if (link.children.some((child) => isTag(child) && labelName.test(namesOf(child)))) return true;
  let node: Element | null = link;
  for (let level = 0; node && level <= namedLevels; level++, node = parentElement(node)) {
    if (!labelName.test(namesOf(node))) continue;
    const isSingle = singles.get(node) ?? (node === link || isAloneIn(node, link));
    singles.set(node, isSingle);
    return isSingle;
  }
  return false;
}

function isAloneIn(box: Element, link: Element): boolean {
  const most = textOf(link).length + maxAround;
  return textUpTo(box, most).length <= most && elementsIn(box).filter(({ name }) => name === 'a').length === 1;
}

const isBelowFront = (link: Element): boolean => /^(?:https?:\/\/[^/]+)?\/[^/?#]/.test(attributeOf(link, 'href') ?? '');

function isInStory(link: Element, layout: Layout): boolean {
  const { nav, aside, footer, others, comment, bio, article } = layout.traits(link);
  return !nav && !aside && !others && !comment && !bio && (!footer || Boolean(article));
}
