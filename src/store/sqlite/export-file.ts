import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FileError, WirecopyError } from '../../errors.js';
import { exportMark, refuseOtherFile } from '../../shared/database-mark.js';
import { openSqlite, type SqliteDatabase } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { articlesIn, writeRecords } from './export-rows.js';
import { exportSchema, exportVersion } from './export-schema.js';
import { numberOf } from './migrations.js';
import { reasonOfSqlite } from './open-file.js';

/** How `addToSqlite` adds. */
export interface AddOptions {
  /** How long another writer is waited for. */
  lockTimeoutMs?: number;
  /** Where a new file is made before it gets its name: in the same folder, and under a name that nobody has. */
  temporary?: string;
  /** Called once where another writer is waited for. */
  onWait?: () => void;
}

type Articles = Iterable<Article> | AsyncIterable<Article>;

/**
 * Adds records to a SQLite file by their ids, and makes the file where there is none: all of them or, after an error or a crash, none.
 * A file that this did not make is refused. From the first record to the last, other writers wait.
 */
export async function addToSqlite(name: string, articles: Articles, options: AddOptions = {}): Promise<void> {
  // A bare `:memory:` would be no file.
  const file = path.resolve(name);
  try {
    refuseOtherFile(file, name);
    if (isFree(file)) await makeNew(file, articles, options);
    else await addTo(file, articles, options);
  } catch (error) {
    // What has no code was thrown by whoever gives the records.
    if (error instanceof WirecopyError || !(error instanceof Error && 'code' in error)) throw error;
    throw new FileError(`${name} ${reasonOfSqlite(error).text}`, { cause: error });
  }
}

/** SQLite would play a log that was left behind into a file that comes into its place; it takes it away where it makes the file itself. */
const isFree = (file: string): boolean => !['', '-journal', '-wal'].some((end) => existsSync(file + end));

/** Made under another name, with no journal beside it: it is seen when it is whole. Where another was faster, that file gets the records. */
async function makeNew(file: string, articles: Articles, options: AddOptions): Promise<void> {
  const { temporary = path.join(path.dirname(file), `.wirecopy-${randomBytes(6).toString('hex')}.part`) } = options;
  const descriptor = openSync(temporary, 'wx', 0o666);
  try {
    const database = await openSqlite(temporary, { timeoutMs: 0 });
    try {
      database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN');
      await write(database, file, articles);
      database.exec('COMMIT');
      fsyncSync(descriptor);
      if (!isNamed(temporary, file)) await addTo(file, articlesIn(database), options);
    } finally {
      database.close();
    }
  } finally {
    closeSync(descriptor);
    rmSync(temporary, { force: true });
  }
}

/** A rename would replace what came meanwhile. False also where the file system knows no second names. */
function isNamed(temporary: string, file: string): boolean {
  if (!isFree(file)) return false;
  try {
    linkSync(temporary, file);
    return true;
  } catch {
    return false; // the file is made in place, and what is wrong shows there
  }
}

/** One transaction: whoever reads the file after a crash has it as it was (https://www.sqlite.org/atomiccommit.html). */
async function addTo(file: string, articles: Articles, options: AddOptions): Promise<void> {
  refuseOtherFile(file);
  const database = await openSqlite(file, { timeoutMs: turnMs });
  try {
    await whenFree(options, () => database.exec('BEGIN IMMEDIATE'));
    await write(database, file, articles);
    await whenFree(options, () => database.exec('COMMIT'));
  } catch (error) {
    undo(database);
    throw error;
  } finally {
    database.close();
  }
}

/** Closing alone may leave the lock until statements are collected. */
function undo(database: SqliteDatabase): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // It was not begun, or a full disk has undone it already.
  }
}

/** Inside a transaction. */
async function write(database: SqliteDatabase, file: string, articles: Articles): Promise<void> {
  if (numberOf(database, 'schema_version') === 0) database.exec(exportSchema);
  const version = numberOf(database, 'user_version');
  if (numberOf(database, 'application_id') !== exportMark || version > exportVersion) {
    throw new FileError(`${file} was written by a newer wirecopy: update wirecopy, or name another file`);
  }
  database.exec('PRAGMA cache_size = -32000');
  await writeRecords(database, articles);
}

/** SQLite waits so long in one piece; between two, Ctrl-C is heard. */
const turnMs = 500;

async function whenFree({ lockTimeoutMs = 600_000, onWait }: AddOptions, work: () => void): Promise<void> {
  const end = Date.now() + lockTimeoutMs;
  for (let turns = 0; ; turns++) {
    try {
      return work();
    } catch (error) {
      if (!/locked|busy/i.test(String(error)) || Date.now() > end) throw error;
      if (turns === 0) onWait?.();
      await pause(10);
    }
  }
}
