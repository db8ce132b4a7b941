// The same articles saved into a file and into PostgreSQL: what `export` prints is the same byte for byte but for the order of lines,
// and searches find the same. WIRECOPY_TEST_POSTGRES=postgres://… names a server; ARTICLES=5000, SEARCHES=200.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { emptyQuery, openStore, parseQuery } from '../../dist/store/index.js';
import { openPg } from '../../dist/store/postgres/pg-database.js';
import { madeArticle, random, word, zipf } from './parts/made-articles.mjs';

const count = Number(process.env.ARTICLES ?? 5_000);
const searches = Number(process.env.SEARCHES ?? 200);
const server = process.env.WIRECOPY_TEST_POSTGRES;
const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');
const now = (n) => new Date(Date.UTC(2016, 0, 1) + n * 300_000).toISOString();

export async function run() {
  if (!server) return console.log('left out: WIRECOPY_TEST_POSTGRES names no server');
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bench-'));
  const name = `wirecopy_bench_${process.pid}`;
  const admin = await openPg(server);
  await admin.exec(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const addresses = [path.join(folder, 'archive.db'), url.href];
  try {
    for (const address of addresses) await fill(address);
    await compareSizes(addresses);
    for (const format of ['ndjson', 'csv']) await compareExports(addresses, format);
    await compareSearches(addresses);
  } finally {
    await admin.exec(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.close();
    rmSync(folder, { recursive: true });
  }
}

const judge = (what, isSame) => {
  console.log(`${what}: ${isSame ? 'the same' : 'DIFFERENT'}`);
  if (!isSame) process.exitCode = 1;
};

/** Every tenth story is edited a day later; every tenth keeps its page. */
async function fill(address) {
  const store = await openStore(address);
  const began = performance.now();
  const save = (numbers) => store.saveAll(numbers.map(item));
  for (let at = 0; at < count; at += 500) {
    const numbers = Array.from({ length: Math.min(500, count - at) }, (_, n) => at + n);
    await save(numbers.map((n) => ({ n, isEdit: false })));
    await save(numbers.filter((n) => n % 10 === 3).map((n) => ({ n, isEdit: true })));
  }
  await store.close();
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${count} articles saved, 500 a transaction: ${Math.round((count * 1.1) / seconds)}/s ${address.startsWith('postgres') ? 'into PostgreSQL' : 'into a file'}`,
  );
}

function item({ n, isEdit }) {
  const article = madeArticle(n);
  const body = isEdit ? `${article.body}\n\n${article.headline} was said later by ${word(n)}.` : article.body;
  const html = `<!doctype html><title>${article.headline}</title><article><p>${body}</article>`;
  const raw = { url: article.url, fetchedAt: now(n), status: 200, headers: {}, bytes: Buffer.from(html) };
  return {
    article: { ...article, body },
    options: {
      now: now(n + (isEdit ? 288 : 0)),
      feedUrl: `https://paper${n % 200}.example/feed.xml`,
      raw: n % 10 === 0 ? raw : null,
    },
  };
}

async function compareSizes([file, address]) {
  const store = await openStore(address);
  const { bytes } = await store.server();
  const { rawBytes, recordBytes, rawPages } = await store.diskUse(now(0));
  const counts = JSON.stringify(await store.counts());
  await store.close();
  const one = await openStore(file);
  judge(`counts ${counts}`, JSON.stringify(await one.counts()) === counts);
  await one.close();
  const each = (all, of) => `${(all / of / 1000).toFixed(1)} kB`;
  console.log(
    `an article takes ${each(statSync(file).size, count)} in the file, ${each(bytes, count)} in PostgreSQL; its records, packed, ${each(recordBytes, count)}; a page ${each(rawBytes, rawPages)}`,
  );
}

async function compareExports(addresses, format) {
  const [one, two] = await Promise.all(addresses.map((address) => exported(address, format)));
  judge(`export --format ${format}, ${one.length} lines, sorted`, hashOf(one.sort()) === hashOf(two.sort()));
}

const hashOf = (lines) => createHash('sha256').update(lines.join('\n')).digest('hex');

function exported(address, format) {
  const child = spawn(process.execPath, [bin, 'export', '--archive', address, '--format', format], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => child.on('close', () => resolve(Buffer.concat(chunks).toString().split('\n'))));
}

async function compareSearches(addresses) {
  const stores = await Promise.all(addresses.map((address) => openStore(address)));
  const next = random(11);
  const term = () => word(Math.min(199_999, next() < 0.3 ? zipf(next) : 100 + Math.floor(next() ** 3 * 4_000)));
  const kinds = [
    () => term(),
    () => `${term()} ${term()}`,
    () => `"${term()} ${term()}"`,
    () => `${term()} OR ${term()}`,
    () => `${term()} -${term()}`,
    () => `${term().slice(0, 4)}*`,
    () => `headline:${term()}`,
    () => `${term()} source:paper${Math.floor(next() * 200)}.example`,
    () => `${term()} author:${word(500 + Math.floor(next() * 60))}`,
    () => `${term()} language:de since:2016-01-05`,
  ];
  let hits = 0;
  const wrong = [];
  for (let n = 0; n < searches; n++) {
    const text = kinds[n % kinds.length]();
    const found = await Promise.all(stores.map((store) => idsOf(store, text)));
    hits += found[0].length;
    if (found[0].join() !== found[1].join()) wrong.push(text);
  }
  for (const store of stores) await store.close();
  if (wrong.length > 0) console.log(`  otherwise found: ${wrong.slice(0, 10).join(' | ')}`);
  judge(`${searches} searches, ${hits} hits`, wrong.length === 0);
}

async function idsOf(store, text) {
  const ids = [];
  for await (const { article } of store.list({ ...parseQuery(text, emptyQuery) })) ids.push(article.id);
  return ids.sort();
}
