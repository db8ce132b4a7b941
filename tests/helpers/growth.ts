import { expect } from 'vitest';

/** Below this a time says more about the machine than about the code. */
const floorMs = 25;
/** Four times the input takes four times as long, sixteen times where it is quadratic. */
const mostGrowth = 9;
const mostMs = 8_000;

/**
 * Four times the input must not take much more than four times the work. It is counted in time of the processor, and again where it
 * seems too much, so that a busy machine does not matter; each size is far from the limit where the code is linear.
 */
export async function expectLinear(make: (size: number) => () => unknown, size: number): Promise<void> {
  const [small, large] = [make(size), make(size * 4)];
  await small();
  let before = await spent(small);
  let after = Number.POSITIVE_INFINITY;
  const limit = (): number => Math.min(mostMs, Math.max(floorMs, before) * mostGrowth);
  for (let turn = 0; turn < 3; turn++) {
    before = Math.min(before, await spent(small));
    after = Math.min(after, await spent(large));
    if (after < limit()) break;
  }
  expect(after, `${size * 4}: ${after.toFixed(0)} ms; ${size}: ${before.toFixed(0)} ms`).toBeLessThan(limit());
}

/** In milliseconds of the processor. */
async function spent(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  return process.cpuUsage(before).user / 1_000;
}
