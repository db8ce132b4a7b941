// npm run train:choice [headline|authors|tags …]: candidates of ../shared/corpus → cross-validated figures → src/normalise/*.model.json.
// The models of the folds go to .eval/folds. --figures stops before the models are written; --raw FILE-PREFIX takes candidates saved before instead of reading the pages.
import { existsSync, readFileSync } from 'node:fs';
import { readMetadata } from '../../dist/extract/metadata/index.js';
import { parsePage } from '../../dist/extract/page.js';
import { crossValidated, fitAll, matrixOf } from './choice-fit.mjs';
import * as authors from './choice-authors.mjs';
import * as headline from './choice-headline.mjs';
import * as tags from './choice-tags.mjs';
import { foldCount, foldOf, readCorpus, readHtml } from './corpus.mjs';
import { pack } from './pack.mjs';
import { shipModel } from './ship.mjs';
import { importance } from './trees.mjs';

const tasks = { headline, authors, tags };
const sets = ['fundus', 'trafilatura', 'wcxb'];
/** Figures of one seed move by half a point; three are averaged. */
const seeds = [7, 8, 9];

const args = process.argv.slice(2);
const prefix = args.includes('--raw') ? args[args.indexOf('--raw') + 1] : null;
const asked = args.filter((name) => name in tasks);

function* rawPages() {
  for (const set of sets) {
    const saved = prefix && existsSync(`${prefix}-${set}.ndjson`) ? savedRaws(`${prefix}-${set}.ndjson`) : null;
    for (const record of readCorpus(set)) {
      const candidates = saved?.get(record.id) ?? readCandidates(record);
      yield { set, record, candidates, url: record.url, fold: foldOf(record.domain) };
    }
  }
}

function savedRaws(file) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line)).map(({ id, raw }) => [id, raw.candidates]));
}

function readCandidates(record) {
  const page = parsePage(readHtml(record), { url: record.url });
  return readMetadata(page, { rule: null, fetchedAt: null });
}

const raws = [...rawPages()];
for (const name of asked.length > 0 ? asked : Object.keys(tasks)) {
  const task = tasks[name];
  const pages = raws.flatMap((raw) => task.pageOf(raw) ?? []);
  const matrix = matrixOf(pages, task.features.length);
  const { found, models } = crossValidated(matrix, foldCount, task.options, seeds);
  const figures = {
    pages: pages.length,
    rows: matrix.count,
    folds: 'five, by registered domain',
    ...task.options,
    ...task.measure(pages, found),
  };
  console.log(name, figures);
  const model = fitAll(matrix, task.options, seeds);
  const gains = importance(model, task.features).slice(0, 20);
  console.log(gains.map(([feature, gain]) => `${feature} ${gain.toFixed(0)}`).join(', '));
  if (args.includes('--figures')) continue;
  const packed = (one) => pack(one, matrix.cuts, task.features);
  shipModel(`normalise/${name}.model.json`, { figures, ...packed(model) }, models.map(packed));
}
