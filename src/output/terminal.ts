import { Chalk, type ChalkInstance } from 'chalk';
import type { Article } from '../types.js';
import { bodyAsText } from './body-text.js';
import { displayWidth } from './display-width.js';
import { formatEvidence } from './explain.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { printable, printableLine } from './printable.js';

/** Columns beyond which lines of prose are tiring to read. */
const longestLine = 88;

/** A record to read: headline, by-line, text wrapped to the terminal; controls and bidi tricks removed. */
export function text(options: FormatOptions): Formatter {
  const paint = new Chalk({ level: options.colourLevel });
  const width = Math.max(40, Math.min(options.width, longestLine));
  return {
    extension: 'txt',
    article: (article, index) => {
      const page = article.evidence ? formatEvidence(article, paint, options.width) : readable(article, paint, width);
      return `${index === 0 ? '' : `\n${paint.dim('─'.repeat(width))}\n\n`}${page}\n`;
    },
  };
}

function readable(article: Article, paint: ChalkInstance, width: number): string {
  const parts = [
    paint.bold(wrap(article.headline ?? '(no headline)', width)),
    paint.dim(wrap(aboutLine(article), width)),
    article.tags.length > 0 ? paint.cyan(wrap(article.tags.map((tag) => `#${tag}`).join('  '), width)) : '',
    article.notices.length > 0 ? paint.yellow(article.notices.map((notice) => wrap(notice, width)).join('\n')) : '',
    body(article, width),
    ...article.updates.map((item) => story(item.date, item.headline, item.body, paint, width)),
    ...article.briefs.map((item) => story(item.date, item.headline, item.summary, paint, width)),
    paint.dim(printableLine(article.canonicalUrl ?? article.url ?? article.source.ref)),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function aboutLine(article: Article): string {
  const about = [article.date, article.authors.join(', '), article.publisher?.name, article.section];
  return about.filter((part) => part).join(' · ');
}

function body(article: Article, width: number): string {
  const paragraphs = (bodyAsText(article) ?? article.summary ?? '').split(/\n{2,}/);
  return paragraphs
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => wrap(line, width))
        .join('\n'),
    )
    .join('\n\n');
}

function story(
  date: string | null,
  title: string | null,
  text: string | null,
  paint: ChalkInstance,
  width: number,
): string {
  const head = [date, title].filter((part) => part).join('  ');
  return [paint.bold(wrap(head, width)), wrap(text ?? '', width)].filter((part) => part).join('\n');
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
/** Scripts that write no blanks between words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Breaks at white space, and between words where a script writes none. */
export function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(printableLine(printable(text)))) {
    if (line !== '' && displayWidth(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines.join('\n');
}

function pieces(text: string): string[] {
  if (!unspaced.test(text)) return text.match(/\S+\s*/g) ?? [];
  return [...segmenter.segment(text)].map((part) => part.segment);
}
