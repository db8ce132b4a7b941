import { StoreError } from '../../errors.js';
import { digestOf } from '../digest.js';
import { emptyQuery, type Query } from '../query.js';
import { unpackRecord } from '../rows.js';
import type { Revision, Sighting, Store } from '../store.js';
import { backfillStore } from './backfill.js';
import { copySetting, refuseHalfCopy } from '../copy/mark.js';
import { capturesOf } from './captures.js';
import { checkArchive, countsOf, diskUseOf, serverOf } from './check.js';
import { chosen, elapsedMs } from './conditions.js';
import { changesSince, goneSince, lastSequence, moveCursor, readCursor } from './cursors.js';
import { type Database, first, type Sql, type SqlValue } from './database.js';
import { listEdits, type RevisionRow } from './edits.js';
import { explained } from './explain.js';
import { getArticle, idsAt, idsLike, listArticles } from './find.js';
import { hookStore, noteBack, noteGone } from './hooks.js';
import { migrate, ofOneSchema } from './migrations.js';
import { numbered } from './numbered.js';
import { openPg } from './pg-database.js';
import { prune } from './prune.js';
import { lookAtFolder } from '../raw-folder/report.js';
import { RawFolder } from '../raw-folder/raw-folder.js';
import { freeing, tidyFolder } from '../raw-folder/tidy.js';
import { keepRaw, rawRuleText } from './raw-room.js';
import { rawSqlOf } from './raw-sql.js';
import { replaceRevision, saveItems } from './save.js';
import { sourceStore } from './sources.js';
import { splitArticle } from './split.js';

/** Opens the archive in a database, and makes it where there is none and none must be there. */
export async function openPostgresArchive(address: string, options: { mustExist?: boolean } = {}): Promise<Store> {
  const database = await openPg(address);
  try {
    return await openPostgresStore(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The archive in a database that is open; closing it closes the database. */
export async function openPostgresStore(given: Database, { mustExist = false } = {}): Promise<Store> {
  const { name } = given;
  const fail = (error: unknown): never => {
    throw explained(error, name);
  };
  await migrate(given, { mustExist }).catch(fail);
  const database = ofOneSchema(given);
  refuseHalfCopy(name, await settingOf(database, copySetting).catch(fail));
  const rawSql = rawSqlOf(database);
  const raw = new RawFolder(rawSql);
  const store: Omit<
    Store,
    'list' | 'edits' | 'changesSince' | 'rawPages' | 'close' | 'sources' | 'hooks' | 'backfills'
  > = {
    save: async (article, options) => (await saveItems(database, [{ article, options }], raw))[0]!,
    saveAll: (items) => saveItems(database, items, raw),
    get: (idOrUrl) => getArticle(database, idOrUrl),
    idsLike: (prefix) => idsLike(database, prefix),
    idsAt: (address) => idsAt(database, address),
    revisions: (id) => revisionsOf(database, id),
    sightings: (id) => sightingsOf(database, id),
    digest: async (query, stop) => digestOf(await asked(database, query), stop),
    lastSequence: () => lastSequence(database),
    cursor: (cursor) => readCursor(database, cursor),
    moveCursor: (cursor, from, to) => moveCursor(database, cursor, from, to),
    replaceRevision: async (id, number, article) =>
      replaceRevision(database, await rowOf(database, id), number, article),
    split: async (id, strays) => splitArticle(database, await rowOf(database, id), strays),
    noteGone: (id, now) => noteGone(database, id, now),
    noteBack: (id) => noteBack(database, id),
    counts: () => countsOf(database),
    check: () => checkArchive(database),
    prune: (options) =>
      options.isDryRun ? prune(database, options) : freeing(raw, rawSql, () => prune(database, options)),
    keepsRaw: () => rawRuleText(database),
    setKeepsRaw: (rule) => keepRaw(database, rule),
    useRawFolder: (folder, use) => raw.use(folder, use),
    rawFolder: () => lookAtFolder(raw, rawSql),
    diskUse: (since) => diskUseOf(database, since),
    server: () => serverOf(database),
    vacuum: (limits) => tidyFolder(raw, rawSql, limits).finally(() => vacuum(database)),
    backup: async () => {
      throw new StoreError(
        `an archive on PostgreSQL is backed up by its own tools (pg_dump --schema=wirecopy), or into a file by wirecopy copy`,
      );
    },
  };
  const guarded = async function* <T>(items: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* items;
    } catch (error) {
      fail(error);
    }
  };
  const hooks = hookStore(database, {
    changesSince: (span) => changesSince(database, span),
    goneSince: (span) => goneSince(database, span),
    get: (id) => getArticle(database, id),
  });
  const backfills = backfillStore(database);
  return {
    ...inOurWords(store, fail),
    sources: inOurWords(sourceStore(database), fail),
    hooks: {
      ...inOurWords(hooks, fail),
      changes: (...range) => guarded(hooks.changes(...range)),
      dueLetters: (hook) => guarded(hooks.dueLetters(hook)),
    },
    backfills: {
      ...inOurWords(backfills, fail),
      addresses: (...chosen_) => guarded(backfills.addresses(...chosen_)),
    },
    list: (query) => guarded(listArticles(database, query)),
    edits: (query) => guarded(listEdits(database, query)),
    changesSince: (after, upTo = Number.MAX_SAFE_INTEGER, query = emptyQuery) =>
      guarded(changesSince(database, { after, upTo, query })),
    rawPages: (id) => guarded(pagesOf(database, raw, id)),
    close: () => database.close(),
  };
}

/** The same methods, their errors in our words. */
function inOurWords<T extends object>(methods: T, fail: (error: unknown) => never): T {
  const wrapped = Object.entries(methods).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') return [name, method];
    return [
      name,
      async (...values: unknown[]): Promise<unknown> => {
        try {
          return await method(...values);
        } catch (error) {
          return fail(error);
        }
      },
    ];
  });
  return Object.fromEntries(wrapped) as T;
}

const settingOf = async (sql: Sql, name: string): Promise<string | null> =>
  (await first<{ value: string }>(sql, 'SELECT value FROM setting WHERE name = $1', [name]))?.value ?? null;

const rowOf = async (sql: Sql, id: string): Promise<number> =>
  (await first<{ row: number }>(sql, 'SELECT row FROM article WHERE id = $1', [id]))?.row ?? -1;

async function* pagesOf(sql: Sql, raw: RawFolder, id: string | null): ReturnType<typeof capturesOf> {
  yield* capturesOf(sql, raw, id === null ? null : await rowOf(sql, id));
}

async function revisionsOf(sql: Sql, id: string): Promise<Revision[]> {
  const rows = await sql.all<RevisionRow>(
    `SELECT r.number, r.saved_at, r.cause, r.record FROM revision r JOIN article a ON a.row = r.article
     WHERE a.id = $1 ORDER BY r.number`,
    [id],
  );
  return rows.map(({ number, saved_at, cause, record }) => ({
    ...{ number, savedAt: saved_at, cause },
    article: { ...unpackRecord(record), id },
  }));
}

async function sightingsOf(sql: Sql, id: string): Promise<Sighting[]> {
  const rows = await sql.all<{ feed_url: string | null; guid: string; url: string; first_seen: string }>(
    `SELECT f.url AS feed_url, s.guid, s.url, s.first_seen FROM sighting s JOIN article a ON a.row = s.article
     LEFT JOIN feed f ON f.number = s.feed WHERE a.id = $1 ORDER BY s.first_seen, s.number`,
    [id],
  );
  return rows.map(({ feed_url, guid, url, first_seen }) => ({
    ...{ feedUrl: feed_url, guid: guid || null, url: url || null, firstSeen: first_seen },
  }));
}

const asked = async (sql: Sql, query: Query): Promise<Parameters<typeof digestOf<SqlValue>>[0]> => ({
  ...(await chosen(sql, query)),
  all: (text, values) => sql.all(numbered(text), values),
  elapsedMs,
});

/** Room of what was deleted is given to what comes; it does not lock readers or savers out, as VACUUM FULL would. */
async function vacuum(database: Database): Promise<void> {
  const tables = await database.all<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'wirecopy'",
  );
  for (const { name } of tables) await database.exec(`VACUUM (ANALYZE) ${name}`);
}
