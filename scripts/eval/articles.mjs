// Scores predictions of the measuring sets' pages by the sets' own scorers, and keeps them under .eval for a closer look.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** wcxb-other holds pages that are no articles; it has no truth but `pageType`. */
export const articleSets = ['fundus', 'aeb', 'trafilatura', 'htmldate', 'wcxb', 'wcxb-other'];
const outputFolder = path.resolve(import.meta.dirname, '../../.eval');
const predictionFile = (set, suffix) => path.join(outputFolder, `${set}${suffix}.ndjson`);

/** Figures by set, the pages refused, and the time of each page; `results` as predict.mjs gives them. */
export async function scoreResults(corpus, sets, results, suffix) {
  const lib = await import(pathToFileURL(path.join(corpus, 'lib.mjs')).href);
  const { score } = await import(pathToFileURL(path.join(corpus, 'score.mjs')).href);
  mkdirSync(outputFolder, { recursive: true });
  const figures = {};
  const refused = [];
  const others = [];
  for (const set of sets) {
    const truth = lib.selectTruth(path.join(corpus, set), 'dev');
    const records = new Map(truth.map((record) => [record.id, record]));
    const its = results.filter((one) => one.set === set);
    const lines = its.map(({ prediction, kind, error }) => `${JSON.stringify({ ...prediction, kind, error })}\n`);
    writeFileSync(predictionFile(set, suffix), lines.join(''));
    for (const { id, kind, error } of its) {
      const { url, pageType } = records.get(id);
      if (set === 'wcxb-other') others.push({ id, url, pageType, kind, error });
      else if (error) refused.push({ set, id, url, error });
    }
    if (set !== 'wcxb-other') figures[set] = score(truth, new Map(its.map((one) => [one.id, one.prediction])));
  }
  const times = results.map(({ set, id, ms, bytes }) => ({ set, id, ms, bytes }));
  return { figures, refused, others, times };
}

/** The pages that a set got most wrong, as the set's scorer lists them. */
export function printWorst(corpus, sets, field, count, suffix) {
  for (const set of sets.filter((name) => name !== 'wcxb-other')) {
    const selection = ['--corpus', path.join(corpus, set), '--split', 'dev', '--worst', field, '--n', String(count)];
    const args = [path.join(corpus, 'score.mjs'), predictionFile(set, suffix), ...selection];
    const ran = spawnSync(process.execPath, args, { env: { ...process.env, TZ: 'UTC' } });
    console.log(`\n${set}\n${ran.stdout}${ran.stderr}`);
  }
}
