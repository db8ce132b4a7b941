import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore, type Store } from '../../src/store/index.js';
import type { OpenArchive } from '../store/raw-contract.js';

/** An archive in a file, and what a test of raw pages does to it past the store. */
export async function fileArchive(file: string): Promise<OpenArchive> {
  const store = await openStore(file);
  const again: Store[] = [];
  const write = async (sql: string, values: Uint8Array[] = []): Promise<void> => {
    const database = await openSqlite(file, { timeoutMs: 1000 });
    database.exec('PRAGMA foreign_keys = ON');
    database.prepare(sql).run(...values);
    database.close();
  };
  return {
    write,
    store: { ...store, close: async () => void (await Promise.all([store, ...again].map((one) => one.close()))) },
    again: async () => {
      again.push(await openStore(file));
      return again.at(-1)!;
    },
    loseArticles: async (ids) => {
      const list = ids.map((id) => `'${id}'`).join();
      await write(`DELETE FROM fulltext WHERE rowid IN (SELECT row FROM article WHERE id IN (${list}))`);
      await write(`DELETE FROM band WHERE article IN (SELECT row FROM article WHERE id IN (${list}))`);
      await write(`DELETE FROM article WHERE id IN (${list})`);
    },
  };
}
