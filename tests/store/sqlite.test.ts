import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore, parseQuery } from '../../src/store/index.js';
import { explained } from '../../src/store/sqlite/open-file.js';
import { migrate, migrations } from '../../src/store/sqlite/migrations.js';
import { archiveFolder } from '../helpers/file-archive.js';
import { story, testStore } from './contract.js';
import { testBackfills } from './backfill-contract.js';
import { testLists } from './list-contract.js';
import { testHooks } from './hook-contract.js';
import { testSources } from './source-contract.js';

const archives = archiveFolder();
const { fresh } = archives;

testStore('memory', () => openStore('memory:'));
testStore('a file', () => openStore(fresh()));
testSources('memory', () => openStore('memory:'));
testLists('memory', () => openStore('memory:'));
testSources('a file', () => openStore(fresh()));
testBackfills('memory', () => openStore('memory:'));
testBackfills('a file', () => openStore(fresh()));
testLists('a file', () => openStore(fresh()));
testHooks('memory', () => openStore('memory:'));
testHooks('a file', () => openStore(fresh()));

describe('files that are no archive of ours stay as they are', () => {
  test('text, another SQLite file, a folder, a newer schema', async () => {
    const text = fresh();
    writeFileSync(text, 'This is no database at all, but it is long enough to look like something.'.repeat(20));
    await expect(openStore(text)).rejects.toMatchObject({
      code: 'STORE',
      message: expect.stringContaining('not a SQLite file'),
    });
    expect(readFileSync(text, 'utf8')).toContain('This is no database');

    const other = fresh();
    const database = await openSqlite(other, { timeoutMs: 100 });
    database.exec('CREATE TABLE mine (x)');
    database.close();
    await expect(openStore(other)).rejects.toMatchObject({
      message: expect.stringContaining('not a wirecopy archive'),
    });

    await expect(openStore(archives.folder)).rejects.toMatchObject({ code: 'STORE' });

    const newer = fresh();
    await (await openStore(newer)).close();
    const changed = await openSqlite(newer, { timeoutMs: 100 });
    changed.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    changed.close();
    await expect(openStore(newer)).rejects.toMatchObject({ message: expect.stringContaining('newer wirecopy') });
  });
});

test('an archive that a newer version migrates while this one waits for the lock keeps its number', async () => {
  const file = fresh();
  const database = await openSqlite(file, { timeoutMs: 1_000 });
  const newer = await openSqlite(file, { timeoutMs: 1_000 });
  const waiting = new Proxy(database, {
    get: (target, name) => {
      if (name !== 'exec') return (Reflect.get(target, name) as () => unknown).bind(target);
      return (sql: string) => {
        if (sql.startsWith('BEGIN')) {
          migrate(newer, file, [...migrations, 'CREATE TABLE later (x)']);
        }
        target.exec(sql);
      };
    },
  });
  expect(() => migrate(waiting, file)).toThrow(/newer wirecopy/);
  expect(newer.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length + 1 });
  database.close();
  newer.close();
});

test('an archive, its folder, its log and its backup are their owner’s alone; what was there keeps its mode', async () => {
  const modeOf = (name: string): number => statSync(name).mode & 0o777;
  const inner = path.join(archives.folder, 'private', 'deep');
  const file = path.join(inner, 'archive.db');
  const store = await openStore(file);
  await store.save(story(1), { now: '2026-05-04T00:00:00.000Z' });
  await store.backup(path.join(archives.folder, 'private-copy.db'));
  expect(readdirSync(inner).map((name) => modeOf(path.join(inner, name)))).toEqual([0o600, 0o600, 0o600]);
  expect([inner, path.dirname(inner)].map(modeOf)).toEqual([0o700, 0o700]);
  expect(modeOf(path.join(archives.folder, 'private-copy.db'))).toBe(0o600);
  await store.close();
  chmodSync(file, 0o640);
  await (await openStore(file)).close();
  expect(modeOf(file)).toBe(0o640);
});

test('what was saved is there after closing and opening, and in a backup', async () => {
  const file = fresh();
  const store = await openStore(file);
  await store.save(story(1), { now: '2026-05-04T00:00:00.000Z' });
  const copy = fresh();
  await store.backup(copy);
  await expect(store.backup(copy)).rejects.toMatchObject({ code: 'STORE' });
  await store.close();
  for (const one of [file, copy]) {
    const again = await openStore(one);
    expect((await again.get(story(1).id))?.article.headline).toBe(story(1).headline);
    expect(await again.check()).toEqual([]);
    await again.close();
  }
});

describe('migrations', () => {
  const second = 'ALTER TABLE cursor ADD COLUMN note TEXT';

  test.each(migrations.map((_, n) => n + 1))(
    'an archive of version %i walks up and keeps what it holds',
    async (from) => {
      const file = fresh();
      const old = await openSqlite(file, { timeoutMs: 100 });
      migrate(old, file, migrations.slice(0, from));
      old.exec("INSERT INTO cursor (name, sequence) VALUES ('mine', 7)");
      migrate(old, file, [...migrations, second]);
      expect(old.prepare('SELECT name, sequence, note FROM cursor').all()).toEqual([
        { name: 'mine', sequence: 7, note: null },
      ]);
      expect(old.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length + 1 });
      old.close();
    },
  );

  test('a step that fails undoes all steps', async () => {
    const file = fresh();
    const old = await openSqlite(file, { timeoutMs: 100 });
    migrate(old, file);
    expect(() => migrate(old, file, [...migrations, second, 'ALTER TABLE nowhere ADD COLUMN x'])).toThrow();
    expect(old.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
    expect(old.prepare("SELECT count(*) AS n FROM pragma_table_info('cursor') WHERE name = 'note'").get()).toEqual({
      n: 0,
    });
    old.close();
  });
});

describe('an archive that cannot be written', () => {
  /** Root may write everywhere: it looks as somebody else for a moment. */
  const asNobody = async (work: () => Promise<void>): Promise<void> => {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      await work();
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  };

  test.each(['as it was left', 'as a backup'])('is read, and says so when it should be written: %s', async (way) => {
    const closed = mkdtempSync(path.join(archives.folder, 'closed-'));
    const file = path.join(closed, 'archive.db');
    const made = way === 'as a backup' ? fresh() : file;
    const store = await openStore(made);
    await store.save(story(1), { now: '2026-05-04T00:00:00.000Z' });
    if (made !== file) await store.backup(file);
    await store.close();
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
    chmodSync(archives.folder, 0o755);
    chmodSync(file, 0o444);
    chmodSync(closed, 0o555);
    await asNobody(async () => {
      await expect(openStore(file)).rejects.toMatchObject({ message: expect.stringContaining('read-only') });
      const reader = await openStore(file, { mayBeReadOnly: true });
      expect((await reader.get(story(1).id))?.article.headline).toBe(story(1).headline);
      for await (const found of reader.list(parseQuery('harbours'))) expect(found.article.id).toBe(story(1).id);
      await expect(reader.save(story(2), { now: '2026-05-04T00:00:00.000Z' })).rejects.toMatchObject({ code: 'STORE' });
      await reader.close();
    });
    expect(readdirSync(closed)).toEqual(['archive.db']);
    chmodSync(closed, 0o755);
  });

  test('is told from one that cannot be read, though SQLite says of both that it cannot open them', async () => {
    const file = fresh();
    const error = new Error('unable to open database file');
    expect(explained(error, file)).toMatchObject({ trouble: 'no access' });
    await (await openStore(file)).close();
    expect(explained(error, file)).toMatchObject({ trouble: 'read-only' });
    expect(explained(error, archives.folder)).toMatchObject({ trouble: 'no access' });
  });
});
