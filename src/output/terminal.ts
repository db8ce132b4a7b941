import { Chalk, type ChalkInstance } from 'chalk';
import type { Article } from '../types.js';
import { formatEvidence } from './explain.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { bodyParts, joined, kicker, longestLine, painted, spoken } from './prose.js';
import { eachOnce, publisherBeside, summaryBeside } from './said.js';
import { printableLine } from '../shared/printable.js';
import { wrap } from './wrap.js';

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
  const summary = summaryBeside(article);
  const parts = [
    [
      paintedIf(kicker(article, width), paint.dim),
      painted(wrap(article.headline ?? '(no headline)', width), paint.bold),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    summary === null ? '' : painted(wrap(summary, width), paint.italic),
    painted(about(article, width), paint.dim),
    ...eachOnce(article.notices).map((notice) =>
      painted(wrap(notice, width, { first: '! ', rest: '  ' }), paint.yellow),
    ),
    ...bodyParts(article, paint, width),
    ...items(
      'Updates',
      article.updates.map(({ date, headline, body: said }) => [date, headline, said]),
      paint,
      width,
    ),
    ...items(
      'In brief',
      article.briefs.map(({ date, headline, summary: said }) => [date, headline, said]),
      paint,
      width,
    ),
    pictures(article, paint, width),
    painted(joined(eachOnce(article.tags), width), paint.cyan),
    paint.dim(printableLine(article.canonicalUrl ?? article.url ?? article.source.ref)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const paintedIf = (text: string, colour: (text: string) => string): string =>
  text === '' ? '' : painted(text, colour);

function about(article: Article, width: number): string {
  const { date, modified, authors, readingMinutes } = article;
  const parts = [
    authors.join(', '),
    publisherBeside(article),
    spoken(date),
    // To the minute, as it is printed: many sites declare the two seconds apart.
    modified && spoken(modified) !== spoken(date) ? `updated ${spoken(modified)}` : null,
    readingMinutes ? `${readingMinutes} min` : null,
  ];
  return joined(parts, width);
}

function items(title: string, list: (string | null)[][], paint: ChalkInstance, width: number): string[] {
  if (list.length === 0) return [];
  return [
    paint.dim(`── ${title} `.padEnd(width, '─')),
    ...list.map(([date, headline, said]) => {
      const head = joined([spoken(date ?? null), headline], width);
      const lines = (said ?? '').split(/\n{2,}/).map((part) => wrap(part, width, { first: '  ' }));
      return [painted(head, paint.bold), ...lines].filter((part) => part !== '').join('\n');
    }),
  ];
}

function pictures({ images }: Article, paint: ChalkInstance, width: number): string {
  const captions = images.map(({ caption, credit }) =>
    [caption, credit ? `(${credit})` : null].filter((part) => part !== null).join(' '),
  );
  return eachOnce(captions.filter((said) => said !== ''))
    .map((said) => painted(wrap(said, width, { first: '▪ ', rest: '  ' }), paint.dim))
    .join('\n');
}
