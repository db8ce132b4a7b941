import type { RunTexts } from './run-texts.js';
import { notAbove, type Tree, marks } from './tree.js';

/** Text weighs less for each level between it and a container. */
const levelWeight = 0.55;
const maxLevels = 12;
/** Longer runs say no more about where the story is. */
const maxLength = 600;

export interface Container {
  /** Place in the tree; -1 where the page has no running text. */
  node: number;
  /** Its first and last run that reads like a sentence. */
  first: number;
  last: number;
}

const outside = ['nav', 'aside', 'footer', 'form', 'figcaption', 'button', 'label'].map((name) => marks.indexOf(name));
const comments = marks.indexOf('word comment');
const consent = marks.indexOf('word consent');

/** The element that holds most running text, text near it counting most. */
export function findContainer(tree: Tree, texts: RunTexts): Container {
  const scores = new Float64Array(tree.elements.length);
  const count = tree.blockOf.length;
  for (let run = 0; run < count; run++) {
    if (!texts.isGood[run] || isOutside(tree, tree.blockOf[run]!)) continue;
    let weight = Math.min(texts.length[run]!, maxLength);
    let node = tree.parent[tree.blockOf[run]!]!;
    for (let level = 0; node >= 0 && level < maxLevels; level++) {
      scores[node]! += weight;
      weight *= levelWeight;
      node = tree.parent[node]!;
    }
  }
  let best = -1;
  for (let node = 0; node < scores.length; node++) if (scores[node]! > (best < 0 ? 0 : scores[best]!)) best = node;
  return { node: best, ...span(tree, texts, best) };
}

function isOutside(tree: Tree, node: number): boolean {
  const at = node * marks.length;
  for (const mark of outside) if (tree.distance[at + mark]! < notAbove) return true;
  return tree.distance[at + comments]! < notAbove || tree.distance[at + consent]! < notAbove;
}

function span(tree: Tree, texts: RunTexts, best: number): { first: number; last: number } {
  let first = -1;
  let last = -1;
  if (best < 0) return { first, last };
  for (let run = 0; run < tree.blockOf.length; run++) {
    if (!texts.isGood[run] || !isBelow(tree, tree.blockOf[run]!, best)) continue;
    if (first < 0) first = run;
    last = run;
  }
  return { first, last };
}

/** Whether `node` is `root` or lies below it. */
export function isBelow(tree: Tree, node: number, root: number): boolean {
  let at = node;
  while (at > root) at = tree.parent[at]!;
  return at === root;
}
