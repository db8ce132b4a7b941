import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { Store } from '../../src/store/index.js';
import { type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { testStore } from './contract.js';
import { testLists } from './list-contract.js';

let one: TestDatabase;
beforeAll(async () => {
  one = await testDatabase();
}, 60_000);
afterAll(() => one.drop());

/** An empty archive; the database stays for the next one. */
async function open(): Promise<Store> {
  await one.reset();
  const store = await openPostgresStore(one.database);
  return { ...store, close: async () => undefined };
}

testStore('PostgreSQL', open);
testLists('PostgreSQL', open);
