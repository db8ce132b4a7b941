import { isRule } from './line.js';

// Dumps of text browsers and html2text break paragraphs at a column. They are joined again before anything reads them.

/** Columns between which dumps break their lines. */
const minColumn = 55;
const maxColumn = 100;
/** Share of all text that must stand in broken paragraphs. */
const enough = 0.4;
/** A broken line reaches this share of the column; the next word did not fit. */
const fullShare = 0.72;

const linkMark = /^\s*\[\d+\]/;

/** Lines with broken paragraphs joined; a text that is not broken at a column comes back as it is. */
export function unwrapped(lines: readonly string[]): string[] {
  const indented = lines.map((line) => line.replace(/^ {1,12}(?=\S)/, ''));
  const column = columnOf(lines);
  if (column === 0) return [...lines];
  const isWord = isHyphenated(indented);
  const joined: string[][] = [];
  let open = false;
  indented.forEach((line, i) => {
    // A link may be the first word behind a break; in a list of them each line begins with one.
    const isLink = linkMark.test(line) && (!open || linkMark.test(indented[i - 1] ?? ''));
    const isOpener = isLink || /^\s*(?:[*•+-]|\d+[.)]|#+|>|\|)\s*/.test(line) || line === '' || standsAlone(line);
    const pieces = open && !isOpener ? joined.at(-1)! : null;
    if (pieces === null) joined.push([line]);
    else if (!isParted(indented[i - 1]!, line)) pieces.push(' ', line.trim());
    else pieces.push(isWord ? pieces.pop()!.slice(0, -1) : '', line.trim());
    const next = indented[i + 1] ?? '';
    const word = next.trim().split(' ', 1)[0]!;
    // The first word of the next line would not have fitted on this one.
    const isFull = lines[i]!.length + 1 + word.length > column;
    const goesOn = lines[i]!.length >= column * fullShare && /^\p{Ll}/u.test(word) && !/[.!?:]$/.test(line);
    open = line !== '' && next !== '' && (isFull || goesOn) && !/^[#|]/.test(line) && !standsAlone(line);
  });
  return withoutReferences(joined.map((pieces) => pieces.join('')));
}

/** A word that is parted at the end of a line. */
const isParted = (line: string, next: string): boolean => /\p{L}-$/u.test(line) && /^\s*\p{Ll}/u.test(next);

/** One line in so many ends in the middle of a word where words are parted; elsewhere a line ends with a hyphen that is the word's own. */
const linesAWord = 20;

function isHyphenated(lines: readonly string[]): boolean {
  const parted = lines.filter((line, i) => isParted(line, lines[i + 1] ?? '')).length;
  return parted > 1 && parted * linesAWord >= lines.filter((line) => line !== '').length;
}

/** A rule, and what is laid out in columns, as at the head of letters and advisories. */
const standsAlone = (line: string): boolean => isRule(line.trim()) || /\S {4,}\S/.test(line.trim());

/** The column at which the text is broken, or 0. */
function columnOf(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.length).filter((length) => length > 0);
  if (lengths.length < 8) return 0;
  const sorted = lengths.toSorted((a, b) => a - b);
  const column = sorted[Math.floor(sorted.length * 0.985)]!;
  if (column < minColumn || column > maxColumn) return 0;
  let broken = 0;
  let whole = 0;
  lines.forEach((line, i) => {
    whole += line.length;
    const isBroken = line.length >= column * fullShare && (lines[i + 1] ?? '').trim() !== '';
    if (isBroken || (line !== '' && (lines[i - 1]?.length ?? 0) >= column * fullShare)) broken += line.length;
  });
  return broken >= whole * enough && !isWhole(lines, column) ? column : 0;
}

/** Short paragraphs, one a line: most lines end with a sentence, or have no blanks to break at. */
function isWhole(lines: readonly string[], column: number): boolean {
  const long = lines.filter((line, i) => line.length >= column * fullShare && (lines[i + 1] ?? '').trim() !== '');
  const ended = long.filter((line) => /[.!?…。！？؟।۔։።]["'”’»」)]?$/u.test(line) || !/\S\s\S+\s/.test(line.trim()));
  return ended.length > long.length * 0.5;
}

/** lynx writes `[12]` before each link and lists the addresses at the end. */
function withoutReferences(lines: string[]): string[] {
  const at = lines.findLastIndex((line) => /^\s*(?:References|Visible links:?|Verweise|Références)\s*$/.test(line));
  const isList = at > 0 && lines.slice(at + 1).filter((line) => /^\s*\d+\. \S+:/.test(line)).length > 0;
  if (!isList) return lines;
  return lines.slice(0, at).map((line) => line.replace(/\[\d{1,4}\](?=\S)/g, ''));
}
