/** Results in the order of the items, with at most `window` of them worked on at once. An error of `work` ends it. */
export async function* lookAhead<Item, Result>(
  items: AsyncIterable<Item>,
  window: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for await (const item of items) {
    const result = work(item);
    // It is awaited later; a failure until then is not nobody's.
    result.catch(() => undefined);
    underWay.push(result);
    if (underWay.length >= window) yield await underWay.shift()!;
  }
  for (const result of underWay) yield await result;
}
