// The archive on PostgreSQL beside the same one in a file of SQLite, in turns in one run: saving, searches, lists, nothing new.
// It starts a server of its own, with the settings that PostgreSQL comes with; POSTGRES=postgres://… names a database that is empty
// (or was filled by an earlier run, with SQLITE=FILE beside it). ARTICLES=100000 by default.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { emptyQuery, openStore } from '../../dist/store/index.js';
import { startPostgres } from '../parts/postgres-server.mjs';
import { listQueries, searchKinds, searchOf, spread } from './parts/archive-queries.mjs';
import { madeArticle, word } from './parts/made-articles.mjs';

const count = Number(process.env.ARTICLES ?? 100_000);
const now = (n) => new Date(Date.UTC(2016, 0, 1) + n * 300_000 + 900_000).toISOString();
const itemsOf = (at, size) =>
  Array.from({ length: Math.min(size, count - at) }, (_, index) => ({
    article: madeArticle(at + index),
    options: { now: now(at + index) },
  }));

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bench-'));
  const server = process.env.POSTGRES ? null : await startPostgres();
  if (server === null && !process.env.POSTGRES) return console.log('left out: no PostgreSQL is installed');
  const address = process.env.POSTGRES ?? server.address;
  try {
    const stores = {
      SQLite: await openStore(process.env.SQLITE ?? path.join(folder, 'archive.db')),
      PostgreSQL: await openStore(address),
    };
    await measureSaving(stores);
    await analyse(address);
    await measureSearches(stores);
    await measureLists(stores);
    await measureNothingNew(stores);
    for (const store of Object.values(stores)) await store.close();
  } finally {
    server?.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Runs one after the other for each store and prints them side by side. */
async function inTurns(stores, work) {
  const ms = {};
  for (const [name, store] of Object.entries(stores)) {
    const began = performance.now();
    await work(store);
    ms[name] = performance.now() - began;
  }
  return ms;
}

const ratio = ({ SQLite, PostgreSQL }) => (SQLite / PostgreSQL).toFixed(2);

async function measureSaving(stores) {
  const first = (await stores.PostgreSQL.counts()).articles;
  const phases = [
    { size: 1, until: Math.min(count, first + 500) },
    { size: 20, until: Math.min(count, first + 2_500) },
    { size: 100, until: Math.min(count, first + 12_500) },
    { size: 500, until: count },
  ];
  let at = first;
  for (const { size, until } of phases) {
    const total = { SQLite: 0, PostgreSQL: 0 };
    const from = at;
    for (; at < until; at += size) {
      const items = itemsOf(at, size);
      const ms = await inTurns(stores, (store) =>
        size === 1 ? store.save(items[0].article, items[0].options) : store.saveAll(items),
      );
      for (const name of Object.keys(total)) total[name] += ms[name];
    }
    if (at === from) continue;
    const rate = (name) => `${name} ${Math.round(((at - from) / total[name]) * 1000)}/s`;
    console.log(
      `saved, ${size} a transaction, ${from} to ${at}: ${rate('PostgreSQL')}, ${rate('SQLite')}; ratio ${ratio(total)} (load ${loadavg()[0].toFixed(1)})`,
    );
  }
}

/** What autovacuum does by itself a minute later. */
async function analyse(address) {
  const client = new pg.Client(address);
  await client.connect();
  await client.query('VACUUM (ANALYZE)');
  const { rows } = await client.query('SELECT pg_database_size(current_database())::float8 AS bytes');
  console.log(`${count} articles: ${Math.round(rows[0].bytes / count)} bytes each on PostgreSQL`);
  await client.end();
}

async function timed(stores, queries) {
  const times = { SQLite: [], PostgreSQL: [] };
  for (const query of queries) {
    let shown = null;
    for (const [name, store] of Object.entries(stores)) {
      const began = performance.now();
      let found = 0;
      for await (const _one of store.list(query)) found++;
      times[name].push(performance.now() - began);
      if (shown !== null && shown !== found) throw new Error(`${shown} and ${found} found: ${JSON.stringify(query)}`);
      shown = found;
    }
  }
  return Object.entries(times)
    .map(([name, list]) => `${name} ${spread(list)}`)
    .reverse()
    .join('; ');
}

async function measureSearches(stores) {
  const kinds = {
    ...searchKinds(count),
    'the commonest word': () => word(0),
    'two letters of a beginning': () => `${word(Math.floor(Math.random() * 900)).slice(0, 2)}*`,
  };
  for (const [name, make] of Object.entries(kinds)) {
    const queries = Array.from({ length: Number(process.env.SEARCHES ?? 50) }, () => searchOf(make()));
    console.log(`search, ${name}: ${await timed(stores, queries)}`);
  }
}

async function measureLists(stores) {
  for (const [name, parts] of Object.entries(listQueries)) {
    const queries = Array.from({ length: 20 }, () => ({ ...emptyQuery, ...parts, limit: 50 }));
    console.log(`list, ${name}: ${await timed(stores, queries)}`);
  }
  for (const by of ['headline', 'seen', 'source']) {
    const queries = Array.from({ length: 10 }, () => ({ ...emptyQuery, sort: { by, isReversed: false }, limit: 50 }));
    console.log(`list, by ${by}: ${await timed(stores, queries)}`);
  }
}

/** What a sync does that finds what it has: no row is written. */
async function measureNothingNew(stores) {
  const total = { SQLite: 0, PostgreSQL: 0 };
  const looks = 1_000;
  for (let n = 0; n < looks; n++) {
    const article = madeArticle(Math.floor((n / looks) * count));
    const ms = await inTurns(stores, async (store) => {
      const { outcome } = await store.save(article, { now: now(count) });
      if (outcome !== 'unchanged') throw new Error(`saved again as ${outcome}`);
    });
    for (const name of Object.keys(total)) total[name] += ms[name];
  }
  const rate = (name) => `${name} ${Math.round((looks / total[name]) * 1000)}/s`;
  console.log(`seen again, nothing new: ${rate('PostgreSQL')}, ${rate('SQLite')}`);
}
