// The models of whole pages: listings (refused) and other pages that are not stories (`kind: page`).
import { signNames } from '../../dist/extract/body/page-signs.js';
import { foldCount } from './corpus.mjs';
import { isOtherPage as isOther } from './matrix.mjs';
import { pack } from './pack.mjs';
import { signMatrix } from './page-matrix.mjs';
import { shipModel } from './ship.mjs';
import { fitTrees, predict } from './trees.mjs';

// Two questions a tree: with so few pages of other kinds, deeper trees learn single pages.
const options = { trees: 320, leaves: 3, rate: 0.05, l2: 2, minRows: 12 };
const seeds = [1, 2, 3];
/** Nearly every page has an address; its row without one must not keep the model from learning from addresses. */
const bareWeight = 0.2;

const isListing = (row) => row.pageType === 'listing' || row.pageType === 'collection';

/**
 * `falseShare`: the share of articles that may be taken for one, cross-validated; the threshold follows from it. `shares`: of the rows
 * and columns that a tree sees.
 */
const kinds = [
  {
    name: 'listing',
    label: (row) => (isListing(row) ? 1 : isOther(row) ? -1 : 0),
    falseShare: 0.0028,
    weight: 6,
    shares: { rowShare: 0.5, columnShare: 0.2 },
  },
  {
    name: 'other-page',
    label: (row) => (isOther(row) ? 1 : 0),
    falseShare: 0.015,
    weight: 3,
    shares: { rowShare: 0.6, columnShare: 0.3 },
  },
];

/** Several fits with other seeds as one: their margins are averaged. */
function fitMany(matrix, rows, shares) {
  const models = seeds.map((seed) => fitTrees(matrix, rows, { ...options, ...shares, seed }));
  const trees = models.flatMap((model) => model.trees);
  for (const tree of trees) tree.values = tree.values.map((value) => value / models.length);
  return { bias: models[0].bias, trees };
}

function crossValidate(matrix, rows, shares) {
  const probabilities = new Float64Array(rows.length);
  const models = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const train = Int32Array.from(rows.keys()).filter((i) => rows[i].fold !== fold && matrix.labels[i] >= 0);
    const test = Int32Array.from(rows.keys()).filter((i) => rows[i].fold === fold);
    models.push(fitMany(matrix, train, shares));
    predict(models[fold], matrix, test).forEach((p, i) => {
      probabilities[test[i]] = p;
    });
  }
  return { probabilities, models };
}

/** Pages with and without an address have a threshold each: the same odds say less where less is known. */
function judge(rows, probabilities, label, falseShare) {
  const judged = [true, false].map((hasUrl) => {
    const of = (test) =>
      [...rows.keys()].filter((i) => (rows[i].url !== null) === hasUrl && test(rows[i])).map((i) => probabilities[i]);
    const articles = of((row) => !isOther(row)).sort((a, b) => b - a);
    const threshold = articles[Math.floor(articles.length * falseShare)] + 1e-6;
    const share = (list) => Number((list.filter((p) => p >= threshold).length / list.length).toFixed(4));
    return { threshold, caught: share(of((row) => label(row) === 1)), articlesTaken: share(articles) };
  });
  return {
    thresholds: { threshold: judged[0].threshold, thresholdWithoutUrl: judged[1].threshold },
    figures: {
      caught: judged[0].caught,
      articlesTaken: judged[0].articlesTaken,
      caughtWithoutUrl: judged[1].caught,
      articlesTakenWithoutUrl: judged[1].articlesTaken,
    },
  };
}

export function trainPageKinds(rows) {
  for (const { name, label, falseShare, weight, shares } of kinds) {
    const matrix = signMatrix(rows, label, (row) => (isOther(row) ? weight : 1) * (row.url ? 1 : bareWeight));
    const { probabilities, models } = crossValidate(matrix, rows, shares);
    const { thresholds, figures } = judge(rows, probabilities, label, falseShare);
    console.log(name, thresholds, figures);
    const all = Int32Array.from(rows.keys()).filter((i) => matrix.labels[i] >= 0);
    const packed = (model) => ({ ...thresholds, ...pack(model, matrix.cuts, signNames) });
    const file = { figures, ...packed(fitMany(matrix, all, shares)) };
    shipModel(`extract/body/${name}.model.json`, file, models.map(packed));
  }
}
