import type { HookChange, HookEvent, HookLetter, HookState } from './hook-types.js';
import type { StoredArticle } from './store.js';

// Rows of hooks and of their letters → their types, and the one order of what happened.

/** Where a hook's place is kept. `--since-last` takes no colon, so that no consumer is called so. */
export const cursorOf = (name: string): string => `hook:${name}`;

/** A hook with its place, its letters and what waits. */
export interface StateRow {
  name: string;
  label: string;
  sequence: number | null;
  failures: number;
  failing_since: number | null;
  last_error: string | null;
  paused_until: number;
  letters: number;
  waiting: number;
}

export const stateFromRow = (row: StateRow): HookState => ({
  name: row.name,
  label: row.label,
  sequence: row.sequence ?? 0,
  failures: row.failures,
  failingSince: row.failing_since,
  lastError: row.last_error,
  pausedUntil: row.paused_until,
  letters: row.letters,
  waiting: row.waiting,
});

/** A letter with the hook and the article that it is of. */
export interface LetterRow {
  name: string;
  id: string;
  headline: string | null;
  event: HookEvent;
  sequence: number;
  error: string;
  failed_at: string;
  is_due: number;
}

export const letterFromRow = ({ name, failed_at, is_due, ...letter }: LetterRow): HookLetter => ({
  hook: name,
  ...letter,
  failedAt: failed_at,
  isDue: is_due === 1,
});

type Changed = Omit<HookChange, 'event'>;

/** Changes and disappearances, one order. What a hook knows is asked when its turn comes: it may have been told meanwhile. */
export async function* inOneOrder(
  changed: AsyncIterator<Changed>,
  gone: AsyncIterator<Changed>,
  isKnown: (stored: StoredArticle) => Promise<boolean>,
): AsyncGenerator<HookChange> {
  let [one, other] = [await changed.next(), await gone.next()];
  while (!one.done || !other.done) {
    if (other.done || (!one.done && one.value.sequence < other.value.sequence)) {
      const { sequence, stored } = one.value as Changed;
      yield { sequence, stored, event: (await isKnown(stored)) ? 'revised' : 'new' };
      one = await changed.next();
    } else {
      yield { ...other.value, event: 'gone' };
      other = await gone.next();
    }
  }
}
