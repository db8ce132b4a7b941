// One reader after the other is filled with each piece, in growing sizes; what grows with the square is reported.
import { parentPort, workerData } from 'node:worker_threads';
import { fillings } from './fillers.mjs';
import { faultOf } from './readers.mjs';
import { workOf } from './work.mjs';

const { reader, sizes, from, floorMs, mostGrowth } = workerData;
const all = fillings[reader]();

for (let at = from; at < all.length; at++) {
  const { place, piece, before, after } = all[at];

  parentPort.postMessage({ at, place, piece });
  const filled = (size) => Buffer.from(before + piece.repeat(Math.ceil(size / Buffer.byteLength(piece))) + after);
  const work = (size, turns) => workOf(() => faultOf(reader, filled(size)), turns);
  const [small, large] = sizes;
  const first = await work(small);
  const second = await work(large);
  if (second.result) {
    parentPort.postMessage({ at, place, piece, fault: String(second.result.stack ?? second.result).slice(0, 600) });
  }
  const isSteep = (one, other) => other > Math.max(one, floorMs / mostGrowth) * mostGrowth;
  // Compiling, collecting of garbage: what is steep is steep again, and goes on so.
  if (!isSteep(first.ms, second.ms)) continue;
  const [one, two] = [(await work(small, 3)).ms, (await work(large, 2)).ms];
  // A step that comes once (another way of reading from some size on) is not growth; three times the input is nine times the square.
  if (isSteep(one, two) && (await work(large * 3)).ms > two * 2)
    parentPort.postMessage({ at, place, piece, size: large, ms: two, last: one });
}
