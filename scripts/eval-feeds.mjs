// Scores the library's parseFeed against ../shared/feedcases with the set's own scorer; called by `npm run eval`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseFeed } from '../dist/read/index.js';
import { readFeedDate } from '../dist/feed/feed-date.js';

const outputFolder = path.resolve(import.meta.dirname, '../.eval');
const linesOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

export async function evaluateFeeds(folder, extra = []) {
  mkdirSync(outputFolder, { recursive: true });
  const predictions = [];
  let slowest = { id: '', ms: 0 };
  for (const one of linesOf(path.join(folder, 'cases.jsonl'))) {
    const start = performance.now();
    predictions.push(await predict(folder, one));
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { id: one.id, ms };
  }
  const file = path.join(outputFolder, 'feeds.ndjson');
  writeFileSync(file, predictions.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const dates = linesOf(path.join(folder, 'dates.jsonl')).map(({ id, input }) => ({
    id,
    iso: readFeedDate(input),
  }));
  const dateFile = path.join(outputFolder, 'feed-dates.ndjson');
  writeFileSync(dateFile, dates.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.log(`\nFeeds, development half (slowest case ${slowest.id}: ${slowest.ms.toFixed(0)} ms)`);
  score(folder, [file, '--cases', folder, '--split', 'dev', ...extra]);
  console.log('Dates of feeds');
  score(folder, ['--dates', dateFile, '--cases', folder, '--split', 'dev', '--worst', '10']);
}

function score(folder, args) {
  const ran = spawnSync(process.execPath, [path.join(folder, 'score.mjs'), ...args], {
    env: { ...process.env, TZ: 'UTC' },
  });
  console.log(`${ran.stdout}${ran.stderr}`.trimEnd());
}

/** Where the test suites' own server gave the documents from; relative links of some cases resolve against it. */
const servedFrom = 'http://127.0.0.1:8097/';

async function predict(folder, { id, file, contentType, contentLocation, contentLanguage }) {
  try {
    const { feed, entries } = await parseFeed(readFileSync(path.join(folder, file)), {
      url: new URL(file, servedFrom).href,
      contentType,
      contentLocation,
      contentLanguage,
    });
    return { id, feed, entries };
  } catch (error) {
    return { id, error: String(error.message ?? error) };
  }
}

if (import.meta.filename === process.argv[1]) {
  await evaluateFeeds(path.resolve(import.meta.dirname, '../../shared/feedcases'), process.argv.slice(2));
}
