import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fillings } from './fillers.mjs';

/** Bytes; `large` finds what is quadratic with a small factor, and takes ten times as long. */
const sizes = { small: [16_384, 98_304], large: [131_072, 786_432] };
/** Of processor; less says more of the machine than of the code. */
const floorMs = 150;
/** Six times the input: thirty-six where it is quadratic. */
const mostGrowth = 13;
const longestMs = 30_000;

/** Fills the named readers (all of them by default); gives what was found, as lines. */
export async function checkFillers(names, say, size = 'small') {
  const found = [];
  for (const reader of names.length > 0 ? names : Object.keys(fillings)) {
    const started = performance.now();
    const before = found.length;
    let from = 0;
    while (from !== null) {
      from = await fill(reader, from, sizes[size], (line) => {
        found.push(line);
        say(line);
      });
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    say(`${reader}: ${fillings[reader]().length} fillings in ${seconds} s, ${found.length - before} found`);
  }
  return found;
}

/** A worker, because what never ends can only be stopped from outside. Gives where to go on, null at the end. */
function fill(reader, from, sizes, report) {
  return new Promise((resolve, reject) => {
    const workerData = { reader, from, sizes, floorMs, mostGrowth };
    const worker = new Worker(path.join(import.meta.dirname, 'filler-worker.mjs'), { workerData });
    let now = null;
    // Of processor, too: on a busy machine everything takes long.
    let since = process.cpuUsage();
    const watch = setInterval(() => {
      if (now === null || process.cpuUsage(since).user / 1_000 < longestMs) return;
      report(lineOf(reader, now, `does not end in ${longestMs / 1000} s`));
      resolve(now.at + 1);
      worker.terminate();
    }, 1_000);
    worker.on('message', (message) => {
      now = message;
      since = process.cpuUsage();
      if (message.fault) report(lineOf(reader, message, message.fault));
      else if (message.ms) {
        report(
          lineOf(
            reader,
            message,
            `${message.last.toFixed(0)} ms, then ${message.ms.toFixed(0)} ms at ${message.size} bytes`,
          ),
        );
      }
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(null);
    });
  });
}

const lineOf = (reader, { place, piece }, what) => `${reader}, ${place}, ${JSON.stringify(piece)}: ${what}`;
