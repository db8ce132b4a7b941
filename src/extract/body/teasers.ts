import { boxOf } from '../../shared/box-headings.js';
import { attributeOf } from '../page-element.js';
import { type Choosing, drop } from './choosing.js';
import { familyBit } from './class-words.js';
import type { Analysis } from './features.js';

/** Levels from a text up to the box of its teaser. */
const boxLevels = 4;
const leastBoxes = 3;
const longestBox = 700;
const mostlyLink = 0.8;
const shortestTitle = 12;

/**
 * Whether a text may be of a teaser of another story: one of several boxes of one shape that begin with a link. The parts of a list
 * of links that is the story look the same, so that it is not a reason to leave a text out.
 */
export const mayBeTeaser = (a: Analysis, run: number): boolean => teaserTitle(a, run) >= 0;

/** Whether such a box leads to a page of the same site. */
export function isOwnTeaser(a: Analysis, run: number): boolean {
  const title = teaserTitle(a, run);
  return title >= 0 && a.texts.linkKind[title] === 1;
}

/** The link that a teaser begins with, as its run; -1 for what is of no teaser. */
function teaserTitle({ tree, texts, runs }: Analysis, run: number): number {
  let node = tree.parent[tree.blockOf[run]!]!;
  for (let level = 0; level < boxLevels && node > 0; level++, node = tree.parent[node]!) {
    if (tree.text[node]! > longestBox) return -1;
    if (tree.twins[node]! < leastBoxes || tree.runs[node]! < 2) continue;
    const first = tree.firstRun[node]!;
    return texts.linkShare[first]! >= mostlyLink && runs.list[first]!.text.length > shortestTitle ? first : -1;
  }
  return -1;
}

/** Beside a title: its day, its section. */
const maxBeside = 40;
const hasTitle = 0.5;

/** Titles of other stories, their days and what stands above them, and nothing else: the page of a story that shows no text of its own. */
export function dropTitlesAlone(c: Choosing): void {
  const { runs, texts, hints } = c.a;
  if (!hints.isArticle) return;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i]) continue;
    const { text, level, linkLength } = runs.list[i]!;
    const isTitle = texts.linkKind[i] === 1 && texts.linkShare[i]! >= hasTitle;
    const isOther = isTitle || level > 0 || /\p{N}/u.test(text) || boxOf(text) !== null;
    if (!isOther || text.length - linkLength > maxBeside) return;
  }
  for (let i = 0; i < c.keep.length; i++) if (c.keep[i]) drop(c, i, 'points to another story');
}

const hiddenBit = familyBit('hidden');
const tooltipName = /(?:^|[\s_-])tooltips?(?=$|[\s_-])/i;

/** What a title in a list of other stories shows when the pointer is on it, and the title. */
export function dropTooltipsOfLinks(c: Choosing): void {
  const { tree, texts } = c.a;
  for (let i = 1; i < c.keep.length; i++) {
    if (!c.keep[i]) continue;
    let box = tree.blockOf[i]!;
    while (box > 0 && tree.firstRun[tree.parent[box]!] === i) box = tree.parent[box]!;
    if (box <= 0 || !(tree.families[box]! & hiddenBit) || tree.firstRun[tree.parent[box]!] !== i - 1) continue;
    const isTooltip = tooltipName.test((attributeOf(tree.elements[box]!, 'class') ?? '').slice(0, 200));
    if (!isTooltip || texts.linkShare[i - 1]! < mostlyLink) continue;
    drop(c, i, 'points to another story');
    if (c.keep[i - 1]) drop(c, i - 1, 'points to another story');
  }
}
