// What reading in processes of its own gains (--threads 0, 1, 2), beside two independent processes that share the work, in turns: pages a
// second, the memory of all processes together at each fifth of the run, and whether the output is the same byte for byte (but for the time
// of the fetch). 10,000 pages, then a WARC of 1 GB. `npm run bench threads`; PAGES=1000 WARC_MB=100 ROUNDS=3 say less, PAGES_OF=fixtures takes
// small pages, WAYS=2 leaves all but two readers out; Linux only.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { loadPages } from './parts/extract-client.mjs';
import { writePages, writeWarc } from './parts/many-documents.mjs';

const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');
const rounds = Number(process.env.ROUNDS ?? 1);
const pagesWanted = Number(process.env.PAGES ?? 10_000);
const warcMegabytes = Number(process.env.WARC_MB ?? 1_024);
/** Relative dates count from the fetch: all runs have the same. */
const env = { PATH: process.env.PATH, HOME: '/nonexistent' };

export async function run() {
  const { name, pages } = await loadPages();
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-threads-'));
  try {
    if (pagesWanted > 0) {
      const files = writePages(path.join(folder, 'pages'), pages, pagesWanted);
      const half = Math.ceil(files.length / 2);
      const list = (threads, part = files) => fetch(['-'], threads, `${part.join('\n')}\n`, part.length);
      console.log(`${files.length} pages (made of ${pages.length} of ${name})`);
      await compare(files.length, {
        ...ways((threads) => list(threads)),
        'two independent processes': () => [list('0', files.slice(0, half)), list('0', files.slice(half))],
      });
      rmSync(path.join(folder, 'pages'), { recursive: true });
    }
    if (warcMegabytes > 0) {
      const [whole, first, second] = ['whole', 'first', 'second'].map((part) => path.join(folder, `${part}.warc.gz`));
      const count = await writeWarc(whole, pages, warcMegabytes * 1_048_576);
      // Two processes have half of it each; what they print is not the same pages, and is not compared.
      const [one, other] = [
        await writeWarc(first, pages, warcMegabytes * 524_288),
        await writeWarc(second, pages, warcMegabytes * 524_288),
      ];
      console.log(`a WARC of ${warcMegabytes} MiB unpacked, ${count} pages`);
      await compare(count, {
        ...ways((threads) => fetch([whole], threads, '', count)),
        'two independent processes': Object.assign(
          () => [fetch([first], '0', '', one), fetch([second], '0', '', other)],
          {
            isOther: true,
          },
        ),
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ways = (start) => ({
  'one process (--threads 0)': () => [start('0')],
  'one reader (--threads 1)': () => [start('1')],
  'two readers (--threads 2)': () => [start('2')],
});

async function compare(count, all) {
  const seconds = Object.fromEntries(Object.keys(all).map((way) => [way, []]));
  const memory = {};
  const outputs = new Set();
  for (let round = 0; round < rounds; round++) {
    for (const [way, start] of Object.entries(all)) {
      if (process.env.WAYS && !way.includes(`--threads ${process.env.WAYS})`)) continue;
      const began = performance.now();
      const done = await Promise.all(start());
      seconds[way].push((performance.now() - began) / 1000);
      const fifths = done[0].fifths.map((_, at) => done.reduce((sum, one) => sum + (one.fifths[at] ?? 0), 0));
      const peak = done.reduce((sum, one) => sum + one.peak, 0);
      if (peak > (memory[way]?.peak ?? 0))
        memory[way] = { peak, fifths, records: done.map((one) => one.digests.length) };
      if (!start.isOther) outputs.add(hashOf(done.flatMap((one) => one.digests)));
    }
  }
  const alone = median(seconds['one process (--threads 0)']);
  const apart = median(seconds['two independent processes']);
  console.log(`${rounds} round(s) in turns, load ${loadavg()[0].toFixed(1)}; memory of all processes together, MiB`);
  for (const [way, times] of Object.entries(seconds)) {
    if (times.length === 0) continue;
    const took = median(times);
    const { peak, fifths, records } = memory[way];
    console.log(
      `${way.padEnd(28)} ${(count / took).toFixed(0).padStart(5)} pages/s  ${beside(alone, took)}x one process, ${beside(apart, took)}x two  peak ${peak}, after each fifth ${fifths.join(' ')}  ${records.join(' + ')} records`,
    );
  }
  console.log(outputs.size === 1 ? 'the output is the same' : `${outputs.size} different outputs`);
}

const beside = (other, took) => (other ? (other / took).toFixed(2) : '-');
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const hashOf = (parts) => createHash('sha256').update(parts.join('')).digest('hex');
/** Of one record; those of two processes stand behind one another. */
const digestOf = (line) =>
  createHash('sha256')
    .update(line.replace(/"fetchedAt":"[^"]*"/g, ''))
    .digest('base64');

/** Runs `wirecopy fetch`; memory (MiB) is that of it and its readers, looked at now and then and at each fifth of the records. */
function fetch(sources, threads, input, count) {
  return new Promise((resolve) => {
    const args = [bin, 'fetch', ...sources, '--threads', threads, '-q', '--format', 'ndjson'];
    const child = spawn(process.execPath, args, { env });
    let [peak, rest] = [0, ''];
    const fifths = [];
    const digests = [];
    const watch = setInterval(() => {
      peak = Math.max(peak, memoryOf(child.pid));
    }, 200);
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        if (digests.push(digestOf(line)) >= ((fifths.length + 1) * count) / 5) fifths.push(memoryOf(child.pid));
      }
    });
    child.stderr.resume();
    child.on('close', () => {
      clearInterval(watch);
      // Some pages are refused: then the last fifth is its end.
      resolve({ digests, peak, fifths });
    });
    child.stdin.end(input);
  });
}

/** The process's own pages and its part of those that processes share (the program itself): their sum is what the machine gives. */
function memoryOf(pid) {
  try {
    const own = Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return Math.round(children.reduce((sum, one) => sum + memoryOf(one), own));
  } catch {
    return 0; // ended meanwhile, or a system without /proc
  }
}
