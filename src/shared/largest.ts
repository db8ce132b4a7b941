/**
 * The largest of any number of numbers, 0 where none is larger. `Math.max` takes its arguments from the stack, which a page made for it
 * overflows.
 */
export function largestOf(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) if (value > largest) largest = value;
  return largest;
}
