import type { SqliteDatabase } from '../../shared/sqlite.js';

type Value = string | number | bigint | null | Uint8Array;
type Statement = ReturnType<SqliteDatabase['prepare']>;

/** Prepared statements of one connection, each prepared once. */
export class Statements {
  private readonly prepared = new Map<string, Statement>();

  constructor(readonly database: SqliteDatabase) {}

  get<T = Record<string, unknown>>(sql: string, ...values: Value[]): T | undefined {
    return this.prepare(sql).get(...values) as T | undefined;
  }

  all<T = Record<string, unknown>>(sql: string, ...values: Value[]): T[] {
    return this.prepare(sql).all(...values) as T[];
  }

  run(sql: string, ...values: Value[]): { changes: number; lastInsertRowid: number | bigint } {
    return this.prepare(sql).run(...values) as { changes: number; lastInsertRowid: number | bigint };
  }

  private prepare(sql: string): Statement {
    let statement = this.prepared.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}
