// Rows, folds and choice of the model of dates, for the lab and for the figures.
import { dateFeatureNames, dateFeatures } from '../../../dist/normalise/date-features.js';
import { fitTrees, predict } from '../trees.mjs';

/** Three models are averaged: one alone moves by a point with its seed. */
export const seeds = [7, 8, 9];
/** Three hundred trees at a slower rate are not better by folds, and each page touches a quarter of the memory. */
export const options = { trees: 80, leaves: 24, rate: 0.12, l2: 5, minRows: 14, rowShare: 0.5, columnShare: 0.1 };
/** Most pages of trafilatura's set stand in htmldate's, too, and count twice; a day of mercury's may be the neighbour's. */
const setWeights = { wcxb: 2, mercury: 1.5 };
const maxBins = 128;
const dayMs = 86_400_000;
export const dayOf = (iso) => Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00Z`) / dayMs);

/** Truth as day and, where it has clock and zone, as instant. */
export function truthOf(text) {
  const hasZone = /T.*(Z|[+-]\d\d:?\d\d)$/.test(text);
  return { day: dayOf(text), instant: hasZone ? Date.parse(text.replace(/(\.\d{3})\d+/, '$1')) : null };
}

export function isRight(one, truth) {
  if (one.instant !== null && truth.instant !== null) return Math.abs(one.instant - truth.instant) <= 60_000;
  return one.day === truth.day;
}

export function buildRows(pages) {
  const rows = [];
  const labels = [];
  const weights = [];
  for (const page of pages) {
    const truth = truthOf(page.truth);
    page.from = rows.length;
    const features = dateFeatures(page.seen);
    const right = page.seen.map((one) => Number(isRight(one, truth)));
    const weight = Math.min(1, 10 / Math.max(1, page.seen.length)) * (page.isBare ? 0.6 : 1);
    features.forEach((row, at) => {
      rows.push(row);
      labels.push(right[at]);
      weights.push(weight);
    });
    page.to = rows.length;
  }
  const width = dateFeatureNames.length;
  const cuts = Array.from({ length: width }, (_, column) => cutsOf(rows, column));
  const bins = new Uint8Array(rows.length * width);
  for (let column = 0; column < width; column++)
    rows.forEach((row, at) => {
      bins[column * rows.length + at] = binOf(row[column], cuts[column]);
    });
  return { bins, cuts, count: rows.length, width, labels: Int8Array.from(labels), weights: Float32Array.from(weights) };
}

function cutsOf(rows, column) {
  const sorted = Float32Array.from(rows, (row) => row[column]).sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= maxBins) return distinct.slice(0, -1);
  const cuts = new Set();
  for (let bin = 1; bin < maxBins; bin++) cuts.add(sorted[Math.floor((bin * sorted.length) / maxBins)]);
  return [...cuts].filter((cut) => cut < sorted[sorted.length - 1]);
}

function binOf(value, cuts) {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= cuts[middle]) high = middle;
    else low = middle + 1;
  }
  return low;
}

const rowsOf = (pages, test) => Int32Array.from(pages.filter(test).flatMap((page) => range(page.from, page.to)));
const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

/** Probabilities by models that saw no page of the row's domain, and those models by fold. */
export function crossValidate(matrix, pages, folds, o = options) {
  const judged = new Float32Array(matrix.count);
  const models = [];
  for (let fold = 0; fold < folds; fold++) {
    models.push(fitSeeds(matrix, pages, (page) => page.fold !== fold, o));
    const rows = rowsOf(pages, (page) => page.fold === fold);
    predict(models[fold], matrix, rows).forEach((value, at) => {
      judged[rows[at]] = value;
    });
  }
  return { judged, models };
}

function fitOn(matrix, pages, test, o) {
  const right = (page) => range(page.from, page.to).some((row) => matrix.labels[row] === 1);
  const chosen = pages.filter((page) => test(page) && right(page));
  const groups = chosen.map((page) => ({
    from: page.from,
    to: page.to,
    weight: (page.isBare ? 0.5 : 1) * (setWeights[page.set] ?? 1),
  }));
  return fitTrees(
    matrix,
    rowsOf(chosen, () => true),
    o,
    groups,
  );
}

/** The trees of several seeds side by side; their margins are averaged. */
function fitSeeds(matrix, pages, test, o) {
  const trees = seeds.flatMap((seed) => fitOn(matrix, pages, test, { ...o, seed }).trees);
  for (const tree of trees) tree.values = tree.values.map((value) => value / seeds.length);
  return { bias: 0, trees };
}

export function fitAll(matrix, pages, o = options) {
  return fitSeeds(matrix, pages, () => true, o);
}
