import { readIsoParts, writeIso } from './iso-date.js';

const dayMs = 86_400_000;

/** Posts a few minutes out of order (a pinned one, two editors) do not make a new day. */
const slackMinutes = 10;

/**
 * Days for clock times (`HH:MM`) of a list that is newest first: the first is of `day`; a clock later than the one before
 * it rolls back over midnight. An item without a clock gives null and changes nothing.
 */
export function rollBack(clocks: readonly (string | null)[], day: string): (string | null)[] {
  const parts = readIsoParts(day.slice(0, 10));
  if (!parts) return clocks.map(() => null);
  let at = parts.wallMs;
  let last: number | null = null;
  return clocks.map((clock) => {
    if (clock === null) return null;
    const minutes = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
    if (last !== null && minutes > last + slackMinutes) at -= dayMs;
    last = minutes;
    return `${writeIso(at, 'day', '')}T${clock}`;
  });
}
