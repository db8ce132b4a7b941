import { Statements } from '../../src/store/sqlite/statements.js';

/** Tells how SQLite goes about each statement. */
export class Planned extends Statements {
  plans: string[] = [];

  override all<T>(sql: string, ...values: Parameters<Statements['all']>[1][]): T[] {
    const plan = this.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(values as never[])) as { detail: string }[];
    this.plans.push(plan.map(({ detail }) => detail).join('; '));
    return super.all<T>(sql, ...values);
  }
}
