import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engineFlags } from '../../src/run/engine-flags.js';

test('readers are told the same of V8 as the program', () => {
  const bin = readFileSync(new URL('../../bin/wirecopy.js', import.meta.url), 'utf8');
  const told = [...bin.matchAll(/'(--[a-z-]+=\d+)'/g)].map((match) => match[1]);
  expect(engineFlags('11.3.244.8-node.38')).toEqual(told);
  expect(engineFlags('13.6.233.17-node.39')).toEqual([told[0]]);
  expect(told).toHaveLength(2);
});
