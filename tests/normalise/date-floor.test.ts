import { expect, test } from 'vitest';
import { weaknessOf } from '../../src/normalise/date-floor.js';
import { seenDates } from '../../src/normalise/date-seen.js';
import type { Candidate, SourceName } from '../../src/types.js';
import { reading } from '../helpers/reading.js';

/** What is said against a date of May that stands under the headline, labelled, at this weight. */
function weakness(source: SourceName, weight: number, more: object = {}): string | null {
  const traits = { distance: 1, article: 1, published: 1, ...more };
  const value = { text: '2026-05-04T09:30:00+02:00', iso: null };
  const candidate = { field: 'date', value, source, place: 'p', traits } as Candidate;
  return weaknessOf(seenDates([candidate], reading)[0]!, weight, null);
}

test.each<SourceName>(['printed-date', 'page-state'])(
  'one of %s that the model finds unlikely makes no date',
  (source) => {
    expect(weakness(source, 0.5)).toBeNull();
    expect(weakness(source, 0.2)).toBe('too unlikely');
  },
);

test('what the page declares needs no likelihood', () => {
  expect(weakness('json-ld', 0.01)).toBeNull();
});

test.each<SourceName>(['printed-date', 'time-element'])(
  'one of %s behind the story’s article makes no date',
  (source) => {
    expect(weakness(source, 0.9, { behind: 1, repeats: 2 })).toBe('outside the story');
  },
);

test('a weekday beside a day above the story’s article tells today, whatever its box is called', () => {
  const head = { distance: -3, article: 0, published: 0, dateName: 1, weekday: 1 };
  expect(weakness('printed-date', 0.9, { ...head, outside: 1 })).toBe('the page’s own head');
  expect(weakness('printed-date', 0.9, { ...head, outside: 0 })).toBeNull();
  expect(weakness('printed-date', 0.9, { ...head, outside: 0, dateName: 0 })).toBe('the page’s own head');
});
