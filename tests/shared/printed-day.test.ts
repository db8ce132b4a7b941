import { expect, test } from 'vitest';
import { printedDays, printsDay } from '../../src/shared/printed-day.js';

test.each(['Apache Tomcat/9.0.71', 'Version 10.0.21 of the server', 'Sat, 1 Jun 2024 12:00:00 GMT', 'Berths 12 to 40'])(
  '%s prints no day',
  (text) => expect(printsDay(text)).toBe(false),
);

test('each day of a line is found', () => {
  expect(printedDays('harbour.html 2024-03-01 12K, bridge.html 2024-03-02 9K')).toEqual(['2024-03-01', '2024-03-02']);
  expect(printedDays('4 March 2024, by Ada Moor')).toEqual(['4 March 2024']);
});
