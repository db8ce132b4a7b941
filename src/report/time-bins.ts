import { type CountableTimeInterval, utcDay, utcMonday, utcMonth, utcYear } from 'd3-time';

type Unit = 'day' | 'week' | 'month' | 'year';

/** The time of a report, cut into equal pieces. */
export interface TimeBins {
  unit: Unit;
  starts: Date[];
  /** Where each beginning of a date (`2026-05-04`, `2026-05`, `2026`) belongs, -1 where outside. */
  at(time: string): number;
  /** `4 May 2026`, `week of 4 May 2026`, `May 2026`, `2026`. */
  label(index: number): string;
  /** Labels of an axis: few enough for a telephone, with where they stand (0 to 1). */
  ticks: { at: number; label: string }[];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const intervals: Record<Unit, CountableTimeInterval> = { day: utcDay, week: utcMonday, month: utcMonth, year: utcYear };
/** Bars of an axis; more are a grey wall on a telephone. */
const mostBins = 130;
const mostTicks = 7;

export const dayLabel = (date: Date): string =>
  `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;

/** The bins between the first and the last time that anything came; null where nothing did. */
export function timeBins(times: readonly string[]): TimeBins | null {
  const dates = times.map(dateOf).sort((a, b) => a.getTime() - b.getTime());
  const [first, last] = [dates[0], dates[dates.length - 1]];
  if (first === undefined || last === undefined) return null;
  const precision = Math.min(...times.map((one) => one.length));
  const finest: Unit[] = ['day', 'week', 'month', 'year'];
  const units = finest.slice(precision >= 10 ? 0 : precision >= 7 ? 2 : 3);
  const unit = units.find((one) => intervals[one].count(first, last) < mostBins) ?? 'year';
  const interval = intervals[unit];
  const from = interval.floor(first);
  // A few centuries are more years than there is room for: the newest stay.
  const count = Math.min(interval.count(from, last) + 1, 600);
  const begin = interval.offset(interval.floor(last), 1 - count);
  const starts = Array.from({ length: count }, (_, n) => interval.offset(begin, n));
  return {
    unit,
    starts,
    at: (time) => {
      const index = interval.count(begin, interval.floor(dateOf(time)));
      return index < count ? index : -1;
    },
    label: (index) => longLabel(unit, starts[index]!),
    ticks: ticksOf(unit, starts),
  };
}

function dateOf(time: string): Date {
  const [year, month = 1, day = 1] = time.split('-').map(Number);
  return new Date(Date.UTC(year!, month - 1, day));
}

/** `4 May 2026`, `May 2026` or `2026`, as precise as it is. */
export const timeLabel = (time: string): string =>
  longLabel(time.length >= 10 ? 'day' : time.length >= 7 ? 'month' : 'year', dateOf(time));

function longLabel(unit: Unit, date: Date): string {
  if (unit === 'year') return String(date.getUTCFullYear());
  if (unit === 'month') return `${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return unit === 'week' ? `week of ${dayLabel(date)}` : dayLabel(date);
}

function ticksOf(unit: Unit, starts: readonly Date[]): TimeBins['ticks'] {
  const step = Math.max(1, Math.ceil(starts.length / mostTicks));
  let year = -1;
  return starts.flatMap((date, index) => {
    if (index % step !== 0) return [];
    const at = (index + 0.5) / starts.length;
    const isNewYear = date.getUTCFullYear() !== year;
    year = date.getUTCFullYear();
    const month = months[date.getUTCMonth()]!;
    if (unit === 'year') return [{ at, label: String(year) }];
    if (unit === 'month') return [{ at, label: isNewYear ? `${month} ${year}` : month }];
    return [{ at, label: `${date.getUTCDate()} ${month}` }];
  });
}

/** Counts in the bins. */
export function binned(bins: TimeBins, times: readonly [time: string, count: number][]): number[] {
  const counts = new Array<number>(bins.starts.length).fill(0);
  for (const [time, count] of times) {
    const index = bins.at(time);
    if (index >= 0) counts[index]! += count;
  }
  return counts;
}
