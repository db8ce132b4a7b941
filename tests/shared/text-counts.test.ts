import { expect, test } from 'vitest';
import { countText, kindOf } from '../../src/shared/text-counts.js';

test('capitals of all alphabets are capitals', () => {
  const counts = countText('İlgili Škoda Łódź Ольга Ελένη Ada łódź');
  expect(counts).toMatchObject({ words: 7, capitalised: 6, uppers: 6, cjk: 0 });
});

test('signs of the East count twice, ends of sentences and colons where they stand', () => {
  expect(countText('港は再開した。')).toMatchObject({ length: 13, cjk: 6, sentences: 1, tail: 0 });
  expect(countText('Photo: Ada Lind')).toMatchObject({ sentences: 0, colonAt: 5, tail: -1, commas: 0 });
  expect(countText('It opened (at last). AFP/Lind!')).toMatchObject({ sentences: 2, brackets: 2, exclamations: 1 });
  expect(countText("The port's half-open, 3.5 m.")).toMatchObject({ words: 6, longestWord: 8, digits: 2, commas: 1 });
});

test('only the head of a long text is counted, and its whole length', () => {
  expect(countText('word '.repeat(100), 50)).toMatchObject({ length: 500, words: 10 });
});

test('characters of one kind are of one kind in every script', () => {
  const kinds = (text: string): Set<number> => new Set([...text].map((sign) => kindOf(sign.charCodeAt(0))));
  for (const alike of ['AÄŁİЯΩ', 'aäłıяωبא', '"“”„«»「」', ',;、，،؛՝၊፣', '。！？।॥؟۔։။።។', '()[]（）', '漢かカ한']) {
    expect([alike, kinds(alike).size]).toEqual([alike, 1]);
  }
});
