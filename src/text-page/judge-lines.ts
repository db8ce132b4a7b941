import { probability, readModel } from '../shared/trees.js';
import { type Analysis, featureRows, lineFeatures } from './features.js';
import file from './lines.model.json' with { type: 'json' };
import refineFile from './refine.model.json' with { type: 'json' };
import { refineFeatures, refineRows } from './refine-features.js';

const model = readModel(file, lineFeatures);
const refined = readModel(refineFile, refineFeatures);

/** How likely each line is the story's text. */
export function judgeLines(a: Analysis): Float32Array {
  const first = Float32Array.from(featureRows(a), (row) => probability(model, row));
  return Float32Array.from(refineRows(a, first), (row) => probability(refined, row));
}
