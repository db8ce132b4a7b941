import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openQueue, type Queue, type QueueDatabase, type QueueOptions } from '../../src/queue/index.js';
import { isRealServer, type TestDatabase, testDatabase } from '../helpers/postgres.js';

// pg-boss as it is used here, with the traps that were measured in it.

let base: TestDatabase;
const open: Queue[] = [];
beforeAll(async () => {
  base = await testDatabase();
}, 60_000);
afterAll(() => base.drop());
beforeEach(() => base.database.exec('DROP SCHEMA IF EXISTS wirecopy_queue CASCADE'));
afterEach(async () => {
  for (const queue of open.splice(0)) await queue.close();
});

async function openOne(options: Partial<QueueOptions> = {}, database: QueueDatabase = base.database): Promise<Queue> {
  const queue = await openQueue(database, { onError: () => undefined, supervises: false, ...options });
  open.push(queue);
  return queue;
}

/** A database of which a test says when it is gone. */
function breakable(): QueueDatabase & { error: Error | null } {
  const self: QueueDatabase & { error: Error | null } = {
    error: null,
    all: (text, values) => (self.error ? Promise.reject(self.error) : base.database.all(text, values)),
    exec: (text) => (self.error ? Promise.reject(self.error) : base.database.exec(text)),
    transaction: (work) => (self.error ? Promise.reject(self.error) : base.database.transaction(work)),
  };
  return self;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(isThere: () => Promise<boolean>, ms = 20_000): Promise<number> {
  const began = Date.now();
  while (!(await isThere())) {
    if (Date.now() - began > ms) throw new Error(`not within ${ms} ms`);
    await sleep(50);
  }
  return Date.now() - began;
}

describe('jobs', () => {
  test('a job is taken once, and is gone when it is done', async () => {
    const [one, two] = [await openOne(), await openOne()];
    expect(await one.send('slice', { n: 1 })).toBe(true);
    const taken = [...(await Promise.all([one.take('slice'), two.take('slice')])), await two.take('slice')];
    const jobs = taken.filter((job) => job !== null);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({ kind: 'slice', data: { n: 1 } });
    await one.done(jobs[0]!, { pages: 7 });
    expect(await two.take('slice')).toBeNull();
    expect((await one.state()).find(({ kind }) => kind === 'slice')).toMatchObject({
      ready: 0,
      active: 0,
      done: 1,
      pages: 7,
    });
  });

  test('of one key a single job waits, and more than one may be under way', async () => {
    const queue = await openOne();
    expect(await queue.send('slice', {}, { key: 'now' })).toBe(true);
    expect(await queue.send('slice', {}, { key: 'now' })).toBe(false);
    expect(await queue.take('slice')).not.toBeNull();
    expect(await queue.send('slice', {}, { key: 'now' })).toBe(true);
    expect(await queue.take('slice')).not.toBeNull();
    expect((await queue.state())[0]).toMatchObject({ ready: 0, active: 2 });
  });

  test('a slice for later stands in no other one’s way', async () => {
    const queue = await openOne();
    await queue.send('slice', { when: 'later' }, { key: 'later', afterMs: 700 });
    await queue.send('slice', { when: 'now' }, { key: 'now' });
    expect((await queue.take('slice'))?.data).toMatchObject({ when: 'now' });
    expect(await queue.take('slice')).toBeNull();
    expect((await queue.state())[0]).toMatchObject({ ready: 0, later: 1, active: 1 });
    await sleep(800);
    expect((await queue.take('slice'))?.data).toMatchObject({ when: 'later' });
  });

  test('work that is given back is there at once', async () => {
    const queue = await openOne();
    await queue.send('reextract', { ids: ['a'] });
    await queue.giveBack((await queue.take('reextract'))!);
    expect((await queue.take('reextract'))?.data).toMatchObject({ ids: ['a'] });
    expect(await queue.dead()).toEqual([]);
  });

  test('what fails again and again ends as a dead letter, which can be sent again or thrown away', async () => {
    const queue = await openOne();
    await queue.send('reextract', { ids: ['bad'] });
    for (let n = 0; n < 5; n++) {
      // Not waiting for its turn: the pauses double.
      await base.database.run(
        "UPDATE wirecopy_queue.job SET start_after = now() - interval '1 s' WHERE state = 'retry'",
      );
      const job = await queue.take('reextract');
      expect(job, `try ${n}`).not.toBeNull();
      await queue.failed(job!, new Error('will not do'));
    }
    const dead = await queue.dead();
    expect(dead).toMatchObject([{ kind: 'reextract', data: { ids: ['bad'] }, error: 'will not do' }]);
    expect(Math.abs(dead[0]!.failedAt - Date.now())).toBeLessThan(60_000);
    expect(await queue.retry([dead[0]!.id])).toBe(1);
    expect(await queue.dead()).toEqual([]);
    expect((await queue.take('reextract'))?.data).toMatchObject({ ids: ['bad'] });
    expect(await queue.clear(null)).toBe(0);
  });

  test('ten processes that start at once make one queue', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => openOne()));
    await all[3]!.send('slice', {});
    expect(await all[7]!.take('slice')).not.toBeNull();
  });
});

describe('traps', () => {
  test('a database in trouble is no empty queue', async () => {
    const database = breakable();
    const queue = await openOne({}, database);
    await queue.send('slice', {});
    database.error = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    await expect(queue.take('slice')).rejects.toThrow('connection refused');
    database.error = null;
    expect(await queue.take('slice')).not.toBeNull();
  });

  test('nor is a queue whose table is gone', async () => {
    const queue = await openOne();
    await base.database.exec('ALTER TABLE wirecopy_queue.job RENAME TO job_before');
    await expect(queue.take('slice')).rejects.toThrow(/job/);
    await base.database.exec('ALTER TABLE wirecopy_queue.job_before RENAME TO job');
  });

  test('the job of a process that is gone comes back soon after its time', async () => {
    const lost = await openOne({ expireSeconds: 1 });
    await lost.send('slice', { n: 1 });
    const job = (await lost.take('slice'))!;
    // It is never heard of again; the next process looks after the queue.
    const next = await openOne({ supervises: true, upkeepSeconds: 1 });
    let again: Awaited<ReturnType<Queue['take']>> = null;
    const took = await until(async () => {
      again = await next.take('slice');
      return again !== null;
    });
    expect(again).toMatchObject({ id: job.id, data: { n: 1 } });
    expect(took).toBeLessThan(10_000);
  }, 30_000);

  test('a long job whose process says that it goes on does not come back, and says so no more once it did', async () => {
    const queue = await openOne({ expireSeconds: 2, supervises: true, upkeepSeconds: 1 });
    await queue.send('export', { output: '/a' });
    const job = (await queue.take('export'))!;
    for (let n = 0; n < 8; n++) {
      await sleep(500);
      expect(await queue.keep(job)).toBe(true);
    }
    expect(await queue.take('export')).toBeNull();
    await until(async () => (await queue.state()).every(({ active }) => active === 0));
    expect(await queue.keep(job)).toBe(false);
  }, 30_000);

  test('upkeep that fails is told, and the process lives', async () => {
    const errors: unknown[] = [];
    const database = breakable();
    const queue = await openOne(
      { supervises: true, upkeepSeconds: 1, onError: (error) => errors.push(error) },
      database,
    );
    database.error = new Error('the server is away');
    await until(async () => errors.length > 0);
    database.error = null;
    await queue.send('slice', {});
    expect(await queue.take('slice')).not.toBeNull();
  }, 30_000);

  test('an error in the middle of upkeep leaves no connection in a dead transaction', async () => {
    const errors: unknown[] = [];
    const queue = await openOne({ supervises: true, upkeepSeconds: 1, onError: (error) => errors.push(error) });
    await base.database.exec('ALTER TABLE wirecopy_queue.archive RENAME TO archive_before');
    await until(async () => errors.length > 0);
    await base.database.exec('ALTER TABLE wirecopy_queue.archive_before RENAME TO archive');
    for (let n = 0; n < 8; n++) expect(await queue.send('slice', {})).toBe(true);
  }, 30_000);

  test('a queue of another pg-boss is left alone', async () => {
    await openOne();
    await base.database.exec('UPDATE wirecopy_queue.version SET version = 26');
    await expect(openOne()).rejects.toMatchObject({
      code: 'STORE',
      message: expect.stringContaining('another pg-boss (tables 26; this one knows 24)'),
    });
  });
});

test.skipIf(!isRealServer)('twelve who take at once get twelve different jobs', async () => {
  const queue = await openOne();
  for (let n = 0; n < 12; n++) await queue.send('slice', { n });
  const taken = await Promise.all(Array.from({ length: 12 }, () => queue.take('slice')));
  expect(new Set(taken.map((job) => job?.data.n)).size).toBe(12);
});
