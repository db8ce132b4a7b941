import { probability, readModel } from '../shared/trees.js';
import file from './date.model.json' with { type: 'json' };
import { dateFeatureNames, dateFeatures } from './date-features.js';
import type { SeenDate } from './date-seen.js';

const model = readModel(file, dateFeatureNames);

/** How well each date stands as the day of publication; only the order within one page means something. */
export function judgeDates(seen: readonly SeenDate[], fetchDay: number | null): number[] {
  return dateFeatures(seen, fetchDay).map((row) => probability(model, row));
}
