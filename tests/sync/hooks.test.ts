import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HookAnswer } from '../../src/shared/hook-call.js';
import { emptyQuery } from '../../src/store/index.js';
import { deliver, type HookRun } from '../../src/sync/index.js';
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
