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
      value.push(column < 0 ? tree.values[i] : cuts[column][tree.cuts[i]]);
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
