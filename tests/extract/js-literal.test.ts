import { expect, test } from 'vitest';
import { readLiteral, returnedValue } from '../../src/extract/body/js-literal.js';
import { expectLinear } from '../helpers/growth.js';

test.each([
  ["{a:1,b:'it\\'s \"so\"',c:[!0,!1,void 0,.5],}", { a: 1, b: 'it\'s "so"', c: [true, false, null, null] }],
  ['{"a":`two\nlines`, b_$: {}, 7: x}', { a: 'two\nlines', b_$: {}, 7: null }],
  ['{a: f(1)}', undefined],
  ['{a: () => 1}', undefined],
  ['{a: "open', undefined],
])('%s is read as a literal, and code is not', (text, value) => {
  const read = readLiteral(text);
  expect(read).toEqual(value);
});

test('letters stand for the values behind the function', () => {
  const names = new Map([['a', '"A"']]);
  expect(readLiteral('{x:a,a:b}', names)).toEqual({ x: 'A', a: null });
});

test('functions that are cut off, or that return no literal, give nothing', () => {
  const endOf = (text: string, from: number): number => text.indexOf('}', from) + 1 || -1;
  for (const text of [
    '(function(a){return {',
    '(function(a){return a}(1))',
    '(function(a){',
    `(function(${'a,'.repeat(20_000)}`,
  ])
    expect(returnedValue(text, endOf)).toBeUndefined();
});

test.each(['"', "'", '{', '[', 'a:', '\\', '/*', '`\\`', 'return {', '(function(){'])(
  'a text of nothing but %j is read in time that grows as it does',
  async (part) => {
    await expectLinear((size) => {
      const texts = [part.repeat(size), `{${part.repeat(size)}}`];
      return () => texts.map((text) => [readLiteral(text), returnedValue(text, () => -1)]);
    }, 25_000);
  },
);
