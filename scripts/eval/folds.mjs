// Every page by models that saw no page of its publisher: for each fold a copy of dist with the models of that fold (written by
// `npm run train`, `train:choice` and `train:dates`), run over the fold's pages by a process of its own.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { foldCount, root } from '../train/corpus.mjs';
import { foldModelFile, foldsRoot, modelFiles, qualityFile } from '../train/ship.mjs';

export async function predictFolds(sets, { noScripts }) {
  const folds = Array.from({ length: foldCount }, (_, fold) => fold);
  const results = [];
  const next = async () => {
    for (let fold = folds.shift(); fold !== undefined; fold = folds.shift())
      results.push(...(await predictFold(fold, sets, noScripts)));
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, next));
  return results;
}

/** A copy of dist with the models of a fold. */
export function foldDist(fold) {
  const dist = path.join(foldsRoot, String(fold), 'dist');
  rmSync(dist, { recursive: true, force: true });
  cpSync(path.join(root, 'dist'), dist, { recursive: true });
  for (const file of [...modelFiles, qualityFile]) {
    const its = foldModelFile(fold, file);
    // What is learned from the others' answers is not there yet when these are collected.
    if (file !== qualityFile || existsSync(its)) cpSync(its, path.join(dist, file));
  }
  return dist;
}

async function predictFold(fold, sets, noScripts) {
  const dist = foldDist(fold);
  const out = path.join(foldsRoot, String(fold), 'predictions.json');
  const script = path.join(import.meta.dirname, 'predict.mjs');
  await runScript([script, dist, String(fold), sets.join(), String(noScripts), out]);
  return JSON.parse(readFileSync(out, 'utf8'));
}

/** Runs a script of ours as a process of its own. */
export function runScript(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${args[0]} ended with ${code}`))));
  });
}
