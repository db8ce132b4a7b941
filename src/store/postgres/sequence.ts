import { first, type Sql } from './database.js';

// Each change has a number, given inside the transaction that makes it. The counter's row is locked from then to the end of the
// transaction: savers come one after another, as in SQLite, so that none decides by what another one is about to change, and a reader
// never sees a number before a smaller one. The price is that the others wait for a saver's statements and for its commit to reach
// the disk.

/** The number of the last change; nobody else gets one until the transaction ends. */
export async function lockSequence(sql: Sql): Promise<number> {
  return (await first<{ value: number }>(sql, "SELECT value FROM counter WHERE name = 'sequence' FOR UPDATE"))!.value;
}

/** A number that no other change has or had. */
export async function nextSequence(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ value: number }>(
    "UPDATE counter SET value = value + 1 WHERE name = 'sequence' RETURNING value",
  );
  return row!.value;
}
