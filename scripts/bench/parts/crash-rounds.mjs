// node crash-rounds.mjs <rounds> [<feeds>]: kill -9 in the middle of syncs, and what the archive holds then. Prints one JSON line.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../../dist/store/index.js';
import { startSites } from './news-sites.mjs';

const rounds = Number(process.argv[2] ?? 8);
const feeds = Number(process.argv[3] ?? 8);
const stories = 15;
const whole = feeds * stories;
const bin = path.resolve(import.meta.dirname, '../../../bin/wirecopy.js');
const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-crash-'));
const { server, port } = await startSites({ stories, delayMs: 2 });

function sync(archive, onLine = () => undefined) {
  const flags = [
    '--allow-private',
    '--delay',
    '0',
    '--per-host',
    '16',
    '--no-ledger',
    '--verbose',
    '--log',
    'json',
    '--json',
  ];
  const child = spawn(process.execPath, [bin, 'sync', '--archive', archive, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const saved = [];
  let rest = '';
  child.stderr.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const told = JSON.parse(line);
      if (told.event === 'saved') saved.push(told.id);
      onLine(child, saved.length);
    }
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  const ended = new Promise((resolve) =>
    child.on('close', (status, signal) =>
      resolve({ status, signal, saved, rest, counts: out ? JSON.parse(out) : null }),
    ),
  );
  return { child, ended };
}

async function contents(archive) {
  const store = await openStore(archive);
  const problems = await store.check();
  const ids = new Set();
  for await (const { stored } of store.changesSince(0)) ids.add(stored.article.id);
  const counts = await store.counts();
  await store.close();
  return { problems, ids, counts };
}

const seed = path.join(folder, 'seed.db');
{
  const store = await openStore(seed);
  for (let n = 0; n < feeds; n++)
    await store.sources.add(`http://127.0.0.1:${port}/feed-${n}`, { now: Date.now() - 1000 });
  await store.close();
}
/** How long a whole sync takes here and now. */
const trial = path.join(folder, 'trial.db');
cpSync(seed, trial);
const started = performance.now();
await sync(trial).ended;
const wholeMs = performance.now() - started;

const result = { rounds, killed: 0, ended: 0, savedBefore: [], faults: [] };
for (let round = 0; round < rounds; round++) {
  const archive = path.join(folder, `round-${round}.db`);
  cpSync(seed, archive);
  // Every other round at a moment of the whole run, the rest between two articles or a little after.
  const isTimed = round % 2 === 1;
  const mark = Math.floor(Math.random() * whole);
  const { child, ended } = sync(archive, (process, count) => {
    if (!isTimed && count === mark) setTimeout(() => process.kill('SIGKILL'), Math.random() * 4);
  });
  const timer = isTimed ? setTimeout(() => child.kill('SIGKILL'), Math.random() * wholeMs) : null;
  const first = await ended;
  clearTimeout(timer);
  if (first.signal === 'SIGKILL') result.killed++;
  else result.ended++;
  result.savedBefore.push(first.saved.length);
  const fault = (text) => result.faults.push(`round ${round}: ${text}`);
  const after = await contents(archive);
  if (after.problems.length > 0) fault(after.problems.join('; '));
  const lost = first.saved.filter((id) => !after.ids.has(id));
  if (lost.length > 0) fault(`${lost.length} of ${first.saved.length} articles that were reported saved are not there`);
  const second = await sync(archive).ended;
  if (second.status !== 0) fault(`the next sync ended with ${second.status}: ${second.rest}`);
  const done = await contents(archive);
  if (done.problems.length > 0) fault(`after the next sync: ${done.problems.join('; ')}`);
  if (done.ids.size !== whole) fault(`the next sync left ${done.ids.size} articles, not ${whole}`);
  if (done.counts.revisions !== whole) fault(`${done.counts.revisions} revisions of ${whole} articles`);
  for (const end of ['', '-wal', '-shm']) rmSync(archive + end, { force: true });
}
server.closeAllConnections();
server.close();
rmSync(folder, { recursive: true });
console.log(JSON.stringify({ ...result, whole, wholeMs: Math.round(wholeMs) }));
