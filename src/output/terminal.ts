import { Chalk, type ChalkInstance } from 'chalk';
import type { Article } from '../types.js';
import { bodyAsText } from './body-text.js';
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
/** East Asian wide forms take two columns (Unicode TR 11, the blocks that news is written in). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/g;

function columns(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}

/** Breaks at white space, and between words where a script writes none. */
export function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(printableLine(printable(text)))) {
    if (line !== '' && columns(line + word.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines.join('\n');
}

function pieces(text: string): string[] {
  wide.lastIndex = 0;
  if (!wide.test(text)) return text.match(/\S+\s*/g) ?? [];
  return [...segmenter.segment(text)].map((part) => part.segment);
}
