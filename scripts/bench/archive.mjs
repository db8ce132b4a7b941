// The archive: saving beside the bare driver that gets the very same rows, size, searches, lists, nothing new, memory of an export.
// `npm run bench archive` makes 100,000 articles; ARTICLES=1000000 the promised million (a long time), ARCHIVE=FILE keeps the file
// and goes on filling it where it is there already.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqlite } from '../../dist/shared/sqlite.js';
import { marksOf } from '../../dist/store/sqlite/marks.js';
import { emptyQuery, openStore } from '../../dist/store/index.js';
import { listQueries, searchKinds, searchOf, spread } from './parts/archive-queries.mjs';
import { madeArticle } from './parts/made-articles.mjs';

const count = Number(process.env.ARTICLES ?? 100_000);
const perTransaction = 100;
const compared = Math.min(5_000, count);
const now = (n) => new Date(Date.UTC(2016, 0, 1) + n * 300_000 + 900_000).toISOString();
const megabytes = (bytes) => Math.round(bytes / 1e6);

export async function run() {
  const folder = mkdtempSync(
    path.join(process.env.ARCHIVE ? path.dirname(process.env.ARCHIVE) : tmpdir(), 'wirecopy-bench-'),
  );
  try {
    await compareSaving(folder);
    const file = process.env.ARCHIVE ?? path.join(folder, 'archive.db');
    await fill(file);
    console.log(
      `${count} articles: ${megabytes(statSync(file).size)} MB, ${Math.round(statSync(file).size / count)} bytes each`,
    );
    const store = await openStore(file);
    await measureSearch(store);
    await measureLists(store);
    await measureNothingNew(store);
    await measureExport(store);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In turns of a hundred, so that a busy machine slows both alike. The bare driver gets rows that are ready, in the same tables. */
async function compareSaving(folder) {
  const model = await openStore(path.join(folder, 'model.db'));
  const articles = Array.from({ length: compared }, (_, n) => madeArticle(n));
  for (let at = 0; at < compared; at += perTransaction) await model.saveAll(itemsOf(articles, at));
  await model.close();
  const rows = await readRows(path.join(folder, 'model.db'));
  for (const size of [perTransaction, 1]) {
    const file = path.join(folder, `bare-${size}.db`);
    await (await openStore(file)).close();
    const bare = await openBare(file);
    const store = await openStore(path.join(folder, `store-${size}.db`));
    const total = size === 1 ? Math.min(compared, 2_000) : compared;
    const ms = { bare: 0, store: 0 };
    const cpu = { bare: 0, store: 0 };
    for (let at = 0; at < total; at += perTransaction) {
      const began = performance.now();
      const start = process.cpuUsage();
      for (let n = at; n < at + perTransaction; n += size) bare.save(rows, articles, n, n + size);
      const between = performance.now();
      const middle = process.cpuUsage();
      if (size === 1) for (let n = at; n < at + perTransaction; n++) await store.save(articles[n], { now: now(n) });
      else await store.saveAll(itemsOf(articles, at));
      ms.bare += between - began;
      ms.store += performance.now() - between;
      cpu.bare += spent(start, middle);
      cpu.store += spent(middle, process.cpuUsage());
    }
    bare.close();
    await store.close();
    const rate = (time) => Math.round((total / time) * 1000);
    console.log(
      `saved, ${size} a transaction: ${rate(ms.store)}/s; the bare driver, the same rows: ${rate(ms.bare)}/s; ratio ${(ms.bare / ms.store).toFixed(2)} by the clock, ${(cpu.bare / cpu.store).toFixed(2)} by processor time`,
    );
  }
}

const spent = (from, to) => to.user - from.user + to.system - from.system;

const itemsOf = (articles, at) =>
  articles.slice(at, at + perTransaction).map((article, index) => ({ article, options: { now: now(at + index) } }));

const tables = ['article', 'revision', 'identity', 'feed', 'sighting', 'band'];

/** Every row that the store writes, by article. */
async function readRows(file) {
  const database = await openSqlite(file, { timeoutMs: 1000, isReadOnly: true });
  const rows = Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]));
  database.close();
  const byArticle = Array.from({ length: compared }, () => []);
  const feeds = new Map(rows.feed.map((row) => [row.number, row]));
  for (const row of rows.article) byArticle[row.row - 1].push(['article', Object.values(row)]);
  for (const table of ['revision', 'identity', 'sighting', 'band']) {
    for (const row of rows[table]) {
      const list = byArticle[row.article - 1];
      if (table === 'sighting' && feeds.delete(row.feed)) list.push(['feed', [row.feed, `https://${row.feed}`]]);
      list.push([table, Object.values(row)]);
    }
  }
  return byArticle;
}

async function openBare(file) {
  const database = await openSqlite(file, { timeoutMs: 1000 });
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -32000',
  );
  const width = (table) => database.prepare(`SELECT * FROM ${table}`).columns().length;
  const insert = Object.fromEntries(
    tables.map((table) => [
      table,
      database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: width(table) }, () => '?').join(', ')})`),
    ]),
  );
  const search = database.prepare(
    'INSERT INTO fulltext (rowid, headline, summary, body, authors, tags, marks) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    save: (rows, articles, from, to) => {
      database.exec('BEGIN IMMEDIATE');
      for (let n = from; n < to; n++) {
        for (const [table, values] of rows[n]) insert[table].run(...values);
        const { headline, summary, body, authors, tags } = articles[n];
        search.run(n + 1, headline, summary, body, authors.join(' ; '), tags.join(' ; '), marksOf(articles[n], now(n)));
      }
      database.exec('COMMIT');
    },
    close: () => database.close(),
  };
}

async function fill(file) {
  const store = await openStore(file);
  const began = performance.now();
  // A run that was cut off goes on where it stopped.
  const first = (await store.counts()).articles;
  if (first >= count) return store.close();
  for (let at = first; at < count; at += 500) {
    const items = Array.from({ length: Math.min(500, count - at) }, (_, index) => ({
      article: madeArticle(at + index),
      options: { now: now(at + index) },
    }));
    await store.saveAll(items);
    if (at % 50_000 === 0 && at > first)
      console.log(`  ${at} after ${Math.round((performance.now() - began) / 1000)} s`);
  }
  console.log(
    `filled with ${count - first} articles in ${Math.round((performance.now() - began) / 1000)} s (making them up included)`,
  );
  await store.close();
}

async function measureSearch(store) {
  const kinds = searchKinds(count);
  const all = [];
  const allCpu = [];
  for (const [name, make] of Object.entries(kinds)) {
    const times = [];
    const cpu = [];
    let found = 0;
    for (let n = 0; n < 100; n++) {
      const query = searchOf(make());
      const began = performance.now();
      const start = process.cpuUsage();
      for await (const _one of store.list(query)) found++;
      times.push(performance.now() - began);
      cpu.push(spent(start, process.cpuUsage()) / 1000);
    }
    all.push(...times);
    allCpu.push(...cpu);
    console.log(`search, ${name}: ${spread(times)}; processor ${spread(cpu)}; ${(found / 100).toFixed(1)} shown`);
  }
  console.log(`search, all ${all.length}: ${spread(all)}; processor ${spread(allCpu)}`);
}

async function measureLists(store) {
  for (const [name, parts] of Object.entries(listQueries)) {
    const times = [];
    let shown = 0;
    for (let n = 0; n < 20; n++) {
      const began = performance.now();
      for await (const _one of store.list({ ...emptyQuery, ...parts, limit: 50 })) shown++;
      times.push(performance.now() - began);
    }
    console.log(`list, ${name}: ${spread(times)}, ${shown / 20} shown`);
  }
}

/** What a sync does that finds what it has: no row is written. */
async function measureNothingNew(store) {
  const times = [];
  for (let n = 0; n < 2_000; n++) {
    const article = madeArticle(Math.floor((n / 2_000) * count));
    const began = performance.now();
    const { outcome } = await store.save(article, { now: now(count) });
    times.push(performance.now() - began);
    if (outcome !== 'unchanged') throw new Error(`saved again as ${outcome}`);
  }
  const total = times.reduce((sum, one) => sum + one, 0);
  console.log(`seen again, nothing new: ${Math.round((times.length / total) * 1000)}/s, ${spread(times)}`);
}

async function measureExport(store) {
  const began = performance.now();
  let [exported, bytes, least, most] = [0, 0, Number.POSITIVE_INFINITY, 0];
  for await (const { article } of store.list(emptyQuery)) {
    bytes += JSON.stringify(article).length;
    if (++exported % 10_000 !== 0) continue;
    const { rss } = process.memoryUsage();
    least = Math.min(least, rss);
    most = Math.max(most, rss);
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `all exported as NDJSON: ${exported} articles, ${megabytes(bytes)} MB, ${Math.round(exported / seconds)}/s, memory ${megabytes(least)} to ${megabytes(most)} MB`,
  );
}
