import { expect, test } from 'vitest';
import { StoreError } from '../../src/errors.js';
import type { SaveOptions, Store } from '../../src/store/index.js';
import { batchedSaves } from '../../src/sync/batched-saves.js';
import type { Article } from '../../src/types.js';

/** An archive that keeps what it was given, and how much at once. */
function slowStore(refuses: (id: string) => Error | null = () => null) {
  const batches: string[][] = [];
  const saved: string[] = [];
  const store = {
    saveAll: async (items: readonly { article: Article }[]) => {
      const ids = items.map(({ article }) => article.id);
      batches.push(ids);
      await new Promise((resolve) => setTimeout(resolve, 5));
      for (const id of ids) {
        const error = refuses(id);
        if (error) throw error;
      }
      saved.push(...ids);
      return ids.map((id) => ({ outcome: 'new', id, revision: 1 }));
    },
  } as unknown as Store;
  const batched = batchedSaves(store);
  const save = (id: string) => batched.save({ id } as Article, {} as SaveOptions);
  return { batches, saved, save };
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n));

test('what comes while a save is under way is saved together, in its order, and each hears of its own', async () => {
  const { batches, save } = slowStore();
  const results = await Promise.all(ids(50).map(save));
  expect(results.map(({ id }) => id)).toEqual(ids(50));
  expect(batches.map((batch) => batch.length)).toEqual([1, 32, 17]);
  expect(batches.flat()).toEqual(ids(50));
  await save('later');
  expect(batches.at(-1)).toEqual(['later']);
});

test('one that the archive refuses fails alone', async () => {
  const { saved, save } = slowStore((id) => (id === '3' ? new StoreError('no') : null));
  const results = await Promise.allSettled(ids(10).map(save));
  expect(results.map(({ status }) => status)).toEqual(ids(10).map((id) => (id === '3' ? 'rejected' : 'fulfilled')));
  expect([...saved].sort()).toEqual(ids(10).filter((id) => id !== '3'));
});

test('where the database is away all of a batch hear it, and none is tried alone', async () => {
  const away = Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
  const { batches, save } = slowStore(() => away);
  const results = await Promise.allSettled(ids(10).map(save));
  expect(results.every((one) => one.status === 'rejected' && one.reason === away)).toBe(true);
  expect(batches).toHaveLength(2);
});
