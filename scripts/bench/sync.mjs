// Syncing a thousand feeds (npm run bench sync): the first time, and with nothing new, beside undici alone that asks the same with
// the same validators. Loopback only; a host has four feeds, and there is no delay.
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const feeds = 1_000;
const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');
const part = (name) => path.join(import.meta.dirname, 'parts', `${name}.mjs`);

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-sync-'));
  const server = fork(part('sync-server'));
  const [{ port }] = await once(server, 'message');
  const asked = async () => {
    server.send('requests');
    return (await once(server, 'message'))[0];
  };
  try {
    await measure(path.join(folder, 'archive.db'), port, asked);
  } finally {
    server.disconnect();
    rmSync(folder, { recursive: true });
  }
}

const urlOf = (port, n) => `http://127.0.0.${1 + (n % 250)}:${port}/feed-${n}`;

async function measure(archive, port, asked) {
  const { openStore } = await import('../../dist/store/index.js');
  const store = await openStore(archive);
  for (let n = 0; n < feeds; n++)
    await store.sources.add(urlOf(port, n), { now: Date.now() - 1000, entriesOnly: true });
  await store.close();
  const first = await sync(archive);
  console.log(`first sync      ${first.counts.new} entries of ${feeds} feeds in ${seconds(first.ms)}`);
  await asked();
  const before = await dump(archive);
  const best = { undici: null, sync: null };
  for (let round = 0; round < 3; round++) {
    const alone = await undiciAlone(archive);
    await asked();
    const ran = await sync(archive, ['--all']);
    const requests = await asked();
    if (round === 0)
      console.log(
        `nothing new     ${JSON.stringify(ran.counts)}\n                requests: ${JSON.stringify(requests)}`,
      );
    if (!best.undici || alone < best.undici) best.undici = alone;
    if (!best.sync || ran.ms < best.sync.ms) best.sync = ran;
  }
  const after = await dump(archive);
  const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
  console.log(`                changed in the archive: ${changed.join(', ') || 'nothing'}`);
  console.log(
    `                ${seconds(best.sync.ms)} (node starting included), peak ${best.sync.peakMiB} MiB; file ${Math.round(statSync(archive).size / 1024)} KiB`,
  );
  console.log(`undici alone    ${seconds(best.undici)}; ratio ${(best.undici / best.sync.ms).toFixed(2)}`);
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function sync(archive, flags = []) {
  const script = `process.argv = ['node', 'wirecopy', ...${JSON.stringify(['sync', '--archive', archive, '--allow-private', '--delay', '0', '--no-ledger', '--json', ...flags])}];
    process.on('exit', () => process.stderr.write(String(Math.round(process.resourceUsage().maxRSS / 1024))));
    await import(${JSON.stringify(bin)});`;
  const started = performance.now();
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return { ms: performance.now() - started, counts: JSON.parse(stdout), peakMiB: Number(stderr) };
}

/** What each column of each table holds, as a hash. */
async function dump(archive) {
  const { openSqlite } = await import('../../dist/shared/sqlite.js');
  const { createHash } = await import('node:crypto');
  const database = await openSqlite(archive, { timeoutMs: 1000 });
  const hashes = {};
  for (const table of ['article', 'revision', 'identity', 'sighting', 'entry', 'page', 'raw', 'source']) {
    const rows = database.prepare(`SELECT * FROM ${table}`).all();
    for (const column of Object.keys(rows[0] ?? {})) {
      const hash = createHash('sha256');
      for (const row of rows) hash.update(String(row[column]));
      hashes[`${table}.${column}`] = hash.digest('hex');
    }
  }
  database.close();
  return hashes;
}

/** The same conditional requests without anything else. */
async function undiciAlone(archive) {
  const script = `import { openStore } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../dist/store/index.js'))};
    import { Agent, request } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../node_modules/undici/index.js'))};
    const store = await openStore(${JSON.stringify(archive)});
    const sources = await store.sources.all();
    await store.close();
    const dispatcher = new Agent({ connections: 2 });
    const line = sources.values();
    const worker = async () => {
      for (const { url, etag } of line) {
        const { statusCode, body } = await request(url, { dispatcher, headers: { 'if-none-match': etag } });
        if (statusCode !== 304) throw new Error(url + ' answered ' + statusCode);
        await body.dump();
      }
    };
    await Promise.all(Array.from({ length: 64 }, worker));
    await dispatcher.close();`;
  const started = performance.now();
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return performance.now() - started;
}
