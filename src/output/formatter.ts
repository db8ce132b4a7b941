import type { bodyForms } from '../options.js';
import type { Article } from '../types.js';

export type BodyForm = (typeof bodyForms)[number];

/** How records become text. Pure and streaming: it never sees the whole list, so a million articles cost one. */
export interface Formatter {
  /** Before the first record, also when there is none. */
  head?: () => string;
  /** `index` counts from 0. */
  article: (article: Article, index: number) => string;
  /** After the last record; `count` records came. */
  tail?: (count: number) => string;
  /** Extension of a file of this format, without the dot. */
  extension: string;
  /** It colours, and has taken what is hostile out of each text that it colours. */
  isPainted?: boolean;
}

/** How records look; `plainFormat` is for files and pipes. */
export interface FormatOptions {
  /** 0 to 3, as chalk counts them; 0 is none. */
  colourLevel: 0 | 1 | 2 | 3;
  /** Columns of the terminal. */
  width: number;
  /** Lines of the terminal; left out where nobody looks. */
  rows?: number;
  /** Pretty-print JSON over several lines. */
  isPretty: boolean;
  /** Guard cells that a spreadsheet would take for formulas. */
  guardFormulas: boolean;
  /** What the records' bodies are; left out is text. */
  bodyForm?: BodyForm;
  /** The columns of a table, in their order; all where it is left out. */
  fields?: readonly string[];
  /** A table begins with a byte order mark, by which Excel tells UTF-8. */
  hasBom?: boolean;
  /** What a page or feed of the records is called, and where it belongs (http or https). */
  title?: string;
  link?: string;
}

/** Plain text for files and pipes. */
export const plainFormat: FormatOptions = { colourLevel: 0, width: 100, isPretty: false, guardFormulas: true };
