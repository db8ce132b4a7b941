/** A model as it is shipped: nodes of all trees in preorder, typed arrays as base64. */
export interface ModelFile {
  /** Features by name, so that a model of other features is noticed at once. */
  features: string[];
  /** Log odds before any tree. */
  bias: number;
  trees: number;
  /** Per node: feature (255 for a leaf). The left child follows, and the right one begins where the left one's nodes end. */
  feature: string;
  /** Values of the leaves: the upper three bytes of each as a 32-bit float, all first bytes, then all second ones …, as those pack well. */
  leaf: string;
  /** Thresholds: for each node that is no leaf which one of its feature's, and those of all features, rising, as the leaves are written. */
  cut: string;
  cuts: string;
  /** Cross-validated by publisher, for people. */
  figures: unknown;
}

export interface Model {
  bias: number;
  /** Per node two numbers, so that a step reads one place of memory: the feature (255 for a leaf) and the steps to the right
   *  child times 256, then the bits of the threshold or leaf value. */
  nodes: Int32Array;
  /** The same memory, to read the values. */
  values: Float32Array;
  /** Where each tree starts in it. */
  roots: Int32Array;
}

export const leafMark = 255;

/** Unpacks a shipped model. Throws RangeError where it was trained on other features than `names`. */
export function readModel(file: ModelFile, names: readonly string[]): Model {
  if (file.features.join() !== names.join()) throw new RangeError('the model was trained on other features');
  const feature = new Uint8Array(Buffer.from(file.feature, 'base64'));
  const bits = bitsOf(file, feature);
  const nodes = new Int32Array(feature.length * 2);
  // From behind: what was read last begins behind this node. Sizes are those of the trees that end here, the first one on top.
  const sizes: number[] = [];
  for (let at = feature.length - 1; at >= 0; at--) {
    const isLeaf = feature[at] === leafMark;
    const left = isLeaf ? 0 : sizes.pop()!;
    const right = isLeaf ? 0 : sizes.pop()!;
    sizes.push(1 + left + right);
    nodes[at * 2] = feature[at]! | ((isLeaf ? 0 : 1 + left) << 8);
    nodes[at * 2 + 1] = bits[at]!;
  }
  const roots: number[] = [];
  for (let at = 0; at < feature.length; at += sizes.pop()!) roots.push(at * 2);
  return { bias: file.bias, nodes, values: new Float32Array(nodes.buffer), roots: Int32Array.from(roots) };
}

/** The bits of each node's threshold or leaf value. Plain loops: this runs at each start, before V8 has seen it. */
function bitsOf({ leaf, cut, cuts }: ModelFile, feature: Uint8Array): Int32Array {
  const leaves = fromPlanes(Buffer.from(leaf, 'base64'), leafBytes);
  const thresholds = fromPlanes(Buffer.from(cuts, 'base64'), floatBytes);
  const ranks = Buffer.from(cut, 'base64');
  const length = feature.length;
  const starts = new Int32Array(leafMark + 1);
  for (let at = 0, split = 0; at < length; at++) {
    const next = feature[at]! + 1;
    if (next > leafMark) continue;
    const count = ranks[split++]! + 1;
    if (count > starts[next]!) starts[next] = count;
  }
  for (let column = 1; column < leafMark; column++) starts[column]! += starts[column - 1]!;
  const bits = new Int32Array(length);
  for (let at = 0, split = 0, ended = 0; at < length; at++) {
    const column = feature[at]!;
    bits[at] = column === leafMark ? leaves[ended++]! : thresholds[starts[column]! + ranks[split++]!]!;
  }
  return bits;
}

const floatBytes = 4;
const leafBytes = 3;

/** 32-bit values of which the upper `width` bytes are written one after the other, lowest first. */
function fromPlanes(bytes: Uint8Array, width: number): Int32Array {
  const count = bytes.length / width;
  const bits = new Int32Array(count);
  for (let plane = 0, from = 0; plane < width; plane++, from += count) {
    const shift = 8 * (plane + floatBytes - width);
    for (let at = 0; at < count; at++) bits[at]! |= bytes[from + at]! << shift;
  }
  return bits;
}

/** 1 for each of `count` features that some tree asks for. */
export function askedColumns(model: Model, count: number): Uint8Array {
  const columns = new Uint8Array(count);
  for (let at = 0; at < model.nodes.length; at += 2) {
    const feature = model.nodes[at]! & 0xff;
    if (feature !== leafMark) columns[feature] = 1;
  }
  return columns;
}

/** Probability of one row of features, which starts at `from`. */
export function probability(model: Model, row: Float32Array, from = 0): number {
  let margin = model.bias;
  for (let tree = 0; tree < model.roots.length; tree++) margin += leafOf(model, model.roots[tree]!, row, from);
  return 1 / (1 + Math.exp(-margin));
}

/** After some trees, a margin below which the rest is not asked, and what the rest adds to it on the average. */
export interface EarlyStop {
  trees: number;
  below: number;
  rest: number;
}

/** The probability of one row, by and large only where the first trees leave no doubt that it is small. */
export function probabilityOrLittle(model: Model, row: Float32Array, stop: EarlyStop): number {
  let margin = model.bias;
  for (let tree = 0; tree < model.roots.length; tree++) {
    if (tree === stop.trees && margin < stop.below) {
      margin += stop.rest;
      break;
    }
    margin += leafOf(model, model.roots[tree]!, row, 0);
  }
  return 1 / (1 + Math.exp(-margin));
}

/** What a tree says of a row. */
function leafOf({ nodes, values }: Model, root: number, row: Float32Array, from: number): number {
  let at = root;
  for (let node = nodes[at]!; (node & 0xff) !== leafMark; node = nodes[at]!) {
    at += row[from + (node & 0xff)]! <= values[at + 1]! ? 2 : (node >> 8) * 2;
  }
  return values[at + 1]!;
}

/** Probabilities of many rows. Tree by tree, so that each tree's nodes are at hand for all rows; the sums are those of `probability`. */
export function probabilities(model: Model, rows: readonly Float32Array[]): number[] {
  const margins = rows.map(() => model.bias);
  for (let tree = 0; tree < model.roots.length; tree++) {
    const root = model.roots[tree]!;
    for (let index = 0; index < rows.length; index++) margins[index]! += leafOf(model, root, rows[index]!, 0);
  }
  return margins.map((margin) => 1 / (1 + Math.exp(-margin)));
}
