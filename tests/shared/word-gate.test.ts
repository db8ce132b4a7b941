import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WordGate } from '../../src/shared/word-gate.js';

const text = (least: number, most: number) =>
  fc
    .array(fc.constantFrom('a', 'b', 'c', 'é', '登', '入', ' '), { minLength: least, maxLength: most })
    .map((all) => all.join(''));

test('finds the words that stand in a text, and no other', () => {
  fc.assert(
    fc.property(fc.array(text(2, 5), { maxLength: 8 }), text(0, 40), (words, where) => {
      const found = new Set<string>();
      new WordGate(words.map((word) => [word, word] as const)).some(where, (word) => {
        found.add(word);
        return false;
      });
      expect([...found].sort()).toEqual([...new Set(words)].filter((word) => where.includes(word)).sort());
    }),
  );
});

test('ends at the first that is wanted', () => {
  const seen: string[] = [];
  const gate = new WordGate([['log in', 'one'] as const, ['登入', 'two'] as const, ['wall', 'three'] as const]);
  const isThere = gate.some('登入 / log in / wall', (held) => {
    seen.push(held);
    return held === 'one';
  });
  expect([isThere, seen]).toEqual([true, ['two', 'one']]);
});
