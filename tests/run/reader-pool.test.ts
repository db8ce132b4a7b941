import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readDefaults, readerDefaults } from '../../src/options.js';
import { ingest, openReader } from '../../src/run/index.js';
import { ReaderProcess } from '../../src/run/reader-process.js';
import { makeTarget } from '../../src/source/index.js';
import type { DocumentItem, Target } from '../../src/types.js';
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
  for (let n = 0; n < 100; n++) void reader.room().then((leave) => leaves.push(leave));
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

const answer = `{ kind: 'items', items: [{ kind: 'article', article: { n: 1 } }], isAtHand: true }`;
const ready = `process.send({ kind: 'ready' });`;

test('who waited for room gets it, also where nothing that goes before comes to be read', async () => {
  const file = childFile(
    'steady',
    `process.on('message', () => setTimeout(() => process.send(${answer}), 5)); ${ready}`,
  );
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
  await reader.items(fetchedOf(page), readDefaults);
  async function* targets(): AsyncGenerator<DocumentItem> {
    for (let n = 0; n < 60; n++) {
      // The first ones wait for their reader by now.
      if (n === 20) await sleep(20);
      yield { kind: 'target', target: makeTarget(String(n)) };
    }
  }
  const fetch = async (target: { ref: string }) => {
    if (Number(target.ref) >= 20) throw new Error('answered 404');
    return fetchedOf(page);
  };
  const seen: boolean[] = [];
  for await (const { ok } of ingest(targets(), { reader, fetch, options: readDefaults, window: 100 })) seen.push(ok);
  expect(seen.filter(Boolean)).toHaveLength(20);
  expect(seen).toHaveLength(60);
  await reader.close();
});

test('a reader that ends amid a list fails that list, and the run goes on', async () => {
  const some = `{ kind: 'some', items: [{ kind: 'article', article: { n: 1 } }], isAtHand: true }`;
  const file = childFile('ends', `process.on('message', () => process.send(${some}, () => process.exit(3))); ${ready}`);
  for (const isUnordered of [false, true]) {
    const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
    const targets = ['a', 'b'].map((ref): DocumentItem => ({ kind: 'target', target: makeTarget(ref) }));
    const fetch = async (target: Target) => ({ ...fetchedOf(page), target });
    const seen: [string, boolean][] = [];
    for await (const { target, ok } of ingest(targets, {
      reader,
      fetch,
      options: readDefaults,
      window: 9,
      isUnordered,
    }))
      seen.push([target.ref, ok]);
    expect(seen.sort()).toEqual([
      ['a', false],
      ['a', true],
      ['b', false],
      ['b', true],
    ]);
    await reader.close();
  }
});

test('a run that stood still (a terminal that takes no more) does not take it for the documents', async () => {
  const file = childFile('quick', `process.on('message', () => process.send(${answer})); ${ready}`);
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
  await reader.items(fetchedOf(page), readDefaults);
  const reading = reader.items(fetchedOf(page), { ...readDefaults, documentTimeoutMs: 100 });
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
  expect(await reading).toHaveLength(1);
  await reader.close();
});

test('a reader that was ended for one document takes no other', async () => {
  // Answers late, yet before it is dead.
  const late = `process.on('message', ({ fetched }) => {
    if (fetched.url === 'late') { const end = Date.now() + 610; while (Date.now() < end); }
    process.send(${answer});
  }); ${ready}`;
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file: childFile('late', late) });
  await reader.items(fetchedOf(page), readDefaults);
  const options = { ...readDefaults, documentTimeoutMs: 100 };
  const first = reader.items({ ...fetchedOf(page), url: 'late' }, options).then(
    () => 'read',
    (error: unknown) => error,
  );
  const others = [1, 2, 3].map(() => reader.items(fetchedOf(page), options));
  await first;
  for (const other of others) expect(await other).toHaveLength(1);
  await reader.close();
});

test('the longest limit is none that is over at once', async () => {
  const file = childFile(
    'soon',
    `process.on('message', () => setTimeout(() => process.send(${answer}), 50)); ${ready}`,
  );
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
  expect(await reader.items(fetchedOf(page), { ...readDefaults, documentTimeoutMs: 2 ** 31 - 1 })).toHaveLength(1);
  await reader.close();
});

test('what cannot be handed to a reader fails alone', async () => {
  const file = childFile('other', `process.on('message', () => process.send(${answer})); ${ready}`);
  const reader = openReader({ ...readerDefaults, threads: 1 }, { file });
  const siteRules = [{ id: 'x', hosts: [], own: () => 0 }];
  await expect(reader.items(fetchedOf(page), { ...readDefaults, siteRules })).rejects.toMatchObject({
    name: 'ReaderError',
  });
  expect(await reader.items(fetchedOf(page), readDefaults)).toHaveLength(1);
  await reader.close();
  await expect(reader.items(fetchedOf(page), readDefaults)).rejects.toMatchObject({ code: 'INTERRUPTED' });
});

test('a reader that is being ended keeps the run alive until it is gone, also where its last answer comes in between', async () => {
  const file = childFile('ready', `process.on('message', () => {}); process.send({ kind: 'ready' });`);
  const awaited = (): number => process.getActiveResourcesInfo().filter((name) => name === 'ProcessWrap').length;
  // Those of the tests before may still be ending.
  await vi.waitFor(() => expect(awaited()).toBe(0), { timeout: 20_000 });
  const reader = new ReaderProcess({ documentMemoryBytes: 256 * 1_048_576, file }, () => undefined);
  expect(await reader.isReady).toBe(true);
  const closed = reader.close();
  reader.ref(false);
  expect(awaited()).toBe(1);
  await closed;
});
