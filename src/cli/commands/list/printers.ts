import type { ChalkInstance } from 'chalk';
import { clipToWidth, displayWidth, fitToWidth, printableLine, wrap } from '../../../output/index.js';
import { hostOf, markEnd, markStart, type StoredArticle } from '../../../store/index.js';
import { type Context, write } from '../../context.js';
import { inColour } from '../../screen/terminal-guard.js';

// How articles look on a screen: a line each in a list, a few each among the results of a search.

/** Prints how one article looks in a list. A file half written is taken away by `discard`. */
export interface Printer {
  article(stored: StoredArticle): Promise<void>;
  end(): Promise<void>;
  discard?(): void;
  isClosed(): boolean;
}

/** Where a story stands: the host of its address, else its publisher. */
export const sourceOf = ({ article }: StoredArticle): string =>
  hostOf(article.canonicalUrl ?? article.url) || article.publisher?.name || '';

/** `2026-05-04 06:30`, as printed; what has no date shows the day when it was first seen, in brackets where there is room. */
function shownDate(stored: StoredArticle, width: number): string {
  const { date } = stored.article;
  if (date !== null) return date.replace('T', ' ').slice(0, width);
  const day = stored.firstSeen.slice(0, 10);
  return width >= 12 ? `(${day})` : day;
}

/** One line an article: date, headline, source (where there is room), id, revisions. The id is as short as `show` takes it. */
export function tablePrinter(context: Context, paint: ChalkInstance): Printer {
  const isWide = context.columns >= 110;
  const isNarrow = context.columns < 68;
  const widths = { date: isWide ? 16 : 10, source: isWide ? 24 : 18, id: isWide ? 16 : 8, revisions: 3 };
  const gaps = isNarrow ? 2 * 3 : 2 * 4 + widths.source;
  const headline = Math.max(isNarrow ? 8 : 20, context.columns - widths.date - widths.id - widths.revisions - gaps);
  return {
    article: (stored) => {
      const { article } = stored;
      const cells = [
        paint.cyan(fitToWidth(shownDate(stored, widths.date), widths.date)),
        paint.bold(
          fitToWidth(printableLine(article.headline ?? '(no headline)'), stored.told ? headline - toldWidth : headline),
        ),
        ...(isNarrow ? [] : [fitToWidth(printableLine(sourceOf(stored)), widths.source)]),
        paint.dim(article.id.slice(0, widths.id)),
        stored.revision > 1 ? paint.yellow(fitToWidth(`×${stored.revision}`, widths.revisions, 'start')) : '',
        toldInWords(stored),
      ];
      return write(inColour(context).stdout, `${cells.join('  ').trimEnd()}\n`);
    },
    end: async () => undefined,
    isClosed: () => context.stdout.destroyed,
  };
}

/** `+3` and the gap before it. */
const toldWidth = 6;

const toldInWords = ({ told }: StoredArticle): string => (told && told.articles > 1 ? `+${told.articles - 1}` : '');

/** A result to read: headline, about it, and the text around what was found. */
export function resultPrinter(context: Context, paint: ChalkInstance): Printer {
  const width = Math.max(40, Math.min(context.columns, 100));
  let count = 0;
  return {
    article: (stored) => {
      const { article } = stored;
      const headline = clipToWidth(printableLine(article.headline ?? '(no headline)'), width);
      const about = [shownDate(stored, 16), article.authors.slice(0, 2).join(', '), sourceOf(stored)];
      const edits = stored.edits > 0 ? `edited ${stored.edits === 1 ? 'once' : `${stored.edits} times`}` : '';
      const line = [...about, edits].filter((part) => part !== '').join(' · ');
      const room = Math.max(20, width - article.id.length - 2);
      const text = [
        paint.bold(headline),
        `${paint.dim(fitToWidth(printableLine(line), room))}  ${paint.dim(article.id)}`,
        snippetLines(stored.snippet ?? '', width, paint),
      ];
      return write(
        inColour(context).stdout,
        `${count++ === 0 ? '' : '\n'}${text.filter((part) => part !== '').join('\n')}\n`,
      );
    },
    end: async () => undefined,
    isClosed: () => context.stdout.destroyed,
  };
}

/** Marks survive the wrapping as two signs that no text holds; they are blanks in width. */
function snippetLines(snippet: string, width: number, paint: ChalkInstance): string {
  const [open, close] = ['\ue000', '\ue001'];
  const plain = snippet
    .replace(/[\ue000\ue001]/g, ' ')
    .replaceAll(markStart, open)
    .replaceAll(markEnd, close);
  const lines = wrap(plain, width - 2)
    .split('\n')
    .slice(0, 3);
  let isOpen = false;
  return lines
    .filter((line) => displayWidth(line) > 0)
    .map((line) => {
      let out = '';
      for (const part of line.split(/([\ue000\ue001])/)) {
        if (part === open || part === close) isOpen = part === open;
        else out += isOpen ? paint.yellow.bold(part) : part;
      }
      return `  ${out}`;
    })
    .join('\n');
}
