import type { Analysis } from './features.js';
import { featureNames, writeRow } from './features.js';
import file from './body.model.json' with { type: 'json' };
import { columnsOf, probabilityOrLittle, readModel } from '../../shared/trees.js';

const model = readModel(file, featureNames);
const wanted = columnsOf(model, featureNames.length);

/** Two thirds of all runs are menus and the like: of half a million, none that the first trees put so low was taken for a story's. */
const stop = { trees: 50, below: -3.8, rest: -2 };

/** How likely each run is the story's text. */
export function judgeRuns(analysis: Analysis): Float32Array {
  const row = new Float32Array(featureNames.length);
  const result = new Float32Array(analysis.runs.list.length);
  for (const run of analysis.runs.list) {
    writeRow(row, run, analysis, wanted);
    result[run.index] = probabilityOrLittle(model, row, stop);
  }
  return result;
}
