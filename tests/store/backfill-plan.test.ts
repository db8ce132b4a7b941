import { expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { migrate } from '../../src/store/sqlite/migrations.js';
import { backfillStore } from '../../src/store/sqlite/backfill.js';
import { Planned } from '../helpers/planned.js';

test('the next addresses are found by an index, however many wait', async () => {
  const database = await openSqlite(':memory:', { timeoutMs: 0 });
  migrate(database, ':memory:');
  const planned = new Planned(database);
  const store = backfillStore(planned);
  const site = 'https://herald.example/';
  await store.open(site, { since: null, until: null }, 0);
  database.exec(`WITH RECURSIVE each (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 5000)
    INSERT INTO backfill_address (backfill, key, url, host, kind, outcome)
    SELECT number, 'k' || n, 'https://herald.example/' || n, 'h' || (n % 3), iif(n % 5, 'page', 'list'), 'waiting' FROM each, backfill`);
  const lease = { now: 10, leaseMs: 1_000, owner: 'one', limit: 1, triedBefore: 5 };
  for (const asked of [{ kind: 'page', host: 'h1' }, { kind: 'page' }, { kind: 'list' }] as const) {
    planned.plans = [];
    expect(await store.claim(site, { ...lease, ...asked })).toHaveLength(1);
    expect(planned.plans.filter((plan) => plan.includes('B-TREE FOR ORDER BY'))).toEqual([]);
  }
  database.close();
});
