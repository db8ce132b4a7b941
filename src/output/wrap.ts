import { displayWidth } from './display-width.js';
import { printableLine } from '../shared/printable.js';
import { segmentsOf } from '../shared/segments.js';

/** Scripts that put no blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;

export interface Indents {
  first?: string;
  rest?: string;
}

/** A stretch of a text with a colour or marks of its own. */
export interface Run {
  text: string;
  paint: (text: string) => string;
}

/** Breaks at white space, and between words where a script writes none; hanging indents for lists and quotes. */
export function wrap(text: string, width: number, indents: Indents = {}): string {
  return wrapPieces(
    pieces(printableLine(text), width - displayWidth(indents.rest ?? indents.first ?? '')),
    width,
    indents,
  )
    .map(({ indent, words }) => `${indent}${words.join('').trim()}`)
    .join('\n');
}

/** The same for a text of stretches, each line of which is painted by itself; a word of two stretches stays whole. */
export function wrapRuns(runs: readonly Run[], width: number, { first = '', rest = first }: Indents = {}): string {
  const room = width - displayWidth(rest);
  const all: { piece: string; paint: Run['paint'] }[] = [];
  for (const { text, paint } of runs) {
    const line = text.replace(/\s+/g, ' ');
    const before = all.at(-1);
    if (before && line.startsWith(' ') && !before.piece.endsWith(' ')) before.piece += ' ';
    for (const piece of pieces(line, room)) all.push({ piece, paint });
  }
  // What holds together, by the text of the whole; the same text has the same stretches or looks the same.
  const held: { piece: string; paint: Run['paint'] }[][] = [];
  for (const one of all) {
    const before = held.at(-1)?.at(-1);
    const isGlued = before !== undefined && !/\s$/.test(before.piece) && !unspaced.test(before.piece.slice(-1));
    if (isGlued && !unspaced.test(one.piece[0] ?? '')) held.at(-1)?.push(one);
    else held.push([one]);
  }
  let at = 0;
  return wrapPieces(
    held.map((parts) => parts.map(({ piece }) => piece).join('')),
    width,
    { first, rest },
  )
    .map(({ indent, words }) => {
      const line = held.slice(at, at + words.length).flat();
      at += words.length;
      const last = line.length - 1;
      return indent + painted(line.map((one, i) => (i === last ? { ...one, piece: one.piece.trimEnd() } : one)));
    })
    .join('\n');
}

/** Neighbours of one stretch in one go: a mark for each word would be noise. */
function painted(line: readonly { piece: string; paint: Run['paint'] }[]): string {
  let said = '';
  for (let at = 0; at < line.length; ) {
    const { paint } = line[at]!;
    let text = '';
    for (; line[at]?.paint === paint; at++) text += line[at]!.piece;
    const core = text.trimEnd();
    said += (core === '' ? '' : paint(core)) + text.slice(core.length);
  }
  return said;
}

function wrapPieces(
  all: readonly string[],
  width: number,
  { first = '', rest = first }: Indents,
): { indent: string; words: string[] }[] {
  const lines: { indent: string; words: string[] }[] = [];
  let line: string[] = [];
  // Summed up, not measured again with each word: words that take no room may be many.
  let used = 0;
  const indent = (): string => (lines.length === 0 ? first : rest);
  const widths = { first: displayWidth(first), rest: displayWidth(rest) };
  const push = (words: string[]): void => {
    lines.push({ indent: indent(), words });
  };
  for (const piece of all) {
    const word = piece.trimEnd();
    const wide = displayWidth(word);
    const indented = lines.length === 0 ? widths.first : widths.rest;
    const isFull = line.length > 0 && indented + used + wide > width;
    if (isFull) {
      // The word before it goes along with a sign that no line may begin with.
      const carried = isClosing(piece) && line.length > 1 ? line.splice(-1) : [];
      push(line);
      line = carried;
      used = displayWidth(line.join(''));
    }
    line.push(piece);
    // Behind a word stand single blanks, a column each.
    used += wide + piece.length - word.length;
  }
  if (line.length > 0) push(line);
  return lines;
}

/** What no line may begin with. */
function isClosing(piece: string): boolean {
  return /^[、。，．：；？！）」』】〕〉》”’…・ー)\].,!?:;]+\s*$/u.test(piece);
}

/** Letters and figures of other scripts, and what dates, addresses and amounts are written with. */
const solid = /^[\p{L}\p{N}\p{M}.,/:+'’@&%#_~-]+$/u;

/** Between blanks, the words of a script that writes none; dates (2026-05-04, 2026年5月4日) and foreign words stay whole. */
function segments(text: string): string[] {
  const found: string[][] = [];
  // Of the segment before: the words grow, and are not looked at again.
  let before = '';
  for (const segment of segmentsOf(text, 'word')) {
    const isDate =
      (/\d$/.test(before) && /^[年月日号號時时分秒点]/.test(segment)) ||
      (/^[年月]$/.test(before) && /^\d/.test(segment));
    const isForeign = isSolid(segment) && isSolid(before);
    if (found.length > 0 && (isForeign || isDate || segment.trim() === '')) found.at(-1)?.push(segment);
    else found.push([segment]);
    before = segment;
  }
  return found.map((parts) => parts.join(''));
}

const isSolid = (segment: string): boolean => solid.test(segment) && !unspaced.test(segment);

function pieces(text: string, width: number): string[] {
  const words = (text.match(/\S+\s*/g) ?? []).flatMap((word) => (unspaced.test(word) ? segments(word) : [word]));
  // An address longer than the line is cut rather than left to the terminal.
  const room = Math.max(20, width);
  // No sign takes more than two columns.
  return words.flatMap((word) =>
    word.length * 2 <= room || displayWidth(word) <= room ? [word] : (word.match(/.{1,20}/gsu) ?? []),
  );
}
