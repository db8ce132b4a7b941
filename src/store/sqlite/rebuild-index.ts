import { setTimeout as sleep } from 'node:timers/promises';
import { InterruptedError } from '../../errors.js';
import { inTransaction, type SqliteDatabase } from '../../shared/sqlite.js';
import { addToIndex } from './columns.js';
import { readableRecord } from '../rows.js';
import { Statements } from './statements.js';

export interface RebuildOptions {
  /** Told now and then how much of a long piece of work is done, from 0 to 1. */
  progress?: ((share: number) => void) | undefined;
  /** Ends the work between two steps; the next opener goes on where it stopped. */
  stop?: AbortSignal | undefined;
}

/** Articles of one transaction: about a tenth of a second in which others wait. */
const batch = 200;
/** Others that wait for the lock look for it every so often: without a pause they would hardly meet it free. */
const pauseMs = 5;

/** Whether articles wait to be put into the full text. */
export const isIndexPending = (database: SqliteDatabase): boolean =>
  database.prepare("SELECT 1 FROM counter WHERE name = 'indexed'").get() !== undefined;

/**
 * Puts articles into the full text that a migration made anew, a batch a transaction. The counter `indexed` says how far it has
 * come and is gone at the end; killed anywhere, nothing is lost or doubled. Several processes share the work.
 */
export async function rebuildIndex(database: SqliteDatabase, { progress, stop }: RebuildOptions = {}): Promise<void> {
  if (!isIndexPending(database)) return;
  const statements = new Statements(database);
  const { last } = statements.get<{ last: number | null }>('SELECT max(row) AS last FROM article')!;
  for (;;) {
    const at = inTransaction(database, () => indexBatch(statements));
    if (at === null) break;
    progress?.(Math.min(1, at / Math.max(1, last ?? 1)));
    await sleep(pauseMs);
    if (stop?.aborted) {
      throw new InterruptedError('the full text of the archive is half made: the next command goes on with it');
    }
  }
  progress?.(1);
}

/** The next articles, in the order in which the full text takes them cheaply; the last row done, null when all are. */
function indexBatch(statements: Statements): number | null {
  const done = statements.get<{ value: number }>("SELECT value FROM counter WHERE name = 'indexed'");
  if (!done) return null;
  const rows = statements.all<{ row: number; first_seen: string; record: Uint8Array }>(
    `SELECT a.row, a.first_seen, r.record FROM article a JOIN revision r ON r.article = a.row AND r.number = a.revision
     WHERE a.row > ? ORDER BY a.row LIMIT ${batch}`,
    done.value,
  );
  for (const { row, first_seen, record } of rows) {
    // Saved or edited meanwhile by another process.
    if (statements.get('SELECT 1 FROM fulltext_docsize WHERE id = ?', row)) continue;
    const article = readableRecord(record);
    if (article !== null) addToIndex(statements, row, article, first_seen);
  }
  const last = rows.at(-1);
  if (last === undefined || rows.length < batch) statements.run("DELETE FROM counter WHERE name = 'indexed'");
  else statements.run("UPDATE counter SET value = ? WHERE name = 'indexed'", last.row);
  return last === undefined || rows.length < batch ? null : last.row;
}
