// Long runs with a journal that are killed at random moments, again and again (npm run bench journal): the output, the failures and
// the status at the end are those of an unbroken run, byte for byte but for the times of fetching. JOURNAL_ROUNDS says how often.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { writeWarcs } from './parts/warc-file.mjs';

const rounds = Number(process.env.JOURNAL_ROUNDS ?? 10);
const seeds = Number(process.env.JOURNAL_SEED ?? 1);
/** A small part of it all, for a busy machine. */
const scale = Number(process.env.JOURNAL_SCALE ?? 1);
const pages = Math.round(2_000 * scale);
const files = Math.round(1_000 * scale);
const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');

const text =
  'The harbour was closed on Tuesday as the wind rose to gale force, the port said, and the ferries stayed in.';
const page = (n) =>
  `<!doctype html><html><head><title>Story ${n}</title></head><body><article><h1>Story ${n} of the harbour</h1>
   <time datetime="2024-04-02">2 April 2024</time>${`<p>${text} It was number ${n}.</p>`.repeat(4)}</article></body></html>`;

let seed = seeds;
const random = () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return (seed % 1_000_003) / 1_000_003;
};

/** Every fiftieth page is not there: a failure that each run has. */
function startSite() {
  const site = { asked: 0, url: '', close: () => undefined };
  const server = createServer((request, response) => {
    site.asked++;
    const n = Number(/^\/story\/(\d+)$/.exec(request.url)?.[1] ?? Number.NaN);
    const isSitemap = request.url === '/sitemap.xml';
    if (isSitemap) {
      const locations = Array.from({ length: pages }, (_, at) => `<url><loc>${site.url}/story/${at}</loc></url>`);
      response.writeHead(200, { 'content-type': 'application/xml' });
      response.end(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locations.join('')}</urlset>`);
    } else if (n % 50 === 49 || Number.isNaN(n)) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page(n));
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      site.url = `http://127.0.0.1:${server.address().port}`;
      site.close = () => server.close();
      resolve(site);
    }),
  );
}

const flags = [
  '--allow-private',
  '--delay',
  '0',
  '--per-host',
  '16',
  '--retries',
  '0',
  '--no-ledger',
  '--robots',
  'never',
];

/** `input` is what stands on standard input. */
function cases(folder, url) {
  const list = Array.from({ length: pages }, (_, n) => `${url}/story/${n}\n`).join('');
  return [
    { name: `list of ${pages} pages`, args: ['-', ...flags], input: list },
    { name: `the same, --unordered`, args: ['-', '--unordered', ...flags], input: list, isUnordered: true },
    { name: `sitemap of ${pages} pages`, args: [`${url}/sitemap.xml`, ...flags] },
    { name: `folder of ${files} files`, args: [path.join(folder, 'files')] },
    { name: 'WARC file with damage', args: [path.join(folder, 'damaged.warc.gz')] },
    { name: 'list to Parquet', args: ['-', ...flags], input: list, ending: 'parquet' },
    { name: 'folder to a folder', args: [path.join(folder, 'files')], isFolder: true },
  ];
}

function start(args, folder, input) {
  const env = { PATH: process.env.PATH, HOME: folder, TZ: 'UTC' };
  const child = spawn(process.execPath, [bin, 'fetch', ...args], { cwd: folder, env });
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  child.stdout.resume();
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return { child, ended: new Promise((resolve) => child.on('close', (status) => resolve({ status, stderr }))) };
}

const withoutTimes = (content) => content.replace(/"fetchedAt":"[^"]*"/g, '');

/** What a run came to: its output and failures. */
async function resultOf(one, folder) {
  const sorted = (content) => (one.isUnordered ? content.split('\n').sort().join('\n') : content);
  const read = (name) => sorted(withoutTimes(readFileSync(path.join(folder, name), 'utf8')));
  const failures = read('failures.ndjson');
  if (one.isFolder) {
    const out = path.join(folder, 'out');
    return {
      failures,
      output: readdirSync(out)
        .sort()
        .map((name) => `${name} ${read(`out/${name}`)}`)
        .join('\n'),
    };
  }
  if (one.ending) {
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path.join(folder, `out.${one.ending}`)) });
    const plain = (_key, value) => (typeof value === 'bigint' ? String(value) : value);
    return {
      failures,
      output: rows.map((row) => JSON.stringify({ ...row, source: null, fetchedAt: null }, plain)).join('\n'),
    };
  }
  return { failures, output: read('out.ndjson') };
}

const goal = ({ isFolder, ending = 'ndjson' }) => (isFolder ? ['--output-dir', 'out'] : ['--output', `out.${ending}`]);

async function broken(one, base, wholeMs) {
  const folder = mkdtempSync(path.join(base, 'round-'));
  const kills = { SIGKILL: 0, SIGTERM: 0 };
  const args = [...one.args, ...goal(one), '--failures', 'failures.ndjson', '--journal', 'journal', '-v'];
  for (;;) {
    const { child, ended } = start(args, folder, one.input);
    const signal = random() < 0.7 ? 'SIGKILL' : 'SIGTERM';
    // From the first moments on, and most often in the middle.
    const timer = setTimeout(() => child.kill(signal), 100 + random() * Math.max(800, wholeMs / 2));
    const { status, stderr } = await ended;
    clearTimeout(timer);
    if (status === null || status === 143) kills[status === null ? 'SIGKILL' : 'SIGTERM']++;
    else return { ...(await resultOf(one, folder)), status, stderr, kills, left: leftovers(folder), folder };
  }
}

const leftovers = (folder) => readdirSync(folder, { recursive: true }).filter((file) => String(file).endsWith('.part'));

export async function run() {
  const base = mkdtempSync(path.join(tmpdir(), 'wirecopy-journal-'));
  const site = await startSite();
  let faults = 0;
  try {
    mkdirSync(path.join(base, 'files'));
    for (let n = 0; n < files; n++) writeFileSync(path.join(base, 'files', `${n}.html`), page(n));
    const { records } = await writeWarcs({
      sound: path.join(base, 'sound.warc.gz'),
      damaged: path.join(base, 'damaged.warc.gz'),
      bytes: Math.round(48 * 1_048_576 * scale),
    });
    console.log(`${rounds} rounds each; the WARC file has ${records} records, some of them damaged`);
    const asked = process.env.JOURNAL_CASE;
    for (const one of cases(base, site.url))
      if (!asked || one.name.includes(asked)) faults += await rounded(one, base, site);
  } finally {
    site.close();
    rmSync(base, { recursive: true, force: true });
  }
  console.log(faults === 0 ? 'no fault' : `${faults} faults`);
  if (faults > 0) process.exitCode = 1;
}

async function rounded(one, base, site) {
  const folder = mkdtempSync(path.join(base, 'whole-'));
  site.asked = 0;
  const began = performance.now();
  const ran = await start([...one.args, ...goal(one), '--failures', 'failures.ndjson'], folder, one.input).ended;
  const wholeMs = performance.now() - began;
  const whole = { ...(await resultOf(one, folder)), status: ran.status };
  const wholeAsked = site.asked;
  const kills = { SIGKILL: 0, SIGTERM: 0 };
  const wrong = [];
  let asked = 0;
  for (let round = 0; round < rounds; round++) {
    site.asked = 0;
    const result = await broken(one, base, wholeMs);
    asked += site.asked;
    for (const signal of Object.keys(kills)) kills[signal] += result.kills[signal];
    for (const part of ['output', 'failures', 'status']) {
      if (result[part] !== whole[part]) wrong.push(`round ${round}: another ${part} (${result.stderr.slice(-200)})`);
    }
    if (result.left.length > 0) wrong.push(`round ${round}: left behind ${result.left.join(', ')}`);
    rmSync(result.folder, { recursive: true });
  }
  const requests = wholeAsked === 0 ? '' : `, ${(asked / rounds / wholeAsked).toFixed(2)} of the requests`;
  console.log(
    `${one.name.padEnd(26)} ${(wholeMs / 1000).toFixed(1)} s unbroken, ${kills.SIGKILL} SIGKILL and ${kills.SIGTERM} SIGTERM${requests}, ${wrong.length} faults`,
  );
  for (const what of wrong.slice(0, 5)) console.log(`  ${what}`);
  return wrong.length;
}
