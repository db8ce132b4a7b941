// Trees in the shipped form, which src/shared/trees.ts reads.

const leafMark = 255;

export function pack(model, cuts, features) {
  if (features.length > leafMark) throw new RangeError(`${features.length} features; a node has one byte for its own`);
  const feature = [];
  const right = [];
  const value = [];
  for (const tree of model.trees) {
    tree.columns.forEach((column, i) => {
      feature.push(column < 0 ? leafMark : column);
      right.push(tree.rights[i]);
      value.push(column < 0 ? rounded(tree.values[i]) : cuts[column][tree.cuts[i]]);
    });
  }
  const base64 = (array) => Buffer.from(array.buffer).toString('base64');
  return {
    features,
    bias: model.bias,
    trees: model.trees.length,
    feature: base64(Uint8Array.from(feature)),
    right: base64(Uint8Array.from(right)),
    value: base64(Float32Array.from(value)),
  };
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
