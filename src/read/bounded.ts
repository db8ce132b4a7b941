import { TimeoutError } from '../errors.js';
import { TimeIsOver, withinTime } from '../shared/time-bound.js';
import type { DocumentItem, DocumentItems } from '../types.js';

/** Work on one document that is ended after so long; throws TimeoutError then, which names it. */
export function bounded<T>(ref: string, timeoutMs: number, work: () => T): T {
  try {
    return withinTime(timeoutMs, work);
  } catch (error) {
    throw error instanceof TimeIsOver ? tooLong(ref, timeoutMs, error) : error;
  }
}

/** What is said of a document that takes too long to read; the same would happen at the next try. */
export function tooLong(ref: string, timeoutMs: number, cause?: unknown): TimeoutError {
  const message = `${ref} takes longer than ${timeoutMs / 1000} s to read (--document-timeout)`;
  return new TimeoutError(message, { cause, isRetryable: false });
}

/** Items that are made in one turn: a watchdog is started for so many, not for each. */
const itemsATurn = 64;

/** The same items, each turn of making them bounded. Lists that are there already, and streams, are given back as they are. */
export function boundedItems(ref: string, timeoutMs: number, items: DocumentItems): DocumentItems {
  if (Array.isArray(items) || Symbol.asyncIterator in items || timeoutMs === 0) return items;
  const turns = function* (): Generator<DocumentItem> {
    const iterator = items[Symbol.iterator]();
    let size = 1;
    for (let isDone = false; !isDone; ) {
      const made: DocumentItem[] = [];
      let failure: { error: unknown } | null = null;
      try {
        bounded(ref, timeoutMs, () => {
          while (made.length < size && !isDone) {
            const next = iterator.next();
            if (next.done) isDone = true;
            else made.push(next.value);
          }
        });
      } catch (error) {
        failure = { error };
      }
      // What was whole before the trouble is given out.
      yield* made;
      if (failure) throw failure.error;
      size = itemsATurn;
    }
  };
  return items.isAtHand === undefined
    ? { [Symbol.iterator]: turns }
    : { [Symbol.iterator]: turns, isAtHand: items.isAtHand };
}
