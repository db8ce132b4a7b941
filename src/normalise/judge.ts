import { type Model, type ModelFile, probabilities, readModel } from '../shared/trees.js';

/** Probabilities of groups by a shipped model; one row of features each. */
export type Judge = (rows: readonly Float32Array[]) => number[];

/** Where each feature stands in a row: rows are written number by number, as objects with so many keys are slow to make. */
export function columnsOf<Name extends string>(features: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(features.map((name, at) => [name, at])) as Record<Name, number>;
}

/** Rows to be filled, all in one piece of memory: V8 keeps such pieces apart from its objects, where they are slow to make and to free. */
export function newRows(count: number, features: readonly string[]): Float32Array[] {
  const bytes = features.length * Float32Array.BYTES_PER_ELEMENT;
  const memory = new ArrayBuffer(count * bytes);
  return Array.from({ length: count }, (_, at) => new Float32Array(memory, at * bytes, features.length));
}

/** Reads the model when first asked, so that nobody pays for what he does not use. */
export function judgeOf(file: ModelFile, features: readonly string[]): Judge {
  let model: Model | null = null;
  return (rows) => {
    model ??= readModel(file, features);
    return probabilities(model, rows);
  };
}
