import { expect, test } from 'vitest';
import { openFetcher } from '../../src/fetch/index.js';
import { Scheduler } from '../../src/fetch/scheduler.js';
import type { Ledger, Missing } from '../../src/shared/politeness.js';
import { serve, startServer } from '../helpers/server.js';
import { ManualClock } from './manual-clock.js';
import { options, target } from './setting.js';

// A ledger that many machines share answers later, and may fail.

const settings = { concurrency: 2, perHost: 2, delayMs: 1_000, maxWaitMs: 60_000 };

/** A ledger whose answer to `take` a test gives. */
function slowLedger(clock: ManualClock, tookMs: number, answer: () => Missing | null = () => null) {
  const log: string[] = [];
  const wait = (): Promise<void> => new Promise((resolve) => clock.after(tookMs, () => resolve()));
  const ledger: Ledger = {
    take: async (host) => {
      log.push(`take ${host}`);
      await wait();
      return answer();
    },
    sent: async (host) => void log.push(`sent ${host}`),
    giveUp: async (host) => void log.push(`giveUp ${host}`),
    postpone: async () => undefined,
    hold: async () => undefined,
    read: async () => ({ heldUntil: 0, heldStatus: 0, failures: 0, failedAt: 0 }),
    setFailures: async () => undefined,
    robots: async () => null,
    keepRobots: async () => undefined,
    close: async () => void log.push('closed'),
  };
  return { ledger, log };
}

test('a start that nobody wants any more is given up', async () => {
  const clock = new ManualClock();
  const { ledger, log } = slowLedger(clock, 500);
  const scheduler = new Scheduler(settings, clock, ledger, () => clock.now());
  const abort = new AbortController();
  const asked = scheduler.run('h.example', 'x', abort.signal, async () => 'asked').catch((error: unknown) => error);
  await clock.wind(100);
  abort.abort(new Error('not wanted'));
  expect(await asked).toMatchObject({ message: 'not wanted' });
  await clock.wind();
  expect(log).toEqual(['take h.example', 'giveUp h.example']);
  expect(scheduler.state()).toMatchObject({ active: 0, waiting: 0 });
});

test('an answer that holds the host while the ledger is asked is obeyed', async () => {
  const clock = new ManualClock();
  const { ledger, log } = slowLedger(clock, 500);
  const scheduler = new Scheduler(settings, clock, ledger, () => clock.now());
  const starts: number[] = [];
  const asked = scheduler.run('h.example', 'x', undefined, async (turn) => {
    starts.push(clock.now());
    turn.sent();
  });
  await clock.wind(100);
  scheduler.hold('h.example', 10_000, 429);
  await clock.wind();
  await asked;
  expect(starts.length).toBe(1);
  expect(starts[0]).toBeGreaterThanOrEqual(10_100);
  expect(log.filter((line) => line.startsWith('giveUp'))).toHaveLength(1);
});

test('the limit in all holds while the ledger is asked, and one host is asked for one start at a time', async () => {
  const clock = new ManualClock();
  const { ledger, log } = slowLedger(clock, 500);
  const scheduler = new Scheduler(settings, clock, ledger, () => clock.now());
  const all = ['a', 'a', 'b', 'c'].map((host) =>
    scheduler.run(host, host, undefined, async (turn) => {
      turn.sent();
      await new Promise<void>((resolve) => clock.after(10_000, resolve));
    }),
  );
  await clock.wind(400);
  expect(log).toEqual(['take a', 'take b']);
  expect(scheduler.state().active).toBe(2);
  await clock.wind();
  await Promise.all(all);
  expect(log.filter((line) => line.startsWith('take'))).toHaveLength(4);
});

test('a ledger that fails fails the request that asked, and not the next one', async () => {
  const clock = new ManualClock();
  let isBroken = true;
  const { ledger } = slowLedger(clock, 10, () => {
    if (isBroken) throw new Error('no room in the ledger');
    return null;
  });
  const scheduler = new Scheduler(settings, clock, ledger, () => clock.now());
  const first = scheduler.run('h.example', 'x', undefined, async () => 'asked').catch((error: unknown) => error);
  await clock.wind();
  expect(await first).toMatchObject({ message: 'no room in the ledger' });
  isBroken = false;
  const second = scheduler.run('h.example', 'x', undefined, async () => 'asked');
  await clock.wind();
  expect(await second).toBe('asked');
  expect(scheduler.state()).toMatchObject({ active: 0, waiting: 0 });
});

test('what a host is known for is read before its first start, and a failure to read it fails those who wait', async () => {
  const clock = new ManualClock();
  const { ledger, log } = slowLedger(clock, 10);
  let reads = 0;
  const knowing: Ledger = {
    ...ledger,
    read: async () => {
      if (reads++ === 0) throw new Error('cannot be read');
      return { heldUntil: 5_000, heldStatus: 503, failures: 0, failedAt: 0 };
    },
  };
  const scheduler = new Scheduler(settings, clock, knowing, () => clock.now());
  const ask = (): Promise<unknown> =>
    scheduler.run('h.example', 'x', undefined, async () => clock.now()).catch((error: unknown) => error);
  expect(await ask()).toMatchObject({ message: 'cannot be read' });
  const second = ask();
  await clock.wind();
  expect(await second).toBeGreaterThanOrEqual(5_000);
  expect(log.filter((line) => line.startsWith('take'))).toHaveLength(1);
});

test('a shared ledger that cannot be opened asks nobody, until it can', async () => {
  const asked: string[] = [];
  const site = await startServer((request, response) => {
    asked.push(request.url ?? '');
    serve({ '/': { body: 'ok' } })(request, response);
  });
  let isThere = false;
  const { ledger, log } = slowLedger(new ManualClock(), 0);
  const fetcher = openFetcher(
    { ...options, delayMs: 1 },
    {
      openLedger: async () => {
        if (!isThere) throw new Error('the database cannot be reached');
        return { ...ledger, take: async () => null };
      },
    },
  );
  await expect(fetcher.fetch(target(`${site.url}/`))).rejects.toThrow('cannot be reached');
  expect(asked).toEqual([]);
  isThere = true;
  expect((await fetcher.fetch(target(`${site.url}/`))).status).toBe(200);
  await fetcher.close();
  await site.close();
  expect(log.at(-1)).toBe('closed');
});
