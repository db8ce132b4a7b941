import { createRequire } from 'node:module';
import { piecesOf, segmentsOf } from '../shared/segments.js';

const load = createRequire(import.meta.url);
let loaded: ((text: string) => number) | null = null;

/** Loaded with the first text that needs it: it asks ICU for its tables at once, which costs a short run a thirtieth of its time. */
function stringWidth(text: string): number {
  loaded ??= (load('string-width') as typeof import('string-width')).default;
  return loaded(text);
}

/** Letters of one column each, and signs of two, which nearly all words are made of: to ask ICU of every word takes long. */
const plain = /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530]*$/;
const wide = /^[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3]*$/;

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  if (wide.test(text)) return 2 * text.length;
  let width = 0;
  for (const piece of piecesOf(text)) width += stringWidth(piece);
  return width;
}

/** At most so many columns, with an ellipsis where something was cut off. */
export function clipToWidth(text: string, width: number): string {
  let used = 0;
  let end = 0;
  let room = 0;
  // Sign by sign, so that no more of a long text is looked at than is shown.
  for (const sign of segmentsOf(text, 'grapheme')) {
    used += displayWidth(sign);
    if (used > width) return `${text.slice(0, room).trimEnd()}…`;
    end += sign.length;
    // The ellipsis takes a column of its own.
    if (used < width) room = end;
  }
  return text;
}

/** Exactly so many columns: cut off or filled up with blanks, at the end or (`start`) at the beginning. */
export function fitToWidth(text: string, width: number, filled: 'start' | 'end' = 'end'): string {
  const clipped = clipToWidth(text, width);
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(clipped)));
  return filled === 'end' ? clipped + blanks : blanks + clipped;
}
