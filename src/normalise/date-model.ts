import file from './date.model.json' with { type: 'json' };
import { dateFeatureNames, dateFeatures } from './date-features.js';
import type { SeenDate } from './date-seen.js';
import { judgeOf } from './judge.js';

const judge = judgeOf(file, dateFeatureNames);

/** How well each date stands as the day of publication; only the order within one page means something. */
export function judgeDates(seen: readonly SeenDate[]): number[] {
  return judge(dateFeatures(seen));
}
