import { afterAll, beforeAll } from 'vitest';
import { migrate } from '../../src/store/postgres/migrations.js';
import { workSchema } from '../../src/store/postgres/schema-work.js';
import type { Store } from '../../src/store/index.js';
import { type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { stubArticles, stubStore } from '../helpers/stub-articles.js';
import { testBackfills } from './backfill-contract.js';
import { testHooks } from './hook-contract.js';
import { testSources } from './source-contract.js';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
}, 60_000);
afterAll(() => test_.drop());

async function open(): Promise<Store> {
  await test_.reset();
  await migrate(test_.database, [stubArticles + workSchema]);
  return stubStore(test_.database);
}

testSources('PostgreSQL', open);
testHooks('PostgreSQL', open);
testBackfills('PostgreSQL', open);
