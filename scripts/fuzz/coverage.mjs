// Which of the program's code a fuzzing run reached: `NODE_V8_COVERAGE=.fuzz/v8 npm run fuzz …`, then `node scripts/fuzz/coverage.mjs .fuzz/v8`.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = path.resolve(import.meta.dirname, '../../dist');
/** What no reader or writer of documents is: the network, the archive's writes and the command line are tested otherwise. */
const others = /^(?:cli|fetch|store|sync|run|bundle)\/|^[\w-]+\.js$/;

const reached = new Map();
for (const name of readdirSync(process.argv[2]).filter((one) => one.endsWith('.json'))) {
  const { result } = JSON.parse(readFileSync(path.join(process.argv[2], name), 'utf8'));
  for (const { url, functions } of result) {
    if (!url.startsWith('file:')) continue;
    const file = path.relative(dist, fileURLToPath(url));
    if (file.startsWith('..') || others.test(file)) continue;
    const length = readFileSync(path.join(dist, file)).length;
    const own = new Uint8Array(length).fill(1);
    // Outer ranges come before inner ones, which say more.
    for (const { ranges } of functions)
      for (const { startOffset, endOffset, count } of ranges) own.fill(count > 0 ? 1 : 0, startOffset, endOffset);
    const all = reached.get(file) ?? new Uint8Array(length);
    for (let at = 0; at < length; at++) if (own[at]) all[at] = 1;
    reached.set(file, all);
  }
}

const parts = new Map();
for (const [file, bytes] of reached) {
  const part = file.split(path.sep)[0];
  const sum = parts.get(part) ?? { reached: 0, all: 0 };
  sum.reached += bytes.reduce((total, one) => total + one, 0);
  sum.all += bytes.length;
  parts.set(part, sum);
}
const percent = ({ reached: some, all }) => `${((100 * some) / all).toFixed(1)} %`;
for (const [part, sum] of [...parts].sort()) console.log(`${part.padEnd(12)} ${percent(sum)} of ${sum.all} bytes`);
const total = [...parts.values()].reduce((a, b) => ({ reached: a.reached + b.reached, all: a.all + b.all }), {
  reached: 0,
  all: 0,
});
console.log(`all          ${percent(total)}`);
const dark = [...reached]
  .map(([file, bytes]) => [file, bytes.length - bytes.reduce((sum, one) => sum + one, 0)])
  .sort((a, b) => b[1] - a[1]);
console.log(
  `least reached: ${dark
    .slice(0, 8)
    .map(([file, bytes]) => `${file} (${bytes} bytes not)`)
    .join(', ')}`,
);
