// What reading in processes of its own gains (--threads 0, 1, 2), beside two independent processes that share the list, in turns. The
// output must be the same byte for byte, but for the time of the fetch.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadPages } from './parts/extract-client.mjs';

const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');
const rounds = Number(process.env.ROUNDS ?? 5);
const pagesWanted = Number(process.env.PAGES ?? 1_000);
/** Relative dates count from the fetch: all runs have the same. */
const env = { PATH: process.env.PATH, HOME: '/nonexistent' };

export async function run() {
  const { name, pages } = await loadPages();
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-threads-'));
  try {
    const files = pages.map(({ bytes }, at) => {
      const file = path.join(folder, `${at}.html`);
      writeFileSync(file, bytes);
      return file;
    });
    const list = Array.from({ length: pagesWanted }, (_, at) => files[at % files.length]);
    const half = Math.ceil(list.length / 2);
    const ways = {
      'one process (--threads 0)': () => [fetch(list, '0')],
      'one reader (--threads 1)': () => [fetch(list, '1')],
      'two readers (--threads 2)': () => [fetch(list, '2')],
      'two independent processes': () => [fetch(list.slice(0, half), '0'), fetch(list.slice(half), '0')],
    };
    const seconds = Object.fromEntries(Object.keys(ways).map((way) => [way, []]));
    const peaks = {};
    const outputs = new Set();
    for (let round = 0; round < rounds; round++) {
      for (const [way, start] of Object.entries(ways)) {
        const began = performance.now();
        const done = await Promise.all(start());
        seconds[way].push((performance.now() - began) / 1000);
        peaks[way] = Math.max(
          peaks[way] ?? 0,
          done.reduce((sum, one) => sum + one.peak, 0),
        );
        outputs.add(hashOf(done.map((one) => one.output).join('')));
      }
    }
    console.log(
      `${list.length} pages (${name}), ${rounds} rounds in turns; medians, and the peak of all processes together`,
    );
    const alone = median(seconds['one process (--threads 0)']);
    for (const [way, all] of Object.entries(seconds)) {
      const took = median(all);
      const range = `${(alone / Math.max(...all)).toFixed(2)} to ${(alone / Math.min(...all)).toFixed(2)}`;
      console.log(
        `${way.padEnd(28)} ${(list.length / took).toFixed(0).padStart(5)} pages/s  ${(alone / took).toFixed(2)}x (${range})  ${peaks[way]} MiB`,
      );
    }
    console.log(outputs.size === 1 ? 'the output is the same' : `${outputs.size} different outputs`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const hashOf = (output) =>
  createHash('sha256')
    .update(output.replace(/"fetchedAt":"[^"]*"/g, ''))
    .digest('hex');

/** Runs `wirecopy fetch -` over a list; peak memory (MiB) is that of it and its readers, looked at now and then. */
function fetch(list, threads) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'fetch', '-', '--threads', threads, '-q'], { env });
    const parts = [];
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOf(child.pid));
    }, 200);
    child.stdout.on('data', (chunk) => parts.push(chunk));
    child.on('close', () => {
      clearInterval(watch);
      resolve({ output: Buffer.concat(parts).toString(), peak });
    });
    child.stdin.end(`${list.join('\n')}\n`);
  });
}

function memoryOf(pid) {
  try {
    const resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return Math.round(children.reduce((sum, one) => sum + memoryOf(one), resident));
  } catch {
    return 0; // ended meanwhile, or a system without /proc
  }
}
