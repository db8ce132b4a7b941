import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore } from '../../src/store/index.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { runHere } from '../helpers/context.js';
import { shell, wirecopy } from '../helpers/run.js';
import { day, hour, openSyncing } from '../helpers/syncing.js';

// What goes wrong around an archive: a clear error each, and nothing changed.

let folder: string;
let site: ChangingSite;
let archive: string;
let count = 0;
const open = ['--allow-private', '--delay', '0', '--no-ledger'];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  archive = path.join(folder, `archive-${count++}.db`);
  site = await openChangingSite();
  const numbers = Array.from({ length: 20 }, (_, n) => n);
  site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
  for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
  const store = await openStore(archive);
  await store.sources.add(`${site.url}/feed`, { now: Date.now() - 1000 });
  await store.close();
});
afterEach(() => site.close());

const sync = (file: string) => runHere(['sync', '--archive', file, ...open]);

test('a disk that is full: one line, nothing half saved, and the next sync goes on', async () => {
  // A limit of the shell: no file may grow beyond it. The archive of one source fits, its articles do not.
  const ran = await shell(`ulimit -f 150; wirecopy sync --archive '${archive}' ${open.join(' ')}`);
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toMatch(/^wirecopy: the archive \S+ cannot .*full.* \[STORE\]\n$/);
  const store = await openStore(archive);
  expect(await store.check()).toEqual([]);
  await store.close();
  expect(await sync(archive)).toEqual({ status: 0, stdout: '', stderr: '' });
  const after = await openStore(archive);
  expect(await after.counts()).toMatchObject({ articles: 20, revisions: 20 });
  await after.close();
}, 30_000);

test('an archive that is not there: a misspelt name makes no empty one', async () => {
  const absent = path.join(folder, 'achive.db');
  for (const command of ['sync', 'sources']) {
    const ran = await runHere([command, '--archive', absent]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toContain(`there is no archive at ${absent}`);
  }
  expect(readdirSync(folder)).not.toContain('achive.db');
});

/** Logs of the archives of other tests come and go with their connections. */
const filesIn = (place: string): string[] => readdirSync(place).filter((name) => !/-(?:wal|shm)$/.test(name));

describe('a place where no archive can be', () => {
  const text = 'This is no database at all, but long enough to look like something. '.repeat(50);
  const places: [string, () => string, RegExp][] = [
    ['a folder that cannot be made', () => '/proc/nowhere/archive.db', /its folder is not there/],
    ['a folder that cannot be written', () => '/proc/archive.db', /cannot be opened/],
    ['below a file', () => path.join(write('file.txt', text), 'archive.db'), /cannot be opened|cannot be made/],
    ['a folder in its place', () => folder, /a folder is in its place/],
    ['a file that is no archive', () => write('text.db', text), /is not a SQLite file/],
  ];
  const write = (name: string, content: string): string => {
    writeFileSync(path.join(folder, name), content);
    return path.join(folder, name);
  };

  test.each(places)('%s', async (_name, place, message) => {
    const file = place();
    const before = filesIn(folder);
    const ran = await runHere(['follow', '--no-check', `${site.url}/feed`, '--archive', file]);
    expect(ran).toMatchObject({ status: 1, stdout: '' });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trim().split('\n')).toHaveLength(1);
    expect(filesIn(folder)).toEqual(before);
    if (file.endsWith('text.db')) expect(readFileSync(file, 'utf8')).toBe(text);
    expect(site.takeLog()).toEqual([]);
  });

  test('another program’s SQLite file, and an archive of a newer wirecopy, stay as they are', async () => {
    for (const [sql, message] of [
      ['CREATE TABLE mine (x)', /not a wirecopy archive/],
      ['PRAGMA application_id = 0x77726370; PRAGMA user_version = 900', /newer wirecopy .*: update wirecopy/],
    ] as const) {
      const file = path.join(folder, `other-${count++}.db`);
      const database = await openSqlite(file, { timeoutMs: 100 });
      database.exec(sql);
      database.close();
      const before = readFileSync(file);
      const ran = await sync(file);
      expect(ran.status).toBe(1);
      expect(ran.stderr).toMatch(message);
      expect(readFileSync(file).equals(before)).toBe(true);
    }
  });
});

describe('a lock of another process', () => {
  test('is waited for', async () => {
    const other = await openSqlite(archive, { timeoutMs: 100 });
    other.exec('BEGIN IMMEDIATE');
    const running = wirecopy(['sync', '--archive', archive, '--json', ...open]);
    await new Promise<void>((resolve) => setTimeout(resolve, 1500));
    other.exec('COMMIT');
    other.close();
    expect(await running).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('"new":20') });
  });

  test('that lasts too long is an error that says so', async () => {
    const other = await openSqlite(archive, { timeoutMs: 100 });
    other.exec('BEGIN IMMEDIATE');
    const store = await openStore(archive, { lockTimeoutMs: 50 });
    await expect(store.sources.remove(`${site.url}/feed`)).rejects.toMatchObject({
      code: 'STORE',
      message: expect.stringContaining('locked by another process'),
    });
    other.exec('ROLLBACK');
    other.close();
    expect(await store.sources.remove(`${site.url}/feed`)).toBe(true);
    await store.close();
  });
});

test('a clock that was years ahead and is set back starves no source and no page', async () => {
  const archived = await openSyncing();
  await archived.store.sources.add(`${site.url}/feed`, { now: archived.now });
  const right = archived.now;
  archived.now = right + 3 * 365 * day;
  await archived.sync();
  archived.now = right + hour;
  site.takeLog();
  const counts = await archived.sync();
  expect(counts).toMatchObject({ sources: 1, notModified: 1, new: 0, revised: 0 });
  expect((await archived.source(`${site.url}/feed`))!.nextDue - archived.now).toBeLessThan(25 * hour);
  expect(await archived.sync()).toMatchObject({ sources: 0, pages: { notModified: 0 } });
  await archived.close();
});
