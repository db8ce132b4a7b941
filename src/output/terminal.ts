import { Chalk, type ChalkInstance } from 'chalk';
import type { Article, Block } from '../types.js';
import { displayWidth } from './display-width.js';
import { formatEvidence } from './explain.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { printableLine } from '../shared/printable.js';
import { wrap } from './wrap.js';

/** Columns beyond which lines of prose are tiring to read. */
const longestLine = 88;

/** A record to read: headline, by-line, text wrapped to the terminal; controls and bidi tricks removed. */
export function text(options: FormatOptions): Formatter {
  const paint = new Chalk({ level: options.colourLevel });
  const width = Math.max(40, Math.min(options.width, longestLine));
  return {
    extension: 'txt',
    isPainted: true,
    article: (article, index) => {
      const page = article.evidence ? formatEvidence(article, paint, options.width) : readable(article, paint, width);
      return `${index === 0 ? '' : `\n${paint.dim('─'.repeat(width))}\n\n`}${page}\n`;
    },
  };
}

function readable(article: Article, paint: ChalkInstance, width: number): string {
  const genre = article.genre === 'news' ? null : article.genre;
  const kicker = [article.kind === 'article' ? null : article.kind, article.section, genre]
    .filter((part) => part !== null)
    .join(' · ');
  const parts = [
    [
      kicker ? paint.dim(wrap(kicker.toUpperCase(), width)) : '',
      painted(wrap(article.headline ?? '(no headline)', width), paint.bold),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    article.summary && article.body !== null ? painted(wrap(article.summary, width), paint.italic) : '',
    painted(wrap(aboutLine(article), width), paint.dim),
    ...article.notices.map((notice) => painted(wrap(notice, width, { first: '! ', rest: '  ' }), paint.yellow)),
    ...body(article, paint, width),
    ...items(
      'Updates',
      article.updates.map(({ date, headline, body: said }) => [date, headline, said]),
      paint,
      width,
    ),
    ...items(
      'In brief',
      article.briefs.map(({ date, headline, summary }) => [date, headline, summary]),
      paint,
      width,
    ),
    pictures(article, paint, width),
    painted(wrap(article.tags.join(' · '), width), paint.cyan),
    paint.dim(printableLine(article.canonicalUrl ?? article.url ?? article.source.ref)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Colour line by line, so that a pager that cuts lines does not bleed. */
function painted(lines: string, colour: (text: string) => string): string {
  return lines
    .split('\n')
    .map((line) => (line === '' ? line : colour(line)))
    .join('\n');
}

function aboutLine(article: Article): string {
  const { date, modified, authors, publisher, readingMinutes } = article;
  const about = [
    authors.join(', '),
    publisher?.name,
    spoken(date),
    // To the minute, as it is printed: many sites declare the two seconds apart.
    modified && spoken(modified) !== spoken(date) ? `updated ${spoken(modified)}` : null,
    readingMinutes ? `${readingMinutes} min` : null,
  ];
  return about.filter((part) => part).join(' · ');
}

/** `2026-05-04 06:30 +02:00`: what the record says, easier on the eye. */
function spoken(date: string | null): string | null {
  return (
    date
      ?.replace(/T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?/, ' $1')
      .replace(/(?=[+-]\d\d:\d\d$)/, ' ')
      .replace(/(\d)Z$/, '$1 UTC') ?? null
  );
}

function body({ body: content, summary }: Article, paint: ChalkInstance, width: number): string[] {
  if (Array.isArray(content)) return content.map((block) => blockText(block, paint, width));
  return (content ?? summary ?? '').split(/\n{2,}/).map((paragraph) =>
    paragraph
      .split('\n')
      .map((line) => listLine(line, width))
      .join('\n'),
  );
}

function blockText({ kind, text: said, level }: Block, paint: ChalkInstance, width: number): string {
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
      return said
        .split('\n')
        .map((line) => listLine(line, width))
        .join('\n');
  }
}

function printableCharacter(character: string): string {
  return character === ' ' ? ' ' : printableLine(character) || ' ';
}

/** "- item" hangs by its mark. */
function listLine(line: string, width: number): string {
  const [, indent = '', item] = /^(\s*)- (.*)$/.exec(line) ?? [];
  return item === undefined ? wrap(line, width) : wrap(item, width, { first: `${indent}• `, rest: `${indent}  ` });
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

function items(title: string, list: (string | null)[][], paint: ChalkInstance, width: number): string[] {
  if (list.length === 0) return [];
  return [
    paint.dim(`── ${title} `.padEnd(width, '─')),
    ...list.map(([date, headline, said]) => {
      const head = [spoken(date ?? null), headline].filter((part) => part).join(' · ');
      const lines = (said ?? '').split(/\n{2,}/).map((part) => wrap(part, width, { first: '  ' }));
      return [painted(wrap(head, width), paint.bold), ...lines].filter((part) => part !== '').join('\n');
    }),
  ];
}

function pictures({ images }: Article, paint: ChalkInstance, width: number): string {
  const captions = images.flatMap(({ caption, credit }) => {
    const said = [caption, credit ? `(${credit})` : null].filter((part) => part !== null).join(' ');
    return said ? [painted(wrap(said, width, { first: '▪ ', rest: '  ' }), paint.dim)] : [];
  });
  return captions.join('\n');
}
