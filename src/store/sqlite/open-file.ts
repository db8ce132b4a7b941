import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { messageOf, StoreError, type StoreTrouble, WirecopyError } from '../../errors.js';
import { makeFolder } from '../../shared/make-folder.js';
import { openSqlite, type SqliteDatabase, useWal } from '../../shared/sqlite.js';
import { noArchive } from '../missing.js';
import { migrate, migrations, numberOf, refuseStrangers } from './migrations.js';
import { isIndexPending, rebuildIndex, type RebuildOptions } from './rebuild-index.js';

export interface OpenOptions extends RebuildOptions {
  /** How long a lock of another process is waited for; by default longer than any one transaction of ours lasts. */
  lockTimeoutMs?: number;
  /** Whoever only reads is content with an archive that cannot be written: a backup, another user's. */
  mayBeReadOnly?: boolean;
  /** An archive that is not there is not made. */
  mustExist?: boolean;
}

/** Opens or creates an archive file; throws StoreError with what is wrong and changes nothing where it cannot. */
export async function openArchiveFile(
  file: string,
  { lockTimeoutMs = 30_000, mayBeReadOnly = false, mustExist = false, progress, stop }: OpenOptions = {},
): Promise<SqliteDatabase> {
  let database: SqliteDatabase | null = null;
  try {
    if (mustExist && !existsSync(file)) throw noArchive(file);
    if (file !== ':memory:') makePrivate(file);
    // SQLite takes a name such as `file:a.db` for an address, and opens another file than the one that is looked for here.
    database = await openSqlite(file === ':memory:' ? file : path.resolve(file), { timeoutMs: lockTimeoutMs });
    // Before anything is written: WAL alone would change another program's file.
    refuseStrangers(database, file);
    // NORMAL with WAL loses nothing when the process is killed; a power cut may lose the last commits, never the file.
    useWal(database, lockTimeoutMs);
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000');
    migrate(database, file);
    await rebuildIndex(database, { progress, stop });
    return database;
  } catch (error) {
    database?.close();
    const known = explained(error, file);
    if (mayBeReadOnly && known instanceof StoreError && known.trouble === 'read-only')
      return openReadOnly(file, lockTimeoutMs);
    throw known;
  }
}

/** What somebody reads is nobody else's business: new folders and files are their owner's. What is there keeps its mode. */
function makePrivate(file: string): void {
  makeFolder(path.dirname(path.resolve(file)), 0o700);
  // SQLite gives its log the mode of the file (https://www.sqlite.org/tempfiles.html).
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    // SQLite meets the same trouble, and its word for it is the one that is explained.
  }
}

async function openReadOnly(file: string, timeoutMs: number): Promise<SqliteDatabase> {
  const places = [path.resolve(file)];
  // WAL wants to write beside the file also for reading; where no log is, nobody writes and it may be read as it lies there.
  if (!existsSync(`${file}-wal`)) places.push(`${pathToFileURL(path.resolve(file)).href}?immutable=1`);
  let why: unknown;
  for (const place of places) {
    let database: SqliteDatabase | null = null;
    try {
      database = await openSqlite(place, { timeoutMs, isReadOnly: true });
      refuseStrangers(database, file);
      if (numberOf(database, 'user_version') < migrations.length) {
        throw new StoreError(`the archive ${file} is of an older wirecopy and cannot be brought up: it is read-only`);
      }
      if (isIndexPending(database)) {
        throw new StoreError(`the full text of ${file} is half made: open it once where it can be written`);
      }
      return database;
    } catch (error) {
      database?.close();
      if (error instanceof StoreError) throw error;
      why = error;
    }
  }
  throw explained(why, file);
}

const reasons: [RegExp, StoreTrouble, string][] = [
  [/file is not a database|malformed/i, 'damaged', 'is not a SQLite file, or is damaged'],
  [/database is locked|busy/i, 'locked', 'is locked by another process'],
  [/readonly|read-only|EROFS|attempt to write/i, 'read-only', 'cannot be written: it or its folder is read-only'],
  [/unable to open|EACCES|EPERM/i, 'no access', 'cannot be opened: no permission, or a folder is in its place'],
  [/\bENOENT|ENOTDIR|EEXIST/, 'no access', 'cannot be made: its folder is not there and cannot be made'],
  [/is full|ENOSPC/i, 'disk', 'cannot grow: the disk is full'],
  [/disk I\/O/i, 'disk', 'cannot be read or written: the disk reports an error (is it full?)'],
];

/** In our words what SQLite or the file system reported of a file. */
export function reasonOfSqlite(error: unknown): { trouble: StoreTrouble | null; text: string } {
  const message = messageOf(error);
  const [, trouble, text] = reasons.find(([pattern]) => pattern.test(message)) ?? [];
  return { trouble: trouble ?? null, text: text ?? `failed: ${message}` };
}

/** Says in our words what SQLite or the file system reported. */
export function explained(error: unknown, file: string): WirecopyError {
  if (error instanceof WirecopyError) return error;
  const said = reasonOfSqlite(error);
  // On a medium that nobody can write SQLite only says that it cannot open; what can be read is not written, and no more.
  const isClosed = said.trouble === 'no access' && isReadable(file);
  const { trouble, text } = isClosed ? reasonOfSqlite('attempt to write') : said;
  const hint = trouble === 'damaged' ? ' (wirecopy doctor says what to do)' : '';
  return new StoreError(`the archive ${file} ${text}${hint}`, { cause: error, ...(trouble ? { trouble } : {}) });
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
