// An hour at a million articles a day (node scripts/bench/many/hour.mjs [--minutes 60] [--rate 11.6] [--hosts 1000] [--workers 2]
// [--kilobytes 80] [--every 300]): papers go on writing, workers in two network namespaces keep up with their feeds as they are set
// without a flag (looks for edits, pages kept). Told over time: articles, memory and processor time of each worker and of PostgreSQL,
// size of the database, what waits; at the end whether each story is there once, and how long it took from its publication.
// Needs root and Debian's postgresql; uses dist/ as it is.
import { fork } from 'node:child_process';
import { createWriteStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openStore } from '../../../dist/store/index.js';
import { address, makeDatabase, makeMachines, startWorkerOn, webPort as port, webPrefix } from './machines.mjs';
import { postgresSeconds, usedBy } from './used.mjs';
import { addressOf } from './world.mjs';

const usual = { minutes: 60, rate: 11.6, hosts: 1000, workers: 2, kilobytes: 80, every: 300 };
const { values } = parseArgs({
  options: Object.fromEntries(Object.keys(usual).map((name) => [name, { type: 'string' }])),
});
const asked = Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, Number(values[name] ?? value)]));
const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-hour-'));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const say = (text) => console.log(text);
const workers = [];
const faults = [];

async function startNews() {
  const args = [port, asked.hosts, asked.rate, asked.minutes, webPrefix, asked.kilobytes].map(String);
  const news = fork(path.join(import.meta.dirname, 'news.mjs'), args);
  await new Promise((resolve) => news.once('message', resolve));
  return news;
}

const told = (news) =>
  new Promise((resolve) => {
    news.once('message', resolve);
    news.send('tell');
  });

async function followAll() {
  const store = await openStore(address('hour'));
  for (let n = 0; n < asked.hosts; n++)
    await store.sources.add(`http://${addressOf(webPrefix, n)}:${port}/feed.xml`, { now: Date.now(), kind: 'feed' });
  await store.close();
  // Papers that were followed one after the other, as a reader does: their half hours begin at different times.
  await client.query(`UPDATE wirecopy.source SET next_due = next_due + row * 1800000 / ${asked.hosts}`);
}

function startWorker(n) {
  const child = startWorkerOn(n, 'hour', folder, []);
  child.stderr.pipe(createWriteStream(path.join(folder, `worker-${n}.log`)));
  child.on('exit', (code, signal) => {
    faults.push(`worker ${n} ended by itself (${code ?? signal})`);
  });
  workers.push(child);
}

const sizes = `SELECT (SELECT count(*) FROM wirecopy.article)::int AS articles, (SELECT count(*) FROM wirecopy.revision)::int AS revisions,
  (SELECT count(*) FROM wirecopy.page)::int AS waiting, pg_database_size(current_database()) AS bytes,
  (SELECT sum(n_dead_tup) FROM pg_stat_user_tables)::int AS dead,
  (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database())::int AS connections`;
const tables = `SELECT relname AS name, pg_total_relation_size(relid) AS bytes, n_dead_tup::int AS dead FROM pg_stat_user_tables
  ORDER BY 2 DESC LIMIT 8`;

async function hour(news, client) {
  const began = Date.now();
  let last = { articles: 0, at: began, seconds: workers.map(() => 0), postgres: postgresSeconds() };
  say(
    '| minute | published | saved | saved/s | waiting | workers MB | workers % of a core | PostgreSQL % | database MB | kB an article | dead rows | connections | load |',
  );
  say('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (;;) {
    const until = last.at + asked.every * 1000;
    while (Date.now() < until) await sleep(Math.min(1000, until - Date.now()));
    const at = Date.now();
    const [{ rows }, web] = await Promise.all([client.query(sizes), told(news)]);
    const now = rows[0];
    const used = workers.map((child) => usedBy(child.pid));
    const span = (at - last.at) / 1000;
    const postgres = postgresSeconds();
    const percent = (seconds) => ((seconds / span) * 100).toFixed(0);
    const cells = [
      ((at - began) / 60_000).toFixed(0),
      web.published,
      now.articles,
      ((now.articles - last.articles) / span).toFixed(1),
      now.waiting,
      used.map(({ kilobytes }) => (kilobytes / 1024).toFixed(0)).join(', '),
      used.map(({ seconds }, n) => percent(seconds - last.seconds[n])).join(', '),
      percent(postgres - last.postgres),
      (now.bytes / 1e6).toFixed(0),
      (now.bytes / 1e3 / Math.max(1, now.articles)).toFixed(1),
      now.dead,
      now.connections,
      loadavg()[0].toFixed(1),
    ];
    say(`| ${cells.join(' | ')} |`);
    last = { articles: now.articles, at, seconds: used.map(({ seconds }) => seconds), postgres };
    const minutes = (at - began) / 60_000;
    if (minutes >= asked.minutes && (now.articles >= web.published || minutes > asked.minutes + 40))
      return { now, web };
    if (faults.length > 0) return { now, web };
  }
}

makeMachines(() => workers);
makeDatabase('hour');
const client = new pg.Client({ connectionString: address('hour') });
await client.connect();
await followAll();
const news = await startNews();
for (let n = 0; n < asked.workers; n++) startWorker(n);
const { now, web } = await hour(news, client);
if (now.articles !== web.published) faults.push(`${now.articles} articles of ${web.published}`);
if (now.revisions !== now.articles) faults.push(`${now.revisions} revisions of ${now.articles} articles`);
say(
  `\nfrom publication to the first request: median ${web.waits.p50} s, p95 ${web.waits.p95} s, longest ${web.waits.longest} s`,
);
say(`requests: ${JSON.stringify(web.requests)}`);
const { rows } = await client.query(tables);
say(
  `tables: ${rows.map(({ name, bytes, dead }) => `${name} ${(bytes / 1e6).toFixed(0)} MB (${dead} dead)`).join(', ')}`,
);
await client.end();
say(
  faults.length === 0 ? 'no fault' : `FAULTS\n${faults.join('\n')}\nlogs: ${folder}, ${readdirSync(folder).join(' ')}`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
news.kill();
if (faults.length === 0) rmSync(folder, { recursive: true });
process.exit();
