import { diffArrays } from 'diff';

/** A stretch that both texts have, or only one of them. */
export interface Edit {
  kind: 'same' | 'removed' | 'added';
  items: string[];
}

/** Steps of the search, which takes items times edits: beyond it two texts have nothing to do with each other. */
const mostSteps = 4_000_000;
const mostEdits = 4_000;
/** Edits that are always looked for, however long the texts are. */
const leastEdits = 200;

/**
 * The shortest edit (Myers) from one list of words or paragraphs to another; `keyOf` says what counts as the same, and those that
 * stayed are given as they are now. Undefined where the lists differ in too much.
 */
export function editsOf(
  before: readonly string[],
  after: readonly string[],
  keyOf: (item: string) => string,
): Edit[] | undefined {
  // Numbers are compared, so that no key is made twice.
  const numbers = new Map<string, number>();
  const numberOf = (item: string): number => {
    const key = keyOf(item);
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const room = Math.floor(mostSteps / (before.length + after.length + 1));
  const changes = diffArrays(before.map(numberOf), after.map(numberOf), {
    maxEditLength: Math.max(leastEdits, Math.min(mostEdits, room)),
  });
  let [old, now] = [0, 0];
  return changes?.map(({ added, removed, value: { length } }): Edit => {
    const items = removed ? before.slice(old, old + length) : after.slice(now, now + length);
    if (!added) old += length;
    if (!removed) now += length;
    return { kind: removed ? 'removed' : added ? 'added' : 'same', items };
  });
}
