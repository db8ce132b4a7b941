import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/cli/main.js';
import { openStore } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { testContext } from '../helpers/context.js';

// What commands that read the archive make of --min-quality.

let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-quality-'));
  file = path.join(folder, 'archive.db');
  const store = await openStore(file);
  const scores: Article['quality'][] = [{ score: 0.97, reasons: [] }, { score: 0.62, reasons: ['body', 'date'] }, null];
  for (const [n, quality] of scores.entries()) {
    const url = `https://herald.example/${n}`;
    const parts = {
      id: `${n}`.repeat(16),
      url,
      canonicalUrl: url,
      headline: `Harbour story ${n}`,
      body: `Cranes ${n}. `.repeat(40),
    };
    await store.save(makeArticle({ ...parts, quality }), { now: '2026-05-04T12:00:00.000Z' });
  }
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]) {
  const made = testContext();
  const status = await main([...args, '--archive', file], made.context);
  return { status, stdout: made.stdout(), stderr: made.stderr() };
}

test.each([
  ['list', '--json'],
  ['list', '--format', 'ndjson'],
  ['export', '--format', 'ndjson'],
  ['search', 'harbour', '--json'],
])('%s %s: what is as good or better, and what has no score', async (...args) => {
  const numbers = async (...flags: string[]) =>
    [...(await run(...args, ...flags)).stdout.matchAll(/"Harbour story (\d)"/g)].map(([, n]) => n).sort();
  expect(await numbers()).toEqual(['0', '1', '2']);
  expect(await numbers('--min-quality', '0.62')).toEqual(['0', '1', '2']);
  expect(await numbers('--min-quality', '0.63')).toEqual(['0', '2']);
  expect(await numbers('--min-quality', '0.99')).toEqual(['2']);
});

test.each(['list', 'export', 'sync', 'fetch'])('%s: a score that is none is wrong usage', async (command) => {
  const { status, stderr } = await run(command, '--min-quality', '97%');
  expect([status, stderr]).toEqual([
    2,
    expect.stringContaining('--min-quality 97% is not a score: write one from 0 to 1'),
  ]);
});

test('CSV has the score and the doubts', async () => {
  const { stdout } = await run('export', '--format', 'csv', '--field', 'headline,quality,doubts');
  expect(stdout.trim().split('\r\n').sort()).toEqual([
    'Harbour story 0,0.97,',
    'Harbour story 1,0.62,body; date',
    'Harbour story 2,,',
    'headline,quality,doubts',
  ]);
});
