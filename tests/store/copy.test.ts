import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/shared/sha256.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { copyArchive } from '../../src/store/copy/copy-archive.js';
import type { CopyReport } from '../../src/store/copy/copy-types.js';
import { postgresSource, postgresTarget } from '../../src/store/copy/postgres-side.js';
import { rowHash } from '../../src/store/copy/row-hash.js';
import type { Source, Target } from '../../src/store/copy/side.js';
import { openSqliteSource, openSqliteTarget } from '../../src/store/copy/sqlite-side.js';
import { tables } from '../../src/store/copy/tables.js';
import { emptyQuery, openStore, parseQuery, type Store } from '../../src/store/index.js';
import { openFrontier } from '../../src/store/postgres/frontier.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { openPg } from '../../src/store/postgres/pg-database.js';
import { at, dumpOf, fillArchive, madeStory } from '../helpers/full-archive.js';
import { isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';

/** Some of them are one story. */
const saved = 230;
let articles: number;
let folder: string;
let original: string;
let server: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-copy-'));
  original = path.join(folder, 'original.db');
  server = await testDatabase();
  await fillArchive(original, saved);
  articles = (await dumpOf(original)).article!.length;
}, 120_000);
afterAll(async () => {
  await server.drop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => server.reset());

let files = 0;
const newFile = (): string => path.join(folder, `copy-${++files}.db`);

/** One side open, and the other: a database stays open for the next test. */
async function between<T>(
  source: Promise<Source>,
  target: Promise<Target>,
  work: (source: Source, target: Target) => Promise<T>,
): Promise<T> {
  const [from, to] = [await source, await target];
  try {
    return await work(from, to);
  } finally {
    await from.close();
    await to.close();
  }
}
const file = (name: string): Promise<Source> => openSqliteSource(name, {});
const toFile = (name: string): Promise<Target> => openSqliteTarget(name, {});
const database = async (): Promise<Source> => ({
  ...(await postgresSource(server.database)),
  close: async () => undefined,
});
const toDatabase = async (): Promise<Target> => ({
  ...(await postgresTarget(server.database)),
  close: async () => undefined,
});
const copy = (source: Promise<Source>, target: Promise<Target>): Promise<CopyReport> =>
  between(source, target, (from, to) => copyArchive(from, to));
const asStore = async (): Promise<Store> => ({
  ...(await openPostgresStore(server.database)),
  close: async () => undefined,
});

async function listed(store: Store, search = ''): Promise<string[]> {
  const found: string[] = [];
  for await (const one of store.list(search === '' ? emptyQuery : parseQuery(search)))
    found.push(`${one.article.id} ${sha256(JSON.stringify(one))}`);
  return found.toSorted();
}

/** The full text, and what workers know of hosts and of each other. */
/** Where an archive itself has put a page. */
const place = /^raw\.(?:file|start|bytes) /;
const ofServer = /^(?:fulltext|fulltext_part|host|host_due|robots)\.|^page\.feeds$|^(?:page|source)\.site$/;

describe('the tables of a copy', () => {
  test('are all that PostgreSQL’s archive has, but for its full text and what belongs to workers', async () => {
    await postgresTarget(server.database);
    const columns = await server.database.all<{ name: string; type: string }>(
      `SELECT table_name || '.' || column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'wirecopy'`,
    );
    const types: Record<string, string> = { 'double precision': 'float8' };
    const there = columns.filter(({ name }) => !ofServer.test(name));
    const listed = there.map(({ name, type }) => `${name} ${types[type] ?? type}`).filter((one) => !place.test(one));
    expect(listed.toSorted()).toEqual(listedColumns());
  });

  test('are all that SQLite’s archive has', async () => {
    const opened = await openSqlite(original, { timeoutMs: 5_000, isReadOnly: true });
    const columns = opened
      .prepare(
        `SELECT t.name || '.' || c.name AS name, lower(c.type) AS type FROM sqlite_schema t, pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'fulltext%' AND t.name NOT LIKE 'sqlite%'`,
      )
      .all() as { name: string; type: string }[];
    opened.close();
    const types: Record<string, string> = { integer: 'bigint', real: 'float8', blob: 'bytea' };
    const there = columns.map(({ name, type }) => `${name} ${types[type] ?? type}`).filter((one) => !place.test(one));
    expect([...there, 'sighting.number bigint', 'page.row bigint'].toSorted()).toEqual(listedColumns());
  });

  const listedColumns = (): string[] =>
    tables.flatMap((table) => table.columns.map(({ name, type }) => `${table.name}.${name} ${type}`)).toSorted();
});

test('rows come one by one as well as many at once, whatever their keys are', async () => {
  const walk = async (side: Source, name: string): Promise<string[]> => {
    const table = tables.find((one) => one.name === name)!;
    const found: string[] = [];
    for (let after: Awaited<ReturnType<Source['rows']>>['last'] = null; ; ) {
      const { rows, last } = await side.rows(table, after, 1);
      if (rows.length === 0) return found.toSorted();
      found.push(rowHash(rows[0]!));
      after = last;
    }
  };
  await between(file(original), toDatabase(), async (from, to) => {
    await copyArchive(from, to);
    for (const name of ['entry', 'page', 'cursor', 'hook_letter']) {
      const { rows } = await from.rows(tables.find((one) => one.name === name)!, null, 1_000);
      const all = rows.map(rowHash).toSorted();
      expect(await walk(from, name)).toEqual(all);
      expect(await walk(await database(), name)).toEqual(all);
    }
  });
});

describe('a copy', () => {
  test('there and back holds the same in every table, and says so', async () => {
    const there = await copy(file(original), toDatabase());
    const back = newFile();
    const again = await copy(database(), toFile(back));
    expect(again.tables).toEqual(there.tables);
    expect(there).toMatchObject({ written: there.rows, removed: 0, missed: 0 });
    expect(await dumpOf(back)).toEqual(await dumpOf(original));
    expect(Object.entries(there.tables).filter(([, { rows }]) => rows === 0)).toEqual([]);
  });

  test('is an archive as the first one: lists, searches, checks, and what is saved next', async () => {
    await copy(file(original), toDatabase());
    const back = newFile();
    await copy(database(), toFile(back));
    const [one, two, three] = [await openStore(original), await asStore(), await openStore(back)];
    for (const search of ['', 'edited', 'headline:story', '"number 7"', 'harbour OR 码头'])
      expect([search, await listed(two, search), await listed(three, search)]).toEqual([
        search,
        await listed(one, search),
        await listed(one, search),
      ]);
    for (const store of [two, three]) {
      expect(await store.check()).toEqual([]);
      const now = at(10_000);
      expect(await store.save(madeStory(5), { now })).toMatchObject({ outcome: 'unchanged' });
      expect(await store.save(madeStory(900), { now })).toMatchObject({ outcome: 'new' });
      expect((await store.hooks.get('h'))?.name).toBe('h');
    }
    for (const store of [one, two, three]) await store.close();
  });

  test('of pages in a folder is one that holds the pages itself, also where it goes on', async () => {
    const [source, pages] = [newFile(), path.join(folder, `pages-${files}`)];
    await copy(file(original), toFile(source));
    const use = { isLasting: true, maySetUp: true };
    const store = await openStore(source);
    await store.useRawFolder(pages, use);
    await store.vacuum();
    const { rawPages, rawBytes } = await store.diskUse(at(0));
    expect(await store.rawFolder()).toMatchObject({ pages: rawPages, bytes: rawBytes, problems: [] });
    await store.close();
    const there = await copy(file(source), toDatabase());
    expect(there.tables).toEqual((await copy(file(original), toFile(newFile()))).tables);
    expect(await copy(file(source), toDatabase())).toMatchObject({ written: 0, removed: 0 });
    const shared = await asStore();
    expect(await shared.rawFolder()).toBeNull();
    const shas = async (of: Store): Promise<string[]> => {
      const found: string[] = [];
      for await (const { sha256: sha, bytes } of of.rawPages(null)) found.push(`${sha} ${sha256(bytes)}`);
      return found;
    };
    const before = await shas(shared);
    expect(before.length).toBeGreaterThan(50);
    // And back, from a database that has a folder of its own.
    await shared.useRawFolder(`${pages}-shared`, use);
    await shared.vacuum();
    expect(await shas(shared)).toEqual(before);
    const back = newFile();
    expect((await copy(database(), toFile(back))).tables).toEqual(there.tables);
    const [counted] = await server.database.all("SELECT value FROM counter WHERE name = 'raw bytes'");
    expect(counted).toEqual({ value: (await shared.diskUse(at(0))).rawBytes });
    const last = await openStore(back);
    expect(await shas(last)).toEqual(before);
    expect(await last.rawFolder()).toBeNull();
    await last.close();
  });

  test('that goes on looks for what is gone by what tells rows apart, and reads no page or record for it', async () => {
    const [there, to] = [newFile(), newFile()];
    await copy(file(original), toFile(there));
    await copy(file(there), toFile(to));
    const asked = new Set<string>();
    await between(file(there), toFile(to), async (from, target) => {
      const find: Source['find'] = async (table, columns, values) => {
        for (const { name } of table.columns) asked.add(`${table.name}.${name}`);
        return from.find(table, columns, values);
      };
      const snapshot: Source['snapshot'] = (work) => from.snapshot((side) => work({ ...side, find }));
      expect(await copyArchive({ ...from, snapshot }, target)).toMatchObject({ written: 0, removed: 0 });
    });
    expect([...asked]).toEqual(expect.arrayContaining(['raw.sha256', 'revision.number', 'article.sequence']));
    for (const name of ['raw.body', 'revision.record', 'aside.record', 'page.entry']) expect(asked).not.toContain(name);
  });

  test('sets aside what was set aside, until a file’s own sync tries it again', async () => {
    const [there, back] = [newFile(), newFile()];
    await copy(file(original), toDatabase());
    await server.database.exec(`UPDATE source SET deaths = 0, status = 'gone';
      UPDATE page SET deaths = 0, entry = NULL; UPDATE page SET deaths = 5, due_at = 1, lease_until = 0 WHERE key = 'key-7'`);
    await copy(database(), toFile(there));
    const other = await testDatabase();
    try {
      await copy(
        file(there),
        postgresTarget(other.database).then((one) => ({ ...one, close: async () => undefined })),
      );
      expect(await (await openFrontier(other.database)).dead()).toMatchObject([{ kind: 'page', deaths: 5 }]);
    } finally {
      await other.drop();
    }
    await copy(file(there), toFile(back));
    const store = await openStore(back);
    await store.sources.claimPages({ now: Date.now(), leaseMs: 1_000, limit: 100, owner: 'one' });
    await store.close();
    const opened = await openSqlite(back, { timeoutMs: 5_000, isReadOnly: true });
    expect(opened.prepare("SELECT deaths FROM page WHERE key = 'key-7'").get()).toEqual({ deaths: 0 });
    opened.close();
  });

  test('between two files and two databases', async () => {
    const second = newFile();
    await copy(file(original), toFile(second));
    expect(await dumpOf(second)).toEqual(await dumpOf(original));
    await copy(file(second), toDatabase());
    const other = await testDatabase();
    try {
      const there = await copy(
        database(),
        postgresTarget(other.database).then((one) => ({ ...one, close: async () => undefined })),
      );
      const third = newFile();
      await copy(
        postgresSource(other.database).then((one) => ({ ...one, close: async () => undefined })),
        toFile(third),
      );
      expect(there.rows).toBeGreaterThan(1_000);
      expect(await dumpOf(third)).toEqual(await dumpOf(original));
    } finally {
      await other.drop();
    }
  });
});

describe('a copy that is cut off', () => {
  /** Ends at the nth transaction, before or after it is carried out. */
  const cut = async (target: Promise<Target>, n: number, when: 'before' | 'after'): Promise<Target> => {
    const whole = await target;
    let count = 0;
    return {
      ...whole,
      transaction: async (work) => {
        const isLast = ++count === n;
        if (isLast && when === 'before') throw new Error('cut');
        const result = await whole.transaction(work);
        if (isLast) throw new Error('cut');
        return result;
      },
    };
  };

  test.each([2, 4, 9, 13, 17])('goes on from its transaction %i, in both directions', async (n) => {
    const back = newFile();
    for (const when of ['before', 'after'] as const)
      await expect(copy(file(original), cut(toDatabase(), n, when))).rejects.toThrow('cut');
    await copy(file(original), toDatabase());
    for (const when of ['after', 'before'] as const)
      await expect(copy(database(), cut(toFile(back), n, when))).rejects.toThrow('cut');
    await copy(database(), toFile(back));
    expect(await dumpOf(back)).toEqual(await dumpOf(original));
  });

  test('may not be used as an archive', async () => {
    const half = newFile();
    await expect(copy(file(original), cut(toFile(half), 9, 'after'))).rejects.toThrow('cut');
    await expect(copy(file(half), toFile(newFile()))).rejects.toThrow('is an unfinished copy of');
    await expect(openStore(half)).rejects.toThrow(`${half} is an unfinished copy of ${original}: wirecopy copy`);
    await expect(copy(file(original), cut(toDatabase(), 9, 'after'))).rejects.toThrow('cut');
    await expect(asStore()).rejects.toThrow('is an unfinished copy of');
    await copy(file(original), toDatabase());
    expect((await listed(await asStore())).length).toBe(articles);
  });

  test('brings over what has changed, come and gone since', async () => {
    const source = newFile();
    await copy(file(original), toFile(source));
    const [back, second] = [newFile(), newFile()];
    await expect(copy(file(source), cut(toDatabase(), 22, 'after'))).rejects.toThrow('cut');
    await copy(file(source), toFile(second));
    const store = await openStore(source);
    await store.prune({ olderThan: at(20), keepRevisions: 1, keepRaw: 'latest', now: at(9_000), isDryRun: false });
    const body = `${madeStory(51).body}\n\nA zebra walked in the harbour, it was said later.`;
    expect(await store.save(madeStory(51, { body }), { now: at(9_001) })).toMatchObject({ outcome: 'revised' });
    await store.save(madeStory(1), { now: at(9_002) });
    await store.sources.remove((await store.sources.all())[0]!.url);
    await store.close();
    const opened = await openSqlite(source, { timeoutMs: 5_000 });
    // What one row had another one has now, in another batch.
    opened.exec(`CREATE TEMP TABLE two AS SELECT row, sequence FROM article
        WHERE row IN ((SELECT min(row) FROM article), (SELECT row FROM article ORDER BY row DESC LIMIT 1 OFFSET 1));
      UPDATE article SET sequence = -row WHERE row IN (SELECT row FROM two);
      UPDATE article SET sequence = (SELECT sequence FROM two WHERE two.row <> article.row) WHERE sequence < 0`);
    opened.close();
    const report = await copy(file(source), toDatabase());
    expect(report.removed).toBeGreaterThan(20);
    const there = await asStore();
    expect(await there.check()).toEqual([]);
    await copy(file(source), toFile(second));
    const beside = await openStore(second);
    for (const store of [there, beside]) expect((await listed(store, 'zebra')).length).toBe(1);
    expect(await beside.check()).toEqual([]);
    await beside.close();
    expect(await dumpOf(second)).toEqual(await dumpOf(source));
    await copy(database(), toFile(back));
    expect(await dumpOf(back)).toEqual(await dumpOf(source));
  });

  test('by another process that goes on with it stops', async () => {
    await between(file(original), toDatabase(), async (from, to) => {
      let other: CopyReport | null = null;
      let count = 0;
      const slow: Target = {
        ...to,
        transaction: async (work) => {
          if (++count === 8) other = await copy(file(original), toDatabase());
          return to.transaction(work);
        },
      };
      await expect(copyArchive(from, slow)).rejects.toThrow('another process has gone on with this copy');
      expect(other).toMatchObject({ missed: 0 });
    });
  });
});

describe('the target of a copy', () => {
  test('that holds something else is left as it is', async () => {
    const filled = newFile();
    const store = await openStore(filled);
    await store.save(madeStory(1), { now: at(1) });
    await store.close();
    const before = await dumpOf(filled);
    await expect(copy(file(original), toFile(filled))).rejects.toThrow(
      `${filled} holds something else already (in article)`,
    );
    expect(await dumpOf(filled)).toEqual(before);
    await copy(file(original), toDatabase());
    await expect(copy(file(filled), toDatabase())).rejects.toThrow(`is a copy of ${original}`);
  });

  test('that is whole is brought up to date, but not once it was written to', async () => {
    const source = newFile();
    await copy(file(original), toFile(source));
    await copy(file(source), toDatabase());
    const store = await openStore(source);
    await store.save(madeStory(777), { now: at(9_000) });
    await store.close();
    const further = await copy(file(source), toDatabase());
    expect(further.tables.article?.rows).toBe(articles + 1);
    expect(further.written).toBeLessThan(40);
    await (await asStore()).save(madeStory(778), { now: at(9_001) });
    await expect(copy(file(source), toDatabase())).rejects.toThrow('was written to since');
  });

  test('that another program changes on the way is found out, and mended by the next run', async () => {
    const back = newFile();
    await between(file(original), toFile(back), async (from, to) => {
      const spoiled: Target = {
        ...to,
        makeIndex: async (options) => {
          const other = await openSqlite(back, { timeoutMs: 5_000 });
          other.exec("UPDATE revision SET cause = 'edit' WHERE article = 3; DELETE FROM sighting WHERE article = 4");
          other.close();
          await to.makeIndex(options);
        },
      };
      await expect(copyArchive(from, spoiled)).rejects.toThrow(
        /not the same as what was copied: revision \(\d+ rows there, \d+ here\), sighting/,
      );
    });
    await copy(file(original), toFile(back));
    expect(await dumpOf(back)).toEqual(await dumpOf(original));
  });
});

test('what comes to the source meanwhile is not in the copy, and is counted', async () => {
  const source = newFile();
  await copy(file(original), toFile(source));
  const back = newFile();
  const report = await between(file(source), toFile(back), async (from, to) => {
    let count = 0;
    return copyArchive(from, {
      ...to,
      transaction: async (work) => {
        if (++count === 8) {
          const store = await openStore(source);
          await store.save(madeStory(800), { now: at(9_000) });
          await store.save(madeStory(801), { now: at(9_001) });
          await store.close();
        }
        return to.transaction(work);
      },
    });
  });
  expect(report.missed).toBe(2);
  expect(await dumpOf(back)).toEqual(await dumpOf(original));
});

if (!isRealServer) console.info('left out: copies of a server that others use meanwhile (WIRECOPY_TEST_POSTGRES)');

describe.skipIf(!isRealServer)('a copy from a server that others use', () => {
  /** The eighth transaction of the target waits for `first`. */
  const meanwhile = (target: Target, first: () => Promise<void>): Target => {
    let count = 0;
    return {
      ...target,
      transaction: async (work) => {
        if (++count === 8) await first();
        return target.transaction(work);
      },
    };
  };
  const toClosing = async (work: (store: Store) => Promise<unknown>): Promise<void> => {
    const store = await openPostgresStore(await openPg(server.address!, { size: 1 }));
    await work(store);
    await store.close();
  };

  test('is of the moment at which it began', async () => {
    await copy(file(original), toDatabase());
    const back = newFile();
    const report = await between(database(), toFile(back), (from, to) =>
      copyArchive(
        from,
        meanwhile(to, () =>
          toClosing(async (store) => {
            await store.save(madeStory(800), { now: at(9_000) });
            await store.prune({
              olderThan: at(20),
              keepRevisions: null,
              keepRaw: null,
              now: at(9_001),
              isDryRun: false,
            });
          }),
        ),
      ),
    );
    expect(report.missed).toBe(1);
    // A sequence of the server goes on also where a transaction does not.
    const { next: _next, ...rows } = await dumpOf(original);
    expect(await dumpOf(back)).toMatchObject(rows);
    const [stale, fresh] = [back, newFile()];
    await copy(database(), toFile(stale));
    await copy(database(), toFile(fresh));
    expect(await dumpOf(stale)).toEqual(await dumpOf(fresh));
  });

  test('that ends every connection goes on', async () => {
    await copy(file(original), toDatabase());
    const back = newFile();
    const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
    const cutOff = between(database(), toFile(back), (from, to) =>
      copyArchive(
        from,
        meanwhile(to, async () => void (await (await openPg(server.address!, { size: 1 })).all(end))),
      ),
    );
    await expect(cutOff).rejects.toThrow(/terminat|not queryable/i);
    await copy(database(), toFile(back));
    expect(await dumpOf(back)).toEqual(await dumpOf(original));
  });
});
