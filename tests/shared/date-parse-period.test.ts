import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDateText } from '../../src/shared/date-parse.js';

const cases: [text: string, iso: string, options: { languages: string[] }][] = [
  ['5 de marzo de 2024 a las 3:40 de la tarde', '2024-03-05T15:40', { languages: ['es'] }],
  ['5 de marzo de 2024, 3:40 por la tarde', '2024-03-05T15:40', { languages: ['en'] }],
  ['5 mars 2024 à 3:40 de l’après-midi', '2024-03-05T15:40', { languages: ['fr'] }],
  ['5. März 2024, 9:40 abends', '2024-03-05T21:40', { languages: ['de'] }],
  ['March 5, 2024 at 3:40 in the afternoon', '2024-03-05T15:40', { languages: ['en'] }],
  ['5 марта 2024, 3:40 дня', '2024-03-05T15:40', { languages: ['en'] }],
  ['5 marca 2024 3:40 po południu', '2024-03-05T15:40', { languages: ['pl'] }],
  ['5 Mac 2024, 3:40 PTG', '2024-03-05T15:40', { languages: ['ms'] }],
  ['5 март 2024 г., 3:40 ч. pm', '2024-03-05T15:40', { languages: ['bg'] }],
  ['5 mars 2024 3:40 em', '2024-03-05T15:40', { languages: ['sv'] }],
  ['5 మార్చి, 2024 3:40 PMకి', '2024-03-05T15:40', { languages: ['te'] }],
  ['2024年3月5日 晚上12:40', '2024-03-05T00:40', { languages: ['zh'] }],
  ['2024年3月5日夜9時40分', '2024-03-05T21:40', { languages: ['ja'] }],
  // A night has hours on both sides of midnight, and noon is 12.
  ['5 Mac 2024 12:40 tengah malam', '2024-03-05T00:40', { languages: ['ms'] }],
  ['5 марта 2024, 2:40 ночи', '2024-03-05T02:40', { languages: ['ru'] }],
  ['5 Mac 2024 12:40 tengah hari', '2024-03-05T12:40', { languages: ['ms'] }],
  // Hours that the word is not said of, and words that are others where nobody speaks the language.
  ['5 Maret 2024 3:40 malam', '2024-03-05', { languages: ['id'] }],
  ['5 de março de 2024 às 9:40 em Política', '2024-03-05T09:40', { languages: ['pt'] }],
  ['15:40 de la tarde del 5 de marzo de 2024', '2024-03-05T15:40', { languages: ['es'] }],
];

test.each(cases)('%s', (text, iso, options) => {
  expect(parseDateText(text, options)?.iso).toBe(iso);
});

// Years whose numbers mean the same in every calendar that the parser knows.
const instants = fc.date({
  min: new Date('1970-01-01T00:00Z'),
  max: new Date('2099-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const locales = fc.constantFrom(
  ...'en-US de fr es it pt nl sv da nb fi et lv lt pl cs sk sl bg ru uk el tr ro hu id ms fil vi ja ko zh-CN hi bn ta te'.split(
    ' ',
  ),
);

test('what Intl prints with a part of the day is read back as the same clock or none', () => {
  fc.assert(
    fc.property(instants, locales, fc.constantFrom('long', 'short'), (date, locale, dayPeriod) => {
      const stamp = { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
      const format = new Intl.DateTimeFormat(locale, {
        ...stamp,
        dayPeriod: dayPeriod as 'long',
        hour12: true,
        timeZone: 'UTC',
      });
      const read = parseDateText(format.format(date), { languages: [locale] });
      expect([date.toISOString().slice(0, 16), date.toISOString().slice(0, 10)]).toContain(read?.iso);
    }),
    { numRuns: 400 },
  );
});
