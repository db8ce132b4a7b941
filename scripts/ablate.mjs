// npm run ablate [-- --files PATTERN] [--kinds rule,step,…] [--cases DIR …] [--pages N] [--minutes N]: switches every rule, word list, reader,
// cleaning, pattern and constant of extraction off in turn (a constant: to half and twice its value), in a copy of dist that is made
// for it, and measures on saved pages what that costs. Shipped code knows nothing of it.
//
// What more pages ask than --share is machinery and left out. Of a publisher two pages a set are read (--per-publisher). First all are read once, to note on which of them a place does anything; then each place is off on those pages alone (at most
// N of them, spread over sets and publishers), as it changes no other. The gain of a place is what is lost without it, in pages:
// +2.0 of authors is two pages whose authors would all be wrong. Its noise is a standard error over publishers.
// The result goes to .eval/ablate.ndjson, a line a place; places that no page asks are listed as such. --summary gives that of the last
// run by file.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { instrument } from './ablate/instrument.mjs';
import { fields, readPages, scoresOf, textOfResult } from './ablate/pages.mjs';
import { makeReader } from './ablate/reader.mjs';
import { Switches } from './ablate/switches.mjs';
import { printByFile, printTable } from './ablate/table.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, '.eval');
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '.' },
    kinds: { type: 'string' },
    cases: { type: 'string', multiple: true, default: [path.join(root, 'fixtures/pages')] },
    summary: { type: 'boolean' },
    pages: { type: 'string', default: '60' },
    'per-publisher': { type: 'string', default: '2' },
    share: { type: 'string', default: '0.8' },
    minutes: { type: 'string', default: '30' },
  },
});
const file = path.join(folder, 'ablate.ndjson');
if (values.summary) {
  printByFile(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
  process.exit(0);
}
/** The inputs of learned models: without one of them a model answers what it never learned. */
const learned = /(?:features[a-z-]*|-signs|class-words|tree|run-texts|hints)\.js$/;
/** Kinds whose places nearly every page asks. */
const wide = new Set(['constant', 'step', 'reader', 'cleaning']);
const maxPages = Number(values.pages);
const end = Date.now() + Number(values.minutes) * 60_000;

const pages = readPages(values.cases, Number(values['per-publisher']));
const switches = new Switches();
globalThis.ablation = switches;
const { dist, places } = instrument(path.join(root, 'dist'), path.join(folder, 'ablate/dist'));
const read = await makeReader(dist);
const { asked, whole } = keptBase() ?? (await recordBase());
switches.endRecording();
console.error(
  `${places.length} places, ${asked.filter((at) => at.length > 0).length} of them asked by ${pages.length} pages`,
);

const kinds = values.kinds?.split(',');
const wanted = places.filter(
  ({ id, file, kind }) =>
    !learned.test(file) &&
    new RegExp(values.files).test(file) &&
    (!kinds || kinds.includes(kind)) &&
    (wide.has(kind) || asked[id].length <= Number(values.share) * pages.length),
);
/** A fixed order in which each part of the pages is a sample of all. */
const mixed = pages.map((_, at) => (Math.imul(at + 1, 2654435761) >>> 0) / 2 ** 32);
const results = [];
mkdirSync(folder, { recursive: true });
rmSync(file, { force: true });
let skipped = 0;
for (const place of wanted) {
  if (Date.now() > end) skipped++;
  else
    for (const value of place.kind === 'constant' ? [place.value / 2, place.value * 2] : [null]) {
      const result = await judge(place, value);
      results.push(result);
      appendFileSync(file, `${JSON.stringify(result)}\n`);
    }
}
if (skipped > 0) console.error(`no time for ${skipped} of ${wanted.length} places`);
printTable(results);

async function judge(place, value) {
  const its = place.kind === 'constant' ? pages.map((_, at) => at) : asked[place.id];
  const isCase = (at) => pages[at].set === 'cases';
  const ofSets = its.filter((at) => !isCase(at)).sort((a, b) => mixed[a] - mixed[b]);
  const sample = [...ofSets.slice(0, maxPages), ...its.filter(isCase)];
  const scale = Math.max(1, ofSets.length / maxPages);
  const gains = new Map();
  let changed = 0;
  let cases = 0;
  let crashes = 0;
  switches.turnOff(place.id, value);
  for (const at of sample) {
    switches.begin();
    const result = await read(pages[at]);
    const text = textOfResult(result);
    if (text === whole[at].text) continue;
    changed++;
    if (pages[at].set === 'cases') cases++;
    if (result.error?.startsWith('CRASH')) crashes++;
    addGains(gains, pages[at], whole[at].scores, scoresOf(pages[at], result));
  }
  switches.turnOff(-1);
  const rounded = (number) => Math.round(number * 100) / 100;
  const found = [...gains].map(([key, { sum, domains }]) => {
    const noise = Math.sqrt([...domains.values()].reduce((total, one) => total + one * one, 0));
    return [key, [rounded(sum * scale), rounded(noise * scale)]];
  });
  const { file: of, line, kind, text } = place;
  return {
    file: of,
    line,
    kind,
    text,
    value,
    asked: its.length,
    read: sample.length,
    changed,
    cases,
    crashes,
    gains: Object.fromEntries(found),
  };
}

/** Sums by group of sets and field, and by publisher within. */
function addGains(gains, { group, set, domain }, on, off) {
  for (const field of fields) {
    const gain = (on[field] ?? 0) - (off[field] ?? 0);
    if (gain === 0) continue;
    for (const key of [`${group} ${field}`, ...(group === 'out of sight' ? [] : [`${set} ${field}`])]) {
      const entry = gains.get(key) ?? { sum: 0, domains: new Map() };
      entry.sum += gain;
      entry.domains.set(domain, (entry.domains.get(domain) ?? 0) + gain);
      gains.set(key, entry);
    }
  }
}

/** By place the pages on which it does anything, and what the pages give with all on. */
async function recordBase() {
  switches.isRecording = true;
  const base = { asked: places.map(() => []), whole: [] };
  for (const [at, page] of pages.entries()) {
    switches.begin(places.length);
    const result = await read(page);
    base.whole.push({ text: textOfResult(result), scores: scoresOf(page, result) });
    switches.hits.forEach((hit, id) => {
      if (hit) base.asked[id].push(at);
    });
  }
  writeFileSync(baseFile(), JSON.stringify(base));
  return base;
}

/** Of an earlier run with the same places and pages. */
function keptBase() {
  return existsSync(baseFile()) ? JSON.parse(readFileSync(baseFile(), 'utf8')) : null;
}

function baseFile() {
  const named = pages.map(({ set, domain, url }) => [set, domain, url]);
  const hash = createHash('sha256').update(JSON.stringify([places, named]));
  for (const file of readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(?:js|json)$/.test(file)) hash.update(readFileSync(path.join(root, 'dist', file)));
  return path.join(folder, `ablate/base-${hash.digest('hex').slice(0, 16)}.json`);
}
