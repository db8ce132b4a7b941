import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { numbered } from '../../src/store/postgres/numbered.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { testRawFolder } from './raw-folder-contract.js';

let one: TestDatabase;
beforeAll(async () => {
  one = await testDatabase();
}, 60_000);
afterAll(() => one.drop());

testRawFolder('PostgreSQL', async () => {
  const again = async () => ({ ...(await openPostgresStore(one.database)), close: async () => undefined });
  const store = await again();
  await emptyTables(one.database);
  return {
    ...{ store, again },
    write: async (sql, values) => void (await one.database.run(numbered(sql), values)),
    loseArticles: async (ids) => {
      await one.database.run('DELETE FROM band WHERE article IN (SELECT row FROM article WHERE id = ANY($1))', [ids]);
      await one.database.run('DELETE FROM article WHERE id = ANY($1)', [ids]);
    },
  };
});
