// The seam to a driver: what the store needs of PostgreSQL, so that tests can run it in process (PGlite), too.

export type SqlValue = string | number | bigint | boolean | null | Uint8Array | readonly SqlValue[];

/** One connection, inside a transaction or not. `$1` stands for the first value; bigint columns come as numbers, bytea as Uint8Array. */
export interface Sql {
  /** The rows. */
  all<T>(text: string, values?: readonly SqlValue[]): Promise<T[]>;
  /** How many rows were written. */
  run(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** Many statements, without values. */
  exec(text: string): Promise<void>;
}

export interface Database extends Sql {
  /** On a connection of its own; an error undoes all of it. `first` is SQL that goes along with its beginning. */
  transaction<T>(work: (sql: Sql) => Promise<T>, first?: string): Promise<T>;
  /** The address without its password, for messages. */
  readonly name: string;
  close(): Promise<void>;
}

/** What PostgreSQL's text has no place for (NUL, half a pair of surrogates) is replaced: news holds everything, and no poll fails for it. */
export function storable(value: SqlValue): SqlValue {
  if (typeof value === 'string') return storableText(value);
  return Array.isArray(value) ? value.map(storable) : value;
}

const unstorable = /[\0\p{Surrogate}]/gu;

export const storableText = (text: string): string => text.replace(unstorable, '\uFFFD');

/** The first row, if there is one. */
export const first = async <T>(sql: Sql, text: string, values?: readonly SqlValue[]): Promise<T | undefined> =>
  (await sql.all<T>(text, values))[0];
