// npm run train:quality: what is known of the records of ../shared/corpus, read by the models of the folds (npm run train, train:choice
// and train:dates write them) → figures by folds of publishers → src/normalise/quality.model.json. --cached takes the records of the
// last run; --figures stops before the model is written.
import { qualityFeatures } from '../../../dist/normalise/quality-signs.js';
import { foldCount } from '../corpus.mjs';
import { pack } from '../pack.mjs';
import { hasScorer } from '../score.mjs';
import { qualityFile, shipModel, staleModels } from '../ship.mjs';
import { importance } from '../trees.mjs';
import { collectQuality } from './collect.mjs';
import { crossValidate, fieldNames, fitAll, options, pagesOf } from './fit.mjs';
import { tenths } from './tenths.mjs';

if (!hasScorer) throw new Error('this corpus has no scorer (score.mjs): nothing tells how right a record is');
const stale = staleModels();
if (stale.length > 0) console.log(`the models of the folds do not belong to the shipped ones: ${stale.join(', ')}`);
const records = await collectQuality({ cached: process.argv.includes('--cached') });
const shipped = {};
const byFold = Array.from({ length: foldCount }, () => ({}));
for (const field of fieldNames) {
  const pages = pagesOf(records, field);
  const { matrix, found, models } = crossValidate(pages, field);
  const judged = pages.flatMap((page, at) =>
    page.isBare || page.right === null ? [] : [{ score: found[at][0], right: page.right }],
  );
  const { pages: count, error, lowest } = tenths(judged);
  const figures = {
    pages: count,
    folds: 'five, by registered domain',
    error: rounded(error),
    inLowestTenth: rounded(lowest),
  };
  console.log(field, figures);
  const model = fitAll(matrix);
  console.log(
    importance(model, qualityFeatures[field])
      .map(([name, gain]) => `${name} ${gain.toFixed(0)}`)
      .join(', '),
  );
  const packed = (one) => pack(one, matrix.cuts, qualityFeatures[field]);
  shipped[field] = { figures: { ...figures, ...options }, ...packed(model) };
  models.forEach((one, fold) => {
    byFold[fold][field] = packed(one);
  });
}
if (!process.argv.includes('--figures')) shipModel(qualityFile, shipped, byFold);
console.log(`${qualityFile}: ${(JSON.stringify(shipped).length / 1024).toFixed(1)} KiB`);

function rounded(value) {
  return Number(value.toFixed(4));
}
