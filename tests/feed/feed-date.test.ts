import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFeedDate } from '../../src/feed/feed-date.js';
import { parseFeedText } from '../../src/feed/index.js';
import { readArticles } from '../../src/index.js';
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
  ['Mon, 04 May 2026 06.30.15 +0300', '2026-05-04T06:30:15+03:00'],
  ['04 May 2026 06.30.15+0300', '2026-05-04T06:30:15+03:00'],
  ['04.05.2026 06.30.15.7', null],
  ['04.05.2026 06.30.15', '2026-05-04T06:30:15Z'],
  ['04.05.26', '2026-05-04'],
  ['9999-12-31T23:59:59Z', null],
  ['Fri, 31 Dec 9999 23:59:59 GMT', null],
  ['yesterday', null],
  ['', null],
])('%s', (text, iso) => {
  expect(readFeedDate(text)).toBe(iso);
});

const feedOf = (dates: readonly string[], language = '', site = 'https://herald.example/'): string =>
  `<rss version="2.0"><channel><title>Herald</title><link>${site}</link><language>${language}</language>${dates
    .map((date, n) => `<item><title>Story ${n}</title><link>${site}${n}</link><pubDate>${date}</pubDate></item>`)
    .join('')}</channel></rss>`;

const datesOf = async (text: string, url: string | null = null): Promise<(string | null)[]> =>
  (await parseFeedText(text, { url, contentType: null, contentLocation: null, contentLanguage: null })).entries.map(
    ({ published }) => published,
  );

test('numbers of a day are read as the other dates of their feed are written', async () => {
  const dayFirst = ['2026-03-02T08:00Z', '2026-03-14T08:00Z'];
  for (const language of ['', 'en', 'en-US']) {
    expect(await datesOf(feedOf(['2/3/2026 08:00', '14/3/2026 08:00'], language))).toEqual(dayFirst);
    expect(await datesOf(feedOf(['2/3/2026 08:00', 'Tue, 3/3/2026', '2/24/2026 08:00'], language))).toEqual([
      '2026-02-03T08:00Z',
      '2026-03-03',
      '2026-02-24T08:00Z',
    ]);
  }
  expect(await datesOf(feedOf(['3/2/2026 08:00 GMT', 'Sun, 3/15/2026'], 'de'))).toEqual([
    '2026-03-02T08:00Z',
    '2026-03-15',
  ]);
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    items: [
      { id: '1', date_published: '2/3/2026 08:00' },
      { id: '2', date_published: '14/3/2026 08:00' },
    ],
  };
  expect(await datesOf(JSON.stringify(json))).toEqual(dayFirst);
});

test('where no other date tells, the country or the language does, and else nothing', async () => {
  const one = (language: string, url: string | null = null) => datesOf(feedOf(['2/3/2026'], language), url);
  expect(await one('en-US')).toEqual(['2026-02-03']);
  expect(await one('en-GB')).toEqual(['2026-03-02']);
  expect(await one('fr')).toEqual(['2026-03-02']);
  expect(await one('en', 'https://herald.co.uk/feed')).toEqual(['2026-03-02']);
  expect(await one('en')).toEqual([null]);
  expect(await one('')).toEqual([null]);
  expect(await datesOf(feedOf(['2/3/2026', '14/3/2026', '3/15/2026'], 'en'))).toEqual([
    null,
    '2026-03-14',
    '2026-03-15',
  ]);
  expect(await datesOf(feedOf(['2.3.2026', '3/3/2026'], ''))).toEqual(['2026-03-02', '2026-03-03']);
});

test('a record has the day that its feed tells, and none where nothing does', async () => {
  const days = async (text: string): Promise<(string | null)[]> =>
    (await readArticles(text, { url: 'https://herald.example/feed' })).map(({ date }) => date);
  expect(await days(feedOf(['2/3/2026 08:00', '14/3/2026 08:00'], 'en'))).toEqual([
    '2026-03-02T08:00',
    '2026-03-14T08:00',
  ]);
  expect(await days(feedOf(['2/3/2026 08:00'], 'en'))).toEqual([null]);
});

test('with dots the day stands first, with a clock behind it, too', async () => {
  for (const language of ['', 'de', 'ru', 'en']) {
    const text = feedOf(['02.10.2025 12:11', '2.3.2026, 12:11', '04.05.26 06.30.15'], language);
    const dates = (await readArticles(text, { url: 'https://herald.example/feed' })).map(({ date }) =>
      date?.slice(0, 16),
    );
    expect(dates.toSorted()).toEqual(['2025-10-02T12:11', '2026-03-02T12:11', '2026-05-04T06:30']);
  }
});

test.each([
  ['Thu, 23 Apr 2569 10:00:00 +0700', '2026-04-23T10:00:00+07:00'],
  ['2569-04-23T10:00:00+07:00', '2026-04-23T10:00:00+07:00'],
  ['2567-02-29', '2024-02-29'],
  ['Sun, 03 Feb 5786 10:00:00 GMT', null],
  ['5786-02-03', null],
])('a year of the Buddhist calendar is read as ours, and one that no story has is none: %s', (written, iso) => {
  expect(readFeedDate(written)).toBe(iso);
});
