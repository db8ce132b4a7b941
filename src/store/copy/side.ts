import type { Cell, Row } from './row-hash.js';
import type { Table } from './tables.js';

/** An archive of either kind, as a copy reads or writes it. Texts are as PostgreSQL can hold them, whole numbers are numbers. */
export interface Side {
  /** Its file or address, without a password. */
  readonly name: string;
  /** At most `limit` rows in an order of its own, those behind the place `after`. */
  rows(table: Table, after: Row | null, limit: number): Promise<Page>;
  /** The rows with these values of `columns`. */
  find(table: Table, columns: readonly string[], values: readonly Row[]): Promise<Row[]>;
  count(table: Table): Promise<number>;
  /** What a copy noted here, null where none has. */
  mark(): Promise<string | null>;
  /** The number that the last new article got; it is never given again. */
  lastRow(): Promise<number>;
  /** Of the last change. */
  lastSequence(): Promise<number>;
  close(): Promise<void>;
}

/** Rows, and the place of the last one of them. */
export interface Page {
  rows: Row[];
  last: Row | null;
}

/** What a copy reads: as it was when the copy began, whatever others write meanwhile. */
export interface Source extends Side {
  snapshot<T>(work: (side: Side) => Promise<T>): Promise<T>;
}

/** What a copy writes, inside a transaction. */
export interface Writing {
  /** The same, locked until the transaction ends. */
  mark(): Promise<string | null>;
  setMark(text: string): Promise<void>;
  remove(table: Table, columns: readonly string[], values: readonly Row[]): Promise<void>;
  put(table: Table, rows: readonly Row[]): Promise<void>;
  /** The full text forgets these articles; it is made anew where they are missing. */
  forget(articles: readonly number[]): Promise<void>;
  /** New rows get numbers behind those that there are, and what pages take is counted where the archive's rule asks for that. */
  setCounters(lastRow: number): Promise<void>;
}

export interface Target extends Side {
  transaction<T>(work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Puts articles into the full text that are not in it. */
  makeIndex(options: { progress(share: number): void; stop?: AbortSignal | undefined }): Promise<void>;
}

/** The cells of some columns. */
export function picked(table: Table, columns: readonly string[], row: Row): Cell[] {
  return columns.map((name) => row[table.columns.findIndex((one) => one.name === name)] ?? null);
}

/** A name as SQL of both kinds takes it, whatever words they keep for themselves. */
export const quote = (name: string): string => `"${name}"`;

/** The rows that count, as a condition. */
export const counted = ({ without }: Table): string =>
  without ? `${quote(without.column)} NOT IN (${without.values.map((value) => `'${value}'`).join(', ')})` : 'true';
