// Small models of a few thousand rows: binning, folds by registered domain. Used by choice.mjs.
import { fitTrees as trainTrees, predict } from './trees.mjs';

const maxBins = 128;

/** @param pages [{ fold, rows: Float32Array[], labels: number[], weight }] */
export function matrixOf(pages, width) {
  const rows = pages.flatMap((page) => page.rows);
  const count = rows.length;
  const labels = Float32Array.from(pages.flatMap((page) => page.labels));
  const weights = Float32Array.from(pages.flatMap((page) => page.rows.map(() => page.weight)));
  const cuts = Array.from({ length: width }, (_, column) => cutsOf(rows, column));
  const bins = new Uint8Array(count * width);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < count; row++) bins[column * count + row] = binOf(cuts[column], rows[row][column]);
  }
  let from = 0;
  const places = pages.map((page) => {
    const place = { fold: page.fold, from, to: from + page.rows.length };
    from = place.to;
    return place;
  });
  return { bins, count, width, labels, weights, cuts, places };
}

function cutsOf(rows, column) {
  const sorted = Float32Array.from(rows, (row) => row[column]).sort();
  const distinct = [...new Set(sorted)];
  if (distinct.length <= maxBins) return distinct.slice(0, -1);
  const cuts = new Set();
  for (let i = 1; i < maxBins; i++) cuts.add(sorted[Math.floor((i * sorted.length) / maxBins)]);
  return [...cuts].sort((a, b) => a - b).slice(0, maxBins - 1);
}

function binOf(cuts, value) {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rowsWhere = (matrix, test) => {
  const rows = [];
  for (const place of matrix.places) if (test(place)) for (let row = place.from; row < place.to; row++) rows.push(row);
  return Int32Array.from(rows);
};

/** For each page the probabilities of its rows by a model that saw no page of its domain, and those models by fold. */
export function crossValidated(matrix, foldCount, options, seeds = [7]) {
  const all = new Float32Array(matrix.count);
  const models = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const judged = rowsWhere(matrix, (place) => place.fold === fold);
    const learned = rowsWhere(matrix, (place) => place.fold !== fold);
    models.push(fitMany(matrix, learned, options, seeds));
    predict(models[fold], matrix, judged).forEach((found, i) => {
      all[judged[i]] = found;
    });
  }
  return { found: matrix.places.map(({ from, to }) => Array.from(all.subarray(from, to))), models };
}

/** One model of all pages, as the folds' were made. */
export function fitAll(matrix, options, seeds) {
  return fitMany(
    matrix,
    rowsWhere(matrix, () => true),
    options,
    seeds,
  );
}

/** The trees of several seeds side by side: their margins are averaged. */
function fitMany(matrix, rows, options, seeds) {
  const models = seeds.map((seed) => trainTrees(matrix, rows, { ...options, seed }));
  const share = (tree) => ({ ...tree, values: tree.values.map((value) => value / seeds.length) });
  return { bias: models[0].bias, trees: models.flatMap((model) => model.trees.map(share)) };
}
