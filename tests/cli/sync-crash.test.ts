import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.js';
import { itemsOf, openChangingSite, rss, storyPage } from '../helpers/changing-site.js';
import { root, wirecopy } from '../helpers/run.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-crash-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

// Two hundred times: npm run bench crash.
test('kill -9 in the middle of a sync: sound each time, nothing lost or doubled, and the next sync completes it', async () => {
  const script = path.join(root, 'scripts/bench/parts/crash-rounds.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, '6', '3']);
  const result = JSON.parse(stdout) as { killed: number; ended: number; savedBefore: number[]; faults: string[] };
  expect(result.faults).toEqual([]);
  expect(result.killed + result.ended).toBe(6);
  // A round whose mark is an article cannot end before it.
  expect(result.killed).toBeGreaterThanOrEqual(3);
}, 180_000);

describe.each([2, 4])('%i syncs at once', (count) => {
  test('share the work: no failure, no double, nothing asked for twice', async () => {
    const site = await openChangingSite();
    const archive = path.join(folder, `shared-${count}.db`);
    const store = await openStore(archive);
    for (let feed = 0; feed < 8; feed++) {
      // Each feed shares half its stories with the next one.
      const numbers = Array.from({ length: 10 }, (_, n) => feed * 5 + n);
      site.answers.set(`/feed-${feed}`, { body: rss(itemsOf(site.url, numbers)) });
      for (const n of numbers) site.answers.set(`/story-${n}`, { body: storyPage(n) });
      await store.sources.add(`${site.url}/feed-${feed}`, { now: Date.now() - 1000 });
    }
    await store.close();
    const flags = ['--archive', archive, '--allow-private', '--delay', '0', '--no-ledger', '--json'];
    const ran = await Promise.all(Array.from({ length: count }, () => wirecopy(['sync', ...flags])));
    expect(ran.map(({ status, stderr }) => [status, stderr])).toEqual(ran.map(() => [0, '']));
    const counts = ran.map(({ stdout }) => JSON.parse(stdout) as Record<string, number>);
    const sum = (key: string): number => counts.reduce((total, one) => total + one[key]!, 0);
    expect([sum('sources'), sum('new'), sum('revised'), sum('failed')]).toEqual([8, 45, 0, 0]);
    const log = site.takeLog();
    expect(log).toHaveLength(8 + 45);
    expect(new Set(log).size).toBe(log.length);
    const after = await openStore(archive);
    expect(await after.check()).toEqual([]);
    expect(await after.counts()).toMatchObject({ articles: 45, revisions: 45 });
    await after.close();
    await site.close();
  }, 60_000);
});

test('four runs that make the archive at once all succeed', async () => {
  const archive = path.join(folder, 'new.db');
  const names = ['a', 'b', 'c', 'd'];
  const ran = await Promise.all(
    names.map((name) => wirecopy(['follow', '--no-check', `https://${name}.example/feed`, '--archive', archive])),
  );
  expect(ran.map(({ status, stderr }) => [status, stderr])).toEqual(names.map(() => [0, '']));
  const store = await openStore(archive);
  expect((await store.counts()).sources).toBe(4);
  await store.close();
}, 60_000);
