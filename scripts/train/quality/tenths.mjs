// How well a score tells what is wrong: pages by tenths of their score.

/**
 * Of `{ score, right }`: all error, the share of it that the tenth with the lowest scores holds, the largest share that any tenth
 * could hold, and each tenth's mean score and how right it is.
 */
export function tenths(pages) {
  const sorted = pages.toSorted((a, b) => a.score - b.score);
  const worst = pages.toSorted((a, b) => a.right - b.right);
  const error = (list) => list.reduce((sum, { right }) => sum + 1 - right, 0);
  const mean = (list, key) => list.reduce((sum, one) => sum + one[key], 0) / list.length;
  const part = (list, at) => list.slice(Math.round((at * list.length) / 10), Math.round(((at + 1) * list.length) / 10));
  const all = error(pages);
  return {
    pages: pages.length,
    error: all / pages.length,
    lowest: error(part(sorted, 0)) / all,
    possible: error(part(worst, 0)) / all,
    table: Array.from({ length: 10 }, (_, at) => part(sorted, at))
      .filter((list) => list.length > 0)
      .map((list) => ({ pages: list.length, score: mean(list, 'score'), right: mean(list, 'right') })),
  };
}
