// npm run train:text [-- --cached] [--figures]: lines of ../shared/corpus' pages → cross-validated figures → src/text-page/*.model.json.
// --cached takes the lines and the judged lines of the last run, with `headline`, `listing` or `when-who` behind it for that model only; --figures stops before the models are written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { analyseLines, featureRows, lineFeatures } from '../../../dist/text-page/features.js';
import { refineFeatures, refineRows } from '../../../dist/text-page/refine-features.js';
import { plainLine } from '../../../dist/text-page/line.js';
import { crossValidated, fitAll, matrixOf } from '../choice-fit.mjs';
import { cacheRoot, foldCount } from '../corpus.mjs';
import { labelRuns } from '../labels.mjs';
import { pageWeight } from '../matrix.mjs';
import { pack } from '../pack.mjs';
import { writeModel } from '../ship.mjs';
import { importance } from '../trees.mjs';
import { scoreBodies } from './measure.mjs';
import { textPages } from './pages.mjs';
import { trainHeadlines } from './headline.mjs';
import { trainPageKinds } from './listing.mjs';
import { trainWhenWho } from './when-who.mjs';

const flags = new Set(process.argv.slice(2));
const options = { trees: 110, leaves: 20, rate: 0.1, l2: 5, minRows: 20, rowShare: 0.5, columnShare: 0.5 };
const refineOptions = { trees: 60, leaves: 16, rate: 0.1, l2: 5, minRows: 30, rowShare: 0.5, columnShare: 0.6 };
const probabilityFile = path.join(cacheRoot, 'text-probabilities.json');

const pages = textPages({ cached: flags.has('--cached') }).map((page) => ({
  ...page,
  a: analyseLines(page.lines.map((text) => plainLine(text))),
}));
if (!flags.has('--cached') || !existsSync(probabilityFile)) trainLines();
const probabilities = JSON.parse(readFileSync(probabilityFile, 'utf8')).map((list) => Float32Array.from(list));
const asked = ['headline', 'listing', 'when-who'].filter((name) => flags.has(name));
const isAsked = (name) => asked.length === 0 || asked.includes(name);
if (isAsked('headline')) trainHeadlines(pages, probabilities, write);
if (isAsked('listing')) trainPageKinds(pages, probabilities, write);
if (isAsked('when-who')) await trainWhenWho(pages, probabilities, write);

/** Every line is a row, so that each is judged by a model that saw no page of its publisher; what has no label weighs nothing. */
function trainLines() {
  const labelled = pages.map(({ record, lines }) => {
    const found = record.set in pageWeight ? labelRuns(lines, record) : null;
    const weights = found ? weigh(found, lines, pageWeight[record.set]) : lines.map(() => 0);
    return { weights, labels: lines.map((_, i) => Math.max(0, found?.labels[i] ?? 0)) };
  });
  const learn = (name, rowsOf, features, settings) => {
    const rows = pages.map((page, at) => ({ fold: page.fold, rows: rowsOf(page, at), ...labelled[at], weight: 0 }));
    const matrix = matrixOf(rows, features.length);
    matrix.weights = Float32Array.from(rows.flatMap((page) => page.weights));
    console.log(`${name}: ${rows.length} pages, ${matrix.count} lines, ${matrix.width} features`);
    const { found } = crossValidated(matrix, foldCount, settings);
    const figures = {
      pages: rows.length,
      folds: 'five, by registered domain',
      ...settings,
      ...scoreBodies(pages, found),
    };
    write(name, fitAll(matrix, settings, [7]), matrix, features, figures);
    return found;
  };
  const first = learn('lines', ({ a }) => featureRows(a), lineFeatures, options);
  const refined = learn(
    'refine',
    ({ a }, at) => refineRows(a, Float32Array.from(first[at])),
    refineFeatures,
    refineOptions,
  );
  writeFileSync(probabilityFile, JSON.stringify(refined.map((list) => list.map((p) => Math.round(p * 1e4) / 1e4))));
}

function write(name, model, matrix, features, figures) {
  console.log(name, figures);
  const gains = importance(model, features).slice(0, 25);
  console.log(gains.map(([feature, gain]) => `${feature} ${gain.toFixed(0)}`).join(', '));
  if (flags.has('--figures')) return;
  writeModel(`text-page/${name}.model.json`, { figures, ...pack(model, matrix.cuts, features) });
}

function weigh({ labels, factor }, lines, total) {
  const weights = lines.map((line, i) =>
    labels[i] < 0 ? 0 : Math.sqrt(Math.min(600, Math.max(4, line.length))) * factor[i],
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (weight * total) / Math.max(1e-9, sum));
}
