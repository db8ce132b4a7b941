import { expect, test } from 'vitest';
import { backOff, type DueHints, nextDue, recheckAfter } from '../../src/store/due.js';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 4, 4, 12);
const hints: DueHints = {
  now,
  freshMs: null,
  ttlMinutes: null,
  updateSeconds: null,
  skipHours: [],
  skipDays: [],
  rhythmMs: null,
  errorStreak: 0,
  hasValidators: true,
  retryAfterMs: null,
  gapStreak: 0,
  windowMs: null,
  quietMs: null,
  url: 'https://herald.example/feed',
};
const minutes = (parts: Partial<DueHints>): number => Math.round((nextDue({ ...hints, ...parts }) - now) / minute);
const about = (value: number) => [Math.floor(value * 0.95), Math.ceil(value * 1.05)] as const;
const expectAbout = (actual: number, wanted: number): void => {
  const [least, most] = about(wanted);
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThanOrEqual(most);
};

test.each<[string, Partial<DueHints>, number]>([
  ['an hour, where nothing is said', {}, 60],
  ['as soon as the feed allows, but every 30 minutes at most', { ttlMinutes: 5 }, 30],
  ['as late as the longest hint asks', { ttlMinutes: 120, freshMs: 3 * hour }, 180],
  ['a day at most, as feeds lie', { ttlMinutes: 100_000 }, 24 * 60],
  ['half the rhythm of its entries', { rhythmMs: 10 * hour }, 300],
  ['a day without validators', { hasValidators: false }, 24 * 60],
  ['sooner without validators, where the feed says so', { hasValidators: false, ttlMinutes: 60 }, 60],
  ['half as long after a gap', { rhythmMs: 10 * hour, gapStreak: 1 }, 150],
  ['every 10 minutes at most where gaps go on', { gapStreak: 9 }, 10],
  ['half the reach of a short feed', { windowMs: 90 * minute }, 45],
  ['seldom, where nothing came for days', { rhythmMs: hour, quietMs: 20 * 24 * hour }, 24 * 60],
  ['as ever, where nothing came for a night', { rhythmMs: hour, quietMs: 8 * hour }, 60],
])('%s', (_name, parts, wanted) => expectAbout(minutes(parts), wanted));

test('failures double the wait, and Retry-After is obeyed', () => {
  expect(minutes({ errorStreak: 1 })).toBe(15);
  expect(minutes({ errorStreak: 4 })).toBe(120);
  expect(backOff(50)).toBe(24 * hour);
  expect(minutes({ errorStreak: 1, retryAfterMs: 7 * hour })).toBe(420);
  expect(minutes({ errorStreak: 1, retryAfterMs: 400 * 24 * hour })).toBe(7 * 24 * 60);
});

test('skipped hours and days are in GMT; a feed that skips all is not believed', () => {
  const due = new Date(nextDue({ ...hints, skipHours: [12, 13, 14], skipDays: ['Tuesday'] }));
  expect(due.getUTCHours()).toBe(15);
  const never = nextDue({ ...hints, skipHours: Array.from({ length: 24 }, (_, n) => n) });
  expect(never).toBe(nextDue(hints));
  const noDay = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  expect(nextDue({ ...hints, skipDays: noDay, ttlMinutes: 999_999 }) - now).toBeLessThanOrEqual(25.2 * hour);
});

test('looks again at each interval, then no more', () => {
  const steps = [hour, 6 * hour, 24 * hour];
  expect(recheckAfter(now, now, steps)).toBe(now + hour);
  expect(recheckAfter(now, now + hour, steps)).toBe(now + 6 * hour);
  expect(recheckAfter(now, now + 24 * hour, steps)).toBeNull();
});
