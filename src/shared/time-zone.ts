// Offsets of IANA zones from the runtime's own data; daylight saving included. No machine zone is ever read.

/** `+03:00` for minutes east of UTC; `Z` is left to who writes the date. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Whether the runtime knows the zone, such as `Europe/Kyiv`. */
export function isTimeZone(zone: string): boolean {
  return partsFormat(zone) !== null;
}

/** Making one takes a hundred times longer than using it; there are some hundred zones, and they hold nothing of any page. */
const formats = new Map<string, Intl.DateTimeFormat | null>();
const maxFormats = 1000;

function partsFormat(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone);
  if (format === undefined) {
    format = newFormat(zone);
    if (formats.size < maxFormats) formats.set(zone, format);
  }
  return format;
}

function newFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
  } catch {
    // Intl throws for a name that it does not know: that is the answer.
    return null;
  }
}

/** Minutes east of UTC that the zone keeps at an instant, or null for an unknown zone. */
export function offsetAtInstant(zone: string, epochMs: number): number | null {
  const format = partsFormat(zone);
  if (!format) return null;
  const parts = new Map(format.formatToParts(epochMs).map((part) => [part.type, part.value]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
  const year = parts.get('era') === 'BC' ? 1 - read('year') : read('year');
  const shown = Date.UTC(year, read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
  return Math.round((shown - Math.floor(epochMs / 1000) * 1000) / 60_000);
}

/**
 * Minutes east of UTC for a wall-clock time (given as if it were UTC). A clock time that comes twice takes the earlier
 * instant (still summer time); one that the spring change skips keeps the offset from before the change.
 */
export function offsetAtLocal(zone: string, localMs: number): number | null {
  const dayMs = 86_400_000;
  const before = offsetAtInstant(zone, localMs - dayMs);
  const after = offsetAtInstant(zone, localMs + dayMs);
  if (before === null || after === null) return null;
  for (const offset of before >= after ? [before, after] : [before, after]) {
    if (offsetAtInstant(zone, localMs - offset * 60_000) === offset) return offset;
  }
  return before;
}
