import type { Analysis } from './features.js';
import { featureNames, writeRow } from './features.js';
import file from './body.model.json' with { type: 'json' };
import { askedColumns, type EarlyStop, probability, probabilityOrLittle, readModel } from '../../shared/trees.js';

const model = readModel(file, featureNames);
/** Absent in a model that is asked to its end. */
const { stop }: { stop?: EarlyStop } = file;
const wanted = askedColumns(model, featureNames.length);

/** How likely each run is the story's text. Two thirds of all runs are menus and the like, and the first trees leave no doubt of it. */
export function judgeRuns(analysis: Analysis): Float32Array {
  const row = new Float32Array(featureNames.length);
  const result = new Float32Array(analysis.runs.list.length);
  for (const run of analysis.runs.list) {
    writeRow(row, run, analysis, wanted);
    result[run.index] = stop ? probabilityOrLittle(model, row, stop) : probability(model, row);
  }
  return result;
}
