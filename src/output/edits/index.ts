import { editsAtom } from './atom.js';
import type { EditsFormatter, EditsOptions } from './feed-parts.js';
import { editsHtml } from './html.js';
import { editsRss } from './rss.js';

export type { EditsFormatter, EditsOptions } from './feed-parts.js';

/** Formats that show edits word by word. */
export const editsFormatters = { html: editsHtml, rss: editsRss, atom: editsAtom } satisfies Record<
  string,
  (options: EditsOptions) => EditsFormatter
>;
export type EditsFormat = keyof typeof editsFormatters;
