import type { Analysis } from './features.js';
import { featureNames, writeRow } from './features.js';
import file from './body.model.json' with { type: 'json' };
import { columnsOf, probability, readModel } from '../../shared/trees.js';

const model = readModel(file, featureNames);
const wanted = columnsOf(model, featureNames.length);

/** How likely each run is the story's text. */
export function judgeRuns(analysis: Analysis): Float32Array {
  const row = new Float32Array(featureNames.length);
  const result = new Float32Array(analysis.runs.list.length);
  for (const run of analysis.runs.list) {
    writeRow(row, run, analysis, wanted);
    result[run.index] = probability(model, row);
  }
  return result;
}
