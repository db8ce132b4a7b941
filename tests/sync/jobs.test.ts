import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { StoreError } from '../../src/errors.js';
import { openStore } from '../../src/store/index.js';
import { watchSync } from '../../src/sync/index.js';
import { type ChangingSite, itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { root } from '../helpers/run.js';
import { day, openSyncing } from '../helpers/syncing.js';

const minute = 60_000;

describe('watching', () => {
  test('passes when something is due, looks every minute meanwhile, and ends when it is stopped', async () => {
    const stop = new AbortController();
    let now = 0;
    let due: number | null = null;
    const passes: number[] = [];
    const sleeps: number[] = [];
    await watchSync({
      pass: async () => {
        passes.push(now);
        due = passes.length === 3 ? null : now + 2.5 * minute;
      },
      nextDue: async () => due,
      now: () => now,
      sleep: async (ms) => {
        sleeps.push(ms);
        now += ms;
        if (passes.length === 3 && sleeps.length > 20) stop.abort();
      },
      stop: stop.signal,
    });
    expect(passes).toEqual([0, 2.5 * minute, 5 * minute]);
    expect(sleeps.slice(0, 4)).toEqual([1_000, minute, minute, 29_000]);
    expect(Math.max(...sleeps)).toBe(minute);
  });

  test('what is due and cannot be had is not asked for without a pause', async () => {
    const stop = new AbortController();
    const sleeps: number[] = [];
    await watchSync({
      pass: async () => undefined,
      nextDue: async () => 0,
      now: () => 5,
      sleep: async (ms) => {
        if (sleeps.push(ms) === 5) stop.abort();
      },
      stop: stop.signal,
    });
    expect(sleeps).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
  });
});

describe('many jobs', () => {
  let site: ChangingSite;
  beforeEach(async () => {
    site = await openChangingSite();
  });
  afterEach(() => site.close());

  test('more pages of one host than may be under way are all read in one run, each once', async () => {
    const archive = await openSyncing();
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    for (let feed = 0; feed < 12; feed++) {
      site.answers.set(`/feed-${feed}`, { body: rss(itemsOf(site.url, numbers.slice(feed * 5, feed * 5 + 5))) });
      await archive.store.sources.add(`${site.url}/feed-${feed}`, { now: archive.now });
    }
    for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
    expect(await archive.sync({ window: 6 })).toMatchObject({ sources: 12, new: 60, pages: { fetched: 60 } });
    expect(new Set(site.takeLog()).size).toBe(72);
    archive.now += 30 * day;
    expect(await archive.sync({ all: true, window: 6 })).toMatchObject({ sources: 12, notModified: 12, new: 0 });
    await archive.close();
  });

  test('a claim that fails ends the run only when its jobs have ended, and with its own error', async () => {
    const archive = await openSyncing();
    site.answers.set('/feed', { body: rss(itemsOf(site.url, [1])) });
    site.answers.set('/story-1', { body: storyPage(1) });
    await archive.store.sources.add(`${site.url}/feed`, { now: archive.now });
    const { claimPages, finishPoll } = archive.store.sources;
    let isDone = false;
    archive.store.sources.claimPages = async () => {
      throw new StoreError('the disk is full');
    };
    archive.store.sources.finishPoll = async (poll) => {
      const finished = await finishPoll(poll);
      isDone = true;
      return finished;
    };
    await expect(archive.sync()).rejects.toThrow('the disk is full');
    expect(isDone).toBe(true);
    archive.store.sources.claimPages = claimPages;
    expect(await archive.sync({ all: true })).toMatchObject({ new: 1 });
    await archive.close();
  });

  test('a job that lasts keeps its lease: another process does not take its source', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const archive = await openSyncing();
    try {
      site.answers.set('/feed', { body: rss([]) });
      await archive.store.sources.add(`${site.url}/feed`, { now: archive.now });
      const { finishPoll } = archive.store.sources;
      let end = (): void => undefined;
      const held = new Promise<void>((resolve) => {
        end = resolve;
      });
      const isAtWork = new Promise<void>((resolve) => {
        archive.store.sources.finishPoll = async (poll) => {
          resolve();
          await held;
          return finishPoll(poll);
        };
      });
      const running = archive.sync();
      await isAtWork;
      for (let at = 0; at < 8; at++) {
        archive.now += 100_000;
        await vi.advanceTimersByTimeAsync(100_000);
        const other = { now: archive.now, limit: 5, leaseMs: 300_000, owner: 'other' };
        expect(await archive.store.sources.claim(other)).toEqual([]);
      }
      end();
      await running;
    } finally {
      vi.useRealTimers();
      await archive.close();
    }
  });

  test('--watch goes on after trouble, says each run with --json, and ends with 130 on Ctrl-C', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-watch-'));
    const file = path.join(folder, 'archive.db');
    const store = await openStore(file);
    await store.sources.add(`${site.url}/broken`, { now: Date.now() - 1_000 });
    const flags = [
      '--archive',
      file,
      '--watch',
      '--json',
      '--allow-private',
      '--delay',
      '0',
      '--retries',
      '0',
      '--no-ledger',
    ];
    const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), 'sync', ...flags]);
    let out = '';
    const lines = (): { failed: number; new: number }[] =>
      out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line));
    const seen = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        if (lines().length === 1) {
          // Followed by another process, while this one sleeps.
          site.answers.set('/feed', { body: rss(itemsOf(site.url, [1])) });
          site.answers.set('/story-1', { body: storyPage(1) });
          void store.sources.add(`${site.url}/feed`, { now: Date.now() });
        }
        if (lines().length === 2) resolve();
      });
    });
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    await seen;
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(lines()).toMatchObject([{ failed: 1 }, { failed: 0, new: 1 }]);
    expect((await store.sources.owners()).length).toBe(0);
    await store.close();
    rmSync(folder, { recursive: true });
  }, 150_000);
});
