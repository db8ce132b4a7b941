import { StoreError } from '../errors.js';

// One embedded database, written to the API of `node:sqlite`: Node's own where it has one (22.13 and later), else the
// package that holds the same C++ for Node 20.

/** What is used of either; the package's own types would be wanted of everybody who compiles against ours. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

type SqlValue = string | number | bigint | null | Uint8Array;
type Row = Record<string, unknown>;

export interface SqliteStatement {
  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get(...values: SqlValue[]): Row | undefined;
  all(...values: SqlValue[]): Row[];
  iterate(...values: SqlValue[]): IterableIterator<Row>;
}

interface SqliteModule {
  DatabaseSync: new (file: string, options?: { readOnly?: boolean; timeout?: number }) => SqliteDatabase;
}

/** Opens (or creates) a database file; `timeoutMs` is how long a lock of another process is waited for. */
export async function openSqlite(
  file: string,
  options: { timeoutMs: number; isReadOnly?: boolean },
): Promise<SqliteDatabase> {
  const { DatabaseSync } = builtInSqlite() ?? (await packagedSqlite());
  return new DatabaseSync(file, { timeout: options.timeoutMs, readOnly: options.isReadOnly ?? false });
}

function builtInSqlite(): SqliteModule | null {
  const load = (process as { getBuiltinModule?: (name: string) => unknown }).getBuiltinModule;
  if (!load) return null;
  // Node 22 prints an ExperimentalWarning on loading it; a cron job that is well stays silent.
  const emitWarning = process.emitWarning;
  process.emitWarning = () => undefined;
  try {
    return (load.call(process, 'node:sqlite') as SqliteModule | undefined) ?? null;
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** npm may leave the package out: `--omit=optional` is right for a newer Node, and no binary of it is for every machine. */
async function packagedSqlite(): Promise<SqliteModule> {
  try {
    return (await import('@photostructure/sqlite')) as unknown as SqliteModule;
  } catch (cause) {
    throw new StoreError(
      `Node ${process.versions.node} has no SQLite of its own, and @photostructure/sqlite cannot be loaded: use Node 22.13 or later, or install wirecopy without --omit=optional`,
      { cause },
    );
  }
}

const retryMs = 20;

/**
 * Write-ahead logging, so that readers and one writer never wait for each other. SQLite answers "locked" at once, whatever the
 * time-out, where two connections want to switch a new file at the same moment (https://www.sqlite.org/wal.html#sometimes_queries_return_sqlite_busy_in_wal_mode).
 */
export function useWal(database: SqliteDatabase, timeoutMs: number): void {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!/locked|busy/i.test(String(error)) || Date.now() > end) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
    }
  }
}

/** Runs `work` in one transaction that holds the write lock from the start; an error undoes all of it. */
export function inTransaction<T>(database: SqliteDatabase, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // A full disk or an I/O error has rolled back already; the first error is the one that says why.
    }
    throw error;
  }
}
