import { expect, test } from 'vitest';
import { LineText } from '../../src/extract/line-text.js';

test.each([
  ['words', ['The quay', ' at dawn']],
  ['blanks around', ['  ', ' The quay ', '\n', 'at dawn', ' \t ', '  ']],
  ['nothing', []],
  ['blanks alone', ['  ', '\n', '']],
  ['blanks amid words', ['The', '   ', 'quay', '', ' ']],
])('a text of pieces is as long as when it is trimmed: %s', (_, pieces) => {
  const text = new LineText();
  let whole = '';
  for (const piece of pieces) {
    text.add(piece);
    whole += piece;
    expect(text.trimmedLength).toBe(whole.trim().length);
  }
  expect(text.whole).toBe(whole);
  text.clear();
  text.add(' again ');
  expect(text.trimmedLength).toBe(5);
});
