import type { Element } from 'domhandler';
import { parentElement, type Run, type Runs } from '../runs.js';
import { type ClassWords, families } from './class-words.js';
import type { RunTexts } from './run-texts.js';

/** Elements whose distance above a run is a feature, in the order of the features. */
export const watchedTags = (
  'article main header footer nav aside figure figcaption form ul ol li table td blockquote section dialog a button ' +
  'label address details dl pre p'
).split(' ');
const tagIndex = new Map(watchedTags.map((name, index) => [name, index]));

/** Distances are told for each watched tag, then articleBody, hidden, then each family of class words. */
export const marks = [...watchedTags, 'articleBody', 'hidden', ...families.map((family) => `word ${family}`)];
const articleBodyMark = watchedTags.length;
const hiddenMark = articleBodyMark + 1;
const familyMark = hiddenMark + 1;

/** "Not above this run"; farther than any distance that matters. */
export const notAbove = 30;

/**
 * The elements that hold runs, each once, parents before children, with sums of the text below them. Built once a page:
 * sets of ancestors made per run were the slowest part of the features.
 */
export interface Tree {
  elements: Element[];
  parent: Int32Array;
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
    blockOf,
    distance: new Uint8Array(count * marks.length),
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
  const paths = new Paths();
  const twinCounts = new Map<number, number>();
  const width = marks.length;
  for (let node = 0; node < tree.elements.length; node++) {
    const element = tree.elements[node]!;
    const parent = tree.parent[node]!;
    const at = node * width;
    if (parent < 0) tree.distance.fill(notAbove, at, at + width);
    else {
      const above = parent * width;
      for (let i = 0; i < width; i++) tree.distance[at + i] = Math.min(tree.distance[above + i]! + 1, notAbove);
      tree.branches[parent]!++;
      tree.depth[node] = tree.depth[parent]! + 1;
    }
    const tag = tagIndex.get(element.name);
    if (tag !== undefined) tree.distance[at + tag] = 0;
    if (element.attribs.itemprop?.includes('articleBody')) tree.distance[at + articleBodyMark] = 0;
    if (isHidden(element)) tree.distance[at + hiddenMark] = 0;
    const bits = words.familiesOf(element);
    tree.families[node] = bits;
    for (let i = 0; i < families.length; i++) if (bits & (1 << i)) tree.distance[at + familyMark + i] = 0;
    const own = paths.of(element);
    tree.ownPath[node] = own;
    tree.path[node] = parent < 0 ? own : (Math.imul(tree.path[parent]!, 31) + own) | 0;
    const twin = parent * 65_536 + own;
    twinCounts.set(twin, (twinCounts.get(twin) ?? 0) + 1);
  }
  for (let node = 0; node < tree.elements.length; node++) {
    tree.twins[node] = twinCounts.get(tree.parent[node]! * 65_536 + tree.ownPath[node]!)!;
  }
}

/** A number for a tag and its class, the same for "item-12" and "item-13". */
class Paths {
  private readonly ids = new Map<string, number>();
  /** By tag, then by class: the names of a page come again and again, and no key is put together for them. */
  private readonly known = new Map<string, Map<string, number>>();

  of({ name, attribs }: Element): number {
    let byClass = this.known.get(name);
    if (!byClass) {
      byClass = new Map();
      this.known.set(name, byClass);
    }
    const className = attribs.class ?? '';
    let id = byClass.get(className);
    if (id === undefined) {
      id = this.read(className ? `${name}.${className.slice(0, 200)}` : name);
      byClass.set(className, id);
    }
    return id;
  }

  private read(key: string): number {
    let id = this.ids.get(key);
    if (id === undefined) {
      const bare = key.replace(/\d+/g, '');
      id = this.ids.get(bare) ?? this.ids.size + 1;
      this.ids.set(bare, id);
      this.ids.set(key, id);
    }
    return id;
  }
}

function isHidden(element: Element): boolean {
  const { attribs } = element;
  if ('hidden' in attribs || attribs['aria-hidden'] === 'true') return true;
  const { style } = attribs;
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
