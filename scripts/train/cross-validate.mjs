// Probabilities of every run by a model that saw no page of its domain: one worker a fold, three at a time.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { featureNames } from '../../dist/extract/body/features.js';
import { cacheRoot, foldCount } from './corpus.mjs';
import { earlyStop } from './early-stop.mjs';
import { loadMatrix } from './matrix.mjs';
import { pack } from './pack.mjs';
import { fitTrees, predict } from './trees.mjs';

const cacheFile = path.join(cacheRoot, 'cross-validated.bin');
const modelFile = (fold) => path.join(cacheRoot, `body-fold-${fold}.json`);

/** Rows with a label of pages that `test` takes. */
export function rowsOf(matrix, test) {
  const rows = [];
  for (const page of [...matrix.pages, ...matrix.longPages]) {
    if (!test(page)) continue;
    for (let row = page.from; row < page.to; row++) if (matrix.labels[row] >= 0) rows.push(row);
  }
  return Int32Array.from(rows);
}

function runFold(fold, options) {
  const matrix = loadMatrix();
  const trained = rowsOf(matrix, (page) => page.fold !== fold);
  const model = fitTrees(matrix, trained, options);
  const judged = [];
  for (const page of matrix.pages) {
    if (page.fold === fold) for (let row = page.from; row < page.to; row++) judged.push(row);
  }
  const rows = Int32Array.from(judged);
  writeFileSync(
    modelFile(fold),
    JSON.stringify({ stop: earlyStop(model, matrix, trained), ...pack(model, matrix.cuts, featureNames) }),
  );
  return { rows, probabilities: predict(model, matrix, rows) };
}

export async function crossValidate(count, options = {}) {
  const all = new Float32Array(count);
  const folds = Array.from({ length: foldCount }, (_, fold) => fold);
  const next = async () => {
    for (let fold = folds.shift(); fold !== undefined; fold = folds.shift()) {
      const { rows, probabilities } = await new Promise((resolve, reject) => {
        const worker = new Worker(new URL(import.meta.url), { workerData: { fold, options } });
        worker.once('message', resolve);
        worker.once('error', reject);
      });
      rows.forEach((row, i) => {
        all[row] = probabilities[i];
      });
    }
  };
  await Promise.all([next(), next(), next()]);
  writeFileSync(cacheFile, new Uint8Array(all.buffer));
  return all;
}

/** The packed models of the last cross-validation, by fold. */
export function loadFoldModels() {
  return Array.from({ length: foldCount }, (_, fold) => JSON.parse(readFileSync(modelFile(fold), 'utf8')));
}

export function loadCrossValidated() {
  const bytes = readFileSync(cacheFile);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

if (!isMainThread && workerData?.fold !== undefined)
  parentPort.postMessage(runFold(workerData.fold, workerData.options));
