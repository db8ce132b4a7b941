import { expect, test } from 'vitest';
import { chooseDate, type DateContext, resolveDate } from '../../src/normalise/date.js';
import type { Candidate, SourceName } from '../../src/types.js';

const context: DateContext = {
  rule: null,
  timeZone: null,
  now: '2026-11-24T02:00:00Z',
  seenAt: '2026-11-24T02:00:00Z',
  url: 'https://herald.example/a',
};

function date(text: string, source: SourceName, more: Partial<Candidate> = {}): Candidate {
  return { field: 'date', value: { text, iso: null }, source, place: `${source}.datePublished`, ...more } as Candidate;
}
const traits = { distance: 3, rest: 0, dateName: 1, isParagraph: 0, isFar: 0, index: 0.1 };

test('a declared instant beside a printed day of the same date gives the instant', () => {
  const { date: chosen, dateBasis } = chooseDate(
    [date('2024-04-02T05:28:10+02:00', 'json-ld'), date('April 2, 2024', 'printed-date', { traits })],
    context,
  );
  expect(chosen).toBe('2024-04-02T05:28:10+02:00');
  expect(dateBasis).toEqual({ precision: 'second', zoneFrom: 'stated', disputed: false, inferred: null });
});

test('a day alone stays a day, and no zone is made up', () => {
  const choice = chooseDate([date('2 April 2024', 'printed-date', { traits })], {
    ...context,
    timeZone: 'Europe/Kyiv',
  });
  expect(choice.date).toBe('2024-04-02');
  expect(choice.dateBasis).toMatchObject({ precision: 'day', zoneFrom: null });
});

test('a clock without a zone takes the zone of the site, else of the user, with daylight saving', () => {
  const stamp = [date('2024-07-02T05:28', 'json-ld')];
  expect(chooseDate(stamp, { ...context, timeZone: 'Europe/Kyiv' })).toMatchObject({
    date: '2024-07-02T05:28+03:00',
    dateBasis: { zoneFrom: 'user' },
  });
  const rule = { id: 'herald', hosts: ['herald.example'], timeZone: 'America/New_York' };
  expect(chooseDate(stamp, { ...context, rule, timeZone: 'Europe/Kyiv' })).toMatchObject({
    date: '2024-07-02T05:28-04:00',
    dateBasis: { zoneFrom: 'site' },
  });
});

test('a stamp in UTC is written in the zone of the country whose day the page prints', () => {
  const found = chooseDate(
    [date('2023-11-09T02:35:00Z', 'json-ld'), date('8 November 2023', 'printed-date', { traits })],
    { ...context, url: 'https://diario.example.ar/nota' },
  );
  expect(found.date).toBe('2023-11-08T23:35:00-03:00');
});

test('sources that differ by more than the precision are said to be disputed', () => {
  const stamps = [date('2024-04-02T05:28:00Z', 'json-ld'), date('2024-04-02T09:00:00Z', 'article-meta')];
  expect(chooseDate(stamps, context).dateBasis.disputed).toBe(true);
});

test('a date after the fetch is not believed, and what a user says comes first', () => {
  expect(chooseDate([date('2031-01-01', 'json-ld')], context).date).toBeNull();
  const stamps = [date('2024-04-02T05:28:00Z', 'json-ld'), date('2020-01-01', 'user')];
  expect(chooseDate(stamps, context).date).toBe('2020-01-01');
});

test('a change before the publication is a mistake of the page', () => {
  const change = (text: string): Candidate => ({ ...date(text, 'json-ld'), field: 'modified' }) as Candidate;
  const stamp = date('2024-04-02T05:28:00Z', 'json-ld');
  expect(chooseDate([stamp, change('2024-04-02T07:00:00Z')], context).modified).toBe('2024-04-02T07:00:00Z');
  expect(chooseDate([stamp, change('2024-04-01T07:00:00Z')], context).modified).toBeNull();
});

test('the clock of a page is no change of its story, and a printed change comes before it', () => {
  const printed = { ...date('9 February 2023', 'printed-date'), traits: { distance: 1, published: 1 } } as Candidate;
  const clock = date('2024-03-06T10:42:11Z', 'meta', { confidence: 0.4 });
  const made = { ...date('2024-03-06T10:42:11Z', 'meta'), field: 'modified' } as Candidate;
  const change = {
    ...date('11 February 2023', 'printed-date'),
    field: 'modified',
    traits: { distance: 1 },
  } as Candidate;
  const stamp = date('2023-02-09T07:10:00Z', 'json-ld');
  expect(chooseDate([stamp, printed, clock, made], context).modified).toBeNull();
  expect(chooseDate([stamp, made], context).modified).toBe('2024-03-06T10:42:11Z');
  expect(chooseDate([stamp, printed, made, change], context).modified).toBe('2023-02-11');
});

test('a change that is printed as a later day stands against one that is declared as the day of publication', () => {
  const stamp = date('2024-04-02T05:28:00Z', 'json-ld');
  const change = (text: string, source: SourceName): Candidate =>
    ({ ...date(text, source), field: 'modified' }) as Candidate;
  const declared = change('2024-04-02T05:28:00Z', 'json-ld');
  expect(chooseDate([stamp, declared, change('4 May 2024', 'printed-date')], context).modified).toBe('2024-05-04');
  const later = change('2024-06-01T05:28:00Z', 'json-ld');
  expect(chooseDate([stamp, later, change('4 May 2024', 'printed-date')], context).modified).toBe(
    '2024-06-01T05:28:00Z',
  );
});

test('what counts from the fetch serves only where nothing else stands', () => {
  const ago = date('12 minutes ago', 'time-element');
  expect(chooseDate([ago], context).date).toBe('2026-11-24T01:48Z');
  expect(chooseDate([ago, date('2024-04-02', 'json-ld')], context).date).toBe('2024-04-02');
});

test('Unix times are dates', () => {
  expect(resolveDate({ text: '1712035680', iso: null }, context)?.iso).toBe('2024-04-02T05:28:00Z');
});

test('a stamp in UTC is written in the zone in which the page prints the same clock, whatever other days it shows', () => {
  const found = chooseDate(
    [
      date('2022-05-04T00:25:56Z', 'json-ld'),
      date('3 de mayo de 2022 21:25', 'printed-date', { traits }),
      date('4 de mayo de 2022', 'printed-date', { traits: { ...traits, distance: -4 } }),
      { field: 'language', value: 'es', source: 'meta', place: 'html[lang]' } as Candidate,
    ],
    { ...context, url: 'https://diario.com.ar/a' },
  );
  expect(found.date).toBe('2022-05-03T21:25:56-03:00');
});

test('a day printed in the story’s head that no data agree with is disputed', () => {
  const found = chooseDate(
    [
      date('2024-04-25T19:30:04+02:00', 'json-ld', { place: 'NewsArticle.datePublished' }),
      date('26.04.2024', 'printed-date', { traits: { ...traits, distance: -2, issue: 1 } }),
    ],
    { ...context, url: 'https://zeitung.de/a' },
  );
  expect(found).toMatchObject({ date: '2024-04-25T19:30:04+02:00', dateBasis: { disputed: true } });
  expect(found.explain().others[0]).toMatchObject({ value: '2024-04-26', why: expect.stringContaining('print issue') });
});

test('another time that the page declares for the same day is what the evidence shows first', () => {
  const { dateBasis, explain } = chooseDate(
    [date('2024-04-02T05:28:10+02:00', 'json-ld'), date('2024-04-02T07:40:00+02:00', 'article-meta')],
    context,
  );
  expect(dateBasis.disputed).toBe(true);
  expect(explain().others[0]).toMatchObject({ why: 'another time of the same day' });
});
