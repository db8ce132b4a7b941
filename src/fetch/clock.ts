/** Time as the scheduler sees it; tests hand in one that they wind themselves. */
export interface Clock {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Calls `run` once after `ms`; the function given back calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** The machine's clock; setting the wall clock moves nothing. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.ceil(ms));
    return () => clearTimeout(timer);
  },
};

/** Waits, or rejects with the signal's reason. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    const onAbort = (): void => {
      cancel();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
