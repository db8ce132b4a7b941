import { parseDateText } from '../shared/date-parse.js';

/**
 * The date of a feed as ISO 8601, null for what is none. Where no zone is stated the clock is taken as UTC: every format of
 * feeds demands a zone, and readers agree on UTC where it is missing. A day alone stays a day.
 */
export function readFeedDate(text: string): string | null {
  const parsed = parseDateText(text, { isExact: true });
  if (!parsed) return null;
  return parsed.iso.includes('T') && !parsed.hasZone ? `${parsed.iso}Z` : parsed.iso;
}
