import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { numbered } from '../../src/store/postgres/numbered.js';
import type { Store } from '../../src/store/index.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { testBackfills } from './backfill-contract.js';
import { testStore } from './contract.js';
import { testHooks } from './hook-contract.js';
import { testLists } from './list-contract.js';
import { testRaw } from './raw-contract.js';
import { testSearch } from './search-contract.js';
import { testSources } from './source-contract.js';

let one: TestDatabase;
beforeAll(async () => {
  one = await testDatabase();
}, 60_000);
afterAll(() => one.drop());

/** An empty archive; database and tables stay for the next one. */
async function open(): Promise<Store> {
  const store = await openPostgresStore(one.database);
  await emptyTables(one.database);
  return { ...store, close: async () => undefined };
}

testStore('PostgreSQL', open);
testLists('PostgreSQL', open);
testSources('PostgreSQL', open);
testHooks('PostgreSQL', open);
testBackfills('PostgreSQL', open);
testSearch('PostgreSQL', open);
testRaw('PostgreSQL', async () => ({
  store: await open(),
  again: () => openPostgresStore(one.database),
  write: async (sql, values) => void (await one.database.run(numbered(sql), values)),
  loseArticles: async (ids) => {
    await one.database.run('DELETE FROM band WHERE article IN (SELECT row FROM article WHERE id = ANY($1))', [ids]);
    await one.database.run('DELETE FROM article WHERE id = ANY($1)', [ids]);
  },
}));
