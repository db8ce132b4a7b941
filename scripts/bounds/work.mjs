/** Milliseconds of processor that a call took, which other programs on the machine do not change; the least of so many turns. */
export async function workOf(run, turns = 1) {
  let least = Number.POSITIVE_INFINITY;
  let result;
  for (let turn = 0; turn < turns; turn++) {
    const before = process.cpuUsage();
    result = await run();
    least = Math.min(least, process.cpuUsage(before).user / 1_000);
  }
  return { ms: least, result };
}
