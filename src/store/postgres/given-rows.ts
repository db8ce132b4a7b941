import { type SqlValue, storableText } from './database.js';

// Many rows in one statement: a parameter for each column, not for each value. Bytes go as base64, since drivers differ in arrays of them.

export type ColumnType = 'text' | 'bigint' | 'bytea';
export type Columns = Readonly<Record<string, ColumnType>>;
export type Value = string | number | null | Uint8Array;

/** Rows as a table of a FROM clause, in their order (column `nth`); its parameters are numbered from `first` on. */
export function givenRows(
  columns: Columns,
  rows: readonly (readonly Value[])[],
  first = 1,
): { table: string; values: SqlValue[] } {
  const names = Object.keys(columns);
  const types = Object.values(columns);
  const arrays = types.map((type, at) => `$${first + at}::${type === 'bytea' ? 'text' : type}[]`);
  const read = names.map((name, at) => (types[at] === 'bytea' ? `decode(${name}, 'base64') AS ${name}` : name));
  return {
    table: `(SELECT ${read.join(', ')}, nth FROM unnest(${arrays.join(', ')}) WITH ORDINALITY AS all_ (${names.join(', ')}, nth))`,
    values: names.map((_, at) => rows.map((row) => asText(row[at] ?? null))),
  };
}

const asText = (value: Value): string | number | null =>
  value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
    : value;

/** That a column of any length is a text, found by the index that it has. */
export const isText = (column: string, text: string): string => `md5(${column}) = md5(${text})`;

/** One row of each key, its first value, in the order of keys: what two processes write in one order never ends in a deadlock. */
export function onceEach<T extends readonly [key: string, ...rest: unknown[]]>(
  rows: readonly T[],
  which: 'first' | 'last',
): T[] {
  const byKey = new Map<string, T>();
  for (const row of rows) {
    const key = storableText(row[0]);
    if (which === 'last' || !byKey.has(key)) byKey.set(key, row);
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
