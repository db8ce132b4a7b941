import { describe, expect, test } from 'vitest';
import { periodInPath, periodsOfNames } from '../../src/sync/backfill/period.js';
import { isInRange, isListedInRange, isOutOfRange, periodOf } from '../../src/sync/backfill/range.js';

const days = (period: { from: number; to: number } | null | undefined): string | null =>
  period ? [period.from, period.to].map((at) => new Date(at).toISOString().slice(0, 10)).join(' ') : null;

describe('dates in addresses', () => {
  test.each([
    ['/2024/04/02/story', '2024-04-02 2024-04-03'],
    ['/news/2024/4/2/story', '2024-04-02 2024-04-03'],
    ['/2024/apr/02/story', '2024-04-02 2024-04-03'],
    ['/2024/04/story.html', '2024-04-01 2024-05-01'],
    ['/1998/12/story.html', '1998-12-01 1999-01-01'],
    ['/2024-04-02/story', '2024-04-02 2024-04-03'],
    // A slug may tell of a day.
    ['/what-happens-on-2025-05-01', null],
    ['/news/2025-05-01-what-happens', null],
    ['/2024/story', null],
    ['/2024/the/story', null],
    ['/2024/13/story', null],
    ['/20240402/story', null],
    ['/story-20240402', null],
    ['/a/12024/04/02/story', null],
  ])('%s', (path, period) => {
    expect(days(periodInPath(`https://herald.example${path}`))).toBe(period);
  });

  test('a text that is not an address has none', () => {
    expect(periodInPath('no address')).toBeNull();
  });
});

describe('names of sitemaps', () => {
  const named = (...names: string[]): (string | null)[] => {
    const urls = names.map((name) => `https://herald.example/${name}`);
    const found = periodsOfNames(urls);
    return urls.map((url) => days(found.get(url)));
  };

  test.each([
    [
      ['sitemap-2024-04.xml', 'sitemap-2024-05.xml'],
      ['2024-04-01 2024-05-01', '2024-05-01 2024-06-01'],
    ],
    [
      ['sitemap_202404.xml.gz', 'sitemap_202405.xml.gz'],
      ['2024-04-01 2024-05-01', '2024-05-01 2024-06-01'],
    ],
    [
      ['sitemaps/2024/12/31.xml', 'sitemaps/2025/01/01.xml'],
      ['2024-12-31 2025-01-01', '2025-01-01 2025-01-02'],
    ],
    [
      ['sitemap.xml?yyyy=2024&mm=04&dd=02', 'sitemap.xml?yyyy=2024&mm=4'],
      ['2024-04-02 2024-04-03', '2024-04-01 2024-05-01'],
    ],
    [
      ['sitemap-1999.xml', 'sitemap-2024.xml'],
      ['1999-01-01 2000-01-01', '2024-01-01 2025-01-01'],
    ],
    [
      ['april-2024.xml', '2024-may.xml'],
      ['2024-04-01 2024-05-01', '2024-05-01 2024-06-01'],
    ],
    [
      ['20240402.xml', '20240403.xml'],
      ['2024-04-02 2024-04-03', '2024-04-03 2024-04-04'],
    ],
    [
      ['post-sitemap1.xml', 'post-sitemap2.xml'],
      [null, null],
    ],
    [
      ['sitemap?year=99999&month=4', 'sitemap?month=2'],
      [null, null],
    ],
    [
      ['%E0%A4%A-2024-04.xml', 'x-2024-05.xml'],
      ['2024-04-01 2024-05-01', '2024-05-01 2024-06-01'],
    ],
  ])('%j', (names, periods) => {
    expect(named(...names)).toEqual(periods);
  });

  test('counters look like years, and are not', () => {
    expect(named(...Array.from({ length: 3000 }, (_, n) => `sitemap-${n}.xml`)).filter(Boolean)).toEqual([]);
  });

  test('a site of 2024 has one name in all of its sitemaps', () => {
    expect(named(...Array.from({ length: 9 }, (_, n) => `festival-2024/sitemap-${n}.xml`)).filter(Boolean)).toEqual([]);
  });

  test('a large month may be in parts', () => {
    expect(named('2024-04-a.xml', '2024-04-b.xml', '2024-05.xml').filter(Boolean)).toHaveLength(3);
  });
});

describe('ranges', () => {
  const range = { since: '2024-02', until: '2024-03-15' };
  const at = (date: string | null, dateFrom: 'published' | 'modified' | 'page' | null, path = '/story') => ({
    url: `https://herald.example${path}`,
    date,
    dateFrom,
  });

  test.each([
    ['2024-01-31', false],
    ['2024-02-01T00:10:00+05:00', true],
    ['2024-03-15T23:59', true],
    ['2024-03-16', false],
    ['2024-02', true],
    ['2024', true],
    ['2023', false],
  ])('%s is in the range: %s', (date, isIn) => {
    expect(isInRange(date, range)).toBe(isIn);
    expect(isOutOfRange(at(date, 'page'), range)).toBe(!isIn);
  });

  test('a list is not believed to the hour', () => {
    expect(isOutOfRange(at('2024-01-31T10:00:00Z', 'published'), range)).toBe(false);
    expect(isOutOfRange(at('2024-01-29T10:00:00Z', 'published'), range)).toBe(true);
    expect(isOutOfRange(at('2024-03-17T09:00:00Z', 'published'), range)).toBe(false);
    expect(isOutOfRange(at('2024-03-18T09:00:00Z', 'published'), range)).toBe(true);
    expect(isOutOfRange(at(null, null, '/2024/01/31/story'), range)).toBe(false);
    expect(isOutOfRange(at(null, null, '/2024/01/28/story'), range)).toBe(true);
  });

  test('a change is never too late, and the story’s own date goes before its path', () => {
    expect(isOutOfRange(at('2026-01-01', 'modified'), range)).toBe(false);
    expect(isOutOfRange(at('2023-01-01', 'modified'), range)).toBe(true);
    expect(isOutOfRange(at('2026-01-01', 'modified', '/2026/01/01/story'), range)).toBe(true);
    expect(isOutOfRange(at('2024-02-10', 'published', '/2019/01/01/story'), range)).toBe(false);
    expect(isOutOfRange(at('no date', 'modified'), range)).toBe(false);
  });

  test('an open range has everything', () => {
    for (const date of ['0001-01-01', '9999-12-31', '2024'])
      for (const from of ['page', 'published', 'modified'] as const)
        expect(isOutOfRange(at(date, from), { since: null, until: null })).toBe(false);
  });

  test('an undated page is of the range by what its list says, else by its path', () => {
    expect(isListedInRange(at('2024-03-01', 'modified'), range)).toBe(true);
    expect(isListedInRange(at('2024-03-16T00:00:00Z', 'modified'), range)).toBe(false);
    expect(isListedInRange(at(null, null, '/2024/03/story/x'), range)).toBe(true);
    expect(isListedInRange(at('2026-03-01', 'modified', '/2024/03/story/x'), range)).toBe(false);
    expect(isListedInRange(at(null, null), range)).toBe(false);
  });

  test('periods end where the next begins', () => {
    expect(days(periodOf('2024'))).toBe('2024-01-01 2025-01-01');
    expect(days(periodOf('2024-12'))).toBe('2024-12-01 2025-01-01');
    expect(days(periodOf('2024-02-29'))).toBe('2024-02-29 2024-03-01');
    expect(periodOf('2024-02-29T10:00')).toEqual({
      from: Date.UTC(2024, 1, 29, 10),
      to: Date.UTC(2024, 1, 29, 10) + 1,
    });
    expect(periodOf('yesterday')).toBeNull();
  });
});
