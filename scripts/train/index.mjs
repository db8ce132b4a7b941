// npm run train: features of ../shared/corpus → cross-validated figures → src/extract/body/body.model.json.
// --cached takes the features of the last run; --figures stops before the model is written.
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { featureNames } from '../../dist/extract/body/features.js';
import { root } from './corpus.mjs';
import { crossValidate, rowsOf } from './cross-validate.mjs';
import { buildMatrix, loadMatrix, saveMatrix } from './matrix.mjs';
import { defaults, importance } from './trees.mjs';

const leafMark = 255;

/** @returns the shipped form: see src/extract/body/trees.ts. */
function pack(model, cuts, figures) {
  const feature = [];
  const right = [];
  const value = [];
  for (const tree of model.trees) {
    tree.columns.forEach((column, i) => {
      feature.push(column < 0 ? leafMark : column);
      right.push(tree.rights[i]);
      value.push(column < 0 ? tree.values[i] : cuts[column][tree.cuts[i]]);
    });
  }
  if (Math.max(...right) > 255) throw new RangeError('a tree is too large for its form');
  const base64 = (array) => Buffer.from(array.buffer).toString('base64');
  return {
    figures,
    features: featureNames,
    bias: model.bias,
    trees: model.trees.length,
    feature: base64(Uint8Array.from(feature)),
    right: base64(Uint8Array.from(right)),
    value: base64(Float32Array.from(value)),
  };
}

if (featureNames.length > leafMark)
  throw new RangeError(`${featureNames.length} features; a node has one byte for its own`);
const flags = new Set(process.argv.slice(2));
if (!flags.has('--cached')) saveMatrix(buildMatrix());
const matrix = loadMatrix();
console.log(`${matrix.pages.length} pages, ${matrix.count} runs, ${matrix.width} features`);

const modelFile = path.join(root, 'src/extract/body/body.model.json');
const write = (model, figures) =>
  writeFileSync(modelFile, `${JSON.stringify(pack(model, matrix.cuts, figures), null, 1)}\n`);

const probabilities = await crossValidate(matrix.count);
const model = it(
  matrix,
  rowsOf(matrix, () => true),
);
for (const [name, gain] of importance(model, featureNames).slice(0, 25)) console.log(gain.toFixed(0).padStart(8), name);
// The rules are part of what is measured, and they import the model: it must be there before they are loaded.
write(model, {});
copyFileSync(modelFile, path.join(root, 'dist/extract/body/body.model.json'));
const { measure } = await import('./measure.mjs');
const figures = {
  pages: matrix.pages.length,
  folds: 'five, by registered domain',
  ...defaults,
  ...measure(matrix.pages, probabilities),
};
console.log(figures);
write(model, figures);
