// npm run train:dates: candidates of ../shared/corpus → figures by folds of publishers → src/normalise/date.model.json.
// --cached takes the candidates of the last run; --figures stops before the model is written.
import { dateFeatureNames } from '../../../dist/normalise/date-features.js';
import { pickDate } from '../../../dist/normalise/date-pick.js';
import { foldCount } from '../corpus.mjs';
import { pack } from '../pack.mjs';
import { shipModel } from '../ship.mjs';
import { importance } from '../trees.mjs';
import { collectDates, sets } from './collect.mjs';
import { buildRows, crossValidate, fitAll, isRight, options, truthOf } from './fit.mjs';

const pages = collectDates({ cached: process.argv.includes('--cached') });
const matrix = buildRows(pages);
const { judged, models } = crossValidate(matrix, pages, foldCount);
const figures = {
  pages: pages.length,
  rows: matrix.count,
  folds: 'five, by registered domain',
  ...options,
  ...shares(),
};
console.log(figures);
if (!process.argv.includes('--figures')) {
  const model = fitAll(matrix, pages);
  for (const [name, gain] of importance(model, dateFeatureNames).slice(0, 25)) console.log(name, Math.round(gain));
  write(model);
}

/** Share of pages whose chosen date (the model's weights and the rules of the choice) has the right day, with scripts and without. */
function shares() {
  const result = {};
  for (const isBare of [false, true]) {
    for (const set of sets.filter((name) => pages.some((page) => page.set === name))) {
      const chosen = pages.filter((page) => page.set === set && page.isBare === isBare);
      const right = chosen.filter((page) => {
        if (page.seen.length === 0) return false;
        const weights = page.seen.map((_, at) => judged[page.from + at]);
        return isRight(pickDate(page.seen, weights).date, truthOf(page.truth));
      });
      result[isBare ? `${set}, no scripts` : set] = Number((right.length / chosen.length).toFixed(4));
    }
  }
  return result;
}

function write(model) {
  const packed = (one) => pack(one, matrix.cuts, dateFeatureNames);
  const file = { figures, ...packed(model) };
  shipModel('normalise/date.model.json', file, models.map(packed));
  console.log(`normalise/date.model.json: ${Math.round(JSON.stringify(file).length / 1024)} KiB`);
}
