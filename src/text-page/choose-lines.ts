import { furnitureKind } from '../shared/furniture-words.js';
import type { Analysis } from './features.js';
import { isBox } from './furniture.js';

// Which lines are the story's, once each has been judged. It loads no model, so that training can measure it.

/** Lines at or above it are the story's. */
const threshold = 0.5;
/** Where little is kept, less sure lines are taken too. */
const lowerThresholds = [0.3, 0.15, 0.05];
const littleText = 100;

/** Which lines are the story's text, from each one's probability. */
export function chooseLines(a: Analysis, p: Float32Array): Uint8Array {
  let keep = new Uint8Array(p.length);
  for (const limit of [threshold, ...lowerThresholds]) {
    keep = Uint8Array.from(p, (one) => Number(one >= limit));
    if (keptText(a, keep) >= littleText) break;
  }
  keepBeside(a, p, keep);
  dropRepeats(a, p, keep);
  keepMarked(a, keep);
  a.lines.forEach(({ text }, i) => {
    if (keep[i] && (isBox(text) || furnitureKind(text) !== null)) keep[i] = 0;
  });
  return keep;
}

/**
 * A text that is hardly more than a headline and its story: a sentence in it is the story's, however short. The model knows paragraphs by
 * their length, so that short ones were lost, most of all in scripts whose signs say more.
 */
const maxOthers = 5;
const bareThreshold = 0.05;
/** Marks that close a quotation may stand behind a sentence. */
const maxTail = 2;

function keepBeside(a: Analysis, p: Float32Array, keep: Uint8Array): void {
  if (a.counts.filter(({ sentences }, i) => !keep[i] && sentences === 0).length > maxOthers) return;
  const isItem = (i: number): boolean => a.lines[i]?.kind === 'item';
  const isHeadingOfStory = (i: number): boolean => a.lines[i]?.kind === 'heading' && keep[i + 1] === 1;
  const isStory = (i: number): boolean => keep[i] === 1 || isItem(i) || isHeadingOfStory(i);
  const keepIf = (i: number, isBeside: boolean): void => {
    const { sentences, tail } = a.counts[i]!;
    const isSentence = (sentences > 0 && tail <= maxTail) || (isItem(i + 1) && a.lines[i]!.text.endsWith(':'));
    if (isBeside && isSentence && p[i]! >= bareThreshold && a.furniture[i] === 0) keep[i] = 1;
  };
  for (let i = 1; i < p.length; i++) keepIf(i, isStory(i - 1));
  for (let i = p.length - 2; i >= 0; i--) keepIf(i, isStory(i + 1));
}

/** What a dump marks as a heading or a list item, and speech behind a dash, between lines of the story is the story's, too. */
function keepMarked(a: Analysis, keep: Uint8Array): void {
  const first = keep.indexOf(1);
  const last = endOfList(a, keep.lastIndexOf(1));
  let next = false;
  for (let i = last; i > first; i--) {
    const { kind, linkShare, text } = a.lines[i]!;
    const isMarked = kind === 'item' || speechDash.test(text) || (kind === 'heading' && next);
    if (!keep[i] && isMarked && linkShare < mostlyLink && a.furniture[i] === 0) keep[i] = 1;
    next = keep[i] === 1 && kind !== 'heading';
  }
}

/** Where the list ends that goes on behind the last line kept: other stories' titles end without a full stop. */
function endOfList(a: Analysis, last: number): number {
  let end = last;
  for (let i = last + 1; last >= 0 && i < a.lines.length; i++) {
    const { kind, text } = a.lines[i]!;
    if (kind === 'item' && /\p{L}\p{M}*[.!?。！？।۔։።]$/u.test(text)) end = i;
    else if (kind !== 'heading' || end < i - 1) break;
  }
  return end;
}

const mostlyLink = 0.5;
const speechDash = /^[–—-] \S/;

/** Shorter lines may well stand twice. */
const minRepeated = 40;

function dropRepeats(a: Analysis, p: Float32Array, keep: Uint8Array): void {
  const best = new Map<string, number>();
  keep.forEach((isKept, i) => {
    const { text } = a.lines[i]!;
    if (!isKept || text.length <= minRepeated) return;
    const other = best.get(text);
    if (other !== undefined && p[i]! <= p[other]!) keep[i] = 0;
    else {
      if (other !== undefined) keep[other] = 0;
      best.set(text, i);
    }
  });
}

/** Characters of the lines kept. */
export function keptText(a: Analysis, keep: Uint8Array): number {
  return keep.reduce((sum, isKept, i) => sum + (isKept ? a.counts[i]!.length : 0), 0);
}

/** The first line of prose that is kept, where the story begins; the number of lines where nothing is. */
export function startOf(a: Analysis, keep: Uint8Array): number {
  const prose = keep.findIndex((isKept, i) => isKept === 1 && a.counts[i]!.isGood);
  const first = prose === -1 ? keep.indexOf(1) : prose;
  return first === -1 ? keep.length : first;
}
