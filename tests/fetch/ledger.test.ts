import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../../src/shared/sqlite.js';
import { openLedger } from '../../src/fetch/ledger.js';
import { Robots } from '../../src/fetch/robots.js';
import { Scheduler } from '../../src/fetch/scheduler.js';
import { openFetcher } from '../../src/fetch/index.js';
import { serve, startServer } from '../helpers/server.js';
import { ledgerContract } from './ledger-contract.js';
import { ManualClock } from './manual-clock.js';
import { options, target } from './setting.js';

const closed = 'User-agent: *\nDisallow: /closed\n';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-ledger-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the contract on a file', () => {
  let count = 0;
  ledgerContract(async () => {
    const file = path.join(folder, `contract-${count++}.db`);
    let now = 1_780_000_000_000;
    return {
      open: () => openLedger(file, () => now),
      now: () => now,
      wind: async (ms) => {
        now += ms;
      },
    };
  });
});

describe('one ledger, two runs', () => {
  test('of two runs at once only one gets a start, and the other hears how long to wait', async () => {
    let now = 1_000_000;
    const file = path.join(folder, 'new', 'folder', 'take.db');
    const [one, two] = [await openLedger(file, () => now), await openLedger(file, () => now)];
    expect(await one.take('h.example', 1_000)).toBeNull();
    await one.sent('h.example', 1_000);
    expect(await two.take('h.example', 1_000)).toMatchObject({ ms: 1_000, heldMs: 0 });
    expect(await two.take('other.example', 1_000)).toBeNull();
    now += 400;
    expect(await two.take('h.example', 1_000)).toMatchObject({ ms: 600, heldMs: 0 });
    now += 600;
    expect(await two.take('h.example', 1_000)).toBeNull();
    expect(await one.take('h.example', 1_000)).toMatchObject({ ms: 1_000, heldMs: 0 });
    await one.close();
    await two.close();
  });

  test('a start that was taken keeps others away until it is sent, given up, or its process is gone', async () => {
    let now = 1_000_000;
    const file = path.join(folder, 'unsent.db');
    const [one, two] = [await openLedger(file, () => now), await openLedger(file, () => now)];
    expect(await one.take('h.example', 400)).toBeNull();
    // Its connection takes three seconds.
    now += 3_000;
    expect(await two.take('h.example', 400)).toMatchObject({ ms: 25 });
    await one.sent('h.example', 400);
    expect(await two.take('h.example', 400)).toMatchObject({ ms: 400 });
    now += 400;
    expect(await two.take('h.example', 400)).toBeNull();
    await two.giveUp('h.example');
    now += 400;
    expect(await one.take('h.example', 400)).toBeNull();
    now += 15_000;
    expect(await two.take('h.example', 400)).toBeNull();
    await one.close();
    await two.close();
  });

  test('a wall clock that was days ahead and is set back stops no host', async () => {
    let now = 1_000_000_000_000;
    const ledger = await openLedger(path.join(folder, 'set-back.db'), () => now);
    expect(await ledger.take('h.example', 1_000)).toBeNull();
    await ledger.sent('h.example', 1_000);
    now -= 3 * 86_400_000;
    expect(await ledger.take('h.example', 1_000)).toBeNull();
    await ledger.sent('h.example', 1_000);
    expect(await ledger.take('h.example', 1_000)).toMatchObject({ ms: 1_000 });
    await ledger.close();
  });

  test('what a clock that was years ahead wrote holds no host, and is no failure of today', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const ledger = await openLedger(path.join(folder, 'years-ahead.db'), () => now);
    await ledger.hold('h.example', now + 3_600_000, 503);
    await ledger.setFailures('h.example', 5);
    await ledger.keepRobots('http://h.example', { status: 200, text: closed });
    now = Date.parse('2026-05-04T12:00:00Z');
    expect(await ledger.read('h.example')).toMatchObject({ heldUntil: 0, failedAt: 0 });
    const clock = new ManualClock();
    const limits = { concurrency: 8, perHost: 2, delayMs: 1_000, maxWaitMs: 1 };
    const scheduler = new Scheduler(limits, clock, ledger, () => now);
    const asked = scheduler.run('h.example', 'x', undefined, async () => 'asked');
    await clock.wind();
    expect(await asked).toBe('asked');
    expect(scheduler.ended('h.example', 'silent')).toBeNull();
    // A wait that is asked for today is kept, and as long as it is.
    await ledger.hold('h.example', now + 60_000, 429);
    expect((await ledger.read('h.example')).heldUntil).toBe(now + 60_000);
    expect(await ledger.take('h.example', 1_000)).toMatchObject({ heldMs: 60_000 });
    const robots = new Robots(
      async () => ({ status: 200, text: '' }),
      'wirecopy',
      ledger,
      () => now,
    );
    expect((await robots.rulesFor('http://h.example')).allows('http://h.example/closed')).toBe(true);
    await ledger.close();
  });

  test('a start that such a clock wrote and that another run is about to send keeps nobody away for years', async () => {
    let now = Date.parse('2030-01-01T00:00:00Z');
    const ledger = await openLedger(path.join(folder, 'ahead-unsent.db'), () => now);
    await ledger.postpone('h.example', 1_000);
    now = Date.parse('2026-05-04T12:00:00Z');
    expect(await ledger.take('h.example', 1_000)).toBeNull();
    await ledger.postpone('h.example', 4 * 365 * 86_400_000);
    expect((await ledger.take('h.example', 1_000))?.ms).toBeLessThan(20_000);
    await ledger.close();
  });

  test.skipIf(process.platform === 'win32')('nobody else may read whose pages a person reads', async () => {
    const file = path.join(folder, 'private', 'state', 'politeness.db');
    const ledger = await openLedger(file);
    await ledger.take('h.example', 1_000);
    const mode = (name: string): number => statSync(name).mode & 0o777;
    expect([path.dirname(path.dirname(file)), path.dirname(file)].map(mode)).toEqual([0o700, 0o700]);
    for (const name of readdirSync(path.dirname(file)))
      expect(mode(path.join(path.dirname(file), name)), name).toBe(0o600);
    await ledger.close();
    chmodSync(file, 0o644);
    await (await openLedger(file)).close();
    expect(mode(file)).toBe(0o600);
  });

  test('tables of an older version are made anew', async () => {
    const file = path.join(folder, 'older.db');
    const older = await openSqlite(file, { timeoutMs: 1_000 });
    older.exec("CREATE TABLE host (name TEXT PRIMARY KEY, next_at REAL); INSERT INTO host VALUES ('h.example', 9e15)");
    older.close();
    const ledger = await openLedger(file);
    expect(await ledger.take('h.example', 1_000)).toBeNull();
    await ledger.close();
  });

  test('two schedulers on one ledger never add up', async () => {
    const clock = new ManualClock();
    const file = path.join(folder, 'two.db');
    const starts: number[] = [];
    const wall = () => 1_000_000 + clock.now();
    const ledgers = [await openLedger(file, wall), await openLedger(file, wall)];
    const all = ledgers.flatMap((ledger) => {
      const scheduler = new Scheduler(
        { concurrency: 8, perHost: 2, delayMs: 1_000, maxWaitMs: 1 },
        clock,
        ledger,
        wall,
      );
      return Array.from({ length: 20 }, () =>
        scheduler.run('h.example', 'x', undefined, async (turn) => {
          starts.push(clock.now());
          turn.sent();
          turn.answered();
        }),
      );
    });
    await clock.wind();
    await Promise.all(all);
    expect(starts).toEqual(Array.from({ length: 40 }, (_, n) => n * 1_000));
    for (const ledger of ledgers) await ledger.close();
  });

  test('a long Retry-After is remembered by the next run', async () => {
    const asked: string[] = [];
    const site = await startServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(429, { 'retry-after': '3600' }).end();
    });
    const ledgerFile = path.join(folder, 'held.db');
    for (const path of ['/first', '/second']) {
      const fetcher = openFetcher({ ...options, delayMs: 1, retries: 2 }, { ledgerFile });
      await expect(fetcher.fetch(target(`${site.url}${path}`))).rejects.toMatchObject({
        code: 'HTTP_STATUS',
        status: 429,
      });
      await fetcher.close();
    }
    expect(asked).toEqual(['/first']);
    await site.close();
  });

  test('robots.txt is asked for once by all runs of a day', async () => {
    let asked = 0;
    const site = await startServer((request, response) => {
      if (request.url === '/robots.txt') asked++;
      response.end('User-agent: *\nDisallow: /closed');
    });
    const ledgerFile = path.join(folder, 'robots.db');
    for (let run = 0; run < 2; run++) {
      const fetcher = openFetcher({ ...options, delayMs: 1 }, { ledgerFile });
      await expect(fetcher.fetch(target(`${site.url}/closed`, { isFound: true }))).rejects.toMatchObject({
        code: 'REFUSED',
      });
      await fetcher.close();
    }
    expect(asked).toBe(1);
    await site.close();
  });

  test('a host that was down is given one attempt by the next run', async () => {
    const ledger = await openLedger(path.join(folder, 'down.db'));
    const clock = new ManualClock();
    const open = () =>
      new Scheduler({ concurrency: 8, perHost: 2, delayMs: 1_000, maxWaitMs: 1 }, clock, ledger, Date.now);
    const first = open();
    await first.run('down.example', 'x', undefined, async () => undefined);
    for (let n = 0; n < 5; n++) first.ended('down.example', 'silent');
    const second = open();
    const asked = second.run('down.example', 'x', undefined, async () => undefined);
    await clock.wind();
    await asked;
    expect(second.ended('down.example', 'silent', 'no such host')).toBe(
      'was down in the last run and failed again (no such host)',
    );
    await ledger.close();
  });
});

describe('a ledger that cannot be used', () => {
  test.each([
    [
      'a file that is no database',
      (file: string) => writeFileSync(file, 'not a database, but long enough to be taken for one '.repeat(50)),
    ],
    ['a folder in its place', (file: string) => writeFileSync(path.dirname(file), '')],
  ])('%s is said, and the run goes on', async (name, spoil) => {
    const file = path.join(folder, `${name.replace(/\W/g, '')}${name.includes('folder') ? '/x' : ''}`);
    spoil(file);
    const site = await startServer(serve({ '/': { body: 'ok' } }));
    const notes: string[] = [];
    const fetcher = openFetcher({ ...options, delayMs: 1 }, { ledgerFile: file, note: (text) => notes.push(text) });
    expect((await fetcher.fetch(target(`${site.url}/`))).status).toBe(200);
    expect(notes.join()).toContain('cannot be used');
    await fetcher.close();
    await site.close();
  });

  test('with no delay there is no ledger', async () => {
    const site = await startServer(serve({ '/': { body: 'ok' } }));
    const file = path.join(folder, 'never.db');
    const fetcher = openFetcher({ ...options, delayMs: 0 }, { ledgerFile: file });
    await fetcher.fetch(target(`${site.url}/`));
    await fetcher.close();
    await site.close();
    expect(() => rmSync(file)).toThrow(/ENOENT/);
  });
});
