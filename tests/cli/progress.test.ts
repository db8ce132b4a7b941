import { expect, test } from 'vitest';
import { openProgress, progressLine } from '../../src/cli/progress.js';
import { testContext } from '../helpers/context.js';

const idle = { active: 0, waiting: 0, hosts: 0 };

test('the line says what is done, failed, waiting, how fast, and how long it will take', () => {
  const counts = { done: 120, failed: 2, found: 400, isWhole: true };
  expect(progressLine(counts, { active: 3, waiting: 40, hosts: 2 }, 30_000)).toBe(
    '120 of 400 done · 2 failed · 3 under way · 40 waiting for 2 hosts · 4.0 a second · 70 s left',
  );
  expect(progressLine({ ...counts, isWhole: false, failed: 0 }, idle, 1_000)).toBe('120 done · 120 a second');
  expect(progressLine({ done: 0, failed: 0, found: 0, isWhole: false }, idle, 0)).toBe('0 done');
  expect(progressLine({ ...counts, failed: 0, done: 1 }, idle, 10_000)).toContain('67 min left');
});

test('without a terminal, with --quiet and with --log json nothing is drawn', () => {
  for (const [flags, isTerminal] of [
    [{}, false],
    [{ quiet: true }, true],
    [{ log: 'json' as const }, true],
  ] as const) {
    const { context, stderr } = testContext({ isTerminal });
    const progress = openProgress(flags, context, () => idle);
    progress.count(true);
    progress.clear();
    progress.close();
    expect(stderr()).toBe('');
  }
});
