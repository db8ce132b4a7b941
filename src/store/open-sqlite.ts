import path from 'node:path';
import { StoreError } from '../errors.js';
import { makeFolder } from '../shared/make-folder.js';
import { openSqlite, type SqliteDatabase } from '../shared/sqlite.js';
import { migrate, refuseStrangers } from './migrations.js';

export interface OpenOptions {
  /** How long a lock of another process is waited for; by default longer than any one transaction of ours lasts. */
  lockTimeoutMs?: number;
}

/** Opens or creates an archive file; throws StoreError with what is wrong and changes nothing where it cannot. */
export async function openArchiveFile(
  file: string,
  { lockTimeoutMs = 30_000 }: OpenOptions = {},
): Promise<SqliteDatabase> {
  let database: SqliteDatabase | null = null;
  try {
    if (file !== ':memory:') makeFolder(path.dirname(path.resolve(file)));
    database = await openSqlite(file, { timeoutMs: lockTimeoutMs });
    // Before anything is written: WAL alone would change another program's file.
    refuseStrangers(database, file);
    // NORMAL with WAL loses nothing when the process is killed; a power cut may lose the last commits, never the file.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000',
    );
    migrate(database, file);
    return database;
  } catch (error) {
    database?.close();
    throw explained(error, file);
  }
}

const reasons: [RegExp, string][] = [
  [/file is not a database|malformed/i, 'is no SQLite file, or a damaged one (wirecopy doctor says more)'],
  [/database is locked|busy/i, 'is locked by another process'],
  [/readonly|read-only|EROFS|attempt to write/i, 'cannot be written: it or its folder is read-only'],
  [/unable to open|EACCES|EPERM/i, 'cannot be opened: no permission, or a folder is in its place'],
  [/\bENOENT|ENOTDIR|EEXIST/, 'cannot be made: its folder is not there and cannot be made'],
  [/is full|ENOSPC/i, 'cannot grow: the disk is full'],
  [/disk I\/O/i, 'cannot be read or written: the disk reports an error (is it full?)'],
];

/** Says in our words what SQLite or the file system reported. */
export function explained(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const found = reasons.find(([pattern]) => pattern.test(message));
  return new StoreError(`the archive ${file} ${found?.[1] ?? `failed: ${message}`}`, { cause: error });
}
