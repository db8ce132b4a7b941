// Rows and models of quality: one row a record and field, how right the field is as its target.
import { qualityFeatures } from '../../../dist/normalise/quality-signs.js';
import { crossValidated, fitAll as fitWhole, matrixOf } from '../choice-fit.mjs';
import { foldCount } from '../corpus.mjs';

export const fieldNames = Object.keys(qualityFeatures);
export const options = { trees: 40, leaves: 3, rate: 0.15, l2: 3, minRows: 12, rowShare: 0.6, columnShare: 0.5 };
const seeds = [7, 8];
/** Pages without scripts are as many again, and rarer in the world. */
const bareWeight = 0.5;
/** Truths of these hold comments and date lines, stop early, or are the pages of three sites. */
const bodyWeight = { daniel: 0.4, portal: 0.6, newspaper: 0.6, trafilatura: 0.3 };

/** Records of which it is known how right a field is; of the body, segments tell it where no whole text does, and weigh less. */
export function pagesOf(records, field) {
  return records.flatMap(({ set, fold, isBare, signs, right }) => {
    const target = right[field] ?? (field === 'body' && set === 'trafilatura' ? right.segments : null);
    const its = signs?.[field];
    if (target === null || !its) return [];
    const weight = (field === 'body' ? (bodyWeight[set] ?? 1) : 1) * (isBare ? bareWeight : 1);
    return [{ set, fold, isBare, weight, right: right[field], labels: [target], rows: [rowOf(its, field)] }];
  });
}

const rowOf = (signs, field) => Float32Array.from(qualityFeatures[field], (name) => signs[name]);

/** The score of each page by a model that saw no page of its publisher, and those models by fold. */
export function crossValidate(pages, field) {
  const matrix = matrixOf(pages, qualityFeatures[field].length);
  return { matrix, ...crossValidated(matrix, foldCount, options, seeds) };
}

export const fitAll = (matrix) => fitWhole(matrix, options, seeds);
