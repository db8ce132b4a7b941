import type { Element } from 'domhandler';
import { attributeOf, hasHidden, hasItemprop, hasStyle, notesOf } from '../page-element.js';
import { parentElement } from '../ancestors.js';
import type { Run, Runs } from '../runs.js';
import { type ClassWords, families } from './class-words.js';
import type { RunTexts } from './run-texts.js';

/** Elements whose distance above a run is a feature, in the order of the features. */
const watchedTags =
  'article main header footer nav aside figure figcaption form ul ol li table td blockquote section button label dl pre p'.split(
    ' ',
  );
const tagIndex = new Map(watchedTags.map((name, index) => [name, index]));

/** Order says nothing but keeps the numbers stable; a new name goes to the end. */
const tagCodes = new Map(
  'p h1 h2 h3 h4 h5 h6 li div span a strong b em i td th blockquote section article header footer aside nav figcaption figure dd dt pre label button time small body main ul ol font center address'
    .split(' ')
    .map((name, index) => [name, index + 1]),
);

/** A number for a name; those that the list lacks share two. */
export function tagCode(name: string): number {
  return tagCodes.get(name) ?? (name.includes('-') ? 90 : 80);
}

/** Distances are told for each watched tag, then articleBody, hidden, then each family of class words. */
export const marks = [...watchedTags, 'articleBody', 'hidden', ...families.map((family) => `word ${family}`)];
const articleBodyMark = watchedTags.length;
const hiddenMark = articleBodyMark + 1;
const familyMark = hiddenMark + 1;
const width = marks.length;

/** "Not above this run"; farther than any distance that matters. */
export const notAbove = 30;

/**
 * The elements that hold runs, each once, parents before children, with sums of the text below them. Built once a page:
 * sets of ancestors made per run were the slowest part of the features.
 */
export interface Tree {
  elements: Element[];
  parent: Int32Array;
  /** `tagCode` of its name. */
  tag: Uint8Array;
  /** Of each run, its block's place in `elements`. */
  blockOf: Int32Array;
  /** Nearest distance upwards to each mark: `distance[node * marks.length + mark]`. */
  distance: Uint8Array;
  families: Int32Array;
  /** Of tag and class with digits left out, here and all the way up. */
  ownPath: Int32Array;
  path: Int32Array;
  depth: Int32Array;
  runs: Float64Array;
  text: Float64Array;
  linkText: Float64Array;
  sentenceText: Float64Array;
  paragraphText: Float64Array;
  media: Float64Array;
  /** Elements of the same parent with the same tag and class, itself included. */
  twins: Int32Array;
  /** Children in this tree. */
  branches: Int32Array;
  /** The first run below it. */
  firstRun: Int32Array;
}

export function buildTree(runs: Runs, texts: RunTexts, words: ClassWords): Tree {
  const { elements, parents, ids, blockOf } = collectAncestors(runs.list);
  const count = elements.length;
  const tree: Tree = {
    elements,
    parent: Int32Array.from(parents),
    tag: new Uint8Array(count),
    blockOf,
    distance: new Uint8Array(count * width),
    families: new Int32Array(count),
    ownPath: new Int32Array(count),
    path: new Int32Array(count),
    depth: new Int32Array(count),
    runs: new Float64Array(count),
    text: new Float64Array(count),
    linkText: new Float64Array(count),
    sentenceText: new Float64Array(count),
    paragraphText: new Float64Array(count),
    media: new Float64Array(count),
    twins: new Int32Array(count),
    branches: new Int32Array(count),
    firstRun: new Int32Array(count).fill(runs.list.length),
  };
  markDownwards(tree, words);
  sumUpwards(tree, runs, texts, ids);
  return tree;
}

function collectAncestors(list: readonly Run[]) {
  const elements: Element[] = [];
  const parents: number[] = [];
  const ids = new Map<Element, number>();
  const blockOf = new Int32Array(list.length);
  const pending: Element[] = [];
  for (const run of list) {
    let node: Element | null = run.block;
    while (node && !ids.has(node)) {
      pending.push(node);
      node = parentElement(node);
    }
    let parent = node ? ids.get(node)! : -1;
    while (pending.length > 0) {
      const element = pending.pop()!;
      parents.push(parent);
      parent = elements.length;
      ids.set(element, parent);
      elements.push(element);
    }
    blockOf[run.index] = parent;
    if (run.block) blockOf[run.index] = ids.get(run.block)!;
  }
  return { elements, parents, ids, blockOf };
}

function markDownwards(tree: Tree, words: ClassWords): void {
  const twinCounts = new Map<number, number>();
  for (let node = 0; node < tree.elements.length; node++) {
    const element = tree.elements[node]!;
    const parent = tree.parent[node]!;
    if (parent >= 0) {
      tree.branches[parent]!++;
      tree.depth[node] = tree.depth[parent]! + 1;
    }
    tree.tag[node] = tagCode(element.name);
    tree.families[node] = words.familiesOf(element);
    markDistances(tree, node, parent, element);
    const own = words.pathOf(element);
    tree.ownPath[node] = own;
    tree.path[node] = parent < 0 ? own : pathBelow(tree.path[parent]!, own);
    const twin = parent * 65_536 + own;
    twinCounts.set(twin, (twinCounts.get(twin) ?? 0) + 1);
  }
  for (let node = 0; node < tree.elements.length; node++) {
    tree.twins[node] = twinCounts.get(tree.parent[node]! * 65_536 + tree.ownPath[node]!)!;
  }
}

/** Mixed well: of two ways through neighbouring numbers, none must look like the other. */
function pathBelow(above: number, own: number): number {
  const mixed = Math.imul(above ^ (above >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) + own) | 0;
}

/** One level farther than above it, or 0 where it is what a mark names. */
function markDistances({ distance, families: bits }: Tree, node: number, parent: number, element: Element): void {
  const at = node * width;
  if (parent < 0) distance.fill(notAbove, at, at + width);
  else {
    const above = parent * width;
    for (let i = 0; i < width; i++) {
      const levels = distance[above + i]!;
      distance[at + i] = levels < notAbove ? levels + 1 : notAbove;
    }
  }
  const tag = tagIndex.get(element.name);
  if (tag !== undefined) distance[at + tag] = 0;
  const { has } = notesOf(element);
  if (has & hasItemprop && attributeOf(element, 'itemprop')!.includes('articleBody'))
    distance[at + articleBodyMark] = 0;
  if (has & (hasHidden | hasStyle) && isHidden(element)) distance[at + hiddenMark] = 0;
  for (let rest = bits[node]!; rest !== 0; rest &= rest - 1)
    distance[at + familyMark + 31 - Math.clz32(rest & -rest)] = 0;
}

function isHidden(element: Element): boolean {
  if (attributeOf(element, 'hidden') !== undefined || attributeOf(element, 'aria-hidden') === 'true') return true;
  const style = attributeOf(element, 'style');
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style.slice(0, 500));
}

function sumUpwards(tree: Tree, runs: Runs, texts: RunTexts, ids: Map<Element, number>): void {
  const paragraph = watchedTags.indexOf('p');
  for (const run of runs.list) {
    const node = tree.blockOf[run.index]!;
    const length = texts.length[run.index]!;
    tree.runs[node]!++;
    if (run.index < tree.firstRun[node]!) tree.firstRun[node] = run.index;
    tree.text[node]! += length;
    tree.linkText[node]! += length * texts.linkShare[run.index]!;
    if (texts.isGood[run.index]) tree.sentenceText[node]! += length;
    if (tree.distance[node * marks.length + paragraph]! <= 1) tree.paragraphText[node]! += length;
  }
  for (const media of runs.media) {
    let node: Element | null = media;
    while (node && !ids.has(node)) node = parentElement(node);
    if (node) tree.media[ids.get(node)!]!++;
  }
  for (let node = tree.elements.length - 1; node > 0; node--) {
    const parent = tree.parent[node]!;
    if (parent < 0) continue;
    tree.runs[parent]! += tree.runs[node]!;
    if (tree.firstRun[node]! < tree.firstRun[parent]!) tree.firstRun[parent] = tree.firstRun[node]!;
    tree.text[parent]! += tree.text[node]!;
    tree.linkText[parent]! += tree.linkText[node]!;
    tree.sentenceText[parent]! += tree.sentenceText[node]!;
    tree.paragraphText[parent]! += tree.paragraphText[node]!;
    tree.media[parent]! += tree.media[node]!;
  }
}

/** Levels from `node` up to the deepest element above both, and that element; -1 where the two share none. */
export function commonAncestor(tree: Tree, node: number, other: number): { levels: number; ancestor: number } {
  let a = node;
  let b = other;
  let levels = 0;
  while (a !== b && a >= 0 && b >= 0) {
    if (tree.depth[a]! >= tree.depth[b]!) {
      a = tree.parent[a]!;
      levels++;
    } else b = tree.parent[b]!;
  }
  return { levels, ancestor: a === b ? a : -1 };
}
