import type { DateBasis } from '../types.js';
import type { Judged } from './date-evidence.js';
import { dateFeatureNames, dateFeatures } from './date-features.js';
import { isDeclared } from './date-pick.js';
import type { SeenDate } from './date-seen.js';
import type { FieldSigns } from './quality-signs.js';

/** How sure the choice of a date is: what the model weighed for its day and against it. */
export function dateSigns(
  { date, judged, weights, weakness }: Judged & { date: SeenDate },
  basis: DateBasis,
): FieldSigns {
  let weight = 0;
  let second = 0;
  let best = -1;
  const days = new Set<number>();
  judged.forEach((one, at) => {
    days.add(one.day);
    if (one.day === date.day) {
      if (best < 0 || weights[at]! > weight) best = at;
      weight = Math.max(weight, weights[at]!);
    } else second = Math.max(second, weights[at]!);
  });
  const row = best < 0 ? null : dateFeatures(judged)[best]!;
  return {
    weight,
    second,
    days: days.size,
    strongDays: new Set(judged.filter((_, at) => weakness[at] === null).map((one) => one.day)).size,
    seen: judged.filter((one) => one.day === date.day).length,
    sources: new Set(judged.filter((one) => one.day === date.day).map((one) => one.candidate.source)).size,
    isDeclared: Number(isDeclared(date)),
    isJudged: Number(best >= 0),
    disputed: Number(basis.disputed),
    inferred: Number(basis.inferred !== null),
    ...Object.fromEntries(dateFeatureNames.map((name, at) => [name, row?.[at] ?? -1])),
  };
}
