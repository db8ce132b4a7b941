import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HookAnswer, HookCall } from '../../src/shared/hook-call.js';
import { emptyQuery, type Store } from '../../src/store/index.js';
import { deliver, type HookDeps, type HookRun } from '../../src/sync/index.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { day, hour, openSyncing, type Syncing } from '../helpers/syncing.js';

let site: ChangingSite;
let archive: Syncing;
let told: string[];
beforeEach(async () => {
  told = [];
  site = await openChangingSite();
  archive = await openSyncing();
  await archive.store.sources.add(`${site.url}/feed`, { now: archive.now });
  await archive.store.hooks.add('h', 'a test');
});
afterEach(async () => {
  await archive.close();
  await site.close();
});

function tell(answer: HookAnswer = { kind: 'taken' }, owner = 'me'): Promise<HookRun> {
  const call = async (one: { event: string; body: string }): Promise<HookAnswer> => {
    told.push(`${one.event} ${(JSON.parse(one.body) as { headline: string }).headline}`);
    return answer;
  };
  return deliver(
    { name: 'h', label: 'a test', query: emptyQuery, call },
    {
      store: archive.store,
      owner,
      isAlive: () => true,
      now: () => archive.now,
      sleep: async () => undefined,
      stop: new AbortController().signal,
      retries: 0,
    },
  );
}

/** Calls in full, with an answer to each. */
function deliverTo(
  answer: (call: HookCall, nth: number) => HookAnswer | Promise<HookAnswer>,
  parts: Partial<HookDeps> = {},
) {
  const calls: HookCall[] = [];
  const waits: number[] = [];
  const call = async (one: HookCall): Promise<HookAnswer> => answer(one, calls.push(one));
  const run = deliver(
    { name: 'h', label: 'a test', query: emptyQuery, call },
    {
      store: archive.store,
      owner: 'me',
      isAlive: () => true,
      now: () => archive.now,
      sleep: async (ms) => void waits.push(ms),
      stop: new AbortController().signal,
      retries: 2,
      ...parts,
    },
  );
  return { calls, waits, run, stories: () => calls.map(({ id }) => calls.findIndex((one) => one.id === id)) };
}
const taken: HookAnswer = { kind: 'taken' };
const failed = (retryAfterMs: number | null = null): HookAnswer => ({
  kind: 'failed',
  message: 'answered 503',
  retryAfterMs,
});
const place = async (): Promise<number> => (await archive.store.hooks.get('h'))!.sequence;

function publish(...numbers: number[]): void {
  site.answers.set('/feed', { body: rss(itemsOf(site.url, numbers)) });
  for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
}

test('a page that was there and answers 410 is told as gone, once', async () => {
  publish(1);
  await archive.sync();
  await tell();
  site.answers.set('/story-1', { status: 410 });
  archive.now += hour;
  await archive.sync();
  await tell();
  archive.now += day;
  await archive.sync();
  await tell();
  expect(told.map((line) => line.split(' ')[0])).toEqual(['new', 'gone']);
});

test('a story that was taken away and is listed again is looked at, and its correction told', async () => {
  publish(1, 2);
  await archive.sync();
  await tell();
  site.answers.set('/story-1', { status: 410 });
  site.answers.set('/feed', { body: rss(itemsOf(site.url, [2])) });
  for (let at = 0; at < 9; at++) {
    archive.now += day;
    await archive.sync();
  }
  await tell();
  publish(1, 2);
  site.answers.set('/story-1', { body: storyPage(1, { more: 'On Tuesday three more ships came in.' }) });
  archive.now += day;
  expect(await archive.sync()).toMatchObject({ revised: 1 });
  await tell();
  expect(told.map((line) => line.split(' ')[0])).toEqual(['new', 'new', 'gone', 'revised']);
  site.takeLog();
  archive.now += 2 * hour;
  await archive.sync();
  expect(site.takeLog()).toContain('304 /story-1');
});

const later: HookAnswer = { kind: 'failed', message: 'answered 429', retryAfterMs: 2 * hour };

test('a clock that was ahead and is set back leaves no hook alone for years, nor its lease', async () => {
  publish(1);
  await archive.sync();
  archive.now += 1000 * day;
  await archive.store.hooks.claim({ name: 'h', owner: 'dead' }, { now: archive.now, leaseMs: 60_000 });
  expect(await tell()).toMatchObject({ isBusy: true });
  archive.now -= 1000 * day;
  expect(await tell(later)).toMatchObject({ delivered: 0, error: 'answered 429' });
  expect(await tell()).toMatchObject({ delivered: 0, error: 'answered 429' });
  archive.now += 3 * hour;
  expect(await tell(later)).toMatchObject({ error: 'answered 429' });
  archive.now -= 500 * day;
  expect(await tell()).toMatchObject({ delivered: 1, error: null });
});

test('a few that are refused in a row do not hold the rest back for ever: one a day is set aside', async () => {
  publish(1, 2, 3, 4, 5, 6);
  await archive.sync();
  const refused: HookAnswer = { kind: 'refused', message: 'answered 422' };
  expect(await tell(refused)).toMatchObject({ failed: 3, error: 'answered 422' });
  expect(await tell(refused)).toMatchObject({ failed: 0 });
  archive.now += day + hour;
  expect(await tell(refused)).toMatchObject({ failed: 1 });
  expect(await tell()).toMatchObject({ delivered: 2, error: null });
  expect(await archive.store.hooks.letters()).toHaveLength(4);
});

test('whoever lost the lease moves nothing', async () => {
  publish(1);
  await archive.sync();
  await archive.store.hooks.claim({ name: 'h', owner: 'other' }, { now: archive.now, leaseMs: 60_000 });
  expect(await archive.store.hooks.passed({ name: 'h', owner: 'me' }, 99)).toBe(false);
  expect(await archive.store.hooks.release({ name: 'h', owner: 'other' }, 0)).toBe(false);
  expect(await tell()).toMatchObject({ isBusy: true });
  archive.now += 2 * hour;
  expect(await tell()).toMatchObject({ delivered: 1 });
});

test('the place moves behind a call that was taken, and never before', async () => {
  publish(1, 2);
  await archive.sync();
  const places: [number, number][] = [];
  const { run } = deliverTo(async ({ sequence }) => {
    places.push([await place(), sequence]);
    return taken;
  });
  await run;
  expect(places).toHaveLength(2);
  for (const [before, sequence] of places) expect(before).toBeLessThan(sequence);
  expect(await place()).toBe(places[1]![1]);
});

test('a call that fails is tried again so often, each time later, as the same delivery', async () => {
  publish(1);
  await archive.sync();
  const { calls, waits, run } = deliverTo((_call, nth) => (nth < 7 ? failed() : taken), { retries: 6 });
  expect(await run).toMatchObject({ delivered: 1, failed: 0, error: null });
  expect(calls.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(new Set(calls.map(({ sequence, body }) => `${sequence} ${body}`)).size).toBe(1);
  expect(waits).toHaveLength(6);
  // A second, then twice as long each time, give or take a half.
  for (const [nth, ms] of waits.entries()) {
    expect(ms).toBeGreaterThanOrEqual(500 * 2 ** nth);
    expect(ms).toBeLessThanOrEqual(1_500 * 2 ** nth);
  }
});

test('after the last try it is set aside, the next one comes, and the run says so', async () => {
  publish(1, 2);
  await archive.sync();
  const { stories, run } = deliverTo((_call, nth) => (nth <= 3 ? failed() : taken));
  expect(await run).toMatchObject({ delivered: 1, failed: 1, error: null });
  expect(stories()).toEqual([0, 0, 0, 3]);
  expect(await archive.store.hooks.letters()).toMatchObject([{ error: 'answered 503', isDue: false }]);
});

test('a short Retry-After is waited for, and a long one ends the run without another call', async () => {
  publish(1);
  await archive.sync();
  const short = deliverTo((_call, nth) => (nth === 1 ? failed(30_000) : taken));
  expect(await short.run).toMatchObject({ delivered: 1 });
  expect(short.waits).toEqual([30_000]);
  publish(2);
  archive.now += hour;
  await archive.sync({ all: true });
  const long = deliverTo(() => failed(2 * hour));
  expect(await long.run).toMatchObject({ delivered: 0, failed: 0, error: 'answered 503' });
  expect([long.calls.length, long.waits]).toEqual([1, []]);
  expect(await archive.store.hooks.letters()).toEqual([]);
  const early = deliverTo(() => taken);
  expect(await early.run).toMatchObject({ error: 'answered 503' });
  expect(early.calls).toEqual([]);
});

test('while a server is down nothing is set aside: all waits, in order', async () => {
  publish(1, 2, 3, 4, 5);
  await archive.sync();
  const down: HookAnswer = { kind: 'broken', message: 'cannot be reached' };
  for (let day = 0; day < 6; day++) {
    archive.now += 25 * hour;
    const { calls, run } = deliverTo(() => down);
    expect(await run).toMatchObject({ delivered: 0, failed: 0, error: 'cannot be reached' });
    expect(calls).toHaveLength(1);
  }
  const up = deliverTo(() => taken);
  expect(await up.run).toMatchObject({ delivered: 5 });
  const sequences = up.calls.map(({ sequence }) => sequence);
  expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
});

test('a call that throws has failed, and takes nothing with it', async () => {
  publish(1, 2);
  await archive.sync();
  const { run } = deliverTo(
    (_call, nth) => {
      if (nth === 1) throw new Error('out of order');
      return taken;
    },
    { retries: 0 },
  );
  expect(await run).toMatchObject({ delivered: 1, failed: 1 });
  expect(await archive.store.hooks.letters()).toMatchObject([{ error: 'out of order' }]);
});

test('a run that is stopped calls nobody any more, and what it did not tell waits', async () => {
  publish(1, 2);
  await archive.sync();
  const stop = new AbortController();
  const answer = (): HookAnswer => {
    stop.abort();
    return taken;
  };
  const first = deliverTo(answer, { stop: stop.signal });
  expect(await first.run).toMatchObject({ delivered: 1 });
  const between = new AbortController();
  const second = deliverTo(() => failed(), { stop: between.signal, sleep: async () => between.abort() });
  expect(await second.run).toMatchObject({ delivered: 0, failed: 0 });
  expect([first.calls.length, second.calls.length]).toEqual([1, 1]);
  expect(await tell()).toMatchObject({ delivered: 1 });
});

test('a process that slept and lost its lease moves nothing and calls no more', async () => {
  publish(1, 2);
  await archive.sync();
  const { calls, run } = deliverTo(async () => {
    await archive.store.hooks.claim({ name: 'h', owner: 'other' }, { now: archive.now + hour, leaseMs: hour });
    return taken;
  });
  await run;
  expect(calls).toHaveLength(1);
  expect(await archive.store.hooks.owners()).toEqual(['other']);
  await archive.store.hooks.release({ name: 'h', owner: 'other' });
  expect(await tell()).toMatchObject({ delivered: 2 });
});

test('a process that lost its lease between two calls does not make the second', async () => {
  publish(1, 2);
  await archive.sync();
  const { store } = archive;
  const hooks: Store['hooks'] = {
    ...store.hooks,
    delivered: async (lease, change) => {
      const isMine = await store.hooks.delivered(lease, change);
      await store.hooks.release(lease);
      await store.hooks.claim({ name: 'h', owner: 'other' }, { now: archive.now, leaseMs: 60_000 });
      return isMine;
    },
  };
  const { calls, run } = deliverTo(() => taken, { store: { ...store, hooks } });
  await run;
  expect(calls).toHaveLength(1);
});

test('what is saved while a hook is told is told by the same run', async () => {
  publish(1);
  await archive.sync();
  const { calls, run } = deliverTo(async (_call, nth) => {
    if (nth === 1) {
      publish(1, 2);
      archive.now += hour;
      await archive.sync({ all: true });
    }
    return taken;
  });
  expect(await run).toMatchObject({ delivered: 2 });
  expect(calls).toHaveLength(2);
  expect(await archive.store.hooks.owners()).toEqual([]);
});

test('with an end, only what changed up to it is told', async () => {
  publish(1);
  await archive.sync();
  const upTo = await archive.store.lastSequence();
  publish(1, 2);
  archive.now += hour;
  await archive.sync({ all: true });
  expect(await deliverTo(() => taken, { upTo }).run).toMatchObject({ delivered: 1 });
  expect(await tell()).toMatchObject({ delivered: 1 });
});

test('the lease of a process that died is taken at once, and that of one that lives is not', async () => {
  publish(1);
  await archive.sync();
  await archive.store.hooks.claim({ name: 'h', owner: 'other' }, { now: archive.now, leaseMs: 60_000 });
  expect(await deliverTo(() => taken).run).toMatchObject({ isBusy: true, delivered: 0 });
  expect(await deliverTo(() => taken, { isAlive: (owner) => owner === 'me' }).run).toMatchObject({
    isBusy: false,
    delivered: 1,
  });
});

test('letters that are to be sent again come first, and only those', async () => {
  publish(1, 2);
  await archive.sync();
  await deliverTo(() => ({ kind: 'refused', message: 'answered 422' })).run;
  const [first, second] = await archive.store.hooks.letters();
  await archive.store.hooks.sendAgain({ ids: [second!.id] });
  publish(1, 2, 3);
  archive.now += hour;
  await archive.sync({ all: true });
  const { calls, run } = deliverTo(() => taken);
  expect(await run).toMatchObject({ delivered: 2 });
  expect(calls.map(({ id }) => id)).toEqual([second!.id, expect.not.stringMatching(first!.id)]);
  expect(await archive.store.hooks.letters()).toMatchObject([{ id: first!.id }]);
});
