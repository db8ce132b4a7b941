// What an archive costs as tables: `npm run bench tables` exports 10,000 stories as CSV, Parquet and SQLite, in turn and three times.
// The second SQLite export finds all of it there; the third adds a hundred. ARTICLES=100000 for more.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../dist/bundle/index.js';
import { toldArticle } from './parts/told-articles.mjs';

const count = Number(process.env.ARTICLES ?? 10_000);
const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bench-'));
  const at = (name) => path.join(folder, name);
  try {
    await fill(at('archive.db'), 0, count);
    await fill(at('more.db'), count, 100);
    for (let round = 1; round <= 3; round++) {
      for (const name of ['x.csv', 'x.parquet', 'x.sqlite']) {
        rmSync(at(name), { force: true });
        measure(name, at('archive.db'), at(name));
      }
      measure('x.sqlite, all there', at('archive.db'), at('x.sqlite'));
      measure('x.sqlite, a hundred more', at('more.db'), at('x.sqlite'));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(file, from, length) {
  const store = await openStore(file);
  for (let n = from; n < from + length; n += 100) {
    const items = Array.from({ length: Math.min(100, from + length - n) }, (_, at) => toldArticle(n + at)).flat();
    await store.saveAll(items);
  }
  const { articles } = await store.counts();
  await store.close();
  console.log(`${articles} articles in ${path.basename(file)}, ${megabytes(file)} MB`);
}

const megabytes = (file) => Math.round(statSync(file).size / 1e6);

/** Seconds of the processor: those on the clock are a neighbour's, too. */
function measure(name, archive, output) {
  const args = ['-f', '%U %S %M', process.execPath, bin, 'export', '--archive', archive, '--output', output];
  const { status, stderr } = spawnSync('time', args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  const [user, system, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  const cost = `${(user + system).toFixed(1)} s, ${Math.round(kilobytes / 1000)} MB`;
  console.log(`${name}: ${cost}, file ${megabytes(output)} MB${status === 0 ? '' : ` (${stderr})`}`);
}
