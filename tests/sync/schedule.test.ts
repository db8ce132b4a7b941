import { expect, test } from 'vitest';
import { freshnessMs, rhythmOf } from '../../src/sync/schedule.js';

const now = Date.UTC(2026, 4, 4, 12);
const date = 'Mon, 04 May 2026 11:00:00 GMT';

test.each<[string, Record<string, string>, number | null]>([
  ['max-age', { 'cache-control': 'public, max-age=600' }, 600],
  ['max-age less Age', { 'cache-control': 'max-age=600', age: '500' }, 100],
  ['an Age beyond', { 'cache-control': 'max-age=600', age: '700' }, 0],
  ['max-age before Expires', { 'cache-control': 'max-age=60', expires: 'Mon, 04 May 2026 13:00:00 GMT', date }, 60],
  ['s-maxage is for shared caches', { 'cache-control': 's-maxage=600' }, null],
  ['Expires by the server’s own clock', { expires: 'Mon, 04 May 2026 11:30:00 GMT', date }, 1800],
  ['Expires without Date', { expires: 'Mon, 04 May 2026 12:30:00 GMT' }, 1800],
  ['Expires of the past', { expires: '0', date }, 0],
  ['no-cache', { 'cache-control': 'no-cache', expires: 'Mon, 04 May 2026 13:00:00 GMT', date }, null],
  ['nothing', {}, null],
])('%s', (_name, headers, seconds) => {
  expect(freshnessMs(headers, now)).toBe(seconds === null ? null : seconds * 1000);
});

const dated = (hoursAgo: number[]) =>
  hoursAgo.map((hours) => ({
    ...{ key: '', signature: '', url: null, guid: null, raw: null },
    publishedAt: now - hours * 3_600_000,
  }));

test('the rhythm is the mean time between entries, and the reach how far back they go', () => {
  expect(rhythmOf(dated([1, 4, 7, 10]), now)).toEqual({ rhythmMs: 3 * 3_600_000, reachMs: 10 * 3_600_000 });
  expect(rhythmOf(dated([10, 1, 4, 7, -900]), now)).toMatchObject({ rhythmMs: 3 * 3_600_000 });
});

test('too few dates, or the date of the poll for all, are no rhythm', () => {
  expect(rhythmOf(dated([1, 4, 7]), now)).toEqual({ rhythmMs: null, reachMs: null });
  expect(rhythmOf(dated([0, 0, 0, 0, 0]), now)).toEqual({ rhythmMs: null, reachMs: null });
});
