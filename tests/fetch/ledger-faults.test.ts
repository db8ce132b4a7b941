import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../src/fetch/ledger.js';
import { Scheduler } from '../../src/fetch/scheduler.js';
import { tolerantLedger } from '../../src/fetch/tolerant-ledger.js';
import { ManualClock } from './manual-clock.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const settings = { concurrency: 8, perHost: 2, delayMs: 1_000, maxWaitMs: 60_000 };

test('a ledger that breaks in the middle of a run is said once, and the run keeps its own delay', async () => {
  const clock = new ManualClock();
  const real = await openLedger(path.join(folder, 'broken.db'));
  const said: unknown[] = [];
  const ledger = tolerantLedger(real, (error) => said.push(error));
  const scheduler = new Scheduler(settings, clock, ledger, () => 1_000_000 + clock.now());
  const starts: number[] = [];
  const ask = () =>
    scheduler.run('h.example', 'x', undefined, async (turn) => {
      starts.push(clock.now());
      turn.sent();
      turn.answered();
    });
  await ask();
  // A closed database answers every statement with an error, as one on a full disk does.
  await real.close();
  const all = [ask(), ask(), ask()];
  await clock.wind();
  await Promise.all(all);
  scheduler.hold('h.example', 5_000, 429);
  expect(
    starts
      .slice(1)
      .map((at, n) => at - starts[n]!)
      .every((gap) => gap >= 1_000),
  ).toBe(true);
  expect(said).toHaveLength(1);
});

test('a Retry-After that another run is given in the meantime holds this one, too', async () => {
  const clock = new ManualClock();
  const wall = () => 1_000_000 + clock.now();
  const file = path.join(folder, 'meantime.db');
  const [one, two] = [await openLedger(file, wall), await openLedger(file, wall)];
  const mine = new Scheduler(settings, clock, one, wall);
  const theirs = new Scheduler(settings, clock, two, wall);
  const starts: number[] = [];
  const ask = () =>
    mine.run('h.example', 'http://h.example/', undefined, async (turn) => {
      starts.push(clock.now());
      turn.sent();
    });
  await ask();
  theirs.hold('h.example', 30_000, 503);
  const held = ask();
  await clock.wind();
  await held;
  expect(starts).toEqual([0, 30_000]);
  theirs.hold('h.example', 3_600_000, 503);
  const refused = ask();
  const end = expect(refused).rejects.toMatchObject({ code: 'HTTP_STATUS', status: 503, message: /--max-wait/ });
  await clock.wind(10_000);
  await end;
  await one.close();
  await two.close();
});

test('a server that asks for years is asked again after a week', async () => {
  const clock = new ManualClock();
  const scheduler = new Scheduler(settings, clock, null, () => clock.now());
  scheduler.hold('h.example', 1e12, 429);
  const ask = () => scheduler.run('h.example', 'x', undefined, async () => 'asked');
  await expect(ask()).rejects.toMatchObject({ retryAfterMs: 7 * 86_400_000 });
  await clock.wind(7 * 86_400_000);
  const asked = ask();
  await clock.wind();
  expect(await asked).toBe('asked');
});
