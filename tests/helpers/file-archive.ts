import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openStore, type Store } from '../../src/store/index.js';
import type { OpenArchive } from '../store/raw-contract.js';

/** A folder of a test file's own, gone at its end, and names of new archives in it. */
export function archiveFolder(): { readonly folder: string; fresh(): string } {
  let folder: string;
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-store-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    get folder() {
      return folder;
    },
    fresh: () => path.join(folder, `archive-${count++}.db`),
  };
}

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
