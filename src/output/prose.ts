import type { ChalkInstance } from 'chalk';
import type { Article, Block } from '../types.js';
import { displayWidth } from './display-width.js';
import { listMarks } from './list-marks.js';
import { printableLine } from '../shared/printable.js';
import { wrap } from './wrap.js';

/** Columns beyond which lines of prose are tiring to read. */
export const longestLine = 88;

/** Colour line by line, so that a pager that cuts lines does not bleed. */
export function painted(lines: string, colour: (text: string) => string): string {
  return lines
    .split('\n')
    .map((line) => (line === '' ? line : colour(line)))
    .join('\n');
}

/** `2026-05-04 06:30 +02:00`: what the record says, easier on the eye. */
export function spoken(date: string | null): string | null {
  return (
    date
      ?.replace(/T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?/, ' $1')
      .replace(/(?=[+-]\d\d:\d\d$)/, ' ')
      .replace(/(\d)Z$/, '$1 UTC') ?? null
  );
}

/** Parts with dots between them; a line breaks between two of them where it can, so that a date or a name stays whole. */
export function joined(parts: readonly (string | null | undefined)[], width: number): string {
  const lines: string[] = [];
  for (const part of parts) {
    if (!part) continue;
    const text = printableLine(part);
    const longer = lines.length === 0 ? text : `${lines.at(-1)} · ${text}`;
    if (lines.length > 0 && displayWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(displayWidth(text) <= width ? text : wrap(text, width));
  }
  return lines.join('\n');
}

/** What kind of story it is, above its headline. */
export function kicker({ kind, section, genre }: Article, width: number): string {
  const parts = [kind === 'article' ? null : kind, section, genre === 'news' ? null : genre];
  return joined(
    parts.map((part) => part?.toUpperCase()),
    width,
  );
}

/** The body as paragraphs, lists, quotes and tables of so many columns; the summary where there is no body. */
export function bodyParts({ body: content, summary }: Article, paint: ChalkInstance, width: number): string[] {
  if (Array.isArray(content)) return content.map((block) => blockText(block, paint, width));
  return (content ?? summary ?? '').split(/\n{2,}/).map((paragraph) => lines(paragraph, [], width));
}

function blockText({ kind, text: said, level, html }: Block, paint: ChalkInstance, width: number): string {
  switch (kind) {
    case 'heading':
      return painted(wrap(said, width), (level ?? 2) <= 2 ? paint.bold.underline : paint.bold);
    case 'quote':
      return wrap(said, width, { first: '  │ ', rest: '  │ ' });
    case 'preformatted':
      return said
        .split('\n')
        .map((line) => `    ${line.replace(/\t/g, '  ').split('').map(printableCharacter).join('')}`)
        .join('\n');
    case 'table':
      return table(said, width);
    default:
      return lines(said, kind === 'list' ? listMarks(html) : [], width);
  }
}

function printableCharacter(character: string): string {
  return character === ' ' ? ' ' : printableLine(character) || ' ';
}

const item = /^(\s*)- (.*)$/;

/** Line by line; "- item" hangs by its mark, which is a number where the page's list has numbers. */
function lines(said: string, marks: readonly string[], width: number): string {
  const all = said.split('\n');
  // Where they do not go with the lines one to one, no item gets another one's number.
  const isTold = all.filter((line) => item.test(line)).length === marks.length;
  let at = 0;
  return all
    .map((line) => {
      const [, indent = '', text] = item.exec(line) ?? [];
      if (text === undefined) return wrap(line, width);
      const mark = `${isTold ? marks[at++] : '•'} `;
      return wrap(text, width, { first: indent + mark, rest: indent + ' '.repeat(mark.length) });
    })
    .join('\n');
}

/** Columns side by side where they fit, else the rows as they are. */
function table(said: string, width: number): string {
  const rows = said.split('\n').map((row) => row.split(' | ').map(printableLine));
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
  if (widths.reduce((sum, one) => sum + one + 2, 0) > width)
    return rows.map((row) => wrap(row.join(' | '), width)).join('\n');
  const padded = (cell: string, i: number): string => cell + ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
}
