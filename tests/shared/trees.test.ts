import path from 'node:path';
import { expect, test } from 'vitest';
import { type ModelFile, probability, readModel } from '../../src/shared/trees.js';

const script = path.resolve(import.meta.dirname, '../../scripts/train/pack.mjs');
const { pack } = (await import(script)) as { pack: (...all: unknown[]) => Omit<ModelFile, 'figures'> };

// Thresholds that no float holds exactly, shared by nodes and not, and a leaf of each sign.
const cuts = [[-1, 0.1, 250.3], [0.7]];
const trees = [
  { columns: [0, -1, 0, -1, -1], cuts: [1, 0, 2, 0, 0], rights: [2, 0, 2, 0, 0], values: [0, -0.5, 0, 0.25, 1e-9] },
  { columns: [1, 0, -1, -1, -1], cuts: [0, 1, 0, 0, 0], rights: [4, 2, 0, 0, 0], values: [0, 0, 0.125, 3, -7.5] },
];

test('a model as it is written is read back, node by node', () => {
  const model = readModel({ ...pack({ bias: 0.5, trees }, cuts, ['a', 'b']), figures: null }, ['a', 'b']);
  expect([...model.roots]).toEqual([0, 10]);
  const values = Array.from({ length: 10 }, (_, at) => model.values[at * 2 + 1]);
  expect(values.slice(0, 4)).toEqual([Math.fround(0.1), -0.5, Math.fround(250.3), 0.25]);
  expect(values[4]).toBeCloseTo(1e-9, 12);
  expect(values.slice(5)).toEqual([Math.fround(0.7), Math.fround(0.1), 0.125, 3, -7.5]);
  const chance = (...row: number[]): number => probability(model, Float32Array.from(row));
  expect(chance(0.05, 0)).toBeCloseTo(1 / (1 + Math.exp(-(0.5 - 0.5 + 0.125))));
  expect(chance(300, 1)).toBeCloseTo(1 / (1 + Math.exp(-(0.5 - 7.5))));
});

test('a model of other features is noticed', () => {
  const file = { ...pack({ bias: 0, trees }, cuts, ['a', 'b']), figures: null };
  expect(() => readModel(file, ['a', 'c'])).toThrow(RangeError);
});
