// Times between requests at one host, by the log of the web: [ms, path, worker] in order of arrival.

export function gapsOf(log, { delayMs, leaseMs, blows, nameOf }) {
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
      if (gap < delayMs) tooSoon.push({ host, gap, first, second, what, from });
      if (gap <= 2 * delayMs) continue;
      long++;
      // A worker that had this host was killed, or the server was restarted, which may cost anybody what it had.
      const near = blows.filter(
        ({ at, until = at, hosts = null }) =>
          until > from - delayMs && at < to && (hosts === null || hosts.has(nameOf(host))),
      );
      const last = near.at(-1);
      const allowed = last ? (last.until ?? last.at) - from + leaseMs + 2 * delayMs : 2 * delayMs;
      if (gap > Math.max(2 * delayMs, allowed))
        faults.push({ host, gap, first, second, what, blows: near.length, from });
    }
  });
  return { smallest, tooSoon, long, faults, worst };
}
