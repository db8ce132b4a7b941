import { expect, test } from 'vitest';
import { toGregorian } from '../../src/shared/date-parse-calendar.js';
import { parseDateText } from '../../src/shared/date-parse.js';

const now = '2026-11-24T02:00:00Z';

test.each<[text: string, language: string, iso: string | null]>([
  // Two digits on a page in Persian or Pashto are years of the sun, and stand first.
  ['۰۲/۱۲/۱۵', 'fa', '2024-03-05'],
  ['۰۲/۱۲/۱۵', 'ps', '2024-03-05'],
  ['۹۸/۱۲/۱۵ ۱۷:۳۰', 'fa', '2020-03-05T17:30'],
  ['15/12/98', 'fa', null],
  ['24/03/05', 'fa', null],
  ['15/12/1402', 'fa', '2024-03-05'],
  // A year of the moon is not one of the sun.
  ['1445/08/24', 'ar', null],
  ['۱۵ حوت ۱۴۰۲', 'fa', '2024-03-05'],
  ['15 سنبله 1402', 'ps', '2023-09-06'],
  ['令和元年5月7日', 'ja', '2019-05-07'],
  ['平成元年5月7日', 'ja', '1989-05-07'],
  ['ማክሰኞ የካቲት 26 ቀን 2016 ዓ.ም', 'am', '2024-03-05'],
  ['26 ጳጉሜ 2016', 'am', null],
  ['ህዳር 3, 2017', 'am', '2024-11-12'],
])('%s (%s)', (text, language, iso) => {
  expect(parseDateText(text, { languages: [language], now })?.iso ?? null).toBe(iso);
});

test('two digits of a year of the sun tell nothing where today is not known', () => {
  expect(parseDateText('۰۲/۱۲/۱۵', { languages: ['fa'] })).toBeNull();
});

test.each(['persian', 'islamic-umalqura', 'ethiopic'] as const)(
  'days of the %s calendar are found again',
  (calendar) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    for (let at = Date.UTC(1998, 0, 1); at < Date.UTC(2028, 0, 1); at += 11 * 86_400_000) {
      const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number.parseInt(value, 10)]));
      const written = { year: parts.get('year')!, month: parts.get('month')!, day: parts.get('day')! };
      const found = toGregorian(calendar, written)!;
      expect(Date.UTC(found.year, found.month - 1, found.day)).toBe(at);
    }
  },
);
