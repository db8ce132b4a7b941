import type { Element } from 'domhandler';
import { closest, parentElement, type Run, type Runs } from '../runs.js';

const outside = new Set(['nav', 'aside', 'footer', 'form', 'figcaption', 'figure', 'button', 'label', 'address']);
const headings = new Set(['h2', 'h3', 'h4', 'h5', 'h6']);
/** Text weighs less for each level between it and a container. */
const levelWeight = 0.55;
const maxLevels = 12;
const sentenceEnd = /[.!?…。！？।۔؟"”»)]$/;

function isSentenceLike(run: Run): boolean {
  const { length } = run.text;
  return length >= 30 && run.linkLength < length * 0.4 && (length >= 80 || sentenceEnd.test(run.text));
}

/** The runs of the element that holds most running text: simple, for pages where nothing better is known. */
export function chooseByContainer(runs: Runs): Run[] {
  const best = bestContainer(runs);
  if (!best) return [];
  return runs.list.filter((run) => {
    if (!isInside(run.block, best) || closest(run.block, outside)) return false;
    if (closest(run.block, headings)) return run.linkLength < run.text.length * 0.5;
    return isSentenceLike(run) || (run.block.name === 'p' && run.linkLength < run.text.length * 0.5);
  });
}

function bestContainer(runs: Runs): Element | null {
  const scores = new Map<Element, number>();
  for (const run of runs.list) {
    if (!isSentenceLike(run) || closest(run.block, outside)) continue;
    let weight = Math.min(run.text.length, 600);
    let node = parentElement(run.block);
    for (let level = 0; node && level < maxLevels; level++) {
      scores.set(node, (scores.get(node) ?? 0) + weight);
      weight *= levelWeight;
      node = parentElement(node);
    }
  }
  let best: Element | null = null;
  let bestScore = 0;
  for (const [element, score] of scores) {
    if (score > bestScore) {
      best = element;
      bestScore = score;
    }
  }
  return best;
}

function isInside(element: Element, root: Element): boolean {
  for (let node: Element | null = element; node; node = parentElement(node)) if (node === root) return true;
  return false;
}
