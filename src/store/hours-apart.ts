import { type IsoParts, readIsoParts } from '../shared/iso-date.js';

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

/** Midnight and noon are what is written where the hour of a day was lost. */
const roundMs = 12 * 3_600_000;
const saysClock = ({ precision, wallMs }: IsoParts): boolean => precision !== 'day' && wallMs % roundMs !== 0;

/** Whether two stated dates are the same, as far as both say: the instant, the minute, else the day as it is written. */
export function isSameTime(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((date) => (date === null ? null : readIsoParts(date)));
  if (!a || !b) return false;
  const isClock = saysClock(a) && saysClock(b) && (a.offset === null) === (b.offset === null);
  if (!isClock) return one!.slice(0, 10) === other!.slice(0, 10);
  const stepMs = a.precision === 'second' && b.precision === 'second' ? 1000 : 60_000;
  const stepOf = ({ wallMs, offset }: IsoParts): number => Math.floor((wallMs - (offset ?? 0) * 60_000) / stepMs);
  return stepOf(a) === stepOf(b);
}
