import { Script } from 'node:vm';

/** What `withinTime` throws where the time is over. */
export class TimeIsOver extends Error {
  override name = 'TimeIsOver';
}

const script = new Script('globalThis[Symbol.for("wirecopy.bounded")]()');
const place = Symbol.for('wirecopy.bounded');

/**
 * Runs work that awaits nothing, and ends it where it takes longer, even inside an endless loop: the engine's own watchdog does
 * that (https://nodejs.org/api/vm.html, `timeout`). Throws TimeIsOver. 0 means no limit; work inside bounded work has the outer limit.
 */
export function withinTime<T>(timeoutMs: number, work: () => T): T {
  const holder = globalThis as { [place]?: () => T };
  if (timeoutMs === 0 || holder[place]) return work();
  holder[place] = work;
  try {
    return script.runInThisContext({ timeout: timeoutMs, displayErrors: false }) as T;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new TimeIsOver(`not done after ${timeoutMs} ms`, { cause: error });
  } finally {
    delete holder[place];
  }
}
