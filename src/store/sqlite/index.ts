import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { StoreError } from '../../errors.js';
import { reasonOf } from '../../shared/system-reason.js';
import type { BackfillStore } from '../backfill-types.js';
import { copySetting, refuseHalfCopy } from '../copy/mark.js';
import { capturesOf } from './captures.js';
import { checkArchive, countsOf, diskUseOf } from './check.js';
import { changesSince, lastSequence, moveCursor, readCursor } from './cursors.js';
import { digestOf } from './digest.js';
import { listEdits } from './edits.js';
import { getArticle, idsAt, idsLike, listArticles } from './find.js';
import type { HookStore } from '../hook-types.js';
import { explained, type OpenOptions, openArchiveFile } from './open-file.js';
import { prune } from './prune.js';
import { lookAtFolder } from '../raw-folder/report.js';
import { RawFolder } from '../raw-folder/raw-folder.js';
import { freeing, tidyFolder } from '../raw-folder/tidy.js';
import { keepRaw, rawRuleText } from './raw-room.js';
import { rawSqlOf } from './raw-sql.js';
import { emptyQuery } from '../query.js';
import { replaceRevision } from './reread.js';
import { unpackRecord } from '../rows.js';
import { saveArticle, saveArticles } from './save.js';
import { sightingsOf } from './sightings.js';
import { backfillStore } from './backfill.js';
import { hookStore, noteBack, noteGone } from './hooks.js';
import { sourceStore } from './sources.js';
import { splitArticle } from './split.js';
import { Statements } from './statements.js';
import type { Revision, RevisionCause, Store } from '../store.js';

/** Opens an archive file, or one in memory (`:memory:`), for reading and writing. */
export async function openSqliteStore(file: string, options: OpenOptions = {}): Promise<Store> {
  const database = await openArchiveFile(file, options);
  const statements = new Statements(database);
  try {
    refuseHalfCopy(file, settingOf(statements, copySetting));
  } catch (error) {
    database.close();
    throw error;
  }
  /** Each call's error in our words: a full disk or a lock may show at any of them. */
  const guard = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explained(error, file);
    }
  };
  const guarded = async function* <T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* items;
    } catch (error) {
      throw explained(error, file);
    }
  };
  const told = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => Promise.reject(explained(error, file)));
  const rawSql = rawSqlOf(statements, file);
  const raw = new RawFolder(rawSql);
  const rowOf = (id: string): number =>
    statements.get<{ row: number }>('SELECT row FROM article WHERE id = ?', id)?.row ?? -1;
  return {
    save: (article, options) => told(saveArticle(statements, article, options, raw)),
    saveAll: (items) => told(saveArticles(statements, items, raw)),
    get: async (idOrUrl) => guard(() => getArticle(statements, idOrUrl)),
    idsLike: async (prefix) => guard(() => idsLike(statements, prefix)),
    idsAt: async (address) => guard(() => idsAt(statements, address)),
    revisions: async (id) => guard(() => revisionsOf(statements, rowOf(id), id)),
    sightings: async (id) => guard(() => sightingsOf(statements, rowOf(id))),
    list: (query) => guarded(listArticles(statements, query)),
    edits: (query) => guarded(listEdits(statements, query)),
    digest: (query, stop) => told(digestOf(statements, query, stop)),
    changesSince: (after, upTo = Number.MAX_SAFE_INTEGER, query = emptyQuery) =>
      guarded(changesSince(statements, { after, upTo, query })),
    lastSequence: async () => guard(() => lastSequence(statements)),
    cursor: async (name) => guard(() => readCursor(statements, name)),
    moveCursor: async (name, from, to) => guard(() => moveCursor(statements, name, from, to)),
    rawPages: (id) => guarded(capturesOf(statements, raw, id === null ? null : rowOf(id))),
    replaceRevision: async (id, number, article) =>
      guard(() => replaceRevision(statements, rowOf(id), number, article)),
    split: async (id, strays) => guard(() => splitArticle(statements, rowOf(id), strays)),
    noteGone: async (id, now) => guard(() => noteGone(statements, id, now)),
    noteBack: async (id) => guard(() => noteBack(statements, id)),
    sources: inOurWords(sourceStore(statements), file),
    hooks: hooksInOurWords(hookStore(statements), file, guarded),
    backfills: backfillsInOurWords(backfillStore(statements), file, guarded),
    counts: async () => guard(() => countsOf(statements)),
    check: async () => guard(() => checkArchive(statements)),
    prune: (options) =>
      told(options.isDryRun ? prune(statements, options) : freeing(raw, rawSql, () => prune(statements, options))),
    keepsRaw: async () => guard(() => rawRuleText(statements)),
    setKeepsRaw: async (rule) => guard(() => keepRaw(statements, rule)),
    useRawFolder: (folder, use) => told(raw.use(folder, use)),
    rawFolder: () => told(lookAtFolder(raw, rawSql)),
    diskUse: async (since) => guard(() => diskUseOf(statements, since)),
    server: async () => null,
    vacuum: (limits) => told(tidyFolder(raw, rawSql, limits).finally(() => vacuum(database))),
    backup: async (target) => guard(() => backup(statements, target)),
    close: async () => {
      tidy(database);
      database.close();
    },
  };
}

const settingOf = (statements: Statements, name: string): string | null =>
  statements.get<{ value: string }>('SELECT value FROM setting WHERE name = ?', name)?.value ?? null;

/**
 * The driver leaves the log to the last connection and forgets it while statements are open: a copy of the file would be empty.
 * Another process that reads keeps its part, which the next one to close brings home.
 */
function tidy(database: Statements['database']): void {
  try {
    database.exec('PRAGMA busy_timeout = 100; PRAGMA wal_checkpoint (TRUNCATE)');
  } catch {
    // A full or read-only disk: nothing is lost, the log is read by whoever opens the archive next.
  }
}

const vacuum = (database: Statements['database']): void =>
  database.exec("INSERT INTO fulltext (fulltext) VALUES ('optimize'); VACUUM; PRAGMA wal_checkpoint (TRUNCATE)");

function revisionsOf(statements: Statements, row: number, id: string): Revision[] {
  return statements
    .all<{ number: number; saved_at: string; cause: RevisionCause; record: Uint8Array }>(
      'SELECT number, saved_at, cause, record FROM revision WHERE article = ? ORDER BY number',
      row,
    )
    .map(({ number, saved_at, cause, record }) => ({
      number,
      savedAt: saved_at,
      cause,
      article: { ...unpackRecord(record), id },
    }));
}

/** A consistent copy while others read and write, whole or not at all; refuses to write over anything. */
function backup(statements: Statements, target: string): void {
  if (existsSync(target) && statSync(target).isDirectory())
    throw new StoreError(`${target} is a folder: name a new file in it`);
  if (existsSync(target))
    throw new StoreError(`${target} is there already (${statSync(target).size} bytes): name a new file`);
  const temporary = `${target}.part`;
  rmSync(temporary, { force: true });
  try {
    // It writes into an empty file, too, which keeps its mode.
    writeFileSync(temporary, '', { mode: 0o600 });
  } catch (cause) {
    throw new StoreError(`${target} cannot be written: ${reasonOf(cause)}`, { cause });
  }
  try {
    statements.run('VACUUM INTO ?', temporary);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Lists are not asked for: they stream. */
function hooksInOurWords(
  hooks: HookStore,
  file: string,
  guarded: <T>(items: AsyncIterable<T>) => AsyncGenerator<T>,
): HookStore {
  return {
    ...inOurWords(hooks, file),
    changes: (...range) => guarded(hooks.changes(...range)),
    dueLetters: (name) => guarded(hooks.dueLetters(name)),
  };
}

function backfillsInOurWords(
  backfills: BackfillStore,
  file: string,
  guarded: <T>(items: AsyncIterable<T>) => AsyncGenerator<T>,
): BackfillStore {
  return {
    ...inOurWords(backfills, file),
    addresses: (...chosen) => guarded(backfills.addresses(...chosen)),
  };
}

/** The same methods, their errors in our words. */
function inOurWords<T extends object>(methods: T, file: string): T {
  const wrap =
    (method: (...values: unknown[]) => unknown) =>
    async (...values: unknown[]): Promise<unknown> => {
      try {
        return await method(...values);
      } catch (error) {
        throw explained(error, file);
      }
    };
  return Object.fromEntries(Object.entries(methods).map(([name, method]) => [name, wrap(method)])) as T;
}
