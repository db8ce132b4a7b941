// Gradient boosted trees over binned columns: log loss, Newton steps, leaf-wise growth, histograms with subtraction. Fixed seed.

export const defaults = {
  trees: 150,
  leaves: 24,
  rate: 0.08,
  l2: 5,
  minRows: 20,
  rowShare: 0.6,
  columnShare: 0.5,
  seed: 7,
};

const binCount = 128;
const stride = 3;

function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Fits on the given rows. `bins` holds `count` rows column by column. Returns `{ bias, trees }`, thresholds as bins.
 * With `groups` (`{ from, to, weight }`, of the rows) it learns which row of a group is right instead of each row by itself.
 */
export function fitTrees({ bins, count, width, labels, weights }, rows, options = {}, groups = null) {
  const o = { ...defaults, ...options };
  const random = randomFrom(o.seed);
  const margins = new Float64Array(count);
  let positive = 0;
  let total = 0;
  for (const row of rows) {
    total += weights[row];
    positive += weights[row] * Math.max(0, labels[row]);
  }
  const bias = groups ? 0 : Math.log(positive / (total - positive));
  margins.fill(bias);
  const gradient = new Float64Array(count);
  const hessian = new Float64Array(count);
  const trees = [];
  for (let t = 0; t < o.trees; t++) {
    if (groups) for (const group of groups) softmaxStep(group, { margins, labels, gradient, hessian });
    else
      for (const row of rows) {
        const p = 1 / (1 + Math.exp(-margins[row]));
        gradient[row] = weights[row] * (p - labels[row]);
        hessian[row] = weights[row] * p * (1 - p);
      }
    const sample = rows.filter(() => random() < o.rowShare);
    const columns = [];
    for (let column = 0; column < width; column++) if (random() < o.columnShare) columns.push(column);
    // A tree of no column would have no leaf either.
    if (columns.length === 0) columns.push(t % width);
    const tree = grow({ bins, count, gradient, hessian, columns }, sample, o);
    trees.push(tree);
    addTree(tree, bins, count, rows, margins);
  }
  return { bias, trees };
}

/** All right rows of a group share its target. */
function softmaxStep({ from, to, weight }, { margins, labels, gradient, hessian }) {
  let top = -Infinity;
  for (let row = from; row < to; row++) top = Math.max(top, margins[row]);
  let sum = 0;
  let right = 0;
  for (let row = from; row < to; row++) {
    const part = Math.exp(margins[row] - top);
    sum += part;
    if (labels[row] === 1) right += part;
  }
  for (let row = from; row < to; row++) {
    const part = Math.exp(margins[row] - top);
    const p = part / sum;
    const target = labels[row] === 1 ? part / right : 0;
    gradient[row] = weight * (p - target);
    hessian[row] = weight * Math.max(1e-3, p * (1 - p));
  }
}

function grow(data, rows, o) {
  const root = { rows, histogram: histogramOf(data, rows) };
  root.split = bestSplit(data, root, o);
  const leaves = [root];
  while (leaves.length < o.leaves) {
    let best = null;
    for (const leaf of leaves) if (leaf.split && (!best || leaf.split.gain > best.split.gain)) best = leaf;
    if (!best) break;
    divide(data, best, o);
    leaves.splice(leaves.indexOf(best), 1, best.left, best.right);
  }
  return strip(root, o);
}

function divide(data, leaf, o) {
  const { column, bin } = leaf.split;
  const from = column * data.count;
  const left = [];
  const right = [];
  for (const row of leaf.rows) (data.bins[from + row] <= bin ? left : right).push(row);
  const [small, large] = left.length < right.length ? [left, right] : [right, left];
  const smallHistogram = histogramOf(data, small);
  const largeHistogram = leaf.histogram;
  for (let i = 0; i < largeHistogram.length; i++) largeHistogram[i] -= smallHistogram[i];
  const smallLeaf = { rows: Int32Array.from(small), histogram: smallHistogram };
  const largeLeaf = { rows: Int32Array.from(large), histogram: largeHistogram };
  smallLeaf.split = bestSplit(data, smallLeaf, o);
  largeLeaf.split = bestSplit(data, largeLeaf, o);
  leaf.left = small === left ? smallLeaf : largeLeaf;
  leaf.right = small === left ? largeLeaf : smallLeaf;
  leaf.rows = null;
  leaf.histogram = null;
}

function histogramOf(data, rows) {
  const { bins, count, gradient, hessian, columns } = data;
  const histogram = new Float64Array(columns.length * binCount * stride);
  const size = rows.length;
  const g = new Float64Array(size);
  const h = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    g[i] = gradient[rows[i]];
    h[i] = hessian[rows[i]];
  }
  for (let c = 0; c < columns.length; c++) {
    const from = columns[c] * count;
    const base = c * binCount * stride;
    for (let i = 0; i < size; i++) {
      const at = base + bins[from + rows[i]] * stride;
      histogram[at] += g[i];
      histogram[at + 1] += h[i];
      histogram[at + 2] += 1;
    }
  }
  return histogram;
}

function bestSplit({ columns }, leaf, o) {
  const { histogram } = leaf;
  let G = 0;
  let H = 0;
  let N = 0;
  for (let bin = 0; bin < binCount; bin++) {
    G += histogram[bin * stride];
    H += histogram[bin * stride + 1];
    N += histogram[bin * stride + 2];
  }
  leaf.G = G;
  leaf.H = H;
  const whole = (G * G) / (H + o.l2);
  let best = null;
  for (let c = 0; c < columns.length; c++) {
    let g = 0;
    let h = 0;
    let n = 0;
    const base = c * binCount * stride;
    for (let bin = 0; bin < binCount - 1; bin++) {
      const at = base + bin * stride;
      if (histogram[at + 2] === 0) continue;
      g += histogram[at];
      h += histogram[at + 1];
      n += histogram[at + 2];
      if (n < o.minRows) continue;
      if (N - n < o.minRows) break;
      const gain = (g * g) / (h + o.l2) + ((G - g) * (G - g)) / (H - h + o.l2) - whole;
      if (gain > 1e-6 && (!best || gain > best.gain)) best = { gain, column: columns[c], bin };
    }
  }
  return best;
}

/** Nested leaves to arrays in preorder: a node's left child follows it, `right` is the distance to the other one. */
function strip(root, o) {
  const columns = [];
  const cuts = [];
  const rights = [];
  const values = [];
  const gains = [];
  const visit = (node) => {
    const at = columns.length;
    const isLeaf = !node.left;
    columns.push(isLeaf ? -1 : node.split.column);
    cuts.push(isLeaf ? 0 : node.split.bin);
    gains.push(isLeaf ? 0 : node.split.gain);
    values.push(isLeaf ? (-node.G / (node.H + o.l2)) * o.rate : 0);
    rights.push(0);
    if (isLeaf) return;
    visit(node.left);
    rights[at] = columns.length - at;
    visit(node.right);
  };
  visit(root);
  return { columns, cuts, rights, values, gains };
}

function addTree(tree, bins, count, rows, margins) {
  const { columns, cuts, rights, values } = tree;
  for (const row of rows) {
    let at = 0;
    while (columns[at] >= 0) at += bins[columns[at] * count + row] <= cuts[at] ? 1 : rights[at];
    margins[row] += values[at];
  }
}

/** Log odds, in the places of the rows. */
export function marginsOf(model, { bins, count }, rows) {
  const margins = new Float64Array(count);
  for (const row of rows) margins[row] = model.bias;
  for (const tree of model.trees) addTree(tree, bins, count, rows, margins);
  return margins;
}

/** Probabilities of the rows, in their order. */
export function predict(model, matrix, rows) {
  const margins = marginsOf(model, matrix, rows);
  return Float32Array.from(rows, (row) => 1 / (1 + Math.exp(-margins[row])));
}

export function importance(model, names) {
  const sums = new Map();
  for (const tree of model.trees) {
    tree.columns.forEach((column, i) => {
      if (column >= 0) sums.set(names[column], (sums.get(names[column]) ?? 0) + tree.gains[i]);
    });
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}
