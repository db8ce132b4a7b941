import type { SchemaElement } from 'hyparquet';
import { dayOf, instantOf } from '../shared/printed-instant.js';
import type { Article } from '../types.js';

/** Records as the bytes of a Parquet file, a group of rows at a time: `finish` gives what is left and the file's end. */
export interface ParquetEncoder {
  article(article: Article): Uint8Array;
  finish(): Uint8Array;
}

type Cell = string | number | boolean | Date | readonly string[] | null;
type Kind = 'text' | 'list' | 'instant' | 'day' | 'whole' | 'real' | 'truth';
type Column = readonly [name: string, kind: Kind, read: (article: Article) => Cell];

/** Lists of objects stand as JSON. `date` is as printed; beside it a day and, where a zone is known, an instant, for what computes. */
const columns: readonly Column[] = [
  ['id', 'text', (a) => a.id],
  ['kind', 'text', (a) => a.kind],
  ['url', 'text', (a) => a.url],
  ['canonicalUrl', 'text', (a) => a.canonicalUrl],
  ['headline', 'text', (a) => a.headline],
  ['date', 'text', (a) => a.date],
  ['dateDay', 'day', (a) => dayOf(a.date)],
  ['dateInstant', 'instant', (a) => instantOf(a.date)],
  ['modified', 'text', (a) => a.modified],
  ['modifiedInstant', 'instant', (a) => instantOf(a.modified)],
  ['authors', 'list', (a) => a.authors],
  ['tags', 'list', (a) => a.tags],
  ['aliases', 'list', (a) => a.aliases],
  ['alternativeHeadlines', 'list', (a) => a.alternativeHeadlines],
  ['notices', 'list', (a) => a.notices],
  ['section', 'text', (a) => a.section],
  ['genre', 'text', (a) => a.genre],
  ['language', 'text', (a) => a.language],
  ['publisher', 'text', (a) => a.publisher?.name ?? null],
  ['summary', 'text', (a) => a.summary],
  ['body', 'text', (a) => (Array.isArray(a.body) ? JSON.stringify(a.body) : a.body)],
  ['wordCount', 'whole', (a) => a.wordCount],
  ['access', 'text', (a) => a.access],
  ['bodyComplete', 'truth', (a) => a.bodyComplete],
  ['quality', 'real', (a) => a.quality?.score ?? null],
  ['doubts', 'list', (a) => a.quality?.reasons ?? []],
  ['images', 'text', (a) => JSON.stringify(a.images)],
  ['links', 'text', (a) => JSON.stringify(a.links)],
  ['updates', 'text', (a) => JSON.stringify(a.updates)],
  ['source', 'text', (a) => a.source.ref],
  ['feedUrl', 'text', (a) => a.source.feedUrl],
  ['fetchedAt', 'instant', (a) => instantOf(a.source.fetchedAt)],
  ['sourceTags', 'list', (a) => a.source.tags],
];

const typeOf = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  day: { type: 'INT32', converted_type: 'DATE' },
  whole: { type: 'INT64' },
  real: { type: 'DOUBLE' },
  truth: { type: 'BOOLEAN' },
} as const;

/** A group ends at so many rows, or characters of JSON: that is what is held in memory. */
const mostRows = 10_000;
const mostCharacters = 16 * 1024 * 1024;

/** Opens an encoder; the package is loaded with the first one. */
export async function openParquet(): Promise<ParquetEncoder> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  const file = new ParquetWriter({ writer, schema: schemaOf(), createdBy: 'wirecopy' });
  let rows: Cell[][] = [];
  let characters = 0;
  const taken = (): Uint8Array => {
    const bytes = new Uint8Array(writer.buffer.slice(0, writer.index));
    writer.index = 0;
    return bytes;
  };
  const writeGroup = (): void => {
    if (rows.length === 0) return;
    const columnData = columns.map(([name, kind], at) => ({
      name,
      data: rows.map((row) =>
        kind === 'whole' && typeof row[at] === 'number' ? BigInt(Math.round(row[at])) : row[at],
      ),
    }));
    void file.write({ columnData, rowGroupSize: rows.length });
    rows = [];
    characters = 0;
  };
  return {
    article: (article) => {
      const row = columns.map(([, , read]) => read(article));
      rows.push(row);
      characters += JSON.stringify(row).length;
      if (rows.length < mostRows && characters < mostCharacters) return new Uint8Array();
      writeGroup();
      return taken();
    },
    finish: () => {
      writeGroup();
      void file.finish();
      return taken();
    },
  };
}

function schemaOf(): SchemaElement[] {
  return [
    { name: 'record', num_children: columns.length },
    ...columns.flatMap(([name, kind]): SchemaElement[] =>
      kind === 'list'
        ? [
            { name, converted_type: 'LIST' as const, repetition_type: 'REQUIRED' as const, num_children: 1 },
            { name: 'list', repetition_type: 'REPEATED' as const, num_children: 1 },
            { name: 'element', ...typeOf.text, repetition_type: 'REQUIRED' as const },
          ]
        : [{ name, ...typeOf[kind], repetition_type: 'OPTIONAL' as const }],
    ),
  ];
}
