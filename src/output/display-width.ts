import { lazy } from '../shared/lazy.js';

/** East Asian wide forms and pictographs take two columns (Unicode TR 11, the blocks that news is written in). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
/** Marks that stand on the letter before them, and joiners. */
const narrow = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d]|[\ufe00-\ufe0f])+$/u;
const plain = /^[\u0020-\u02ff\u0370-\u0482\u048a-\u0530]*$/;

const graphemes = lazy(() => new Intl.Segmenter('und', { granularity: 'grapheme' }));

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes().segment(text)) width += widthOf(segment);
  return width;
}

const widthOf = (sign: string): number => (narrow.test(sign) ? 0 : wide.test(sign) ? 2 : 1);

/** At most so many columns, with an ellipsis where something was cut off. */
export function clipToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const { segment } of graphemes().segment(text)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

/** Exactly so many columns: cut off or filled up with blanks, at the end or (`start`) at the beginning. */
export function fitToWidth(text: string, width: number, filled: 'start' | 'end' = 'end'): string {
  const clipped = clipToWidth(text, width);
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(clipped)));
  return filled === 'end' ? clipped + blanks : blanks + clipped;
}
