import type { Analysis } from './features.js';
import { featureMatrix, featureNames } from './features.js';
import file from './body.model.json' with { type: 'json' };
import { probability, readModel } from '../../shared/trees.js';

const model = readModel(file, featureNames);

/** How likely each run is the story's text. */
export function judgeRuns(analysis: Analysis): Float32Array {
  const matrix = featureMatrix(analysis);
  const width = featureNames.length;
  const result = new Float32Array(analysis.runs.list.length);
  for (let i = 0; i < result.length; i++) result[i] = probability(model, matrix, i * width);
  return result;
}
