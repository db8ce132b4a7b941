import { pause } from '../../shared/pause.js';
import type { Database } from './database.js';

/** Classes and codes by which a server says that it is not there (any more), or not ready yet. */
const awayCodes = /^(08|57P0[123]|53300)/;
const awaySystem: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** The driver's own errors have no code. */
const awayWords =
  /Connection terminated|not queryable|Client was closed|timeout exceeded when trying to connect|connection error/i;

/** Whether an error, or what caused it, says that the database cannot be reached just now: what was asked may or may not have been done. */
export function isAway(error: unknown): boolean {
  for (let one = error, depth = 0; one instanceof Error && depth < 5; one = one.cause, depth++) {
    const code = 'code' in one ? String(one.code) : '';
    if (awayCodes.test(code) || awaySystem.has(code) || awayWords.test(one.message)) return true;
    if (one instanceof AggregateError && one.errors.some(isAway)) return true;
  }
  return false;
}

export interface Patience {
  /** Aborted: nobody waits any more. */
  stop?: AbortSignal;
  /** Told once, when the database goes away, and once when it is back. */
  onAway?: (error: unknown) => void;
  onBack?: () => void;
  /** Whether it has been waited for long enough. */
  isOver?: () => boolean;
}

const firstWaitMs = 50;
const longestWaitMs = 2_000;

/** Does work that may be done twice, and does it again for as long as the database is away (a restart). */
export function patiently({ stop, onAway, onBack, isOver }: Patience): <T>(work: () => Promise<T>) => Promise<T> {
  let isGone = false;
  return async (work) => {
    for (let wait = firstWaitMs; ; wait = Math.min(longestWaitMs, wait * 2)) {
      try {
        const result = await work();
        if (isGone) onBack?.();
        isGone = false;
        return result;
      } catch (error) {
        if (!isAway(error) || stop?.aborted || isOver?.()) throw error;
        if (!isGone) onAway?.(error);
        isGone = true;
        // Not all processes at the same moment.
        await pause(wait * (0.5 + Math.random() / 2), stop);
      }
    }
  };
}

/** A database whose statements wait while the server is away, for statements that may be done twice. Transactions are not repeated. */
export function patient(database: Database, patience: Patience): Database {
  const ask = patiently(patience);
  return {
    ...database,
    all: (text, values) => ask(() => database.all(text, values)),
    run: (text, values) => ask(() => database.run(text, values)),
  };
}
