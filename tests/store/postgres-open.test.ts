import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openFrontier } from '../../src/store/postgres/frontier.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { migrate } from '../../src/store/postgres/migrations.js';
import { type TestDatabase, testDatabase } from '../helpers/postgres.js';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await testDatabase();
}, 60_000);
afterAll(() => test_.drop());
beforeEach(() => test_.reset());

const steps = ['CREATE TABLE one (n bigint)', 'ALTER TABLE one ADD COLUMN m text'];

test('each step is done once, however many start together', async () => {
  const { database } = test_;
  await Promise.all([
    migrate(database, { steps }),
    migrate(database, { steps }),
    migrate(database, { steps: steps.slice(0, 1) }).catch(() => 0),
  ]);
  await database.run('INSERT INTO one VALUES ($1, $2)', [5, 'five']);
  expect(await database.all('SELECT * FROM one')).toEqual([{ n: 5, m: 'five' }]);
});

test('where an archive must be, none is made', async () => {
  const { database } = test_;
  const opened = openPostgresStore(database, { mustExist: true });
  await expect(opened).rejects.toMatchObject({
    trouble: 'missing',
    message: expect.stringContaining('wirecopy follow'),
  });
  await expect(openFrontier(database)).rejects.toMatchObject({ trouble: 'missing' });
  expect(await database.all("SELECT 1 FROM information_schema.schemata WHERE schema_name = 'wirecopy'")).toEqual([]);
  await openPostgresStore(database);
  await openPostgresStore(database, { mustExist: true });
});

test('an archive of a newer wirecopy is left alone', async () => {
  const { database } = test_;
  await migrate(database, { steps });
  await expect(migrate(database, { steps: steps.slice(0, 1) })).rejects.toMatchObject({
    code: 'STORE',
    message: expect.stringContaining('newer wirecopy (schema 2; this one knows 1)'),
  });
});

test('an error undoes all of a transaction', async () => {
  const { database } = test_;
  await migrate(database, { steps });
  const work = database.transaction(async (sql) => {
    await sql.run('INSERT INTO one VALUES (1)');
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await database.all('SELECT * FROM one')).toEqual([]);
});
