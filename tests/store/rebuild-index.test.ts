import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore, parseQuery } from '../../src/store/index.js';
import { migrate, migrations } from '../../src/store/sqlite/migrations.js';
import { testContext } from '../helpers/context.js';
import { story } from './contract.js';

const articles = 1_500;
const now = '2026-05-04T00:00:00.000Z';
let folder: string;
let count = 0;

/** An archive as the first version left it: its tables, and in them what they have room for. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-rebuild-'));
  const [made, old] = [path.join(folder, 'made.db'), path.join(folder, 'old.db')];
  const store = await openStore(made);
  await store.saveAll(
    Array.from({ length: articles }, (_, n) => ({
      article: story(n, {
        headline: `Łódź ${n}`,
        body: `Ørsted wörter. ${story(n).body}`,
        url: `https://h${n}.example/`,
        canonicalUrl: null,
      }),
      options: { now },
    })),
  );
  await store.close();
  const database = await openSqlite(old, { timeoutMs: 1000 });
  migrate(database, old, migrations.slice(0, 1));
  database.exec(`ATTACH '${made}' AS made; PRAGMA foreign_keys = OFF`);
  const tables = database
    .prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'",
    )
    .all() as { name: string }[];
  for (const { name } of tables) {
    const columns = database.prepare(`SELECT name FROM pragma_table_info('${name}')`).all() as { name: string }[];
    const list = columns.map((one) => one.name).join(', ');
    database.exec(`INSERT OR REPLACE INTO main.${name} (${list}) SELECT ${list} FROM made.${name}`);
  }
  database.exec('DETACH made');
  database.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function oldArchive(): string {
  const file = path.join(folder, `archive-${count++}.db`);
  cpSync(path.join(folder, 'old.db'), file);
  return file;
}

async function expectWhole(file: string): Promise<void> {
  const store = await openStore(file);
  expect(await store.check()).toEqual([]);
  let found = 0;
  for await (const _one of store.list(parseQuery('lodz orsted worter'))) found++;
  expect(found).toBe(articles);
  await store.close();
  const database = await openSqlite(file, { timeoutMs: 1000 });
  expect(database.prepare("SELECT * FROM counter WHERE name <> 'sequence'").all()).toEqual([]);
  expect(database.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'search%'").all()).toEqual([]);
  expect(database.prepare('SELECT count(*) AS n FROM fulltext_docsize').get()).toEqual({ n: articles });
  database.close();
}

describe('the full text of an archive of the first version is made anew', () => {
  test('once, and its progress is told', async () => {
    const file = oldArchive();
    const shares: number[] = [];
    await (await openStore(file, { progress: (share) => shares.push(share) })).close();
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    await expectWhole(file);
    await (await openStore(file, { progress: () => expect.unreachable() })).close();
  });

  test('interrupted, it goes on where it stopped; read-only it says so', async () => {
    const file = oldArchive();
    const stop = new AbortController();
    await expect(openStore(file, { stop: stop.signal, progress: () => stop.abort() })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
    const shares: number[] = [];
    await (await openStore(file, { progress: (share) => shares.push(share) })).close();
    expect(shares[0]).toBeGreaterThan(200 / articles);
    await expectWhole(file);
  });

  test('killed in the middle, nothing is lost or doubled', async () => {
    const file = oldArchive();
    const child = spawn(process.execPath, [path.resolve('bin/wirecopy.js'), 'list', '--archive', file], {
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    const database = await openSqlite(file, { timeoutMs: 1000 });
    for (let tries = 0; tries < 2_000; tries++) {
      const done = database.prepare('PRAGMA user_version').get() as { user_version: number };
      const at =
        done.user_version > 1 &&
        (database.prepare("SELECT value FROM counter WHERE name = 'indexed'").get() as { value: number } | undefined);
      if (at && at.value > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    database.close();
    child.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    await expectWhole(file);
  });

  test('several openers share the work, and what they save meanwhile is found once', async () => {
    const file = oldArchive();
    const stores = await Promise.all(Array.from({ length: 3 }, () => openStore(file)));
    for (const store of stores) await store.close();
    await expectWhole(file);
  });

  test('an edit that was saved while it waits is not put in again', async () => {
    const file = oldArchive();
    const stop = new AbortController();
    await openStore(file, { stop: stop.signal, progress: () => stop.abort() }).catch(() => undefined);
    const database = await openSqlite(file, { timeoutMs: 1000 });
    database.exec(`INSERT INTO fulltext (rowid, headline) VALUES (${articles}, 'edited')`);
    database.close();
    const store = await openStore(file);
    const found: string[] = [];
    for await (const one of store.list(parseQuery('edited'))) found.push(one.article.id);
    expect(found).toHaveLength(1);
    let earlier = 0;
    for await (const _one of store.list(parseQuery('lodz'))) earlier++;
    expect(earlier).toBe(articles - 1);
    expect(await store.check()).toEqual([]);
    await store.close();
  });

  test('a record that cannot be read leaves the archive open and is named', async () => {
    const file = oldArchive();
    const database = await openSqlite(file, { timeoutMs: 1000 });
    database.exec(
      "UPDATE revision SET record = x'01ff' WHERE article = 7; UPDATE revision SET record = x'63' WHERE article = 8",
    );
    database.close();
    const store = await openStore(file);
    expect(await store.check()).toEqual(['2 articles are not in the full text']);
    await store.close();
  });

  test('on a terminal a line shows it; Ctrl-C ends with 130', async () => {
    const file = oldArchive();
    const { context, stderr } = testContext({ env: { WIRECOPY_ARCHIVE: file }, isTerminal: true });
    expect(await main(['search', 'lodz', '-n', '1'], context)).toBe(0);
    expect(stderr()).toMatch(/full text anew: \d+ %/);
    const stopped = testContext({ env: { WIRECOPY_ARCHIVE: oldArchive() } });
    stopped.context.stop = AbortSignal.abort('SIGINT');
    expect(await main(['list'], stopped.context)).toBe(130);
    expect(stopped.stderr()).toContain('the next command goes on with it');
  });
});
