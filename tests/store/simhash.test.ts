import { expect, test } from 'vitest';
import { simhash, simhashText } from '../../src/store/simhash.js';

const words = (count: number): string => Array.from({ length: count }, (_, n) => `Word${n * 7}`).join(' ');
const han = (n: number): string => String.fromCodePoint(0x4e00 + ((n * 37) % 9000));

// Archives hold these: another hash of the same text would find none of the stories that are there.
test.each([
  ['Latin', words(400), '7c0e152493db5d9a'],
  ['more words than are looked at', words(3000), '780b562c03f9eb98'],
  ['Han signs', Array.from({ length: 300 }, (_, n) => han(n)).join(''), 'a81d504e74b9b465'],
  ['accents and signs', Array.from({ length: 400 }, (_, n) => `été${n}山`).join(' '), '4bbb4ee33279a65f'],
  [
    'a sign behind the last word that is looked at',
    Array.from({ length: 1_200 }, (_, n) => (n % 3 === 0 ? `word${n}` : String.fromCodePoint(0x4e00 + n * 2))).join(''),
    'e2090e75322b7918',
  ],
])('the hash of a text stays what it was: %s', (_name, text, hash) => {
  expect(simhashText(simhash(text)!)).toBe(hash);
});
