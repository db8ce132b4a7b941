import { describe, expect, test } from 'vitest';
import { sleep } from '../../src/fetch/clock.js';
import { Scheduler, type SchedulerOptions } from '../../src/fetch/scheduler.js';
import { ManualClock } from './manual-clock.js';

const usual: SchedulerOptions = { concurrency: 64, perHost: 2, delayMs: 1_000, maxWaitMs: 60_000 };

interface Start {
  host: string;
  at: number;
  end: number;
}

/** Runs requests that take `tookMs` each, and keeps when they started. */
function runner(options: Partial<SchedulerOptions> = {}, tookMs = 300) {
  const clock = new ManualClock();
  const scheduler = new Scheduler({ ...usual, ...options }, clock, null, () => 1_780_000_000_000 + clock.now());
  const starts: Start[] = [];
  const ask = (host: string, took = tookMs, signal?: AbortSignal): Promise<void> =>
    scheduler.run(host, `http://${host}/`, signal, async (turn) => {
      const start = { host, at: clock.now(), end: 0 };
      starts.push(start);
      turn.sent();
      await sleep(clock, took / 2, undefined);
      turn.answered();
      await sleep(clock, took / 2, undefined);
      start.end = clock.now();
    });
  return { clock, scheduler, starts, ask };
}

function most(starts: Start[]): number {
  return Math.max(...starts.map((one) => starts.filter((two) => two.at <= one.at && two.end > one.at).length));
}

function smallestGap(starts: Start[]): number {
  const times = starts.map((one) => one.at).sort((a, b) => a - b);
  return Math.min(...times.slice(1).map((at, index) => at - times[index]!));
}

describe('turns', () => {
  test('a thousand requests to ten hosts: each host is asked politely, and none waits for another', async () => {
    const { clock, starts, ask } = runner();
    // Sorted by host, the worst order there is.
    const all = Array.from({ length: 10 }, (_, host) =>
      Array.from({ length: 100 }, () => ask(`h${host}.example`)),
    ).flat();
    await clock.wind();
    await Promise.all(all);
    expect(starts).toHaveLength(1000);
    for (let host = 0; host < 10; host++) {
      const own = starts.filter((one) => one.host === `h${host}.example`);
      expect(smallestGap(own)).toBeGreaterThanOrEqual(1_000);
      expect(most(own)).toBeLessThanOrEqual(2);
      expect(own[0]?.at).toBe(0);
    }
    // 99 gaps of a second; at most a tenth of the delay is lost to waiting for answers.
    expect(clock.now()).toBeLessThan(99 * 1_100 + 1_000);
  });

  test('the limit in all holds, and is used', async () => {
    const { clock, starts, ask } = runner({ concurrency: 7, delayMs: 0 });
    const all = Array.from({ length: 200 }, (_, n) => ask(`h${n % 40}.example`));
    await clock.wind();
    await Promise.all(all);
    expect(most(starts)).toBe(7);
    expect(clock.now()).toBeLessThan((200 / 7 + 1) * 300);
  });

  test('a slow host takes no more than its share of the limit', async () => {
    const { clock, starts, ask } = runner({ concurrency: 4, delayMs: 0 });
    const slow = Array.from({ length: 20 }, () => ask('slow.example', 60_000));
    const quick = Array.from({ length: 20 }, (_, n) => ask(`q${n}.example`, 100));
    await clock.wind(5_000);
    await Promise.all(quick);
    expect(starts.filter((one) => one.host === 'slow.example')).toHaveLength(2);
    await clock.wind();
    await Promise.all(slow);
  });

  test('a start waits for the connection of the one before', async () => {
    const clock = new ManualClock();
    const scheduler = new Scheduler(usual, clock, null, () => 0);
    const sent: number[] = [];
    const ask = (connectMs: number) =>
      scheduler.run('h.example', 'x', undefined, async (turn) => {
        await sleep(clock, connectMs, undefined);
        sent.push(clock.now());
        turn.sent();
        turn.answered();
      });
    const all = [ask(900), ask(0), ask(0)];
    await clock.wind();
    await Promise.all(all);
    expect(sent).toEqual([900, 1_900, 2_900]);
  });

  test('who gives up waiting leaves the line', async () => {
    const { clock, scheduler, starts, ask } = runner({ perHost: 1 });
    const controller = new AbortController();
    const first = ask('h.example');
    const second = ask('h.example', 300, controller.signal);
    const third = ask('h.example');
    controller.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await clock.wind();
    await Promise.all([first, third]);
    expect(starts).toHaveLength(2);
    expect(scheduler.state()).toEqual({ active: 0, waiting: 0, hosts: 0, longest: null });
  });

  test('a retry and a redirect stand at the head of their line, since the records of others wait for theirs', async () => {
    const { clock, scheduler, ask } = runner({ perHost: 1 }, 0);
    const order: string[] = [];
    const late = (place: 'first' | 'under-way') =>
      scheduler.run('h.example', place, undefined, async () => void order.push(place), place);
    const all = [ask('h.example')];
    for (let n = 0; n < 50; n++) all.push(ask('h.example').then(() => void order.push('other')));
    all.push(late('first'), late('under-way'));
    await clock.wind();
    await Promise.all(all);
    expect(order.slice(0, 3)).toEqual(['under-way', 'first', 'other']);
    expect(order).toHaveLength(52);
  });

  test('a request that fails frees its place', async () => {
    const { clock, scheduler, ask, starts } = runner({ concurrency: 1, delayMs: 0 });
    const broken = scheduler.run('h.example', 'x', undefined, () => Promise.reject(new Error('no')));
    const next = ask('h.example');
    await expect(broken).rejects.toThrow('no');
    await clock.wind();
    await next;
    expect(starts).toHaveLength(1);
  });
});

describe('what servers ask for', () => {
  test('Retry-After holds the whole host and no other', async () => {
    const { clock, scheduler, starts, ask } = runner({ delayMs: 0 });
    scheduler.hold('busy.example', 30_000, 429);
    const all = [ask('busy.example'), ask('busy.example'), ask('free.example')];
    await clock.wind();
    await Promise.all(all);
    expect(starts.map((one) => [one.host, one.at])).toEqual([
      ['free.example', 0],
      ['busy.example', 30_000],
      ['busy.example', 30_000],
    ]);
  });

  test('beyond --max-wait everybody who waits hears it at once, and whoever comes later', async () => {
    const { clock, scheduler, ask } = runner({ perHost: 1 });
    const first = ask('busy.example', 100);
    const waiting = ask('busy.example');
    scheduler.hold('busy.example', 3_600_000, 503);
    const error = { code: 'HTTP_STATUS', status: 503, message: /busy\.example answered 503 .*--max-wait/ };
    await expect(waiting).rejects.toMatchObject(error);
    await expect(ask('busy.example')).rejects.toMatchObject({ ...error, retryAfterMs: 3_600_000 });
    await clock.wind(3_600_000);
    await first;
    const later = ask('busy.example');
    await clock.wind();
    await later;
  });

  test('Crawl-delay raises the delay and never lowers it', async () => {
    const { clock, scheduler, starts, ask } = runner({}, 0);
    expect(scheduler.slowDown('h.example', 5_000)).toBe(true);
    expect(scheduler.slowDown('h.example', 500)).toBe(false);
    const all = [ask('h.example'), ask('h.example'), ask('h.example')];
    await clock.wind();
    await Promise.all(all);
    expect(smallestGap(starts)).toBe(5_000);
  });
});

describe('the circuit breaker', () => {
  test('a host without any answer is left alone after five attempts', async () => {
    const { scheduler, ask, clock } = runner();
    const broke = Array.from({ length: 5 }, () => scheduler.ended('down.example', 'silent'));
    expect(broke).toEqual([null, null, null, null, 'failed 5 times in a row']);
    await expect(ask('down.example')).rejects.toMatchObject({ code: 'NETWORK', message: /left alone/ });
    const other = ask('up.example');
    await clock.wind();
    await other;
  });

  test('what it says is how often it failed in a row, and why at first', async () => {
    const { scheduler, ask } = runner();
    scheduler.ended('h.example', 'silent', 'long ago');
    scheduler.ended('h.example', 'answered');
    scheduler.ended('h.example', 'troubled', 'it answered 503');
    for (let n = 0; n < 4; n++) expect(scheduler.ended('h.example', 'silent', `reset ${n}`)).toBeNull();
    const how = 'failed 6 times in a row (at first: it answered 503)';
    expect(scheduler.ended('h.example', 'silent', 'reset 4')).toBe(how);
    await expect(ask('h.example')).rejects.toThrow(`h.example ${how} and is left alone`);
  });

  test('one answer mends it; errors of single pages take long to break it', () => {
    const { scheduler } = runner();
    for (let n = 0; n < 4; n++) scheduler.ended('h.example', 'silent');
    scheduler.ended('h.example', 'answered');
    for (let n = 0; n < 4; n++) expect(scheduler.ended('h.example', 'silent')).toBeNull();
    for (let n = 0; n < 19; n++) expect(scheduler.ended('p.example', 'troubled')).toBeNull();
    expect(scheduler.ended('p.example', 'troubled')).toMatch(/20 times/);
  });
});
