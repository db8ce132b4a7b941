import { parseDateText } from './date-parse.js';

/** A day somewhere on earth ends up to 12 hours after it ends in UTC, and one without a zone may be any of them. */
const slackMs = 12 * 3_600_000;
const dayMs = 86_400_000;

/** Whether a date as written lies surely before an ISO day, whatever the zones; false where it is none. */
export function isBeforeDay(text: string, day: string): boolean {
  const parsed = parseDateText(text, { isExact: true });
  if (!parsed) return false;
  const { iso } = parsed;
  const isClock = iso.includes('T');
  const at = Date.parse(isClock && !parsed.hasZone ? `${iso}Z` : iso) + (isClock ? 0 : dayMs);
  return at + slackMs <= Date.parse(day.slice(0, 10));
}
