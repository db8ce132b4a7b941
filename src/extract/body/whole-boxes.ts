import { boxOf } from '../../shared/box-headings.js';
import { closest } from '../runs.js';
import { type Choosing } from './choosing.js';

// What is of the story as a whole or not at all, though its parts read like no sentences: the rows of a table, the items of a list
// that a sentence announces, the question above an answer that opens on a click.

const tables = new Set(['table']);
const lists = new Set(['ul', 'ol', 'dl']);
const summaries = new Set(['summary']);
const details = new Set(['details']);
/** Of a table's text. */
const leastKept = 0.6;
/** Tables that pages are laid out with hold more. */
const maxTable = 6000;

/** A table that is kept for the most part is kept whole. */
export function chooseTables(c: Choosing): void {
  const { page, runs, texts } = c.a;
  if (!page.byTag.has('table')) return;
  for (let from = 0; from < c.keep.length; ) {
    const table = closest(runs.list[from]!.block, tables);
    let to = from + 1;
    while (table && to < c.keep.length && closest(runs.list[to]!.block, tables) === table) to++;
    let kept = 0;
    let all = 0;
    for (let i = from; table && i < to; i++) {
      all += texts.length[i]!;
      if (c.keep[i]) kept += texts.length[i]!;
    }
    if (kept >= all * leastKept && all <= maxTable) for (let i = from; table && i < to; i++) c.keep[i] = 1;
    from = to;
  }
}

/** A shorter line before a list may be the label of a box. */
const leastAnnounced = 30;
const maxItems = 60;

/** The list behind "… for three reasons:", though each of its items may be a link. */
export function keepListsBehindColons(c: Choosing): void {
  const { list } = c.a.runs;
  for (let i = 0; i + 1 < c.keep.length; i++) {
    if (!c.keep[i] || c.keep[i + 1]) continue;
    const { text, block, links } = list[i]!;
    if (text.length < leastAnnounced || links > 0 || !/[:：]$/.test(text) || boxOf(text.slice(0, 60)) !== null) continue;
    const items = closest(list[i + 1]!.block, lists);
    if (items === null || items.parent !== block.parent) continue;
    for (let at = i + 1; at < c.keep.length && at <= i + maxItems; at++) {
      if (closest(list[at]!.block, lists) !== items) break;
      c.keep[at] = 1;
    }
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
