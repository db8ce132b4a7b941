// ISO 8601 as wirecopy writes it: `2024-04-02`, `2024-04-02T05:28`, `2024-04-02T05:28:00+03:00`. No other form is read here.

export interface IsoParts {
  /** The written day and clock as milliseconds, as if they were UTC. */
  wallMs: number;
  /** Minutes east of UTC; null where no zone is written. */
  offset: number | null;
  precision: 'day' | 'minute' | 'second';
}

const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** The parts of a date in our own form; null for anything else. */
export function readIsoParts(iso: string): IsoParts | null {
  const match = form.exec(iso);
  if (!match) return null;
  const read = (index: number): number => Number(match[index] ?? 0);
  const wall = new Date(0);
  // Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999.
  wall.setUTCFullYear(read(1), read(2) - 1, read(3));
  wall.setUTCHours(read(4), read(5), read(6), 0);
  const zone = match[7];
  return {
    wallMs: wall.getTime(),
    offset: zone === undefined ? null : zone === 'Z' ? 0 : offsetMinutes(zone),
    precision: match[4] === undefined ? 'day' : match[6] === undefined ? 'minute' : 'second',
  };
}

function offsetMinutes(zone: string): number {
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -size : size;
}

/** The instant that a date with clock and zone means, in milliseconds; null without a zone. */
export function instantOf(iso: string): number | null {
  const parts = readIsoParts(iso);
  return parts && parts.offset !== null ? parts.wallMs - parts.offset * 60_000 : null;
}

/** A wall clock, given as if it were UTC, in our form; `zone` is `Z`, an offset or empty. */
export function writeIso(wallMs: number, precision: IsoParts['precision'], zone: string): string {
  const iso = new Date(wallMs).toISOString();
  if (precision === 'day') return iso.slice(0, 10);
  return `${iso.slice(0, precision === 'minute' ? 16 : 19)}${zone}`;
}

/** Days since 1970 → `2024-04-02`. */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
