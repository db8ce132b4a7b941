import { type Element, isTag } from 'domhandler';
import { textContent } from 'domutils';
import { readCaption } from '../../shared/caption.js';
import type { Run } from '../runs.js';
import { standsApart } from './beside-picture.js';
import { type Choosing, drop, minLeft } from './choosing.js';
import { headingLevel } from './headline-run.js';

// Captions that the model took for the story: what shares a small box, or a paragraph, with a picture.

/** A picture, its caption and its credit. */
const pictureRuns = 2;
const pictureText = 500;
const captionThreshold = 0.8;
/** A whole sentence of this length may well be a step or a paragraph with its own picture: it need not be so sure. */
const longSentence = 120;
const sentenceThreshold = 0.7;
const sentenceEnd = /[.!?…"”»]$/;

/** A text that shares a small box with a picture is its caption, unless it is surely the story's. */
export function dropCaptions(c: Choosing): void {
  const { tree, runs } = c.a;
  const hits: number[] = [];
  let left = 0;
  for (let i = 0; i < c.keep.length; i++) {
    if (!c.keep[i]) continue;
    let box = tree.blockOf[i]!;
    for (let up = tree.parent[box]!; up >= 0 && tree.runs[up]! <= pictureRuns; up = tree.parent[box]!) box = up;
    const isBesidePicture = tree.media[box]! > 0 && tree.text[box]! < pictureText;
    const run = runs.list[i]!;
    const isCaption = isBesidePicture
      ? isSlantedBelowPicture(run) || (mayBeCaption(run, c.p[i]!) && !standsApart(c.a, run))
      : isCreditBelowPicture(run) || isSlantedBelowPicture(run);
    if (isCaption) hits.push(i);
    else left += c.a.texts.length[i]!;
  }
  // Of some pages the text beside the picture is all that there is.
  if (left < minLeft) return;
  for (const run of hits) drop(c, run, 'caption');
}

/** How Chinese and Korean pages point from a caption to the picture above. */
const pointsUp = /^[▲△▼▽↑↓]/;
const maxCaptionLine = 200;

/** A paragraph with a credit, or a sign that points up, right below one that is nothing but a picture. */
function isCreditBelowPicture({ text, block }: Run): boolean {
  if (text.length > maxCaptionLine || !(pointsUp.test(text) || readCaption(text) !== null)) return false;
  let before = block.prev;
  while (before && !isTag(before) && textContent(before).trim() === '') before = before.prev;
  return before !== null && isTag(before) && isPicture(before);
}

/** Nothing but italics in the picture's own paragraph, behind a break. */
function isSlantedBelowPicture({ block, text, italicLength }: Run): boolean {
  if (block.name !== 'p' || italicLength < text.length || text.length > maxCaptionLine) return false;
  const [picture, line] = block.children.filter((node) => isTag(node) || textContent(node).trim() !== '');
  return (
    picture !== undefined &&
    isTag(picture) &&
    isPicture(picture) &&
    line !== undefined &&
    isTag(line) &&
    line.name === 'br'
  );
}

function isPicture(element: Element): boolean {
  if (element.name === 'img') return true;
  return textContent(element).trim() === '' && element.children.some((child) => isTag(child) && isPicture(child));
}

function mayBeCaption(run: Run, p: number): boolean {
  if (p >= captionThreshold || headingLevel(run) > 0) return false;
  const isSentence = run.text.length >= longSentence && sentenceEnd.test(run.text) && run.block.name !== 'figcaption';
  return p < sentenceThreshold || !isSentence;
}
