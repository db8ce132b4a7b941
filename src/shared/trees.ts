/** A model as it is shipped: nodes of all trees in preorder, typed arrays as base64. */
export interface ModelFile {
  /** Features by name, so that a model of other features is noticed at once. */
  features: string[];
  /** Log odds before any tree. */
  bias: number;
  trees: number;
  /** Per node: feature (255 for a leaf), distance to the right child (the left one follows), threshold or leaf value. */
  feature: string;
  right: string;
  value: string;
  /** Cross-validated by publisher, for people. */
  figures: unknown;
}

export interface Model {
  bias: number;
  /** Per node two numbers: the feature (255 for a leaf) and the place of the right child. */
  nodes: Int32Array;
  value: Float32Array;
  /** Where each tree starts. */
  roots: Int32Array;
}

export const leafMark = 255;

/** Unpacks a shipped model. Throws RangeError where it was trained on other features than `names`. */
export function readModel(file: ModelFile, names: readonly string[]): Model {
  if (file.features.join() !== names.join()) throw new RangeError('the model was trained on other features');
  const feature = new Uint8Array(Buffer.from(file.feature, 'base64'));
  const right = new Uint8Array(Buffer.from(file.right, 'base64'));
  const bytes = new Uint8Array(Buffer.from(file.value, 'base64'));
  const value = new Float32Array(bytes.buffer, 0, bytes.length / Float32Array.BYTES_PER_ELEMENT);
  const roots: number[] = [];
  for (let at = 0; at < feature.length; at = endOf(feature, right, at)) roots.push(at);
  const nodes = new Int32Array(feature.length * 2);
  for (let at = 0; at < feature.length; at++) {
    nodes[at * 2] = feature[at]!;
    nodes[at * 2 + 1] = at + right[at]!;
  }
  return { bias: file.bias, nodes, value, roots: Int32Array.from(roots) };
}

/** The rightmost leaf ends a tree. */
function endOf(feature: Uint8Array, right: Uint8Array, root: number): number {
  let at = root;
  while (feature[at] !== leafMark) at += right[at]!;
  return at + 1;
}

/** Probability of one row of features, which starts at `from`. */
export function probability(model: Model, row: Float32Array, from = 0): number {
  const { nodes, value, roots } = model;
  let margin = model.bias;
  for (let tree = 0; tree < roots.length; tree++) {
    let at = roots[tree]!;
    for (let column = nodes[at * 2]!; column !== leafMark; column = nodes[at * 2]!) {
      at = row[from + column]! <= value[at]! ? at + 1 : nodes[at * 2 + 1]!;
    }
    margin += value[at]!;
  }
  return 1 / (1 + Math.exp(-margin));
}

/** Probabilities of many rows. Tree by tree, so that each tree's nodes are at hand for all rows; the sums are those of `probability`. */
export function probabilities(model: Model, rows: readonly Float32Array[]): number[] {
  const { nodes, value, roots } = model;
  const margins = new Float64Array(rows.length).fill(model.bias);
  for (let tree = 0; tree < roots.length; tree++) {
    const root = roots[tree]!;
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index]!;
      let at = root;
      for (let column = nodes[at * 2]!; column !== leafMark; column = nodes[at * 2]!) {
        at = row[column]! <= value[at]! ? at + 1 : nodes[at * 2 + 1]!;
      }
      margins[index]! += value[at]!;
    }
  }
  return Array.from(margins, (margin) => 1 / (1 + Math.exp(-margin)));
}
