// Peak memory of a long run through the real command line: pages over and over, from a list on standard input, watched from outside.
// npm run bench memory; BENCH_PAGES=2000,10000 says how many.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(root, '../shared/corpus');
const counts = (process.env.BENCH_PAGES ?? '2000,10000').split(',').map(Number);

/** Files of pages with the addresses they came from; the measuring set's, unpacked into `folder`, else the fixtures. */
async function pagesIn(folder) {
  if (!existsSync(corpus)) {
    const fixtures = path.join(root, 'fixtures/pages');
    return readdirSync(fixtures).map((name) => ({
      url: `https://herald.example/${name}`,
      file: path.join(fixtures, name, 'page.html'),
    }));
  }
  const lib = await import(pathToFileURL(path.join(corpus, 'lib.mjs')).href);
  return ['fundus', 'aeb'].flatMap((set) =>
    lib.selectTruth(path.join(corpus, set), 'dev').map((record) => {
      const file = path.join(folder, `${set}-${record.id}.html`);
      writeFileSync(file, lib.readPageBytes(path.join(corpus, set), record));
      return { url: record.url, file };
    }),
  );
}

/** Resident megabytes of a process, peak and now, as Linux tells them; null elsewhere. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const read = (key) => Number(new RegExp(`${key}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
    return { peak: read('VmHWM'), now: read('VmRSS') };
  } catch {
    return null; // the process has ended, or this is not Linux
  }
}

async function stream(pages, count) {
  const child = spawn(process.execPath, [path.join(root, 'bin/wirecopy.js'), 'fetch', '-', '--quiet'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let records = 0;
  let last = null;
  const marks = [];
  child.stdout.on('data', (chunk) => {
    for (const byte of chunk) if (byte === 10) records++;
    last = memoryOf(child.pid) ?? last;
    if (records >= ((marks.length + 1) * count) / 5 && last) marks.push(last.now);
  });
  const start = performance.now();
  for (let at = 0; at < count; at++) {
    const { url, file } = pages[at % pages.length];
    if (!child.stdin.write(`${JSON.stringify({ url, file })}\n`))
      await new Promise((go) => child.stdin.once('drain', go));
  }
  child.stdin.end();
  await ended;
  return { records, peak: last?.peak ?? Number.NaN, marks, seconds: (performance.now() - start) / 1000 };
}

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bench-'));
  try {
    const pages = await pagesIn(folder);
    for (const count of counts) {
      const { records, peak, marks, seconds } = await stream(pages, count);
      const grows = marks.map((now) => now.toFixed(0)).join(' ');
      console.log(
        `${String(count).padStart(6)} pages, ${records} records: peak ${peak.toFixed(0)} MB, after each fifth ${grows} MB`,
      );
      console.log(`${''.padStart(6)} ${(count / seconds).toFixed(0)} pages/s, the whole process`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
