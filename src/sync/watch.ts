/** How `--watch` goes on; the pass itself opens what it needs and survives its own errors. */
export interface Watching {
  pass: () => Promise<void>;
  /** When something is due in the archive, null where nothing is followed. */
  nextDue: () => Promise<number | null>;
  now: () => number;
  /** Ends early, without an error, when the run is stopped. */
  sleep: (ms: number) => Promise<void>;
  stop: AbortSignal;
}

/** Another process may follow something, so that the archive is looked at now and then while nothing is due. */
const longestSleepMs = 60_000;
/** What is due and cannot be had (a lease of another machine, a full disk) is not asked for without a pause. */
const shortestSleepMs = 1_000;

/** Runs passes as things become due, until it is stopped. */
export async function watchSync({ pass, nextDue, now, sleep, stop }: Watching): Promise<void> {
  while (!stop.aborted) {
    await pass();
    for (let wait = shortestSleepMs; wait > 0 && !stop.aborted; ) {
      await sleep(wait);
      const due = (await nextDue()) ?? Number.POSITIVE_INFINITY;
      wait = Math.min(longestSleepMs, due - now());
    }
  }
}
