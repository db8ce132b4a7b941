import type { Judged } from './date-evidence.js';
import type { SeenDate } from './date-seen.js';
import { isDeclaredDate } from './date-summary.js';
import type { DateSigns } from './quality-signs.js';

/** Farther away is as bad. */
const mostDays = 1000;

/** How sure the choice of a date is: what the model weighed for its day and against it, and who names the day. */
export function dateSigns({ date, judged, weights }: Judged & { date: SeenDate }): DateSigns {
  const signs = { weight: 0, second: 0, seen: 0, printed: 0, timeElements: 0 };
  const days = new Set<number>();
  let declared = 0;
  let fromDeclared = -1;
  judged.forEach((one, at) => {
    const { source } = one.candidate;
    days.add(one.day);
    if (isDeclaredDate(one) && weights[at]! >= declared) {
      declared = weights[at]!;
      fromDeclared = Math.min(mostDays, Math.abs(one.day - date.day));
    }
    if (one.day !== date.day) {
      signs.second = Math.max(signs.second, weights[at]!);
      return;
    }
    signs.weight = Math.max(signs.weight, weights[at]!);
    signs.seen++;
    if (source === 'printed-date') signs.printed++;
    else if (source === 'time-element') signs.timeElements++;
  });
  const { field, traits } = date.candidate;
  const { weight, second, seen, printed, timeElements } = signs;
  return {
    weight,
    second,
    seen,
    printed,
    timeElements,
    days: days.size,
    isModified: Number(field === 'modified'),
    isUpdated: Number(traits?.updated === 1),
    fromDeclared,
  };
}
