import { expect, test } from 'vitest';
import { TermSeries } from '../../src/shared/term-series.js';

test('counts terms without regard to case, by day, the most frequent first', () => {
  const series = new TermSeries();
  series.add('War', '2026-05-04');
  series.add('war', '2026-05-05');
  series.add('Ports', '2026-05-05', 5);
  series.add('Ports', null);
  expect(series.ranking(1)).toEqual({
    top: [{ term: 'Ports', count: 6, times: [['2026-05-05', 5]] }],
    distinct: 2,
    total: 8,
    times: [
      ['2026-05-04', 1],
      ['2026-05-05', 6],
    ],
    isExact: true,
  });
});

test('of more terms than there is room for the frequent ones stay, and that is said', () => {
  const series = new TermSeries();
  for (let n = 0; n < 50_000; n++) {
    series.add(`rare ${n}`, '2026-05-04');
    if (n % 10 === 0) series.add('often', '2026-05-04');
  }
  const { top, isExact, total } = series.ranking(1);
  expect(top).toMatchObject([{ term: 'often', count: 5_000 }]);
  expect([isExact, total]).toEqual([false, 55_000]);
});

test('days become months where there are too many, and no count is lost', () => {
  const series = new TermSeries();
  for (let n = 0; n < 400_000; n++) {
    series.add(`term ${n % 100}`, new Date(Date.UTC(2000, 0, 1) + Math.floor(n / 100) * 86_400_000).toISOString());
  }
  const { top, times } = series.ranking(1);
  expect(top[0]?.count).toBe(4_000);
  expect(top[0]?.times.reduce((sum, [, count]) => sum + count, 0)).toBe(4_000);
  expect(times.every(([time]) => time.length < 10)).toBe(true);
});

test('names of prototypes are terms as others', () => {
  const series = new TermSeries();
  for (const term of ['__proto__', 'constructor', '']) series.add(term, '2026-05-04');
  expect(series.ranking(9).top.map(({ term }) => term)).toEqual(['', '__proto__', 'constructor']);
});
