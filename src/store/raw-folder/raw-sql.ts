type Value = string | number | null | Uint8Array;

export interface Statement {
  text: string;
  values: readonly Value[];
}

/** How an archive of either kind is asked about its raw pages; each `?` of a statement is a value. */
export interface RawSql {
  all<T>(text: string, values?: readonly Value[]): Promise<T[]>;
  /** All in one transaction; `last` is made of how many rows each of them has changed. */
  write(statements: readonly Statement[], last?: (changes: readonly number[]) => Statement): Promise<void>;
  /** What tells this database from every copy of it. */
  home(): Promise<string>;
}
