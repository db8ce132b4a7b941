// Fuzzing with seeds: `npm run fuzz -- --target page --count 20000 --seed 1 [--from 0] [--keep FOLDER]`; without `--target` all of them.
// What is found is written down in a folder, and again by `--from N --count 1`. The status is 1 where something was found.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { readers } from '../bounds/readers.mjs';

const { values } = parseArgs({
  options: {
    target: { type: 'string' },
    count: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    keep: { type: 'string', default: '.fuzz' },
  },
});
/** Nothing of at most 48 KiB may take longer. */
const slowMs = 1_000;
const endlessMs = 20_000;

const targets = values.target ? values.target.split(',') : Object.keys(readers);
const unknown = targets.filter((name) => !Object.hasOwn(readers, name));
if (unknown.length > 0)
  throw new Error(`no such target: ${unknown.join(', ')} (there are ${Object.keys(readers).join(', ')})`);

/** Faults of one place are one kind. */
const placeOf = (stack) => {
  const place = /\n\s+at .*?\(?(?:file:\/\/)?[^\n]*?dist\/([^\n)]*)/.exec(stack)?.[1];
  return place ? `${stack.split('\n')[0].slice(0, 40)} ${place}` : stack.slice(0, 100);
};

let faults = 0;
let total = 0;
for (const target of targets) {
  const started = performance.now();
  const { kinds, slowest, done, size } = await fuzz(target, Number(values.from), Number(values.count));
  total += done;
  faults += kinds.size;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${target.padEnd(14)} ${String(done).padStart(7)} inputs of ${(size / done / 1024).toFixed(1)} KiB in ${seconds.toFixed(0)} s, the slowest ${slowest.toFixed(0)} ms, ${kinds.size} kinds of fault`,
  );
}
console.log(`${total} inputs, ${faults} kinds of fault`);
process.exitCode = faults > 0 ? 1 : 0;

/** In a worker, so that what never ends is ended. */
async function fuzz(target, from, count) {
  const kinds = new Map();
  const state = { at: from, slowest: 0, size: 0 };
  const report = (at, kind, bytes, message) => {
    const known = kinds.get(kind) ?? 0;
    kinds.set(kind, known + 1);
    // Three of a kind are enough to see what it is.
    if (known >= 3) return;
    mkdirSync(values.keep, { recursive: true });
    const file = path.join(values.keep, `${target}-${values.seed}-${at}.bin`);
    if (bytes) writeFileSync(file, bytes);
    console.log(`${target} ${at}: ${message.split('\n').slice(0, 4).join(' | ')} (${bytes ? file : 'not written'})`);
  };
  while (state.at < from + count) await run(target, state, from + count, report);
  return { kinds, slowest: state.slowest, size: state.size, done: count };
}

function run(target, state, end, report) {
  return new Promise((resolve) => {
    const workerData = { target, seed: Number(values.seed), from: state.at, count: end - state.at, slowMs };
    const worker = new Worker(path.join(import.meta.dirname, 'worker.mjs'), { workerData });
    let timer;
    const watch = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        report(state.at, 'endless', null, `one of the 64 from ${state.at} on does not end`);
        state.at += 64;
        worker.terminate();
      }, endlessMs * 4);
    };
    watch();
    worker.on('message', ({ at, found, isDone, slowest, size }) => {
      state.at = at;
      watch();
      if (isDone) Object.assign(state, { slowest: Math.max(state.slowest, slowest), size: state.size + size });
      if (!found) return;
      const message = found.message ?? `takes ${found.ms.toFixed(0)} ms`;
      report(at, found.message ? placeOf(found.message) : 'slow', found.bytes, message);
    });
    worker.on('error', (error) => {
      report(state.at, `worker ${error.message}`, null, `the worker ended: ${error.message}`);
      state.at += 64;
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
