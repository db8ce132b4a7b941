import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore } from '../../src/store/index.js';
import { migrations } from '../../src/store/migrations.js';
import { story, testStore } from './contract.js';

let folder: string;
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-store-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const fresh = (): string => path.join(folder, `archive-${count++}.db`);

testStore('memory', () => openStore('memory:'));
testStore('a file', () => openStore(fresh()));

describe('files that are no archive of ours stay as they are', () => {
  test('text, another SQLite file, a folder, a newer schema', async () => {
    const text = fresh();
    writeFileSync(text, 'This is no database at all, but it is long enough to look like something.'.repeat(20));
    await expect(openStore(text)).rejects.toMatchObject({
      code: 'STORE',
      message: expect.stringContaining('no SQLite file'),
    });
    expect(readFileSync(text, 'utf8')).toContain('This is no database');

    const other = fresh();
    const database = await openSqlite(other, { timeoutMs: 100 });
    database.exec('CREATE TABLE mine (x)');
    database.close();
    await expect(openStore(other)).rejects.toMatchObject({ message: expect.stringContaining('no wirecopy archive') });

    await expect(openStore(folder)).rejects.toMatchObject({ code: 'STORE' });

    const newer = fresh();
    await (await openStore(newer)).close();
    const changed = await openSqlite(newer, { timeoutMs: 100 });
    changed.exec(`PRAGMA user_version = ${migrations.length + 1}`);
    changed.close();
    await expect(openStore(newer)).rejects.toMatchObject({ message: expect.stringContaining('newer wirecopy') });
  });

  // Root may write everywhere.
  test.skipIf(process.getuid?.() === 0)('a folder that cannot be written', async () => {
    const closed = mkdtempSync(path.join(folder, 'closed-'));
    chmodSync(closed, 0o555);
    await expect(openStore(path.join(closed, 'archive.db'))).rejects.toMatchObject({ code: 'STORE' });
  });
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
