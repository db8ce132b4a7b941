import { expect, test } from 'vitest';
import { piecesOf, segmentsOf } from '../../src/shared/segments.js';
import { expectLinear } from '../helpers/growth.js';

test('pieces make up the text, and no character is cut', () => {
  for (const text of ['', 'a', '👩'.repeat(3_000), 'a '.repeat(3_000), `x${'👩'.repeat(3_000)}`, '的'.repeat(3_000)]) {
    const pieces = [...piecesOf(text)];
    expect(pieces.join('')).toBe(text);
    expect(pieces.some((piece) => /^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece))).toBe(false);
  }
});

test('words of a long text are those of its sentences', () => {
  const sentence = '今天北京下雨，明天晴。 ';
  const once = [...segmentsOf(sentence, 'word')];
  const often = [...segmentsOf(sentence.repeat(400), 'word')];
  expect(often).toEqual(Array.from({ length: 400 }, () => once).flat());
});

test.each(['的', 'ก็', 'a ', '\u0301', '👩\u200d'])('%j is cut in linear time', async (filler) => {
  await expectLinear((size) => {
    const text = filler.repeat(size);
    return () => [...segmentsOf(text, 'word'), ...segmentsOf(text, 'grapheme')].length;
  }, 10_000);
});
