import { parentPort, workerData } from 'node:worker_threads';
import { faultOf, readers } from '../bounds/readers.mjs';
import { workOf } from '../bounds/work.mjs';
import { mutate } from './mutate.mjs';
import { randomOf, seedOf } from './random.mjs';
import { seedsOf } from './seeds.mjs';

const { target, seed, from, count, slowMs } = workerData;
const { seeds } = seedsOf(readers[target].seeds);

const time = (bytes) => workOf(() => faultOf(target, bytes));

let slowest = 0;
let size = 0;
for (let at = from; at < from + count; at++) {
  const bytes = mutate(seeds, randomOf(seedOf(seed, target, at)));
  size += bytes.length;
  if (at % 64 === 0) parentPort.postMessage({ at });
  let { result: fault, ms } = await time(bytes);
  // A busy machine stops everybody at times: what is slow is slow again.
  if (ms > slowMs) ms = Math.min(ms, (await time(bytes)).ms);
  slowest = Math.max(slowest, ms);
  if (fault || ms > slowMs) {
    parentPort.postMessage({ at, found: { bytes, ms, message: fault ? String(fault.stack ?? fault) : null } });
  }
}
parentPort.postMessage({ at: from + count, isDone: true, slowest, size });
