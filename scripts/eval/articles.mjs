// Scores predictions of the measuring sets' pages by the sets' own scorers, and keeps them under .eval for a closer look.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { corpusRoot, isOutOfSight } from '../sets.mjs';

const outputFolder = path.resolve(import.meta.dirname, '../../.eval');
const scorer = async () => import(pathToFileURL(path.join(corpusRoot, 'score.mjs')).href);

/** The development half. */
async function truthOf(set) {
  const { selectTruth } = await import(pathToFileURL(path.join(corpusRoot, 'lib.mjs')).href);
  return selectTruth(path.join(corpusRoot, set), 'dev');
}

/**
 * Figures by set, the pages refused, and the time of each page; `results` as predict.mjs gives them. Pages that are out of sight have
 * figures of their own (`outOfSight`), and nothing else of them is told or kept.
 */
export async function scoreResults(sets, results, suffix) {
  const { score } = await scorer();
  mkdirSync(outputFolder, { recursive: true });
  const figures = {};
  const outOfSight = {};
  const refused = [];
  const others = [];
  const hidden = { pages: 0, refused: 0 };
  for (const set of sets) {
    const truth = await truthOf(set);
    const records = new Map(truth.map((record) => [record.id, record]));
    const isHidden = ({ id }) => isOutOfSight(set, records.get(id));
    const its = results.filter((one) => one.set === set);
    const seen = its.filter((one) => !isHidden(one));
    const lines = seen.map(({ prediction, kind, error }) => `${JSON.stringify({ ...prediction, kind, error })}\n`);
    writeFileSync(path.join(outputFolder, `${set}${suffix}.ndjson`), lines.join(''));
    for (const { id, kind, error } of seen) {
      const { url, pageType } = records.get(id);
      if (set === 'wcxb-other') others.push({ id, url, pageType, kind, error });
      else if (error) refused.push({ set, id, url, error });
    }
    hidden.pages += its.length - seen.length;
    hidden.refused += its.filter((one) => isHidden(one) && one.error).length;
    if (set === 'wcxb-other') continue;
    const predictions = new Map(its.map((one) => [one.id, one.prediction]));
    figures[set] = score(
      truth.filter((record) => !isHidden(record)),
      predictions,
    );
    if (its.length > seen.length) outOfSight[set] = score(truth.filter(isHidden), predictions);
  }
  const times = results
    .filter(({ set, domain }) => !isOutOfSight(set, { domain }))
    .map(({ set, id, ms, bytes }) => ({ set, id, ms, bytes }));
  return { figures, outOfSight, refused, hidden, others, times };
}

/** The pages that a set got most wrong, without those that are out of sight. */
export async function printWorst(sets, results, field, count) {
  const { pageScore, scorePages } = await scorer();
  if (!pageScore[field]) throw new Error(`no such field: ${field} (there are ${Object.keys(pageScore).join(', ')})`);
  const brief = (value) => JSON.stringify(value ?? null).slice(0, 160);
  for (const set of sets.filter((name) => name !== 'wcxb-other')) {
    const truth = (await truthOf(set)).filter((record) => !isOutOfSight(set, record));
    const predictions = new Map(results.filter((one) => one.set === set).map((one) => [one.id, one.prediction]));
    const worst = scorePages(truth, predictions)
      .map((row, at) => ({ score: pageScore[field](row), record: truth[at] }))
      .filter((one) => one.score !== undefined)
      .sort((a, b) => a.score - b.score)
      .slice(0, count);
    console.log(`\n${set}`);
    for (const { score, record } of worst) {
      console.log(`${score.toFixed(3)}  ${record.id}  ${record.url}`);
      console.log(`       truth ${brief(record[field === 'segments' ? 'with' : field])}`);
      console.log(`       pred  ${brief(predictions.get(record.id)?.[field === 'segments' ? 'body' : field])}`);
    }
  }
}
