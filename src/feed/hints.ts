import type { FeedHints } from './feed-types.js';
import { type FeedElement, plainTextOf } from './tree.js';

const periods: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};

/** When a feed asks to be polled: `ttl`, `skipHours`, `skipDays`, and the syndication module. */
export function readHints(channel: FeedElement): FeedHints {
  const find = (name: string): FeedElement | undefined => channel.elements.find((child) => child.name === name);
  const textOf = (name: string): string => {
    const found = find(name);
    return found ? plainTextOf(found) : '';
  };
  const listOf = (name: string): string[] => find(name)?.elements.map(plainTextOf).filter(Boolean) ?? [];
  const ttl = Number(textOf('ttl') || Number.NaN);
  const period = textOf('sy:updateperiod').toLowerCase();
  const frequency = Number(textOf('sy:updatefrequency') || 1);
  return {
    ttlMinutes: Number.isFinite(ttl) && ttl > 0 ? ttl : null,
    // Some write 1 to 24; 24 is midnight.
    skipHours: listOf('skiphours')
      .map(Number)
      .filter((hour) => hour >= 0 && hour <= 24)
      .map((hour) => hour % 24),
    skipDays: listOf('skipdays'),
    updateSeconds: Object.hasOwn(periods, period)
      ? Math.round(periods[period]! / (frequency > 0 ? frequency : 1))
      : null,
  };
}

/** What a feed without any says. */
export const noHints: FeedHints = { ttlMinutes: null, skipHours: [], skipDays: [], updateSeconds: null };
