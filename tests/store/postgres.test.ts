import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { Store } from '../../src/store/index.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { testBackfills } from './backfill-contract.js';
import { testStore } from './contract.js';
import { testHooks } from './hook-contract.js';
import { testLists } from './list-contract.js';
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
