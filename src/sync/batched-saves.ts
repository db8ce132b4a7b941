import { isAway, type Saved, type SaveOptions, type Store } from '../store/index.js';
import type { Article } from '../types.js';

interface Waiting {
  article: Article;
  options: SaveOptions;
  resolve: (saved: Saved) => void;
  reject: (error: unknown) => void;
}

/** More would let the first of them wait for long. */
const mostAtOnce = 32;

/**
 * An archive whose saves go together: what is to be saved while one transaction is under way is the next one. Savers of all machines take
 * turns, and a turn for many costs little more than one for a single article. Where a batch is refused each is saved for itself, so
 * that one bad article fails alone.
 */
export function batchedSaves(store: Store): Store {
  const waiting: Waiting[] = [];
  let isBusy = false;
  const saveAll = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const saved = await store.saveAll(batch);
      for (const [at, { resolve }] of batch.entries()) resolve(saved[at]!);
    } catch (error) {
      if (batch.length === 1 || isAway(error)) for (const { reject } of batch) reject(error);
      else for (const one of batch) await saveAll([one]);
    }
  };
  const drain = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) await saveAll(waiting.splice(0, mostAtOnce));
    isBusy = false;
  };
  return {
    ...store,
    save: (article, options) =>
      new Promise((resolve, reject) => {
        waiting.push({ article, options, resolve, reject });
        if (!isBusy) void drain();
      }),
  };
}
