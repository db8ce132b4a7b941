// One reader after the other is filled with each piece, in growing sizes; what grows with the square is reported.
import { parentPort, workerData } from 'node:worker_threads';
import { fillings } from './fillers.mjs';
import { faultOf } from './readers.mjs';

const { reader, sizes, from, floorMs, mostGrowth } = workerData;
const all = fillings[reader]();

async function time(bytes) {
  const started = performance.now();
  const fault = await faultOf(reader, bytes);
  return { ms: performance.now() - started, fault };
}

/** The better of two, where it matters. */
async function measured(bytes) {
  const first = await time(bytes);
  if (first.ms < floorMs) return first;
  const second = await time(bytes);
  return second.ms < first.ms ? second : first;
}

for (let at = from; at < all.length; at++) {
  const { place, piece, before, after } = all[at];
  parentPort.postMessage({ at, place, piece });
  let last = null;
  for (const size of sizes) {
    const bytes = Buffer.from(before + piece.repeat(Math.ceil(size / Buffer.byteLength(piece))) + after);
    const { ms, fault } = await measured(bytes);
    if (fault) parentPort.postMessage({ at, place, piece, size, fault: String(fault.stack).slice(0, 600) });
    // Less than the floor says more of the machine than of the code.
    if (last !== null && ms > floorMs && ms > Math.max(last, floorMs / mostGrowth) * mostGrowth) {
      parentPort.postMessage({ at, place, piece, size, ms, last });
      break;
    }
    if (fault) break;
    last = ms;
  }
}
