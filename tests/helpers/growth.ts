import { expect } from 'vitest';

/** Below this a time says more about the machine than about the code. */
const floorMs = 25;
/** Four times the input takes four times as long, sixteen times where it is quadratic. */
const mostGrowth = 9;
const mostMs = 8_000;

/**
 * Four times the input must not take much more than four times the work. It is counted in time of the processor, and the best of
 * three counts, so that a busy machine does not matter; each size is far from the limit where the code is linear.
 */
export async function expectLinear(make: (size: number) => () => unknown, size: number): Promise<void> {
  const [small, large] = [make(size), make(size * 4)];
  await small();
  const before = await best(small);
  const after = await best(large);
  expect(after, `${size * 4}: ${after.toFixed(0)} ms; ${size}: ${before.toFixed(0)} ms`).toBeLessThan(
    Math.min(mostMs, Math.max(floorMs, before) * mostGrowth),
  );
}

async function best(run: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3 && (turn === 0 || least < mostMs); turn++) {
    const before = process.cpuUsage();
    await run();
    least = Math.min(least, process.cpuUsage(before).user / 1_000);
  }
  return least;
}
