import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DateParseOptions, findDates, parseDateText } from '../../src/shared/date-parse.js';

const now = '2026-11-24T02:00:00Z';
type Case = [text: string, iso: string | null, options?: DateParseOptions];

const cases: Record<string, Case[]> = {
  'ISO and its near forms': [
    ['2024-04-02', '2024-04-02'],
    ['2024-04-02T05:28', '2024-04-02T05:28'],
    ['2024-04-02 05:28:10', '2024-04-02T05:28:10'],
    ['2024-04-02T05:28:00.000+0300', '2024-04-02T05:28:00+03:00'],
    ['2024-04-02T05:28:00,5Z', '2024-04-02T05:28:00Z'],
    ['20240402T052800Z', '2024-04-02T05:28:00Z'],
    ['2024-02-30', null],
  ],
  'English in many coats': [
    ['April 2, 2024 5:28 AM', '2024-04-02T05:28'],
    ['Updated Apr 2, 2024, 5:28 a.m. EDT', '2024-04-02T05:28-04:00'],
    ['Nov 8, 2023 / 10:35 PM PST', '2023-11-08T22:35-08:00'],
    ['10:35 p.m. ET, July 2, 2024', '2024-07-02T22:35-04:00'],
    ['10:35 p.m. ET, January 2, 2024', '2024-01-02T22:35-05:00'],
    ['Tue 2 Apr 2024 17.30 BST', '2024-04-02T17:30+01:00'],
    ["2nd Apr '24", '2024-04-02'],
    ['Thu, Jan 12, 12', '2012-01-12', { now }],
    ['Nov 27th 11 17:46', '2011-11-27T17:46', { now }],
    ['Nov 23, 11:30', '2026-11-23T11:30', { now }],
    ['Nov 23, 11 am', '2026-11-23T11:00', { now }],
    ['Nov 23, 11 people', '2026-11-23', { now }],
    ['Thu, Jan 12', null, { now }],
    ['Sun Jan  4 16:29:06 PST 2004', '2004-01-04T16:29:06-08:00'],
    ['ByEmma MooreLifestyle Writer14:00, 2 Apr 2024', '2024-04-02T14:00'],
    ['ByAda LindqvistApr 2, 2024 | 6 comments', '2024-04-02'],
    ['Your HealthAPRIL 2, 2024Updated: MAY 2, 2024', '2024-04-02'],
    ['By Tom OkaforUpdatedApril 2nd, 2024', '2024-04-02'],
    ['02 | 04 | 2024', '2024-04-02', { country: 'CH' }],
    ['2 / 4 / 2024 21:29', '2024-04-02T21:29', { country: 'EG' }],
    ['2024•04•02', '2024-04-02'],
    ['1 | 2 | 34', null],
    ['room 3 - 12 - 2024', null],
    ['3 / 12 / 7', null],
    ['2024-04-02 17:30 (Europe/Berlin)', '2024-04-02T17:30+02:00'],
    ['12:05 AM, April 2, 2024', '2024-04-02T00:05'],
    ['24:00 2 April 2024', '2024-04-03T00:00'],
  ],
  'a weekday that says which number is the month': [
    ['Tue, 03/05/2024 - 18:40', '2024-03-05T18:40', { country: 'FI', languages: ['fi'] }],
    ['Tuesday, 05/03/2024', '2024-03-05', { country: 'US', languages: ['en'] }],
    ['terça-feira, 05/03/2024', '2024-03-05', { country: 'US', languages: ['pt'] }],
    ['Thứ Ba, 05/03/2024', '2024-03-05', { country: 'US', languages: ['vi'] }],
    ['05/03/2024 (Tue)', '2024-03-05', { country: 'US' }],
    // Neither is a Monday.
    ['Monday, 05/03/2024', '2024-05-03', { country: 'US', languages: ['en'] }],
  ],
  'halves of the day in other letters': [
    ['০৫ মার্চ ২০২৪, ০৬:৪০ পিএম', '2024-03-05T18:40', { languages: ['bn'] }],
    ['০৫ মার্চ ২০২৪, সন্ধ্যা ৬:৪০', '2024-03-05T18:40', { languages: ['bn'] }],
    ['5 मार्च 2024, शाम 6:40 बजे', '2024-03-05T18:40', { languages: ['hi'] }],
    ['05 மார்ச் 2024, மாலை 6:40', '2024-03-05T18:40', { languages: ['ta'] }],
  ],
  'a year before the day': [
    ['2024 жылғы 5 наурыз, 18:40', '2024-03-05T18:40', { languages: ['kk'], now }],
    ['2024-yil 5-mart', '2024-03-05', { languages: ['uz'], now }],
    ['2024-жыл, 5-март', '2024-03-05', { languages: ['ky'], now }],
    // A year in words that are not known is none to infer.
    ['2024-nji ýylyň 5-nji mart', null, { languages: ['tk'], now }],
    ['5 mars [2024]', null, { languages: ['fr'], now }],
  ],
  'a weekday that is a month elsewhere': [
    ['Sat, 21 Nov 2026 17:54:31 GMT', '2026-11-21T17:54:31Z', { now }],
    ['Sat, 21-Nov-2026 17:54:31 GMT', '2026-11-21T17:54:31Z', { now }],
    ['Sat 7 March 2026', '2026-03-07', { now }],
    ['Sat. 21st Nov. 2026', '2026-11-21', { now }],
    ['Sat, 21 Nov', '2026-11-21', { now }],
    ['Sat, Nov 21, 2026', '2026-11-21', { now }],
    ['mar. 17 novembre 2026', '2026-11-17', { now, languages: ['fr'] }],
    ['mar, 17 de nov. de 2026, 9:30', '2026-11-17T09:30', { now, languages: ['es'] }],
    ['lun 16 nov 2026', '2026-11-16', { now, languages: ['it'] }],
    ['Mar 21, 2026', '2026-03-21', { now }],
    ['Mar 21-May 3', '2026-03-21', { now }],
    ['Sat 21, 2026', '2026-09-21', { now, languages: ['ha'] }],
  ],
  'Latin scripts': [
    ['2. April 2024, 17.30 Uhr', '2024-04-02T17:30'],
    ['2 de abril de 2024 a las 5:30 p. m.', '2024-04-02T17:30'],
    ['2 avril 2024 à 17h30', '2024-04-02T17:30'],
    ['1er avril 2024', '2024-04-01'],
    ['Il 2 aprile 2024 alle ore 17:30', '2024-04-02T17:30'],
    ['2 de abr. de 2024 às 17h30', '2024-04-02T17:30'],
    ['kl. 17.30 den 2 april 2024', '2024-04-02T17:30'],
    ['2 huhtikuuta 2024 klo 17.30', '2024-04-02T17:30'],
    ['2. 4. 2024 17:30', '2024-04-02T17:30'],
    ['2 kwietnia 2024, 17:30', '2024-04-02T17:30'],
    ['2024. április 2., 17:30', '2024-04-02T17:30'],
    ['2024 m. balandžio 2 d. 17:30', '2024-04-02T17:30'],
    ['2024. gada 2. aprīlis 17:30', '2024-04-02T17:30'],
    ['ngày 2 tháng 4 năm 2024', '2024-04-02'],
    ['2 Nisan 2024 17:30', '2024-04-02T17:30'],
    ['2 April 2024 pukul 17.30 WIB', '2024-04-02T17:30+07:00'],
    ['2. listopada 2023.', '2023-10-02', { languages: ['hr'] }],
    ['2. listopadu 2023', '2023-11-02', { languages: ['cs'] }],
  ],
  'other scripts': [
    ['2 квітня 2024 р., 17:30', '2024-04-02T17:30'],
    ['2 апреля 2024 г. в 17:30', '2024-04-02T17:30'],
    ['Τρίτη 2 Απριλίου 2024, 17:30', '2024-04-02T17:30'],
    ['2024年4月2日 下午5時30分', '2024-04-02T17:30'],
    ['2024年4月2日17時30分', '2024-04-02T17:30'],
    ['2024. 4. 2. 오후 5:30', '2024-04-02T17:30'],
    ['입력2024.04.02 17:30', '2024-04-02T17:30'],
    ['२ अप्रैल २०२४', '2024-04-02'],
    ['২ এপ্রিল ২০২৪, ১৭:৩০', '2024-04-02T17:30'],
    ['٢ أبريل ٢٠٢٤', '2024-04-02'],
    ['ב-2 באפריל 2024, 17:30', '2024-04-02T17:30'],
    ['2024 оны 4 сарын 2', '2024-04-02'],
  ],
  'other calendars': [
    ['2 เม.ย. 2567 17:30 น.', '2024-04-02T17:30'],
    ['۱۴ فروردین ۱۴۰۳ - ۱۷:۳۰', '2024-04-02T17:30'],
    ['1403/01/14', '2024-04-02'],
    ['令和6年4月2日', '2024-04-02'],
    ['民國113年4月2日', '2024-04-02'],
  ],
  'numbers by country': [
    ['3/4/2024', '2024-03-04', { country: 'US' }],
    ['3/4/2024', '2024-04-03', { country: 'GB' }],
    ['3/4/2024', '2024-04-03', { languages: ['en-IE'] }],
    ['3/4/2024', '2024-04-03', { languages: ['fr-CA'] }],
    ['3/4/2024', '2024-03-04', { languages: ['fil'] }],
    ['13/4/2024', '2024-04-13', { country: 'US' }],
    ['03.04.2024', '2024-04-03', { country: 'US' }],
    ['24/04/02', '2024-04-02', { languages: ['ja'] }],
    ['Mon, 2 Apr 2024 17:30 IST', '2024-04-02T17:30+05:30'],
    ['Mon, 2 Apr 2024 17:30 IST', '2024-04-02T17:30+01:00', { country: 'IE' }],
  ],
  'dates relative to the fetch': [
    ['12 minutes ago', '2026-11-24T01:48Z'],
    ['2 hours ago', '2026-11-24'],
    ['vor 3 Stunden', '2026-11-23'],
    ['il y a 2 jours', '2026-11-22'],
    ['3小时前', '2026-11-23'],
    ['2일 전', '2026-11-22'],
    ['yesterday at 17:30', '2026-11-23T17:30'],
    ['gestern, 17:30 Uhr', '2026-11-23T17:30'],
    ['25 December', '2025-12-25'],
  ],
  'names of months of the page’s language, of English, and both at once': [
    ['16 Pro', null, { languages: ['en'] }],
    ['16 Pro', null],
    ['16 Pro 2024', null, { languages: ['en'] }],
    ['16 pro 2024', '2024-12-16', { languages: ['cs'] }],
    ['16 pro', '2025-12-16', { languages: ['cs'] }],
    ['15 Dezember 2019', '2019-12-15', { languages: ['en-US'] }],
    ['15. Dezember', null, { languages: ['en'] }],
    ['2 abr 2024', '2024-04-02'],
    ['04-ago-2021', '2021-08-04', { languages: ['en'] }],
    ['5 mars 2024', '2024-03-05', { languages: ['no'] }],
    ['2 mehr 2024', null, { languages: ['de'] }],
    ['28 آب/أغسطس 2013', '2013-08-28', { languages: ['ar'] }],
    ['28 Kasım (November) 2013', '2013-11-28', { languages: ['tr'] }],
  ],
  'a year of two digits': [
    ['发布时间：18-03-08 23:16', '2018-03-08T23:16'],
    ['18-03-08', null],
    ['18-03-08', '2008-03-18', { country: 'GB' }],
    ['18.03.08', '2008-03-18'],
    ['08-04-21', '2021-08-04'],
  ],
  'clocks of other tongues': [
    ['الثلاثاء 5 آذار 2024 | 09:40 مساءً', '2024-03-05T21:40', { languages: ['ar'] }],
    ['5 مارس 2024 09:40 صباحًا', '2024-03-05T09:40', { languages: ['ar'] }],
    ['5 marca 2024, godz. 21:40', '2024-03-05T21:40', { languages: ['pl'] }],
    ['ማርች 5፣ 2024 21:40', '2024-03-05T21:40', { languages: ['am'] }],
    ['2024年4月2日(火) 18:45', '2024-04-02T18:45', { languages: ['ja'] }],
  ],
  'a weekday beside a day without a year': [
    ['Wednesday, 25 December', null],
    ['Thursday, 25 December', '2025-12-25'],
    ['25 December (Wed)', null],
    ['12月25日(木)', '2025-12-25', { languages: ['ja'] }],
    ['12월 25일 (수)', null, { languages: ['ko'] }],
    ['thứ năm, 25 tháng 12', '2025-12-25', { languages: ['vi'] }],
  ],
  'words of promotion, and labels': [
    ['Subscribe today', null],
    ['Watch live today at 20:30', null],
    ['Posted today at 01:30', '2026-11-24T01:30'],
    ['Updated yesterday', '2026-11-23'],
  ],
  'what is no date': [
    ['chapter 3', null],
    ['v1.2.2024', null],
    ['192.168.10.2024', null],
    ['31/02/2024', null],
    ['EST CONSTRUCTOR __proto__', null],
    ['', null],
  ],
};

for (const [name, list] of Object.entries(cases)) {
  test.each(list)(`${name}: %s`, (text, iso, options) => {
    expect(parseDateText(text, { now, ...options })?.iso ?? null).toBe(iso);
  });
}

test('a month without a day says so and no more', () => {
  expect(parseDateText('April 2024')).toMatchObject({ iso: '2024-04', precision: 'month' });
});

test('without a fetch time nothing relative is read and no year is made up', () => {
  expect(parseDateText('2 hours ago')).toBeNull();
  expect(parseDateText('25 December')).toBeNull();
});

test.each<[string, string | null]>([
  ['Fri,24 Nov 2023 18:28:36 -0000', '2023-11-24T18:28:36Z'],
  ['Thu, 01 Jan 04 19:48:21 GMT', '2004-01-01T19:48:21Z'],
  ['Thu, 30 Apr 2015 08:57:00 MET', '2015-04-30T08:57:00+01:00'],
  ['Thu, 01-Jan-2004 19:48:21 est (Eastern)', '2004-01-01T19:48:21-05:00'],
  ['-0312', '2003-12'],
  ['2003335', '2003-12-01'],
  ['22013', null],
  ['Sun, 16 Dec 2012 1:2:3:4 GMT', null],
  ['Sun, 16 Dec zz 11:47:32 GMT', null],
  ['2013-01-28T11:30:00-06:00Textra', null],
  ['2003-12-31T10:14:61Z', null],
])('a feed date is exact: %s', (text, iso) => {
  expect(parseDateText(text, { isExact: true })?.iso ?? null).toBe(iso);
});

test.each([
  ['3 May 69', '2069-05-03'],
  ['3 May 70', '1970-05-03'],
  ['3 May 99', '1999-05-03'],
  ['3 May 24', '2024-05-03'],
])('years of two digits begin with 1970: %s', (text, iso) => {
  expect(parseDateText(text)?.iso ?? null).toBe(iso);
});

test('every date of a line is found with its place', () => {
  const found = findDates('Published 2 April 2024, updated 3 April 2024 09:10');
  expect(found.dates.map(({ iso }) => iso)).toEqual(['2024-04-02', '2024-04-03T09:10']);
  expect(found.text.slice(found.dates[1]!.start, found.dates[1]!.end)).toBe('3 April 2024 09:10');
});

// Years whose numbers mean the same in every calendar that the parser knows.
const instants = fc.date({
  min: new Date('1970-01-01T00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const locales = fc.constantFrom(
  ...'en-US en-GB de fr es it pt nl sv da nb fi et lv lt pl cs sk sl bg ru uk el tr ro hu id ja ko zh-CN zh-TW hi bn ta'.split(
    ' ',
  ),
);

test('what Intl prints in a language is read back as the same day and clock', () => {
  fc.assert(
    fc.property(instants, locales, fc.constantFrom('long', 'medium'), (date, locale, dateStyle) => {
      const format = new Intl.DateTimeFormat(locale, {
        dateStyle: dateStyle as 'long',
        timeStyle: 'short',
        timeZone: 'UTC',
      });
      const read = parseDateText(format.format(date), { languages: [locale] });
      expect(`${locale}: ${read?.iso}`).toBe(`${locale}: ${date.toISOString().slice(0, 16)}`);
    }),
    { numRuns: 400 },
  );
});

test('an ISO date comes back as it was, in any precision', () => {
  fc.assert(
    fc.property(
      instants,
      fc.constantFrom(10, 16, 19),
      fc.constantFrom('', 'Z', '+05:45', '-09:00'),
      (date, length, zone) => {
        const iso = date.toISOString().slice(0, length) + (length === 10 ? '' : zone);
        expect(parseDateText(iso)?.iso).toBe(iso);
      },
    ),
  );
});

test('no text makes it throw, and what comes out is a real date', () => {
  const parts = fc.constantFrom(
    '2',
    '31',
    '04',
    '2024',
    '12:30',
    'April',
    'mar',
    '年',
    '月',
    '.',
    '/',
    '-',
    'de',
    ' ',
    'PM',
    '+03:00',
    'EST',
    'ago',
    'T',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(parts).map((list) => list.join(' ')),
      ),
      (text) => {
        const iso = parseDateText(text, { now })?.iso;
        if (iso !== undefined) expect(iso).toMatch(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$/);
      },
    ),
  );
});
