// `wirecopy copy` from SQLite to PostgreSQL and back, killed with SIGKILL twice on the way each; then both files are compared by their
// export. WIRECOPY_TEST_POSTGRES=postgres://… names a server; ARTICLES=100000; PAGES=10 keeps the page of every tenth
// article.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../dist/store/index.js';
import { openPg } from '../../dist/store/postgres/pg-database.js';
import { madeArticle } from './parts/made-articles.mjs';

const count = Number(process.env.ARTICLES ?? 100_000);
const everyPage = Number(process.env.PAGES ?? 10);
/** Of each article: six and more are the length of real ones. */
const paragraphs = Number(process.env.PARAGRAPHS ?? 2);
const server = process.env.WIRECOPY_TEST_POSTGRES;
const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');
const now = (n) => new Date(Date.UTC(2016, 0, 1) + n * 300_000).toISOString();

export async function run() {
  if (!server) return console.log('left out: WIRECOPY_TEST_POSTGRES names no server');
  const folder = mkdtempSync(path.join(process.env.FOLDER ?? tmpdir(), 'wirecopy-bench-'));
  const name = `wirecopy_bench_${process.pid}`;
  const admin = await openPg(server);
  try {
    await admin.exec(`CREATE DATABASE ${name}`);
    const url = new URL(server);
    url.pathname = `/${name}`;
    const [first, last] = [path.join(folder, 'first.db'), path.join(folder, 'last.db')];
    await fill(first);
    console.log(`filled with ${count} articles: ${Math.round(statSync(first).size / 1e6)} MB`);
    const there = await copy(first, url.href);
    const database = await openPg(url.href);
    const [{ bytes }] = await database.all('SELECT pg_database_size(current_database()) AS bytes');
    await database.close();
    console.log(`the database: ${Math.round(bytes / 1e6)} MB`);
    const back = await copy(url.href, last);
    const isSame = JSON.stringify(there.tables) === JSON.stringify(back.tables);
    console.log(
      `counts and hashes of ${Object.keys(there.tables).length} tables, there and back: ${isSame ? 'equal' : 'DIFFERENT'}`,
    );
    const [one, two] = [await exported(first), await exported(last)];
    console.log(
      `export of the first and the last file: ${one.bytes} bytes, ${one.hash === two.hash ? 'the same byte for byte' : 'DIFFERENT'}`,
    );
    if (!isSame || one.hash !== two.hash) process.exitCode = 1;
  } finally {
    await admin.exec(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.close();
    rmSync(folder, { recursive: true });
  }
}

async function fill(file) {
  const store = await openStore(file);
  for (let n = 0; n < 200; n++) await store.sources.add(`https://paper${n}.example/feed.xml`, { now: n });
  for (let at = 0; at < count; at += 500)
    await store.saveAll(Array.from({ length: Math.min(500, count - at) }, (_, n) => item(at + n)));
  await store.close();
}

function item(n) {
  const whole = madeArticle(n);
  const article = { ...whole, body: whole.body.split('\n\n').slice(0, paragraphs).join('\n\n') };
  const html = `<!doctype html><title>${article.headline}</title><article><p>${article.body}</article>`;
  const raw = { url: article.url, fetchedAt: now(n), status: 200, headers: {}, bytes: Buffer.from(html) };
  return {
    article,
    options: {
      now: now(n),
      feedUrl: `https://paper${n % 200}.example/feed.xml`,
      raw: n % everyPage === 0 ? raw : null,
    },
  };
}

/** Killed after a while, and after twice that; the third run ends. */
async function copy(from, to) {
  const pause = Math.max(1, count / 10_000);
  for (const seconds of [pause, 2 * pause]) {
    const { status, ms } = await wirecopy(['copy', from, to], seconds * 1000);
    console.log(`  ${status === 'SIGKILL' ? 'killed' : `ended with ${status}`} after ${Math.round(ms / 1000)} s`);
  }
  const { status, ms, text } = await wirecopy(['copy', from, to, '--json'], null);
  if (status !== 0) throw new Error(`copy ended with ${status}`);
  const report = JSON.parse(text);
  console.log(
    `copied ${from.startsWith('postgres') ? 'to SQLite' : 'to PostgreSQL'}: the last run ${Math.round(ms / 1000)} s, ${report.rows} rows, ${report.written} of them written by it`,
  );
  return report;
}

function wirecopy(args, killAfterMs) {
  const began = performance.now();
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ status: signal ?? code, ms: performance.now() - began, text });
    });
  });
}

function exported(file) {
  const hash = createHash('sha256');
  let bytes = 0;
  const child = spawn(process.execPath, [bin, 'export', '--archive', file, '--format', 'ndjson'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  return new Promise((resolve) => child.on('close', () => resolve({ bytes, hash: hash.digest('hex') })));
}
