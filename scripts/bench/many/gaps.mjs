// Times between requests at one host, by the log of the web: [ms, path, worker] in order of arrival.

/** A server's own clock and queue: it may see two requests a little nearer to each other than they were sent. */
const jitterMs = 0;

export function gapsOf(log, { delayMs, leaseMs, blows }) {
  let smallest = Number.POSITIVE_INFINITY;
  let worst = 0;
  let long = 0;
  const tooSoon = [];
  const faults = [];
  log.forEach((starts, host) => {
    for (let n = 1; n < starts.length; n++) {
      const [from, , first] = starts[n - 1];
      const [to, what, second] = starts[n];
      const gap = to - from;
      smallest = Math.min(smallest, gap);
      worst = Math.max(worst, gap);
      if (gap < delayMs - jitterMs) tooSoon.push({ host, gap, first, second, what, from });
      if (gap <= 2 * delayMs) continue;
      long++;
      // A blow in between, or one just before whose lease still holds.
      const near = blows.filter((blow) => (blow.until ?? blow.at) > from - delayMs && blow.at < to);
      const away = near.reduce((sum, { at, until = at }) => sum + until - at, 0);
      const last = near.at(-1);
      const allowed = last ? (last.until ?? last.at) - from + leaseMs + 2 * delayMs + away : 2 * delayMs;
      if (gap > Math.max(2 * delayMs, allowed)) faults.push({ host, gap, first, second, what, blows: near.length });
    }
  });
  return { smallest, tooSoon, long, faults, worst };
}
