import type { Element } from 'domhandler';
import { boxOf } from '../../shared/box-headings.js';
import { attributeOf } from '../page-element.js';
import { closest } from '../ancestors.js';
import type { Run } from '../runs.js';
import { pointsOn } from './beside-story.js';
import { type Choosing, drop } from './choosing.js';
import { headingLevel } from './headline-run.js';
import { marks, notAbove, type Tree } from './tree.js';

// What is of the story as a whole or not at all, though its parts read like no sentences: the rows of a table, the items of a list
// that a sentence announces, the question above an answer that opens on a click.

const lists = new Set(['ul', 'ol', 'dl']);
const summaries = new Set(['summary']);
const details = new Set(['details']);
const code = new Set(['pre']);
/** Of a table's text. */
const leastKept = 0.6;
/** What a page is laid out with holds longer texts, and links. */
const longestCell = 120;
const maxCells = 2000;

/** A table that is kept for the most part is kept whole. */
export function chooseTables(c: Choosing): void {
  const { page, runs, texts, tree } = c.a;
  if (!page.byTag.has('table')) return;
  for (const [node, { name }] of tree.elements.entries()) {
    if (name !== 'table') continue;
    const from = tree.firstRun[node]!;
    const to = from + tree.runs[node]!;
    const inside = runs.list.slice(from, Math.min(to, from + maxCells + 1));
    if (inside.length > maxCells || !inside.every(isCell)) continue;
    const all = inside.reduce((sum, { index }) => sum + texts.length[index]!, 0);
    const kept = inside.reduce((sum, { index }) => sum + (c.keep[index] ? texts.length[index]! : 0), 0);
    if (kept >= all * leastKept) c.keep.fill(1, from, to);
  }
}

const isCell = ({ block, text, links }: Run): boolean =>
  links === 0 && text.length <= longestCell && !closest(block, code);

/** A shorter line before a list may be the label of a box. */
const leastAnnounced = 30;
const maxItems = 60;

/** The list behind "… for three reasons:", though each of its items may be a link; below a heading, one of facts. */
export function keepListsBehindColons(c: Choosing): void {
  const { list } = c.a.runs;
  for (let i = 0; i + 1 < c.keep.length; i++) {
    if (!c.keep[i] || c.keep[i + 1]) continue;
    const { text, block, level } = list[i]!;
    if ((level === 0 && !announces(list[i]!)) || boxOf(text.slice(0, 60)) !== null) continue;
    const items = closest(list[i + 1]!.block, lists);
    if (items === null || items.parent !== block.parent) continue;
    let end = i + 1;
    while (end < c.keep.length && end <= i + maxItems && closest(list[end]!.block, lists) === items) end++;
    const inside = list.slice(i + 1, end);
    const isFree = level === 0 ? !inside.every(isOfContents) : inside.every(({ links }) => links === 0);
    if (isFree) c.keep.fill(1, i + 1, end);
  }
}

const itemMark = marks.indexOf('li');
const mostlyLinks = 0.5;

/** The items of a list below an item whose own text is kept: two words each, they read like no sentence. */
export function keepItemsBelow(c: Choosing): void {
  const { page, texts, tree } = c.a;
  if (!page.byTag.has('li')) return;
  for (let i = 1; i < c.keep.length; i++) {
    if (c.keep[i] || c.reasons.has(i) || texts.linkShare[i]! > mostlyLinks) continue;
    const item = itemAbove(tree, tree.blockOf[i]!);
    const outer = item < 0 ? -1 : itemAbove(tree, tree.parent[item]!);
    // What else stands in an item (a button, a note) is no item.
    if (outer < 0 || tree.firstRun[item] !== i) continue;
    const first = tree.firstRun[outer]!;
    if (c.keep[first] && itemAbove(tree, tree.blockOf[first]!) === outer) c.keep[i] = 1;
  }
}

/** The nearest item around an element, itself included; -1 for none. */
function itemAbove(tree: Tree, node: number): number {
  const levels = node < 0 ? notAbove : tree.distance[node * marks.length + itemMark]!;
  if (levels >= notAbove) return -1;
  let item = node;
  for (let level = 0; level < levels; level++) item = tree.parent[item]!;
  return item;
}

const anchor = new Set(['a']);

/** A line of a table of contents leads to a place of the same page. */
function isOfContents({ inner }: Run): boolean {
  const link = closest(inner, anchor);
  return link !== null && (attributeOf(link, 'href') ?? '').startsWith('#');
}

const announces = ({ text, links }: Run): boolean =>
  text.length >= leastAnnounced && links === 0 && /[:：]$/.test(text);

const onlyLinks = 0.9;

/** A list of nothing but links behind "Read also:", among the story's paragraphs. */
export function dropListsOfOthers(c: Choosing): void {
  const { runs, texts } = c.a;
  const { list } = runs;
  for (let i = 0; i + 1 < c.keep.length; i++) {
    const { text, block } = list[i]!;
    if (!c.keep[i + 1] || !(pointsOn(text) || boxOf(text) === 'others')) continue;
    const items = closest(list[i + 1]!.block, lists);
    if (items === null || items.parent !== block.parent) continue;
    let end = i + 1;
    while (end < c.keep.length && closest(list[end]!.block, lists) === items) end++;
    if (list.slice(i + 1, end).some(({ index }) => texts.linkShare[index]! < onlyLinks)) continue;
    for (let at = i; at < end; at++) if (c.keep[at]) drop(c, at, 'points to another story');
  }
}

const quotations = new Set(['blockquote']);
/** The quotation that a text stands in. */
export const quotationOf = ({ block }: Run): Element | null => closest(block, quotations);
const maxQuoted = 6;
const quotedThreshold = 0.2;

/** A quotation among the story's paragraphs is kept whole, with who said it, though short lines read like no paragraph. A post of a network, or a pointer, has links. */
export function keepQuotations(c: Choosing): void {
  const { page, runs } = c.a;
  if (!page.byTag.has('blockquote')) return;
  for (let i = 1; i < c.keep.length; i++) {
    const box = quotationOf(runs.list[i]!);
    if (box === null || !c.keep[i - 1] || box.parent !== runs.list[i - 1]!.block.parent) continue;
    let end = i + 1;
    while (end < c.keep.length && quotationOf(runs.list[end]!) === box) end++;
    const isFree = (at: number): boolean => !c.reasons.has(at) && runs.list[at]!.links === 0;
    const inside = Array.from({ length: end - i }, (_, n) => i + n);
    const isSure = inside.length <= maxQuoted && inside.every(isFree) && c.p[i]! >= quotedThreshold;
    if (isSure) c.keep.fill(1, i, end);
    i = end - 1;
  }
}

/** The line above what opens on a click, where that is kept. */
export function keepSummaries(c: Choosing): void {
  const { page, runs } = c.a;
  if (!page.byTag.has('summary')) return;
  for (let i = 0; i + 1 < c.keep.length; i++) {
    if (c.keep[i] || !c.keep[i + 1] || c.reasons.has(i)) continue;
    const box = closest(runs.list[i]!.block, summaries) && closest(runs.list[i]!.block, details);
    if (box && closest(runs.list[i + 1]!.block, details) === box) c.keep[i] = 1;
  }
}

/** Less sure headings are taken where the story goes on before and after them. */
const headingThreshold = 0.2;

/** Headings inside the story: the same words may stand over a list of other stories, so by themselves they are less sure. */
export function keepHeadingsBetween(c: Choosing): void {
  const { list } = c.a.runs;
  for (let i = 1; i + 1 < c.keep.length; i++) {
    if (c.keep[i] || c.reasons.has(i)) continue;
    // A term belongs to what is said of it.
    const [block, next] = [list[i]!.block, list[i + 1]!.block];
    if (block.name === 'dt' && next.name === 'dd' && c.keep[i + 1] && block.parent === next.parent) c.keep[i] = 1;
    if (c.p[i]! < headingThreshold) continue;
    // What nobody sees may stand between.
    const behind = list[i + 1]!.shown === '' ? i + 2 : i + 1;
    if (c.keep[i - 1] && c.keep[behind] && headingLevel(list[i]!) > 1) c.keep[i] = 1;
  }
}
