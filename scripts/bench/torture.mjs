// The n-th file, database or socket call of a command fails, for every n (npm run bench torture): the exit status is 0 or 1, what is
// said is a line or a few and never a stack, the archive is whole, no half file stays, and what is reported as done is done.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../dist/store/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const preload = path.join(import.meta.dirname, 'parts/fault.mjs');
/** Calls beyond these are sampled, so that the whole stays bounded. */
const mostRuns = Number(process.env.TORTURE_RUNS ?? 400);
const atOnce = 2;

const text =
  'The harbour was closed on Tuesday as the wind rose to gale force, the port said, and the ferries stayed in.';
const page = (name, more = '') =>
  `<!doctype html><html><head><title>Story ${name}</title></head><body><article><h1>Story ${name} of the harbour</h1>
   <time datetime="2024-04-02">2 April 2024</time>${`<p>${text} It was the ${name} time.</p>`.repeat(4)}${more}</article></body></html>`;
const names = ['one', 'two', 'three'];
const feed = (edited) =>
  `<rss version="2.0"><channel><title>Herald</title>${names
    .map(
      (name) =>
        `<item><title>Story ${name}${edited ? ' edited' : ''}</title><link>/${name}</link><guid>${name}</guid></item>`,
    )
    .join('')}</channel></rss>`;

const flags = ['--allow-private', '--delay', '0', '--retries', '0'];

/** `before` are commands that make the folder; `files` are what may be written, whole in their old or their new state. */
const scenarios = (url) => [
  {
    name: 'fetch a page to a file',
    args: ['fetch', 'a.html', '-o', 'out.ndjson', '--threads', '0'],
    files: ['out.ndjson'],
  },
  {
    name: 'fetch pages to a folder',
    args: ['fetch', 'a.html', 'b.html', '--output-dir', 'out', '--threads', '0'],
    files: [],
  },
  {
    name: 'fetch with a journal',
    args: ['fetch', 'a.html', '--journal', 'journal', '-o', 'out.ndjson', '--threads', '0'],
    files: ['out.ndjson'],
  },
  {
    name: 'go on with a journal',
    before: [['fetch', 'a.html', '--journal', 'journal', '--threads', '0']],
    args: ['fetch', 'a.html', '--journal', 'journal', '-o', 'out.ndjson', '--threads', '0'],
    files: ['out.ndjson'],
  },
  {
    name: 'fetch a list with readers',
    args: ['fetch', 'list.txt', '--threads', '1', '--failures', 'f.ndjson', ...flags],
    files: [],
  },
  { name: 'fetch a feed into the archive', args: ['fetch', `${url}/feed`, '--save', ...flags], files: [] },
  { name: 'follow', args: ['follow', `${url}/feed`, ...flags], files: [] },
  {
    name: 'sync, first',
    before: [['follow', `${url}/feed`, ...flags]],
    args: ['sync', '--threads', '0', '--alarm-after', '0', ...flags],
    files: [],
  },
  {
    name: 'sync, edits',
    before: [
      ['follow', `${url}/feed`, ...flags],
      ['sync', '--threads', '0', ...flags],
    ],
    edit: true,
    args: ['sync', '--all', '--threads', '0', '--alarm-after', '0', ...flags],
    files: [],
  },
  {
    name: 'export since last',
    before: [['fetch', 'a.html', 'b.html', '--save']],
    args: ['export', '--since-last', 'me', '-o', 'out.csv'],
    files: ['out.csv'],
  },
  { name: 'search', before: [['fetch', 'a.html', 'b.html', '--save']], args: ['search', 'harbour'], files: [] },
  { name: 'backup', before: [['fetch', 'a.html', 'b.html', '--save']], args: ['backup', 'copy.db'], files: [] },
  {
    name: 'reextract',
    before: [['fetch', 'a.html', 'b.html', '--save']],
    args: ['reextract', '--threads', '0'],
    files: [],
  },
  {
    name: 'prune',
    before: [['fetch', 'a.html', 'b.html', '--save']],
    args: ['prune', '--older-than', '1d'],
    files: [],
  },
];

export async function run() {
  let edited = false;
  const server = createServer((request, response) => {
    const name = request.url.slice(1);
    if (name === 'feed') response.setHeader('content-type', 'application/rss+xml').end(feed(edited));
    else if (names.includes(name))
      response.setHeader('content-type', 'text/html').end(page(name, edited ? '<p>Edited since.</p>' : ''));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const base = mkdtempSync(path.join(tmpdir(), 'wirecopy-torture-'));
  let faults = 0;
  try {
    for (const scenario of scenarios(url).filter(({ name }) => name.includes(process.env.TORTURE_CASE ?? ''))) {
      edited = false;
      const made = path.join(base, 'made');
      rmSync(made, { recursive: true, force: true });
      mkdirSync(made);
      writeFileSync(path.join(made, 'a.html'), page('alpha'));
      writeFileSync(path.join(made, 'b.html'), page('beta'));
      writeFileSync(path.join(made, 'list.txt'), names.map((name) => `${url}/${name}\n`).join(''));
      for (const file of scenario.files) writeFileSync(path.join(made, file), 'the old state\n');
      for (const args of scenario.before ?? []) await start(args, made, 0);
      edited = scenario.edit ?? false;
      faults += await torture(scenario, made, base);
    }
  } finally {
    server.close();
    rmSync(base, { recursive: true, force: true });
  }
  console.log(faults === 0 ? 'no fault' : `${faults} faults`);
  if (faults > 0) process.exitCode = 1;
}

async function torture(scenario, made, base) {
  const clean = await attempt(scenario, made, path.join(base, 'clean'), 0);
  const numbers = Array.from({ length: clean.calls }, (_, n) => n + 1);
  const step = Math.max(1, numbers.length / mostRuns);
  const line = numbers.filter((n) => Math.floor(n / step) !== Math.floor((n - 1) / step)).values();
  let runs = 0;
  let failed = 0;
  const faults = [];
  const started = performance.now();
  const worker = async (at) => {
    for (const n of line) {
      const result = await attempt(scenario, made, path.join(base, `run-${at}`), n);
      runs++;
      if (result.status !== 0) failed++;
      faults.push(...judge(result, clean, scenario).map((what) => `  call ${n} (${result.failed}): ${what}`));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, at) => worker(at)));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${scenario.name.padEnd(32)} ${String(clean.calls).padStart(5)} calls, ${runs} made to fail, ${failed} ended with 1, ${faults.length} faults (${seconds} s)`,
  );
  for (const fault of faults.slice(0, 8)) console.log(fault);
  return faults.length;
}

async function attempt(scenario, made, folder, n) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(made, folder, { recursive: true });
  const ran = await start(scenario.args, folder, n);
  const counted = JSON.parse(readFileSync(`${folder}.count`, 'utf8'));
  return {
    ...ran,
    ...counted,
    folder,
    archive: await archiveOf(folder),
    files: filesOf(scenario, folder),
    left: leftovers(folder),
  };
}

function start(args, folder, n) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_DATA_HOME: path.join(folder, 'data'),
    XDG_STATE_HOME: path.join(folder, 'state'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    NODE_OPTIONS: `--import ${preload}`,
    FAULT_AT: String(n),
    FAULT_FOLDER: folder,
    FAULT_COUNT: `${folder}.count`,
  };
  return new Promise((resolve) => {
    const bin = path.join(root, 'bin/wirecopy.js');
    execFile(process.execPath, [bin, ...args], { cwd: folder, env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ status: error ? (error.code ?? error.signal) : 0, stdout, stderr });
    });
  });
}

async function archiveOf(folder) {
  const file = path.join(folder, 'data/wirecopy/archive.db');
  if (!existsSync(file)) return { problems: [], articles: 0, revisions: 0 };
  const store = await openStore(file);
  try {
    const { articles, revisions } = await store.counts();
    return { problems: await store.check(), articles, revisions };
  } finally {
    await store.close();
  }
}

const filesOf = ({ files }, folder) =>
  Object.fromEntries(
    files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8').replace(/"fetchedAt":"[^"]*"/g, '')]),
  );

const leftovers = (folder) => readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.part'));

/** What is wrong with a run in which one call failed. */
function judge(result, clean, { args }) {
  const wrong = [];
  const { status, stderr, archive, left } = result;
  // A configuration file that cannot be read is wrong usage.
  const isConfig = status === 2 && stderr.includes('configuration file');
  if (status !== 0 && status !== 1 && !isConfig) wrong.push(`status ${status}`);
  if (/\n {4}at /.test(stderr)) wrong.push(`a stack: ${stderr.slice(0, 300)}`);
  const lines = stderr.split('\n').filter(Boolean);
  if (lines.length > 5) wrong.push(`${lines.length} lines on standard error`);
  if (status === 1 && lines.length === 0) wrong.push('status 1 and nothing said');
  if (archive.problems.length > 0) wrong.push(`the archive: ${archive.problems[0]}`);
  if (left.length > 0) wrong.push(`left behind: ${left.join(', ')}`);
  const most = Math.max(archive.articles, clean.archive.articles);
  if (args[0] !== 'prune' && archive.articles > clean.archive.articles) wrong.push(`${most} articles`);
  for (const [file, content] of Object.entries(result.files)) {
    if (content !== 'the old state\n' && content !== clean.files[file]) wrong.push(`${file} is half written`);
    if (status === 0 && content !== clean.files[file]) wrong.push(`status 0, and ${file} has its old state`);
  }
  if (status === 0 && args[0] === 'fetch' && args.includes('--save') && archive.articles < clean.archive.articles) {
    wrong.push(`status 0, and ${archive.articles} of ${clean.archive.articles} articles are there`);
  }
  if (status === 0 && args[0] === 'search' && result.stdout !== clean.stdout)
    wrong.push('status 0, and another output');
  return wrong;
}
