import { expect, test, vi } from 'vitest';
import { fitted, openProgress, progressLine } from '../../src/cli/screen/progress.js';
import { testContext } from '../helpers/context.js';

const quick = { delayMs: 0, heldMs: 0, heldStatus: 0 };
const idle = { active: 0, waiting: 0, hosts: 0, longest: null };

test('the line says what is done, failed, waiting and for whom, how fast, and how long it will take', () => {
  const counts = { done: 120, failed: 2, found: 400, isWhole: true };
  const busy = { active: 3, waiting: 40, hosts: 2, longest: { ...quick, host: 'herald.example', waiting: 30 } };
  const line = (...args: Parameters<typeof progressLine>) => progressLine(...args).join(' · ');
  expect(line(counts, busy, 30_000)).toBe(
    '120 of 400 done · 2 failed · 70 s left · 3 under way · 40 waiting (herald.example 30, 1 more) · 4.0/s',
  );
  expect(line(counts, { ...busy, hosts: 1 }, 30_000)).toContain('40 waiting for herald.example');
  expect(line({ ...counts, isWhole: false, failed: 0 }, idle, 1_000)).toBe('120 done · 120/s');
  expect(line({ done: 0, failed: 0, found: 0, isWhole: false }, idle, 0)).toBe('0 done');
  expect(line({ ...counts, failed: 0, done: 1 }, idle, 10_000)).toContain('67 min left');
  expect(line(counts, { ...busy, longest: { ...quick, host: 'a\u001b[31m', waiting: 1 } }, 1)).not.toContain('\u001b');
});

test('a wait says how long it is and why', () => {
  const counts = { done: 1, failed: 0, found: 41, isWhole: true };
  const line = (longest: object, hosts = 1) =>
    progressLine(
      counts,
      { active: 0, waiting: 40, hosts, longest: { ...quick, host: 'h.example', waiting: 40, ...longest } },
      0,
    ).join(' · ');
  expect(line({ delayMs: 1_000 })).toContain('40 waiting for h.example, 1 s apart: 40 s');
  expect(line({ delayMs: 1_000, heldMs: 48_000, heldStatus: 429 })).toContain('which asked for 48 s of rest (429)');
  expect(line({ delayMs: 30_000 }, 3)).toContain('40 waiting (h.example 40, 30 s apart: 20 min; 2 more)');
  expect(line({ delayMs: 1_000, waiting: 1 })).toMatch(/40 waiting for h\.example$/);
});

test('what does not fit into the terminal is left out, and nothing wraps', () => {
  const parts = ['120 of 400 done', '2 failed', '40 waiting for a-very-long-name.example', '4.0/s'];
  expect(fitted(parts, 90)).toBe(parts.join(' · '));
  expect(fitted(parts, 40)).toBe('120 of 400 done · 2 failed · 4.0/s');
  expect(fitted(parts, 4)).toBe('');
});

test('the line is drawn on a terminal, as wide as standard error is, and cleared before anything is printed', async () => {
  const { context, stderr } = testContext({ isTerminal: true });
  const busy = {
    active: 64,
    waiting: 940,
    hosts: 9,
    longest: { ...quick, host: 'a-rather-long-name.example', waiting: 200 },
  };
  const progress = openProgress({}, { ...context, columns: 300, stderrColumns: 40 }, () => busy);
  progress.found();
  await vi.waitUntil(() => stderr() !== '');
  progress.clear();
  const drawn = stderr();
  expect(drawn.split('\r\u001b[2K').every((text) => text.length < 40)).toBe(true);
  expect(drawn.endsWith('\r\u001b[2K')).toBe(true);
  progress.close();
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
