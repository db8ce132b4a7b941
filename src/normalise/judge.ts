import { type Model, type ModelFile, probability, readModel } from '../shared/trees.js';

/** Probabilities of groups by a shipped model; one row of features each. */
export type Judge = (rows: readonly Float32Array[]) => number[];

/** The numbers of one group in the order of the features; what is not named is 0. */
export function rowOf(features: readonly string[], values: Readonly<Record<string, number>>): Float32Array {
  const row = new Float32Array(features.length);
  for (let at = 0; at < row.length; at++) row[at] = values[features[at]!] ?? 0;
  return row;
}

/** Reads the model when first asked, so that nobody pays for what he does not use. */
export function judgeOf(file: ModelFile, features: readonly string[]): Judge {
  let model: Model | null = null;
  return (rows) => {
    model ??= readModel(file, features);
    const read = model;
    return rows.map((row) => probability(read, row));
  };
}
