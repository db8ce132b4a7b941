import type { FormatName, RecordFormat } from '../options.js';
import { atom } from './atom.js';
import { columnNames, csv, tsv } from './csv.js';
import type { BodyForm, FormatOptions, Formatter } from './formatter.js';
import { html } from './html.js';
import { array, json, ndjson } from './json.js';
import { jsonFeed } from './json-feed.js';
import { markdown } from './markdown.js';
import { ninjs } from './ninjs.js';
import { rss } from './rss.js';
import { text } from './terminal.js';
import { view } from './view.js';

// Articles → text, and text → a file, whole or not at all. It decides no colour and asks no terminal: both are arguments.

/** The formatter of each format. */
export const formatters: Record<FormatName, (options: FormatOptions) => Formatter> = {
  json,
  ndjson,
  array,
  csv,
  tsv,
  markdown,
  text,
  html,
  rss,
  atom,
  jsonfeed: jsonFeed,
  ninjs,
};

/** What a terminal shows where no format is asked for; nothing that a file would be written in. */
export const readingView = view;

/** Formats that write mark-up want the body in it; the others print the text form. */
export function bodyFormOf(format: RecordFormat): BodyForm {
  if (format === 'markdown') return 'markdown';
  // Blocks tell headings and quotes from paragraphs.
  if (format === 'text') return 'blocks';
  return ['html', 'rss', 'atom', 'jsonfeed', 'ninjs'].includes(format) ? 'html' : 'text';
}

const byExtension: Record<string, RecordFormat> = {
  json: 'array',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  html: 'html',
  htm: 'html',
  rss: 'rss',
  atom: 'atom',
  parquet: 'parquet',
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
  db: 'sqlite',
};

/** The endings that mean a format. */
export const knownEndings: readonly string[] = Object.keys(byExtension);

/** How a file is packed, by its ending. */
export type Packing = 'gzip' | 'zstd';
const packings: Record<string, Packing> = { gz: 'gzip', zst: 'zstd' };

/** What a file's name says: the ending behind its last dot (but not `.gz` and `.zst`), the format that it means, and how it is packed. */
export function formOfFile(file: string): {
  ending: string | null;
  format: RecordFormat | null;
  packing: Packing | null;
} {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const [, bare = name, packed = ''] = /^(.+)\.(gz|zst)$/i.exec(name) ?? [];
  // Digits alone are a date or a number, and a name of nothing but an ending is a hidden file.
  const ending = /.\.([a-z0-9]*[a-z][a-z0-9]*)$/i.exec(bare)?.[1]?.toLowerCase() ?? null;
  const format = ending === null ? null : (byExtension[ending] ?? null);
  return { ending, format, packing: packings[packed.toLowerCase()] ?? null };
}

/** The format that a file's extension means; `.json` is one valid JSON document, an array. Null where it says nothing. */
export const formatOfFile = (file: string): RecordFormat | null => formOfFile(file).format;

export { type FormatOptions, type Formatter, plainFormat } from './formatter.js';
export { printable, printableLine } from '../shared/printable.js';
export { clipToWidth, displayWidth, fitToWidth } from './display-width.js';
export { type Run, wrap, wrapRuns } from './wrap.js';
export { fileNameOf } from './file-name.js';
export { recordKeys, selectFields } from './fields.js';
export { columnNames };
export { template } from './template.js';
export { type EditsFormat, editsFormatters } from './edits/index.js';
export { type Goal, goalOf, refuseSamePlace } from './goal.js';
export { openParquet, type ParquetEncoder } from './parquet.js';
export { openOutputStream, type OutputStream } from './stream.js';
export { openOutputFile, type OutputFile } from './write.js';
