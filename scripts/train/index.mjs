// npm run train: features of ../shared/corpus → cross-validated figures → src/extract/body/body.model.json.
// --cached takes the features of the last run, --cached-folds its cross-validated probabilities, too, --kinds leaves the model of the
// body as it is and trains those of whole pages alone (a minute). The models of the folds go to .eval/folds for
// `npm run eval -- --folds`.
import { featureNames } from '../../dist/extract/body/features.js';
import { crossValidate, loadCrossValidated, loadFoldModels, rowsOf } from './cross-validate.mjs';
import { earlyStop } from './early-stop.mjs';
import { buildMatrix, loadMatrix, saveMatrix } from './matrix.mjs';
import { pack } from './pack.mjs';
import { trainPageKinds } from './page-kinds.mjs';
import { buildSigns } from './page-matrix.mjs';
import { shipModel } from './ship.mjs';
import { defaults, fitTrees, importance } from './trees.mjs';

const flags = new Set(process.argv.slice(2));
if (flags.has('--kinds')) trainPageKinds(buildSigns(loadMatrix().pages, loadCrossValidated()));
else await trainAll();

async function trainAll() {
  if (!flags.has('--cached')) saveMatrix(buildMatrix());
  const matrix = loadMatrix();
  console.log(`${matrix.pages.length} pages, ${matrix.count} runs, ${matrix.width} features`);
  const write = (model, figures) =>
    shipModel(
      'extract/body/body.model.json',
      { figures, stop, ...pack(model, matrix.cuts, featureNames) },
      loadFoldModels(),
    );

  const probabilities = flags.has('--cached-folds') ? loadCrossValidated() : await crossValidate(matrix.count);
  const rows = rowsOf(matrix, () => true);
  const model = fitTrees(matrix, rows);
  const stop = earlyStop(model, matrix, rows);
  for (const [name, gain] of importance(model, featureNames).slice(0, 25))
    console.log(gain.toFixed(0).padStart(8), name);
  write(model, {});
  trainPageKinds(buildSigns(matrix.pages, probabilities));
  // The rules are part of what is measured, and they load the models: these must be in dist first.
  const { measure } = await import('./measure.mjs');
  const figures = {
    pages: matrix.pages.length,
    folds: 'five, by registered domain',
    ...defaults,
    ...(await measure(matrix.pages, probabilities)),
  };
  console.log(figures);
  write(model, figures);
}
