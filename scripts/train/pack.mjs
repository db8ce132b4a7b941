// Trees in the shipped form, which src/shared/trees.ts reads.

const leafMark = 255;

export function pack(model, cuts, features) {
  if (features.length > leafMark) throw new RangeError(`${features.length} features; a node has one byte for its own`);
  const feature = [];
  const value = [];
  for (const tree of model.trees) {
    tree.columns.forEach((column, i) => {
      feature.push(column < 0 ? leafMark : column);
      value.push(column < 0 ? rounded(tree.values[i]) : cuts[column][tree.cuts[i]]);
    });
  }
  return {
    features,
    bias: model.bias,
    trees: model.trees.length,
    ...packNodes(feature, Float32Array.from(value)),
  };
}

/** The nodes as `ModelFile` of src/shared/trees.ts has them. */
export function packNodes(feature, value) {
  const isLeaf = (at) => feature[at] === leafMark;
  const tables = new Map();
  value.forEach((cut, at) => {
    if (isLeaf(at)) return;
    if (!tables.has(feature[at])) tables.set(feature[at], new Set());
    tables.get(feature[at]).add(cut);
  });
  const rising = new Map(
    [...tables].sort(([a], [b]) => a - b).map(([key, set]) => [key, [...set].sort((a, b) => a - b)]),
  );
  const ranks = [...feature].flatMap((column, at) => (isLeaf(at) ? [] : [rising.get(column).indexOf(value[at])]));
  const base64 = (bytes) => Buffer.from(bytes).toString('base64');
  return {
    feature: base64(feature),
    leaf: base64(
      toPlanes(
        value.filter((_, at) => isLeaf(at)),
        3,
      ),
    ),
    cut: base64(ranks),
    cuts: base64(toPlanes(Float32Array.from([...rising.values()].flat()), 4)),
  };
}

/** The upper `width` bytes of 32-bit floats, all of one place together: lowest first. */
function toPlanes(floats, width) {
  const bytes = new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
  return Array.from({ length: width }, (_, plane) =>
    Array.from(floats, (_, at) => bytes[at * 4 + plane + 4 - width]),
  ).flat();
}

const word = new DataView(new ArrayBuffer(Float32Array.BYTES_PER_ELEMENT));
/** Bits of a leaf's fraction that are kept: what the rest says no page notices, and it would be a thirtieth of the package. */
const fractionBits = 11;
const dropped = 23 - fractionBits;

function rounded(value) {
  word.setFloat32(0, value);
  word.setUint32(0, ((word.getUint32(0) + (1 << (dropped - 1))) >> dropped) << dropped);
  return word.getFloat32(0);
}
