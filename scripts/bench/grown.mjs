// How an archive on PostgreSQL grows: 5,000 articles are saved, then multiplied inside the database (other keys, the same texts) to
// 10^5 and 10^6; at each size what the database takes, how fast a hundred more are saved a transaction, and how long searches take.
// WIRECOPY_TEST_POSTGRES=postgres://… names a server; SIZES=100000,1000000; PARAGRAPHS=1 for
// short texts.
import { loadavg } from 'node:os';
import { emptyQuery, openStore, parseQuery } from '../../dist/store/index.js';
import { openPg } from '../../dist/store/postgres/pg-database.js';
import { madeArticle, random, word, zipf } from './parts/made-articles.mjs';

const server = process.env.WIRECOPY_TEST_POSTGRES;
const base = 5_000;
const sizes = (process.env.SIZES ?? '100000,1000000').split(',').map(Number);
/** Of each article; all of them are some 400 words, one of them some 45. */
const paragraphs = Number(process.env.PARAGRAPHS ?? 20);
const now = (n) => new Date(Date.UTC(2016, 0, 1) + n * 300_000).toISOString();
/** Numbers of made-up articles that no size reaches. */
let further = 50_000_000;

export async function run() {
  if (!server) return console.log('left out: WIRECOPY_TEST_POSTGRES names no server');
  const name = `wirecopy_grown_${process.pid}`;
  const admin = await openPg(server);
  await admin.exec(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const store = await openStore(url.href);
  const database = await openPg(url.href);
  try {
    for (let at = 0; at < base; at += 500) await store.saveAll(itemsFrom(at, 500));
    let there = 1;
    let stage = 0;
    for (const size of sizes) {
      const times = size / base;
      const began = performance.now();
      await multiply(database, there, times, ++stage * 10_000_000);
      there = times;
      console.log(`multiplied to ${size} in ${Math.round((performance.now() - began) / 1000)} s`);
      await measure(database, store);
    }
  } finally {
    await store.close();
    await database.close();
    await admin.exec(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.close();
  }
}

const shortened = (article) => ({ ...article, body: article.body.split('\n\n').slice(0, paragraphs).join('\n\n') });

const itemsFrom = (at, count) =>
  Array.from({ length: count }, (_, n) => ({
    article: shortened(madeArticle(at + n)),
    options: { now: now(at + n), feedUrl: `https://paper${n % 200}.example/feed.xml` },
  }));

/** The first 5,000 again and again, each copy with numbers and keys of its own, `gap` behind those that were saved since. */
async function multiply(database, from, until, gap) {
  const copies = `generate_series(${from}, ${until - 1}) k`;
  const own = 'row <= $1';
  const columns =
    'url, host, headline, date, language, main_language, publisher, kind, first_seen, changed_at, revision, revisions, edits, edited_at, content_hash, simhash, near_group, quality';
  const week = 86_400_000 * 17;
  await database.exec('DROP INDEX fulltext_words');
  const steps = [
    `INSERT INTO article (row, id, sort_at, sequence, ${columns}) SELECT row + $2 + $1 * k, lpad(to_hex(row + $2 + $1 * k), 16, '0'), sort_at + ${week}::bigint * k, 1000000000 + row + $2 + $1 * k, ${columns} FROM article, ${copies} WHERE ${own} AND sequence <= $1`,
    `INSERT INTO revision SELECT article + $2 + $1 * k, number, saved_at, cause, content_hash, record FROM revision, ${copies} WHERE article <= $1`,
    `INSERT INTO identity SELECT key || '~' || k, article + $2 + $1 * k FROM identity, ${copies} WHERE article <= $1`,
    `INSERT INTO sighting (article, feed, guid, url, first_seen) SELECT article + $2 + $1 * k, feed, guid, url, first_seen FROM sighting, ${copies} WHERE article <= $1`,
    `INSERT INTO band SELECT value + 7919 * k, article + $2 + $1 * k, rest FROM band, ${copies} WHERE article <= $1`,
    `INSERT INTO fulltext SELECT article + $2 + $1 * k, words FROM fulltext, ${copies} WHERE article <= $1`,
  ];
  for (const text of steps) await database.run(text.replaceAll('$1', String(base)).replaceAll('$2', String(gap)));
  await database.exec(`SELECT setval('article_row_seq', (SELECT max(row) FROM article))`);
  await database.exec(`UPDATE counter SET value = (SELECT max(sequence) FROM article) WHERE name = 'sequence'`);
  await database.transaction(async (sql) => {
    await sql.exec(
      "SET LOCAL maintenance_work_mem = '512MB'; CREATE INDEX fulltext_words ON fulltext USING gin (words)",
    );
  });
  for (const table of ['article', 'revision', 'identity', 'sighting', 'band', 'fulltext'])
    await database.exec(`VACUUM (ANALYZE) ${table}`);
}

async function measure(database, store) {
  const { articles } = await store.counts();
  const rows = await database.all(
    `SELECT c.relname AS name, pg_table_size(c.oid) AS rows, pg_indexes_size(c.oid) AS indexes FROM pg_class c
     WHERE c.relnamespace = 'wirecopy'::regnamespace AND c.relkind = 'r' ORDER BY pg_total_relation_size(c.oid) DESC LIMIT 6`,
  );
  const { bytes } = await store.server();
  const kB = (n) => `${(n / articles / 1000).toFixed(2)} kB`;
  console.log(
    `${articles} articles: ${(bytes / 1e9).toFixed(2)} GB, ${kB(bytes)} each (load ${loadavg()[0].toFixed(1)})`,
  );
  for (const { name, rows: own, indexes } of rows) console.log(`  ${name}: rows ${kB(own)}, indexes ${kB(indexes)}`);
  const began = performance.now();
  const saved = 2_000;
  for (let n = 0; n < saved; n += 100) await store.saveAll(itemsFrom(further + n, 100));
  further += saved;
  console.log(`  saved, 100 a transaction: ${Math.round((saved / (performance.now() - began)) * 1000)}/s`);
  const next = random(5);
  const times = [];
  for (let n = 0; n < 60; n++) {
    const text = word(next() < 0.2 ? zipf(next) : 100 + Math.floor(next() ** 3 * 40_000));
    const start = performance.now();
    for await (const _one of store.list(parseQuery(text, { ...emptyQuery, limit: 20 })));
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  console.log(`  search for a word: p50 ${times[30].toFixed(0)} ms, p95 ${times[57].toFixed(0)} ms`);
}
