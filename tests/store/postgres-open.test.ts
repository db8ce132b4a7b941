import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/store/index.js';
import { openFrontier } from '../../src/store/postgres/frontier.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { migrate, migrations, ofOneSchema } from '../../src/store/postgres/migrations.js';
import { isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { story } from './contract.js';

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

const next = [...migrations, 'ALTER TABLE article ADD COLUMN more text; SELECT pg_sleep(0.5)'];
const shared = () => ({ ...test_.database, close: async () => undefined });
const save = (store: Store, n: number) => store.save(story(n), { now: '2026-05-04T12:00:00.000Z' });

test('what was opened before a step writes nothing behind it, and says why', async () => {
  const store = await openPostgresStore(shared());
  await save(store, 1);
  await migrate(test_.database, { steps: next });
  await expect(save(store, 2)).rejects.toMatchObject({
    code: 'STORE',
    trouble: 'version',
    message: expect.stringContaining('by a newer wirecopy while this one ran'),
  });
  await expect(store.sources.add('https://herald.example/feed', { now: 0 })).rejects.toMatchObject({
    trouble: 'version',
  });
  expect(await test_.database.all('SELECT id FROM article')).toHaveLength(1);
  expect(await store.get(story(1).id)).not.toBeNull();
});

test.skipIf(!isRealServer)('a step waits for those who write, and who begins meanwhile is behind it', async () => {
  const store = await openPostgresStore(shared());
  const order: string[] = [];
  let migrating: Promise<unknown> = Promise.resolve();
  await ofOneSchema(test_.database).transaction(async (sql) => {
    migrating = migrate(test_.database, { steps: next }).then(() => order.push('step'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await sql.run("INSERT INTO setting VALUES ('x', 'y')");
    order.push('writer');
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(save(store, 2)).rejects.toMatchObject({ trouble: 'version' });
  await migrating;
  expect(order).toEqual(['writer', 'step']);
});
