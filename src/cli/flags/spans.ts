import { UsageError } from '../../errors.js';

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_557_600_000 };

/** `90m`, `36h`, `7d`, `2w`, `1.5y` in ms; null for any other text. */
function spanMs(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)\s*([mhdwy])$/.exec(text.trim().toLowerCase());
  return found ? Number(found[1]) * units[found[2]!]! : null;
}

/** As `spanMs`, for a flag. */
export function parseSpan(text: string): number {
  const ms = spanMs(text);
  if (ms === null) throw new UsageError(`${text} is not a span of time: write one such as 36h, 7d, 2w or 1y`);
  return ms;
}

const dateForm =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/** Whether a text is a day, month or year that the calendar has (`2026-02-30` is none), perhaps with a time behind it. */
export function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = dateForm.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}

/** A flag's `2026-05-31`, `2026-05` or `2026` as it stands, and `7d` as the instant so long ago; a UsageError for any other text. */
export function dateOrSpan(name: string, text: string, now: number): string {
  if (isCalendarDate(text)) return text;
  const span = spanMs(text);
  if (span === null) throw new UsageError(`${name}${text} is not a date: write 2026-05-31, 2026-05, 2026 or 7d`);
  return new Date(now - span).toISOString();
}
