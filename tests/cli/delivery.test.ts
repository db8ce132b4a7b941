import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDelivery } from '../../src/cli/commands/export/delivery.js';
import type { Writer } from '../../src/cli/writing/writer.js';
import { openStore, type Store } from '../../src/store/index.js';

// A consumer's place moves when its file has its name, and not before.

let folder = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-delivery-'));
  store = await openStore(path.join(folder, 'archive.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A writer whose file stands under its temporary name; `end` is the test's. */
function writerOf(name: string, end: (file: string, temporary: string) => Promise<void>): Writer {
  const file = path.join(folder, name);
  const temporary = `${file}.part`;
  writeFileSync(temporary, 'whole');
  return {
    article: async () => undefined,
    finish: async () => ({ file, temporary }),
    end: () => end(file, temporary),
    discard: () => rmSync(temporary, { force: true }),
    isClosed: () => false,
    replaces: false,
    isReading: false,
  };
}

const open = (output: string) => openDelivery('me', path.join(folder, output), store, () => undefined);

test('while the file gets its name the place is still the old one', async () => {
  let during: number | null = null;
  const writer = writerOf('out.csv', async (file, temporary) => {
    during = (await store.cursor('me')).sequence;
    renameSync(temporary, file);
  });
  await (await open('out.csv')).hand(writer, 7);
  expect([during, (await store.cursor('me')).sequence]).toEqual([0, 7]);
});

test('a file that does not get its name is not delivered, whatever becomes of its temporary one', async () => {
  const writer = writerOf('monday.csv', async () => {
    throw new Error('the disk is full');
  });
  await expect((await open('monday.csv')).hand(writer, 7)).rejects.toThrow('full');
  writer.discard();
  expect(existsSync(path.join(folder, 'monday.csv.part'))).toBe(false);
  expect((await open('tuesday.csv')).from).toBe(0);
});

test('ended between the name and the place: the file stands and the next goes on; taken away meanwhile, it comes again', async () => {
  for (const [isTaken, from] of [
    [false, 7],
    [true, 0],
  ] as const) {
    await store.moveCursor('me', await store.cursor('me'), { sequence: 0, pending: null });
    const writer = writerOf('monday.csv', async (file, temporary) => {
      renameSync(temporary, file);
      throw new Error('killed');
    });
    const cursor = await store.cursor('me');
    const file = path.join(folder, 'monday.csv');
    await store.moveCursor('me', cursor, { sequence: 0, pending: { sequence: 7, file, temporary: `${file}.part` } });
    await writer.end().catch(() => undefined);
    expect(readFileSync(file, 'utf8')).toBe('whole');
    if (isTaken) rmSync(file);
    expect((await open('tuesday.csv')).from).toBe(from);
  }
});
