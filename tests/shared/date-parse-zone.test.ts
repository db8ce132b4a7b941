import { expect, test } from 'vitest';
import { type DateParseOptions, parseDateText } from '../../src/shared/date-parse.js';

test.each<[text: string, iso: string, options?: DateParseOptions]>([
  ['5 марта 2024, 15:40 мск', '2024-03-05T15:40+03:00', { languages: ['ru'] }],
  ['15:40 (МСК) 5 марта 2024', '2024-03-05T15:40+03:00', { languages: ['ru'] }],
  // Moscow had other hours from 2011 to 2014.
  ['5 марта 2013, 15:40 МСК', '2013-03-05T15:40+04:00', { languages: ['ru'] }],
  ['2024-03-05 09:40 CST', '2024-03-05T09:40+08:00', { languages: ['zh'] }],
  ['Tue Mar 05 09:40:00 CST 2024', '2024-03-05T09:40:00+08:00', { languages: ['zh'] }],
  ['2024-03-05 09:40 CST', '2024-03-05T09:40-06:00', { languages: ['zh'], country: 'US' }],
  ['Tue Mar 05 09:40:00 CST 2024', '2024-03-05T09:40:00-06:00', { languages: ['en'] }],
])('%s', (text, iso, options) => {
  expect(parseDateText(text, options)?.iso).toBe(iso);
});
