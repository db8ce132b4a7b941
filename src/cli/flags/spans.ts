import { UsageError } from '../../errors.js';

const units: Record<string, number> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, y: 31_557_600_000 };

/** `90m`, `36h`, `7d`, `2w`, `1.5y` in ms; null for any other text. */
export function spanMs(text: string): number | null {
  const found = /^(\d+(?:\.\d+)?)\s*([mhdwy])$/.exec(text.trim().toLowerCase());
  return found ? Number(found[1]) * units[found[2]!]! : null;
}

/** As `spanMs`, for a flag. */
export function parseSpan(text: string): number {
  const ms = spanMs(text);
  if (ms === null) throw new UsageError(`${text} is no span of time: write one such as 36h, 7d, 2w or 1y`);
  return ms;
}
