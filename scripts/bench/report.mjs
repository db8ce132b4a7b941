// What a report, a page of edits, a grouped list and the health of sources cost: `npm run bench report` makes 10,000 articles; ARTICLES=1000000 more,
// ARCHIVE=FILE keeps the file and only measures where it is there already.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore } from '../../dist/store/index.js';
import { toldArticle } from './parts/told-articles.mjs';

const count = Number(process.env.ARTICLES ?? 10_000);
const bin = path.resolve(import.meta.dirname, '../../bin/wirecopy.js');

export async function run() {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-bench-'));
  try {
    const file = process.env.ARCHIVE ?? path.join(folder, 'archive.db');
    if (!existsSync(file)) await fill(file);
    console.log(`${Math.round(statSync(file).size / 1e6)} MB`);
    measure('report', ['report', '--archive', file, '-o', path.join(folder, 'report.html')]);
    measure('report --limit 9000', ['report', '--archive', file, '--limit', '9000', '-o', path.join(folder, 'r.html')]);
    measure('edits as HTML, 500', [
      'list',
      '--archive',
      file,
      '--edited',
      '-n',
      '500',
      '--format',
      'html',
      '-o',
      path.join(folder, 'e.html'),
    ]);
    measure('list, 50 rows', ['list', '--archive', file, '-n', '50']);
    measure('list --group, 50 rows', ['list', '--archive', file, '-n', '50', '--group']);
    measure('list, 5,000 rows', ['list', '--archive', file, '-n', '5000']);
    measure('list --group, 5,000 rows', ['list', '--archive', file, '-n', '5000', '--group']);
    measure('sources', ['sources', '--archive', file]);
    measure('doctor --sources', ['doctor', '--sources', '--archive', file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(file) {
  const store = await openStore(file);
  const began = performance.now();
  const feeds = new Set();
  let items = [];
  for (let n = 0; n < count; n++) {
    items.push(...toldArticle(n));
    if (items.length < 400 && n < count - 1) continue;
    await store.saveAll(items);
    for (const { options } of items) feeds.add(options.feedUrl);
    items = [];
  }
  for (const url of feeds) await store.sources.add(url, { now: Date.now(), title: new URL(url).host });
  const { articles } = await store.counts();
  await store.close();
  console.log(`${articles} articles saved in ${Math.round((performance.now() - began) / 1000)} s`);
}

function measure(name, args) {
  const began = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/env', ['time', '-f', '%M', process.execPath, bin, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(2);
  const memory = Number(/(\d+)\s*$/.exec(stderr)?.[1] ?? 0);
  console.log(
    `${name}: ${seconds} s${memory > 0 ? `, ${Math.round(memory / 1000)} MB` : ''}${status === 0 ? '' : `, status ${status}: ${stderr}`}`,
  );
}
