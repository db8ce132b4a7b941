import { Chalk, type ChalkInstance } from 'chalk';
import type { Article } from '../types.js';
import { displayWidth } from './display-width.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { bodyParts, kicker, longestLine, painted, spoken } from './prose.js';
import { eachOnce, publisherBeside, summaryBeside } from './said.js';
import { printableLine } from '../shared/printable.js';
import { wrap } from './wrap.js';

/** Of a text, enough to see whether it is the story. */
const shownParts = 3;
const shownLines = 12;
/** Fewer say nothing. */
const leastLines = 3;
/** Around a record on the screen: the command, what follows the record with the blank line above it, and the next prompt. */
const linesAround = 4;
const label = 9;

/** What a record says at a glance: its fields with what is missing among them, and how the text begins. */
export function view(options: FormatOptions): Formatter {
  const paint = new Chalk({ level: options.colourLevel });
  const width = Math.max(40, Math.min(options.width, longestLine));
  const lines = (options.rows ?? Number.POSITIVE_INFINITY) - linesAround;
  return {
    extension: 'txt',
    isPainted: true,
    article: (article, index) =>
      `${index === 0 ? '' : `\n${paint.dim('─'.repeat(width))}\n\n`}${glance(article, paint, width, lines)}\n`,
    tail: (count) =>
      count === 0
        ? ''
        : `\n${paint.dim(wrap('--format json for all of it, --format text for the whole text, --explain for why', width))}\n`,
  };
}

/** The text gives way where all of it would be longer than so many lines, so that the headline stays in sight. */
function glance(article: Article, paint: ChalkInstance, width: number, lines: number): string {
  const summary = summaryBeside(article);
  const above = kicker(article, width);
  const headline = painted(wrap(article.headline ?? '(no headline)', width), paint.bold);
  const before = [
    above === '' ? headline : `${painted(above, paint.dim)}\n${headline}`,
    fieldLines(article, paint, width),
    summary === null ? '' : painted(wrap(summary, width), paint.italic),
    ...eachOnce(article.notices).map((notice) =>
      painted(wrap(notice, width, { first: '! ', rest: '  ' }), paint.yellow),
    ),
  ].filter((part) => part !== '');
  const address = printableLine(article.canonicalUrl ?? article.url ?? article.source.ref);
  const taken = before.join('\n\n').split('\n').length + Math.ceil(displayWidth(address) / width) + 2;
  return [...before, ...opening(article, paint, width, lines - taken), paint.dim(address)].join('\n\n');
}

function fieldLines(article: Article, paint: ChalkInstance, width: number): string {
  const { kind, authors, tags, modified, date, access, bodyComplete, origin, quality } = article;
  const from = [publisherBeside(article), origin?.agency ? `by ${origin.agency}` : null].filter((part) => part);
  const fields: [string, string | null][] = [
    ['date', date === null ? '' : `${spoken(date)} ${precisionOf(article)}`],
    ['updated', modified && spoken(modified) !== spoken(date) ? spoken(modified) : null],
    ['authors', authors.join(', ')],
    ['from', from.length === 0 ? null : from.join(', ')],
    ['tags', eachOnce(tags).join(' · ')],
    ['doubtful', quality === null || quality.reasons.length === 0 ? null : quality.reasons.join(', ')],
    ['access', `${access}${bodyComplete === false ? ', the text is not whole' : ''}`],
  ];
  return fields
    .flatMap(([name, value]) => {
      // A feed leaves out most of what a page would say.
      if (value === null || (kind === 'entry' && (value === '' || value === 'unknown'))) return [];
      const lines = wrap(value || 'not said', width - label).split('\n');
      const paintValue = value === '' ? paint.dim : String;
      return lines.map((line, at) => `${paint.cyan((at === 0 ? name : '').padEnd(label))}${paintValue(line)}`);
    })
    .join('\n');
}

/** How precise the page is, and what of the date it does not say itself. */
function precisionOf({ date, dateBasis }: Article): string {
  if (date === null || dateBasis === null) return '';
  const { precision, zoneFrom, disputed, inferred } = dateBasis;
  const zone = { stated: null, site: 'zone of the site', user: 'zone as you said' };
  const notes = [
    `to the ${precision}`,
    zoneFrom === null ? (date.includes('T') ? 'no zone stated' : null) : zone[zoneFrom],
    inferred === null ? null : inferred === 'year' ? 'the year is not printed' : 'counted back from when it was read',
    disputed ? 'the page states another one, too' : null,
  ];
  return `(${notes.filter((note) => note !== null).join(', ')})`;
}

/** The first paragraphs, whole as far as they go, and how much there is behind them. */
function opening(article: Article, paint: ChalkInstance, width: number, lines: number): string[] {
  const all = bodyParts(article, paint, width).filter((part) => part !== '');
  const isHeading = (at: number): boolean => Array.isArray(article.body) && article.body[at]?.kind === 'heading';
  const shown: string[] = [];
  // Each paragraph has a blank line behind it, and the last line says how much is left.
  let room = Math.min(shownLines + shownParts - 1, Math.max(leastLines, lines - 2));
  for (const part of all.slice(0, shownParts)) {
    const partLines = part.split('\n');
    if (room <= 0 || (shown.length > 0 && room < Math.min(leastLines, partLines.length))) break;
    shown.push(partLines.length <= room ? part : `${partLines.slice(0, room).join('\n')} …`);
    room -= partLines.length + 1;
  }
  // A heading says nothing without what is below it.
  while (shown.length > 1 && isHeading(shown.length - 1)) shown.pop();
  const left = all.length - shown.length;
  const more = [
    left > 0 ? `${left} more ${left === 1 ? 'paragraph' : 'paragraphs'}` : null,
    counted(article.updates.length, 'update'),
    counted(article.briefs.length, 'item in brief', 'items in brief'),
    counted(article.images.length, 'picture'),
  ].filter((part) => part !== null);
  return more.length === 0 ? shown : [...shown, paint.dim(`… ${more.join(', ')}`)];
}

function counted(count: number, one: string, many = `${one}s`): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : many}`;
}
