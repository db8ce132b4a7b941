import { expect, test } from 'vitest';
import { binned, timeBins } from '../../src/report/time-bins.js';

test('days, weeks, months or years, by how long the time is', () => {
  const unitOf = (...times: string[]) => timeBins(times)?.unit;
  expect(unitOf('2026-05-04')).toBe('day');
  expect(unitOf('2026-05-04', '2026-08-04')).toBe('day');
  expect(unitOf('2025-05-04', '2026-08-04')).toBe('week');
  expect(unitOf('2016-05-04', '2026-02-04')).toBe('month');
  expect(unitOf('1950-05-04', '2026-02-04')).toBe('year');
  expect(unitOf()).toBeUndefined();
});

test('times that are known by the month are not spread over days', () => {
  expect(timeBins(['2026-05', '2026-06-02'])?.unit).toBe('month');
  expect(timeBins(['2026', '2026-06-02'])?.unit).toBe('year');
});

test('each count is in its bin, the empty ones between are there', () => {
  const times: [string, number][] = [
    ['2026-05-04', 2],
    ['2026-05-07', 3],
  ];
  const bins = timeBins(times.map(([time]) => time))!;
  expect(binned(bins, times)).toEqual([2, 0, 0, 3]);
  expect(bins.label(3)).toBe('7 May 2026');
});

test('an axis has few labels, and a date of four centuries ago bounded bins', () => {
  const bins = timeBins(['1600-01-01', '2199-12-31'])!;
  expect(bins.starts.length).toBeLessThanOrEqual(600);
  expect(bins.ticks.length).toBeLessThanOrEqual(7);
});
