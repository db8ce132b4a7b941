import { stringify } from 'csv-stringify/sync';
import type { Article } from '../types.js';
import type { FormatOptions, Formatter } from './formatter.js';
import { bodyAsText } from './body-text.js';
import { asText } from './as-text.js';

/** The columns of a table, in order; lists are joined by `; `. */
const columns: [string, (article: Article) => string | number | boolean | null][] = [
  ['id', (a) => a.id],
  ['kind', (a) => a.kind],
  ['date', (a) => a.date],
  ['modified', (a) => a.modified],
  ['headline', (a) => a.headline],
  ['authors', (a) => a.authors.join('; ')],
  ['tags', (a) => a.tags.join('; ')],
  ['section', (a) => a.section],
  ['genre', (a) => a.genre],
  ['language', (a) => a.language],
  ['publisher', (a) => a.publisher?.name ?? null],
  ['url', (a) => a.url],
  ['canonicalUrl', (a) => a.canonicalUrl],
  ['summary', (a) => a.summary],
  ['body', (a) => bodyAsText(a)],
  ['wordCount', (a) => a.wordCount],
  ['access', (a) => a.access],
  ['quality', (a) => a.quality?.score ?? null],
  ['doubts', (a) => a.quality?.reasons.join('; ') ?? null],
  ['image', (a) => a.images[0]?.url ?? null],
  ['source', (a) => a.source.ref],
  ['fetchedAt', (a) => a.source.fetchedAt],
];

/** Columns that only `--field` shows. */
const moreColumns: typeof columns = [['sourceTags', (a) => a.source.tags.join('; ')]];

/** The names by which `--field` may ask for a column beside the keys of a record. */
export const columnNames: readonly string[] = [...columns, ...moreColumns].map(([name]) => name);

type Column = (typeof columns)[number];

/** Those that were asked for: a column of ours, else a key of the record as a template shows it. */
function columnsFor(fields: readonly string[] | undefined): readonly Column[] {
  if (!fields) return columns;
  const known = new Map([...columns, ...moreColumns]);
  return fields.map((name): Column => [name, known.get(name) ?? ((article) => asText(article[name as keyof Article]))]);
}

/** What spreadsheets take for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

function cell(value: string | number | boolean | null, isGuarded: boolean): string {
  const text = value === null ? '' : String(value);
  return isGuarded && typeof value === 'string' && formula.test(text) ? `'${text}` : text;
}

function table(delimiter: string, extension: string, options: FormatOptions): Formatter {
  const row = (cells: string[]): string =>
    stringify([cells], {
      delimiter,
      record_delimiter: '\r\n',
      quoted_match: /[\r\n]/,
    });
  const chosen = columnsFor(options.fields);
  return {
    extension,
    head: () => (options.hasBom ? '\uFEFF' : '') + row(chosen.map(([name]) => name)),
    article: (article) => row(chosen.map(([, read]) => cell(read(article), options.guardFormulas))),
  };
}

/** RFC 4180, UTF-8, `\r\n`. */
export const csv = (options: FormatOptions): Formatter => table(',', 'csv', options);

/** Tab-separated, quoted where a cell holds a tab or a line break. */
export const tsv = (options: FormatOptions): Formatter => table('\t', 'tsv', options);
