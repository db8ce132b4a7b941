// Where the trees of the body may stop: most runs are menus, and the first trees leave no doubt of it.
import { marginsOf } from './trees.mjs';

const trees = 50;
/** What no rule takes for a story's, however little a page has. */
const lowest = Math.log(0.15 / 0.85);

/** To tenths. */
const roundDown = (value) => Math.floor(value * 10) / 10;

/** The highest margin below which no row of the training would have become likely, and what the trees left out would have added. */
export function earlyStop(model, matrix, rows) {
  const first = marginsOf({ ...model, trees: model.trees.slice(0, trees) }, matrix, rows);
  const whole = marginsOf(model, matrix, rows);
  let below = Infinity;
  for (const row of rows) if (whole[row] >= lowest) below = Math.min(below, first[row]);
  below = roundDown(below);
  let sum = 0;
  let count = 0;
  for (const row of rows) {
    if (first[row] >= below) continue;
    sum += whole[row] - first[row];
    count++;
  }
  return { trees, below, rest: roundDown(Math.min(0, sum / Math.max(1, count))) };
}
