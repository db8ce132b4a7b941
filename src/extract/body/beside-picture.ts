import { type Element, isTag } from 'domhandler';
import { readCaption } from '../../shared/caption.js';
import { isDense, isUnspaced } from '../../shared/unspaced.js';
import { closest } from '../ancestors.js';
import { attributeOf } from '../page-element.js';
import type { Run } from '../runs.js';
import { bare } from './bare-text.js';
import type { Choosing } from './choosing.js';
import type { Analysis } from './features.js';
import type { Tree } from './tree.js';

// A paragraph of the story that is set beside a picture, in a column or a balloon of its own, reads like a caption to the model: what
// parts the two is where they stand.

/** A picture, its caption or who speaks, and the paragraph. */
const maxRuns = 2;
/** Quotations and boxes have rules of their own. */
const otherBoxes = new Set(['figure', 'figcaption', 'blockquote', 'aside']);
const captionName = /(?:^|[\s_-])(?:\w*captions?|credits?|legends?)(?=$|[\s_-])/i;
/** What breaks off is a lead on a card of another story. */
const sentenceEnd = /(?<!\.\.)[.!?。！？।؟۔]["'”’»)\]」』]?$/;
/** A stranger one is an advert's or a card's. */
const leastLikely = 0.1;

/** The paragraphs beside pictures, where the story goes on before and behind them. Several in a row are steps or a conversation. */
export function keepBesidePictures(c: Choosing): void {
  const { runs } = c.a;
  if (runs.media.length === 0) return;
  let row: Beside[] = [];
  for (let i = 1; i < c.keep.length; i++) {
    const one = c.keep[i] ? null : besideAt(c, i);
    if (!one) continue;
    if (row.length > 0 && row.at(-1)!.end !== one.from) row = [];
    if (row.length > 0 || c.keep[one.from - 1]) row.push(one);
    if (row.length === 0 || !c.keep[one.end]) continue;
    for (const { run } of row) c.keep[run] = 1;
    row = [];
  }
}

/** A paragraph, and the runs of the box that it shares with a picture. */
interface Beside {
  run: number;
  from: number;
  end: number;
}

/** The paragraph that a run is, if it is likely the story's. */
function besideAt({ a, p, reasons }: Choosing, i: number): Beside | null {
  const { tree, runs } = a;
  const run = runs.list[i]!;
  if (p[i]! < leastLikely || reasons.has(i) || run.linkLength > 0 || run.block.name !== 'p') return null;
  const box = pictureBox(tree, i);
  if (box < 0 || !standsApart(a, run)) return null;
  return { run: i, from: tree.firstRun[box]!, end: tree.firstRun[box]! + tree.runs[box]! };
}

/** The largest box of a run that holds hardly anything else, if it holds a picture; -1 where it does not. */
function pictureBox(tree: Tree, run: number): number {
  let box = tree.blockOf[run]!;
  for (let up = tree.parent[box]!; up >= 0 && tree.runs[up]! <= maxRuns; up = tree.parent[box]!) box = up;
  return tree.media[box]! > 0 ? box : -1;
}

/** Thai and its like end no sentence with a sign. */
const mayBeSentence = (text: string): boolean => sentenceEnd.test(text) || (isUnspaced(text) && !isDense(text));

/** Whether a paragraph beside a picture is not called its caption and stands in a box of its own, or behind a whole figure. */
export function standsApart({ tree, runs }: Analysis, run: Run): boolean {
  const { block, text } = run;
  if (block.name !== 'p' || !mayBeSentence(text) || closest(block, otherBoxes)) return false;
  if (readCaption(text) !== null || isAlt(run, runs.media)) return false;
  let node = tree.blockOf[run.index]!;
  for (; node >= 0 && tree.media[node] === 0; node = tree.parent[node]!)
    if (isCalledCaption(tree.elements[node]!)) return false;
  // The element that holds both.
  if (node < 0 || isCalledCaption(tree.elements[node]!)) return false;
  return tree.elements[node] !== block.parent || isBehindFigure(block);
}

const isCalledCaption = (element: Element): boolean =>
  captionName.test(attributeOf(element, 'class')?.slice(0, 200) ?? '');

/** Whether the picture before or behind a text says the same in words. */
function isAlt({ text, mediaBefore }: Run, media: readonly Element[]): boolean {
  const near = [media[mediaBefore - 1], media[mediaBefore]];
  return near.some((one) => one !== undefined && bare(attributeOf(one, 'alt') ?? '') === bare(text));
}

function isBehindFigure(block: Element): boolean {
  let before = block.prev;
  while (before && !isTag(before)) before = before.prev;
  return before !== null && isTag(before) && before.name === 'figure';
}
