import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/store/postgres/database.js';
import { forget, openPostgresLedger } from '../../src/store/postgres/ledger.js';
import { migrate } from '../../src/store/postgres/migrations.js';
import { isAway, patient } from '../../src/store/postgres/patient.js';
import { type LedgerForm, ledgerContract } from '../fetch/ledger-contract.js';
import { isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';

let base: TestDatabase;
beforeAll(async () => {
  base = await testDatabase();
}, 60_000);
afterAll(() => base.drop());

/** The contract closes its ledgers, and several share a database here. */
const shared = (database: Database): Database => ({ ...database, close: async () => undefined });

/** The database's clock can be wound: it is a function. */
async function makeForm(): Promise<LedgerForm> {
  await base.reset();
  await migrate(base.database);
  let ahead = 0;
  return {
    open: () => openPostgresLedger(shared(base.database)),
    now: Date.now,
    wind: async (ms) => {
      ahead += ms;
      await base.database.exec(`CREATE OR REPLACE FUNCTION now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
        'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + ${ahead}'`);
    },
  };
}

describe('the contract on PostgreSQL', () => {
  ledgerContract(async () => {
    const form = await makeForm();
    let ahead = 0;
    return {
      ...form,
      now: () => Date.now() + ahead,
      open: () => openPostgresLedger(shared(base.database), { now: () => Date.now() + ahead }),
      wind: async (ms) => {
        ahead += ms;
        await form.wind(ms);
      },
    };
  });
});

describe('by the clock of the database', () => {
  test('a machine whose clock is a day ahead holds a host for as long as it was asked to', async () => {
    const form = await makeForm();
    const dayMs = 86_400_000;
    const wrong = await openPostgresLedger(shared(base.database), { now: () => Date.now() + dayMs });
    const right = await form.open();
    await wrong.hold('h.example', Date.now() + dayMs + 60_000, 429);
    await wrong.read('h.example');
    const { heldUntil } = await right.read('h.example');
    expect(Math.abs(heldUntil - Date.now() - 60_000)).toBeLessThan(5_000);
    expect(Math.abs((await wrong.read('h.example')).heldUntil - Date.now() - dayMs - 60_000)).toBeLessThan(5_000);
  });

  test('a clock of the database that was set back holds no host', async () => {
    const form = await makeForm();
    await form.wind(30 * 86_400_000);
    const ledger = await form.open();
    await ledger.take('h.example', 1_000);
    await ledger.sent('h.example', 1_000);
    await ledger.hold('h.example', Date.now() + 3_600_000, 503);
    await ledger.read('h.example');
    await form.wind(-30 * 86_400_000);
    expect(await ledger.read('h.example')).toMatchObject({ heldUntil: 0 });
    expect(await ledger.take('h.example', 1_000)).toBeNull();
  });

  test('what was taken and may have been sent by one who died keeps its delay', async () => {
    const form = await makeForm();
    const [one, two] = [await form.open(), await form.open()];
    expect(await one.take('h.example', 60_000)).toBeNull();
    // It may have left in the fifteenth second.
    await form.wind(61_000);
    expect(await two.take('h.example', 60_000)).not.toBeNull();
    await form.wind(14_500);
    expect(await two.take('h.example', 60_000)).toBeNull();
  });

  test('that a start was sent is known soon, though no answer comes', async () => {
    const form = await makeForm();
    const [one, two] = [await form.open(), await form.open()];
    expect(await one.take('h.example', 1_000)).toBeNull();
    await one.sent('h.example', 1_000);
    expect((await two.take('h.example', 1_000))!.ms).toBeLessThanOrEqual(1_000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const left = (await two.take('h.example', 1_000))!.ms;
    expect(left).toBeGreaterThan(100);
    expect(left).toBeLessThanOrEqual(700);
  });

  test('what comes behind a write that failed is written all the same', async () => {
    await makeForm();
    let isFailing = true;
    const hasty: Database = {
      ...shared(base.database),
      run: (text, values) => (isFailing ? Promise.reject(new Error('no')) : base.database.run(text, values)),
    };
    const one = await openPostgresLedger(shared(base.database), { hasty });
    const failed = one.postpone('h.example', 1_000);
    await failed;
    isFailing = false;
    await one.hold('h.example', Date.now() + 120_000, 503);
    await expect(one.take('h.example', 1_000)).rejects.toThrow('no');
    expect(await one.take('h.example', 1_000)).toMatchObject({ heldStatus: 503 });
  });

  test('whoever slept too long ends nothing of another’s', async () => {
    const form = await makeForm();
    const [one, two] = [await form.open(), await form.open()];
    expect(await one.take('h.example', 1_000)).toBeNull();
    await form.wind(17_000);
    expect(await two.take('h.example', 1_000)).toBeNull();
    await one.giveUp('h.example');
    await one.read('h.example');
    await form.wind(2_000);
    expect(await (await form.open()).take('h.example', 1_000)).not.toBeNull();
  });

  test('hosts and rules that nobody asked about for a month are forgotten', async () => {
    const form = await makeForm();
    const ledger = await form.open();
    await ledger.take('old.example', 1_000);
    await ledger.keepRobots('https://old.example', { status: 200, text: '' });
    await form.wind(29 * 86_400_000);
    await ledger.take('new.example', 1_000);
    await form.wind(3 * 86_400_000);
    await forget(base.database);
    expect(await base.database.all('SELECT name FROM host')).toEqual([{ name: 'new.example' }]);
    expect(await ledger.robots('https://old.example')).toBeNull();
  });
});

describe('a database that goes away', () => {
  const away = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });

  test('a start is waited for, and taken once, although the answer to it was lost', async () => {
    const form = await makeForm();
    await form.open();
    let lost = 2;
    const told: string[] = [];
    const shaky: Database = {
      ...shared(base.database),
      all: async <T>(text: string, values?: Parameters<Database['all']>[1]) => {
        const rows = await base.database.all<T>(text, values);
        if (text.includes('INSERT') && lost-- > 0) throw away;
        return rows;
      },
    };
    const ledger = await openPostgresLedger(
      patient(shaky, { onAway: () => told.push('away'), onBack: () => told.push('back') }),
    );
    expect(await ledger.take('h.example', 10_000)).toBeNull();
    await ledger.sent('h.example', 10_000);
    expect(await ledger.take('h.example', 10_000)).not.toBeNull();
    expect(told).toEqual(['away', 'back']);
  });

  test('what could not be written is told to whoever takes the next start, once', async () => {
    await makeForm();
    let isBroken = false;
    const broken: Database = {
      ...shared(base.database),
      run: async (text, values) => {
        if (isBroken) throw new Error('disk full');
        return base.database.run(text, values);
      },
    };
    const ledger = await openPostgresLedger(broken);
    expect(await ledger.take('h.example', 10)).toBeNull();
    isBroken = true;
    await ledger.sent('h.example', 10);
    await expect(ledger.take('h.example', 10)).rejects.toThrow('disk full');
  });

  test('what means "not here" is told from other errors', () => {
    const refused = new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]);
    const wrapped = new Error('archive', { cause: away });
    expect([away, refused, wrapped, new Error('Connection terminated unexpectedly')].map(isAway)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const syntax = Object.assign(new Error('syntax error'), { code: '42601' });
    expect([syntax, new Error('no'), null, 'text'].map(isAway)).toEqual([false, false, false, false]);
  });

  test.skipIf(!isRealServer)('a connection that the server ends is such an error', async () => {
    const { database } = base;
    const [{ pid }] = (await database.all<{ pid: number }>('SELECT pg_backend_pid() AS pid')) as [{ pid: number }];
    const slow = database.all('SELECT pg_sleep(5), pg_backend_pid()').catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await database.all(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(5)%' AND pid <> pg_backend_pid()",
    );
    expect(isAway(await slow)).toBe(true);
    expect(pid).toBeGreaterThan(0);
  });
});
