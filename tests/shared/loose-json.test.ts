import { expect, test } from 'vitest';
import { feedsOfJsonLd } from '../../src/discover/json-ld.js';
import { parseLooseJson } from '../../src/shared/loose-json.js';
import { expectLinear } from '../helpers/growth.js';

test.each([
  ['// <![CDATA[\n{"a":1}\n// ]]>', { a: 1 }],
  ['/* <![CDATA[ */ {"a":1} /* ]]> */', { a: 1 }],
  ['<!-- {"a":1} -->', { a: 1 }],
  ['<!-- {"a":1} --!>', { a: 1 }],
  ['<![CDATA[{"a":1};]]>;', { a: 1 }],
  ['\ufeff{"a":[1,2,],}', { a: [1, 2] }],
  ['{"a":1 , , "b":2}', { a: 1, b: 2 }],
  ['{"a":[1,  ', { a: [1] }],
  ['{"a":"x" y","b":"c\nd"}', { a: 'x" y', b: 'c\nd' }],
  ['{"a":"it\\\'s \\x"}', { a: "it's \\x" }],
  ['{"a":"x"\n"b":"y"}', { a: 'x', b: 'y' }],
  ['{"a":"x" "y"\n z"}', { a: 'x" "y"\n z' }],
  ['{"a":NaN,"b":undefined,"c":True,"d":None,"e":1e5}', { a: null, b: null, c: true, d: null, e: 1e5 }],
  ['{a: 1, "b-c": {d: [true]}}', { a: 1, 'b-c': { d: [true] } }],
  ['{"a":"x",,"b":2}', { a: 'x', b: 2 }],
  [`{'a':'it is "x"','b':['y','z']}`, { a: 'it is "x"', b: ['y', 'z'] }],
  ['<br />\n<b>Warning</b>: no "x" in <b>seo.php</b><br />\n{"a":1}', { a: 1 }],
  ['window.data = {"a":1};', { a: 1 }],
  ['{"a":1}{"b":2}', [{ a: 1 }, { b: 2 }]],
  ['{"a":"http://', { a: 'http://' }],
])('%j', (text, value) => {
  expect(parseLooseJson(text)).toEqual(value);
});

test.each([
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ', ',
  '{}',
  '[],',
  '"a" ',
  '"a",',
  '/*',
  '//',
  '/**/',
  ' ',
  '\n',
  ';',
  '\u0001',
  '{"a":',
  '{"a":"b" c",',
  '<!--',
  ']]>',
  '*/',
  '-->',
])('%j without an end is read in linear time', async (piece) => {
  await expectLinear((size) => {
    const texts = [`{"a" ${piece.repeat(size)}`, `[${piece.repeat(size)}x${' '.repeat(size)}x`, piece.repeat(size)];
    return () => texts.map((text) => [parseLooseJson(text), feedsOfJsonLd(text)]);
  }, 20_000);
});
