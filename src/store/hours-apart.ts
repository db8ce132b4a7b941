import { readIsoParts } from '../shared/iso-date.js';

/** A day and the widest zone: what a date without a clock leaves open beside one with it. */
const openHours = 38;

/** How far two stated dates lie apart at least; 0 where one of them is not stated. */
export function hoursApart(one: string | null, other: string | null): number {
  const [a, b] = [one, other].map((date) => (date === null ? null : readIsoParts(date)));
  if (!a || !b) return 0;
  const isAlike = (a.precision === 'day') === (b.precision === 'day') && (a.offset === null) === (b.offset === null);
  const apart = Math.abs(a.wallMs - b.wallMs - ((a.offset ?? 0) - (b.offset ?? 0)) * 60_000) / 3_600_000;
  return isAlike ? apart : apart - openHours;
}
