import { expect, test } from 'vitest';
import { saysOther } from '../../src/shared/date-words.js';

test.each(['By Brendan Mendoza, ', 'Wendy Lavender', 'Matthew Osborne', 'Elena Dueñas', 'Weekend', 'Trends', 'Agenda'])(
  'a word inside another one says nothing of a date: %s',
  (text) => {
    expect(saysOther(text)).toBe(false);
  },
);

test.each([
  'Born ',
  'Deadline: ',
  'Ends on ',
  'due by ',
  'Events',
  '© 2024',
  '12 comments',
  'ISBN',
  'v2 of ',
  'Archived on',
])('what a date is of: %s', (text) => {
  expect(saysOther(text)).toBe(true);
});
