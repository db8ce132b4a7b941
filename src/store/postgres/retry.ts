import type { Database, Sql } from './database.js';

/** Ended in favour of another transaction (deadlock, two that cannot both be), or a row that another one made, or pruned, at the same moment. */
const passing = new Set(['40P01', '40001', '23505', '23503']);
const mostTries = 6;

/** A transaction that is done again where another one was in its way: several processes write at once, and none of them fails for it. */
export async function transact<T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await database.transaction(work);
    } catch (error) {
      if (tries === mostTries || !passing.has((error as { code?: string }).code ?? '')) throw error;
      // Not all at the same moment again.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** tries));
    }
  }
}
