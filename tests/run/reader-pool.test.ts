import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDefaults, readerDefaults } from '../../src/options.js';
import { openReader } from '../../src/run/index.js';
import { fetchedOf } from '../helpers/fetched.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-pool-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A reader in place of ours. */
function childFile(name: string, code: string): string {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return file;
}

const page = `<!doctype html><html><head><title>Ferry sails</title></head><body><article><h1>Ferry sails again</h1>
  ${'<p>The ferry sailed again on Tuesday after three weeks in port, the company said, as the wind fell.</p>'.repeat(4)}</article></body></html>`;

test('so many files at most are held for a reader, however many there are', async () => {
  const file = childFile('silent', `process.on('message', () => {}); process.send({ kind: 'ready' });`);
  const reader = openReader({ ...readerDefaults, threads: 2 }, { file });
  const leaves: (() => void)[] = [];
  for (let n = 0; n < 100; n++) void reader.room(true).then((leave) => leaves.push(leave));
  await new Promise((resolve) => setImmediate(resolve));
  expect(leaves).toHaveLength(16);
  leaves[0]!();
  leaves[0]!();
  await new Promise((resolve) => setImmediate(resolve));
  expect(leaves).toHaveLength(17);
  await reader.close();
});

test('where no reader can be started, documents are read in this process', async () => {
  const file = childFile('absent', 'process.exit(1)');
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
  const [item] = [...((await reader.items(fetchedOf(page), readDefaults)) as Iterable<unknown>)];
  expect(item).toMatchObject({ kind: 'article', article: { headline: 'Ferry sails again' } });
  await reader.close();
});

test('a reader that is closed fails what it was at and what waited, and nothing hangs', async () => {
  const file = childFile('slow', `process.on('message', () => {}); process.send({ kind: 'ready' });`);
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
  const waiting = [1, 2, 3].map(() => reader.items(fetchedOf(page), readDefaults).catch((error: unknown) => error));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await reader.close();
  const ended = await Promise.all(waiting);
  expect(ended.map((error) => error instanceof Error)).toEqual([true, true, true]);
});

test('answers of a long list come as they are made', async () => {
  const some = '{ kind: "some", items: [{ kind: "article", article: { n: 1 } }], isAtHand: true }';
  const code = `process.on('message', () => process.send(${some})); process.send({ kind: 'ready' });`;
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file: childFile('first', code) });
  const items = await reader.items(fetchedOf(page), { ...readDefaults, documentTimeoutMs: 500 });
  expect(items.isAtHand).toBe(true);
  const seen: unknown[] = [];
  await expect(
    (async () => {
      for await (const item of items) seen.push(item);
    })(),
  ).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(seen).toEqual([{ kind: 'article', article: { n: 1 } }]);
  await reader.close();
});
