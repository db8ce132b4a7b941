import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeedDate } from '../../src/feed/feed-date.js';
import { parseDateText } from '../../src/shared/date-parse.js';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
const zone = fc.oneof(
  fc.constantFrom('GMT', 'UTC', '+0000', '-0000'),
  fc.tuple(fc.constantFrom('+', '-'), two(16), two(61)).map((parts) => parts.join('')),
);

test('the short way for RFC 822 says what the general parser says', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 32 }),
      fc.constantFrom(...months),
      fc.integer({ min: 1965, max: 2040 }),
      fc.tuple(two(24), two(60), two(60)),
      zone,
      (day, month, year, clock, offset) => {
        const text = `${day} ${month} ${year} ${clock.join(':')} ${offset}`;
        const general = parseDateText(text, { isExact: true });
        expect(readFeedDate(text)).toBe(general && (general.hasZone ? general.iso : `${general.iso}Z`));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('the short way for RFC 3339 says what the general parser says', () => {
  const figures = (from: number, to: number) =>
    fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, '0'));
  const parts = fc.constantFrom('', '.5', '.123', '.123456789', '.');
  const offset = fc.oneof(
    fc.constantFrom('Z', '+00:00', '-00:00', '', 'z'),
    fc
      .tuple(fc.constantFrom('+', '-'), figures(0, 15), figures(0, 61))
      .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
  );
  const day = fc.tuple(fc.integer({ min: 1965, max: 2040 }), figures(0, 13), figures(0, 32));
  const clock = fc.tuple(figures(0, 24), figures(0, 60), figures(0, 60));
  fc.assert(
    fc.property(day, clock, parts, offset, (date, time, fraction, zone) => {
      const text = `${date.join('-')}T${time.join(':')}${fraction}${zone}`;
      const general = parseDateText(text, { isExact: true });
      const isBare = general?.iso.includes('T') && !general.hasZone;
      expect(readFeedDate(text)).toBe(general && (isBare ? `${general.iso}Z` : general.iso));
    }),
    { numRuns: 3_000 },
  );
});

test.each([
  ['Mon, 04 May 2026 06:30:00 +0200', '2026-05-04T06:30:00+02:00'],
  ['Mon, 4 May 2026 06:30:00 Z', '2026-05-04T06:30:00Z'],
  ['4 May 2026 06:30 Z', '2026-05-04T06:30Z'],
  ['2026-05-04T06:30:00Z', '2026-05-04T06:30:00Z'],
  ['2026-05-04 06:30:00', '2026-05-04T06:30:00Z'],
  ['2026-05-04', '2026-05-04'],
  ['2026년 05월 04일 06:30:00', '2026-05-04T06:30:00+09:00'],
  ['2026-05-04 오후 6:30:00', '2026-05-04T18:30:00+09:00'],
  ['Ke, 30 Lok 2013 11:34:37 +0000', '2013-10-30T11:34:37+00:00'],
  ['H, 4 Máj. 2026 06:30:00 +0200', '2026-05-04T06:30:00+02:00'],
  ['Thứ 2, 04 May 2026 06:30:00 +0700', '2026-05-04T06:30:00+07:00'],
  ['ned, 14 lip 2026 06:30:00 +0200', '2026-06-14T06:30:00+02:00'],
  ['wt., 14 lip 2026 06:30:00 +0200', '2026-07-14T06:30:00+02:00'],
  ['po, 4 čer 2026 06:30:00 +0200', null],
  ['30 Feb 2026 06:30:00 +0200', null],
  ['9999-12-31T23:59:59Z', null],
  ['Fri, 31 Dec 9999 23:59:59 GMT', null],
  ['yesterday', null],
  ['', null],
])('%s', (text, iso) => {
  expect(readFeedDate(text)).toBe(iso);
});
