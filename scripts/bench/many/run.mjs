// Many machines, with blows (node scripts/bench/many/run.mjs [--hosts 200] [--pages 20000] [--workers 4] [--delay 4] [--concurrency 32]
// [--kill 10] [--restarts 5] [--poison 2] [--log FILE]): workers in two network namespaces work through a made web while one of them is
// killed every few seconds and PostgreSQL is restarted. Then it is counted whether each article is there once, and by the web's own
// log whether any host was asked too soon or left alone for too long. With --rates 1,2,4 nothing is killed, and pages a second are
// counted for so many workers. Needs root and Debian's postgresql; uses dist/ as it is.
import { execFileSync, fork } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openSharedWork, openStore } from '../../../dist/store/index.js';
import { gapsOf } from './gaps.mjs';
import {
  address,
  makeDatabase,
  makeMachines,
  restartCluster,
  startWorkerOn,
  webPort as port,
  webPrefix,
} from './machines.mjs';
import { postgresSeconds, usedBy } from './used.mjs';
import { addressOf } from './world.mjs';

const { values } = parseArgs({
  options: Object.fromEntries(
    ['hosts', 'pages', 'workers', 'delay', 'concurrency', 'kill', 'restarts', 'poison', 'minutes', 'rates', 'log'].map(
      (one) => [one, { type: 'string' }],
    ),
  ),
});
const number = (name, usual) => Number(values[name] ?? usual);
const hosts = number('hosts', 200);
const pages = number('pages', 20_000);
const perHost = Math.ceil(pages / hosts);
let workerCount = number('workers', 4);
const delayMs = number('delay', 4) * 1000;
const killMs = values.rates ? 0 : number('kill', 10) * 1000;
const rates = values.rates?.split(',').map(Number) ?? null;
const restarts = rates ? 0 : number('restarts', 5);
const poisonCount = rates ? 0 : number('poison', 2);
const concurrency = number('concurrency', 32);
const leaseMs = 30_000;

const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-many-'));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (text) => console.log(text);

const poison = Array.from({ length: poisonCount }, (_, n) => `${(n * 37 + 5) % hosts}/${(n * 11 + 3) % perHost}`);
const gone = [`${9 % hosts}/${perHost - 1}`];

async function startWeb() {
  const args = [port, hosts, perHost, webPrefix, poison.join(), gone.join()].map(String);
  const web = fork(path.join(import.meta.dirname, 'web.mjs'), args, { execArgv: ['--max-semi-space-size=64'] });
  await new Promise((resolve) => web.once('message', resolve));
  try {
    // Its clock is the measure: it must not wait for those whom it measures.
    execFileSync('renice', ['-n', '-15', '-p', String(web.pid)], { stdio: 'ignore' });
  } catch {
    say('(the web could not be given a higher priority)');
  }
  return web;
}

const workers = new Map();
/** When what was done to whom: kills and restarts, as gaps are judged by them. */
const blows = [];
let born = 0;

function startWorker(n) {
  const id = `worker-${n}.${born++}`;
  const log = createWriteStream(path.join(folder, `${id}.log`));
  const child = startWorkerOn(n, 'many', folder, [
    ...['--delay', `${delayMs}ms`, '--concurrency', String(concurrency)],
    ...['--recheck', 'none', '--retries', '0', '--user-agent', id],
  ]);
  child.stderr.pipe(log);
  workers.set(id, { n, child });
  child.on('exit', (code, signal) => {
    if (!workers.delete(id) || isOver) return;
    say(
      `${id} ended by itself (${code ?? signal}): ${readFileSync(path.join(folder, `${id}.log`), 'utf8')
        .split('\n')
        .slice(-3)
        .join(' | ')}`,
    );
    faults.push(`${id} ended by itself`);
    startWorker(n);
  });
}

/** The hosts that it has at that moment are those that may wait for its lease to end. */
async function kill(id, why) {
  const worker = workers.get(id);
  if (!worker) return;
  workers.delete(id);
  const { pid } = worker.child;
  signal(pid, 'SIGSTOP');
  const held = await ask(
    `SELECT coalesce(array_agg(name), '{}') AS names FROM wirecopy.host WHERE lease_owner LIKE '%:${pid}:%'`,
  );
  blows.push({ at: Date.now(), kind: 'kill', id, why, hosts: held === null ? null : new Set(held.names) });
  signal(pid, 'SIGKILL');
  if (!isOver) startWorker(worker.n);
}

function signal(pid, name) {
  try {
    process.kill(-pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function ask(text) {
  const client = new pg.Client({ connectionString: address('many') });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text)).rows[0];
  } catch {
    return null; // In the middle of a restart.
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function followAll() {
  const store = await openStore(address('many'));
  for (let n = 0; n < hosts; n++) {
    await store.sources.add(`http://${addressOf(webPrefix, n)}:${port}/feed.xml`, { now: Date.now(), kind: 'feed' });
  }
  await store.close();
}

/** From the first article to the last but some: the start and the end of a run are not its speed. */
async function rate(web, { seen, seconds }, before) {
  const middle = await ask(
    `SELECT count(*)::int AS n, extract(epoch FROM max(at) - min(at))::float AS seconds FROM (
       SELECT (fetched_at)::timestamptz AS at, ntile(20) OVER (ORDER BY fetched_at) AS part FROM (
         SELECT first_seen AS fetched_at FROM wirecopy.article) a) b WHERE part BETWEEN 2 AND 19`,
  );
  const used = {
    workers: [...workers.values()].reduce((sum, { child }) => sum + usedBy(child.pid).seconds, 0),
    PostgreSQL: postgresSeconds() - before.postgres,
    'the web': usedBy(web.pid).seconds - before.web,
  };
  const each = Object.entries(used).map(([name, of]) => `${name} ${((of / seen.articles) * 1000).toFixed(1)} ms`);
  say(
    `${workerCount} workers: ${(middle.n / middle.seconds).toFixed(1)} pages/s in the middle nine tenths (${seconds.toFixed(0)} s in all, load ${loadavg()[0].toFixed(1)}); processor time a page: ${each.join(', ')}`,
  );
  for (const { child } of workers.values()) process.kill(-child.pid, 'SIGTERM');
  while (workers.size > 0) await sleep(100);
}

const counts = `SELECT (SELECT count(*) FROM wirecopy.article)::int AS articles, (SELECT count(*) FROM wirecopy.revision)::int AS revisions,
  (SELECT count(*) FROM wirecopy.page WHERE deaths < 5)::int AS waiting, (SELECT count(*) FROM wirecopy.page WHERE deaths >= 5)::int AS dead,
  (SELECT count(*) FROM wirecopy.source WHERE last_polled IS NULL AND deaths < 5)::int AS unread`;

let isOver = false;
const faults = [];

async function work(web) {
  // Of the page that is gone the feed's words are kept.
  const wanted = hosts * perHost - poison.length;
  const began = Date.now();
  for (let n = 0; n < workerCount; n++) startWorker(n);
  web.on('message', ({ kill: id, page }) => id && void kill(id, `poison ${page}`));
  const killer =
    killMs > 0 &&
    setInterval(() => {
      const ids = [...workers.keys()];
      void kill(ids[Math.floor(Math.random() * ids.length)], 'by turn');
    }, killMs);
  const deadline = began + number('minutes', 60) * 60_000;
  let done = 0;
  let seen = null;
  let told = 0;
  while (Date.now() < deadline) {
    await sleep(1_000);
    seen = (await ask(counts)) ?? seen;
    if (!seen) continue;
    if (done < restarts && seen.articles > (wanted * (done + 1)) / (restarts + 1)) {
      const how = done % 2 === 0 ? 'fast' : 'immediate';
      const at = Date.now();
      restartCluster(how);
      blows.push({ at, until: Date.now(), kind: 'restart', why: how });
      say(`PostgreSQL restarted (${how}) at ${seen.articles} articles, in ${Date.now() - at} ms`);
      done++;
    }
    if (Date.now() - told > 30_000) {
      told = Date.now();
      say(`${Math.round((Date.now() - began) / 1000)} s: ${JSON.stringify(seen)}, load ${loadavg()[0].toFixed(1)}`);
    }
    if (seen.waiting === 0 && seen.unread === 0 && seen.dead === poison.length) break;
  }
  clearInterval(killer);
  isOver = true;
  return { seen, wanted, seconds: (Date.now() - began) / 1000 };
}

async function judge(web, { seen, wanted, seconds }) {
  const file = values.log ?? path.join(folder, 'web.json');
  web.send({ dump: file });
  await new Promise((resolve) => web.on('message', ({ dumped }) => dumped && resolve()));
  const log = JSON.parse(readFileSync(file, 'utf8'));
  const twice = await ask(
    `SELECT count(*)::int AS n FROM (SELECT number FROM wirecopy.revision GROUP BY article, number HAVING count(*) > 1) x`,
  );
  const requests = log.flat().length;
  say(
    `\n${seen.articles} of ${wanted} articles in ${seconds.toFixed(0)} s (${(seen.articles / seconds).toFixed(1)} pages/s), ${seen.revisions} revisions, ${requests} requests`,
  );
  if (seen.articles !== wanted) faults.push(`${seen.articles} articles in place of ${wanted}`);
  if (seen.revisions !== seen.articles || twice.n > 0)
    faults.push(`${seen.revisions} revisions of ${seen.articles} articles`);
  const shared = await openSharedWork(address('many'));
  const dead = (await shared.frontier.dead()).map(({ url }) => url).sort();
  await shared.close();
  const bad = poison
    .map((one) => one.split('/').map(Number))
    .map(([host, page]) => `http://${addressOf(webPrefix, host)}:${port}/2026/05/story-${page}`)
    .sort();
  if (dead.join() !== bad.join()) faults.push(`dead letters ${dead.join()} in place of ${bad.join()}`);
  const kills = blows.filter(({ kind }) => kind === 'kill');
  say(
    `${kills.length} kills (${kills.filter(({ why }) => why !== 'by turn').length} by pages that end their worker), ${blows.length - kills.length} restarts, ${dead.length} dead letters`,
  );
  const {
    smallest,
    tooSoon,
    long,
    faults: late,
    worst,
  } = gapsOf(log, { delayMs, leaseMs, blows, nameOf: (n) => `${addressOf(webPrefix, n)}:${port}` });
  say(`smallest time between two starts at one host ${smallest} ms (delay ${delayMs} ms), too soon: ${tooSoon.length}`);
  say(
    `hosts with work idle for more than ${2 * delayMs} ms: ${long} times, each where a worker that had it was killed, or behind a restart, but ${late.length}; longest ${worst} ms (allowed behind the last such blow: ${leaseMs + 2 * delayMs} ms)`,
  );
  faults.push(
    ...tooSoon.slice(0, 5).map((one) => `too soon: ${JSON.stringify(one)}`),
    ...late.slice(0, 10).map((one) => `idle: ${JSON.stringify(one)}`),
  );
}

makeMachines(() => [...workers.values()].map(({ child }) => child));
let web = null;
try {
  web = await startWeb();
  for (const count of rates ?? [workerCount]) {
    workerCount = count;
    makeDatabase('many');
    await followAll();
    isOver = false;
    const before = { postgres: postgresSeconds(), web: usedBy(web.pid).seconds };
    const worked = await work(web);
    if (rates) await rate(web, worked, before);
    else await judge(web, worked);
  }
  say(faults.length === 0 ? 'no fault' : `FAULTS\n${faults.join('\n')}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  web?.kill();
  if (process.exitCode) say(`logs of the workers: ${folder}`);
  else rmSync(folder, { recursive: true });
}
// Pipes of workers that were killed may keep it waiting.
process.exit();
