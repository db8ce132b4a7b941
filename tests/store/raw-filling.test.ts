import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { Filling } from '../../src/store/raw-folder/filling.js';
import { NewFile } from '../../src/store/raw-folder/new-file.js';
import { PageReader } from '../../src/store/raw-folder/page-reader.js';
import { migrate } from '../../src/store/sqlite/migrations.js';
import { rawSqlOf } from '../../src/store/sqlite/raw-sql.js';
import { Statements } from '../../src/store/sqlite/statements.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-filling-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = Buffer.from('<html>a page</html>');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const page = { url: 'https://a.example/', fetchedAt: '2026-01-01T00:00:00Z', status: 200, headers: {}, bytes, sha256 };
const insert = "INSERT INTO raw (number, sha256, size, body, file, start) VALUES (1, ?, 19, 'x', ?, ?)";

async function opened() {
  const database = await openSqlite(':memory:', { timeoutMs: 100 });
  migrate(database, ':memory:');
  const sql = rawSqlOf(new Statements(database), ':memory:');
  const row = () => database.prepare('SELECT sha256, file FROM raw').get();
  return { database, row, filling: new Filling(folder, sql, async () => undefined) };
}

test('a page moves where it is still as it was, and another one that has its number stays', async () => {
  for (const [there, file, isMoved] of [
    [sha256, null, true],
    ['another', null, false],
    [sha256, '2026-01-01/a', false],
  ] as const) {
    const { database, row, filling } = await opened();
    await filling.put({ sha256, from: null, length: 1 }, (one) => one.add(page));
    database.exec("UPDATE counter SET value = value WHERE name = 'raw bytes'");
    database.prepare(insert.replace("'x'", "x'00'")).run(there, file, 0);
    await filling.commit();
    const { file: now } = row() as { file: string | null };
    expect(now !== file).toBe(isMoved);
    if (isMoved && now !== null) {
      const { start, bytes: length } = database.prepare('SELECT start, bytes FROM raw').get() as Record<string, number>;
      const reader = new PageReader(folder);
      const read = await reader.read({ file: now, start: start!, bytes: length! }, { url: page.url, size: 19, sha256 });
      await reader.close();
      expect(read.bytes.toString()).toBe(bytes.toString());
    }
    database.close();
  }
});

test('a folder that goes away before the rows are told: none is, and nothing of it stays', async () => {
  const database = await openSqlite(':memory:', { timeoutMs: 100 });
  migrate(database, ':memory:');
  database.prepare(insert.replace("'x'", "x'00'")).run(sha256, null, null);
  const before = readdirSync(folder, { recursive: true }).length;
  const filling = new Filling(folder, rawSqlOf(new Statements(database), ':memory:'), () =>
    Promise.reject(new Error('not mounted')),
  );
  await filling.put({ sha256, from: null, length: 1 }, (one) => one.add(page));
  await expect(filling.commit()).rejects.toThrow('not mounted');
  await filling.discard();
  expect(database.prepare('SELECT file FROM raw').get()).toEqual({ file: null });
  expect(readdirSync(folder, { recursive: true }).length).toBe(before);
  database.close();
});

test('a file that took an hour is not named any more', async () => {
  const file = await NewFile.create(folder);
  file.refuseStale();
  (file as unknown as { began: number }).began -= 3_700_000;
  expect(() => file.refuseStale()).toThrow(expect.objectContaining({ code: 'STORE', trouble: 'raw folder' }));
  await file.discard();
});

test('a folder that was never there is not made, nor is a day that cannot be', async () => {
  await expect(NewFile.create(path.join(folder, 'gone'))).rejects.toMatchObject({ trouble: 'raw folder' });
  expect(readdirSync(folder)).not.toContain('gone');
});
