import { describe, expect, test } from 'vitest';
import { qualityFromFlag } from '../../src/cli/flags/quality-flag.js';
import { fieldsFromFlag, selectionFromFlags } from '../../src/cli/flags/select.js';
import { readArticles } from '../../src/index.js';
import { makeArticle } from '../helpers/article.js';

const now = Date.parse('2026-11-24T15:00:00Z');
const item = (date: string) =>
  `<rss version="2.0"><channel><title>Herald</title><item><title>Ferries sail again</title><link>https://herald.example/a</link>
   <pubDate>${date}</pubDate><description>The first of them left at noon.</description></item></channel></rss>`;

/** Whether a feed's entry of a date is kept. */
async function keeps(date: string, flags: { since?: string; until?: string }): Promise<boolean> {
  const [article] = await readArticles(item(date), { url: 'https://herald.example/feed', now: () => now });
  return selectionFromFlags(flags, now).keeps(article!);
}

describe('--since and --until', () => {
  test.each<[string, string, boolean]>([
    ['2026-11-21', 'Sat, 21 Nov 2026 17:54:31 GMT', true],
    ['2026-11-22', 'Sat, 21 Nov 2026 17:54:31 GMT', false],
    ['2026-11', 'Sat, 21 Nov 2026 17:54:31 GMT', true],
    ['2h', 'Tue, 24 Nov 2026 15:30:00 +0200', true],
    ['2h', 'Tue, 24 Nov 2026 14:30:00 +0200', false],
    ['7d', 'Tue, 17 Nov 2026 15:00:01 GMT', true],
    ['7d', 'Tue, 17 Nov 2026 14:59:59 GMT', false],
    // No zone: the day counts.
    ['7d', '17 Nov 2026 09:00', true],
    ['7d', '16 Nov 2026', false],
  ])('--since %s, a story of %s: %s', async (since, date, isKept) => {
    expect(await keeps(date, { since })).toBe(isKept);
  });

  test('--until with a span is the other side of the same instant', async () => {
    expect(await keeps('Tue, 17 Nov 2026 14:59:59 GMT', { until: '7d' })).toBe(true);
    expect(await keeps('Tue, 17 Nov 2026 15:00:01 GMT', { until: '7d' })).toBe(false);
  });

  test('a span leaves out of a listing only what is before its day', () => {
    expect(selectionFromFlags({ since: '7d' }, now).sinceDay).toBe('2026-11-17');
    expect(selectionFromFlags({ since: '2026-05' }, now).sinceDay).toBe('2026-05');
    expect(selectionFromFlags({}, now).sinceDay).toBeNull();
  });

  test.each(['yesterday', '7 days', '1000x', '2024-99-99', '2025-02-30', '2024-13'])('%s is not a date', (since) => {
    expect(() => selectionFromFlags({ since }, now)).toThrow(/is not a date: write 2026-05-31, 2026-05, 2026 or 7d/);
  });
});

describe('--min-quality', () => {
  const keepsScore = (score: number | null, minQuality: number): boolean =>
    selectionFromFlags({ minQuality }, now).keeps(
      makeArticle({ quality: score === null ? null : { score, reasons: [] } }),
    );

  test('keeps what is as good or better, and what has none', () => {
    expect([0.79, 0.8, 1, null].map((score) => keepsScore(score, 0.8))).toEqual([false, true, true, true]);
  });

  test.each(['', 'good', '-1', '1.1', '80', '0,8', 'NaN', '1e-1'])('“%s” is no score', (text) => {
    expect(() => qualityFromFlag(text)).toThrow('is not a score: write one from 0 to 1, such as 0.8');
  });

  test.each([
    ['0', 0],
    ['1', 1],
    ['.5', 0.5],
    ['0.85', 0.85],
    ['1.0', 1],
  ])('%s is one', (text, score) => {
    expect(qualityFromFlag(text)).toBe(score);
  });
});

test('a misspelt key of --field names the nearest', () => {
  expect(fieldsFromFlag('headline, date')).toEqual(['headline', 'date']);
  expect(() => fieldsFromFlag('date,headlin')).toThrow(
    '--field headlin is not a key of a record: did you mean headline?',
  );
  expect(() => fieldsFromFlag('qqqqqq')).toThrow("see 'wirecopy schema'");
});
