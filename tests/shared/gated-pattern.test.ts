import { expect, test } from 'vitest';
import { GatedPattern, phrasesOf } from '../../src/shared/gated-pattern.js';
import { addresses, patternsOf, termsOf, wallKinds } from '../../src/shared/wall-patterns.js';
import { wallPhrases } from '../../src/shared/wall-phrases.js';

/** Texts that a phrase matches: with each alternative, and without what may be left out. */
function examplesOf(phrase: string): string[] {
  const group = /\(([^()]*)\)(\??)/.exec(phrase);
  if (!group) return [phrase.replace(/.\?/gu, ''), phrase.replaceAll('?', '')];
  const choices = [...group[1]!.split('|'), ...(group[2] ? [''] : [])];
  const rest = (choice: string): string =>
    phrase.slice(0, group.index) + choice + phrase.slice(group.index + group[0].length);
  return choices.flatMap((choice) => examplesOf(rest(choice))).slice(0, 200);
}

test('a word that is looked for first hides no phrase', () => {
  let examples = 0;
  for (const list of Object.values(wallPhrases).flat()) {
    for (const phrase of phrasesOf(list.toLowerCase().replace(/\\p\{l\}|\(\\d\+ \)\?|\\d/g, ''))) {
      // Of other signs of patterns one form is enough.
      const bare = phrase
        .replace(/^[=^]/, '')
        .replace(/(\p{L})\*/gu, '$1')
        .replace(/\[\^[^\]]*\]\{[\d,]+\}/gu, '')
        .replace(/\[([^\]^])[^\]]*\]\??/gu, '$1');
      if (/[[\]{}*+^$\\]/.test(bare)) continue;
      const pattern = new GatedPattern(bare, [bare]);
      for (const example of examplesOf(bare)) {
        const text = example.replace(/\+/g, '');
        if (!new RegExp(bare, 'u').test(text)) continue;
        examples++;
        expect([bare, text, pattern.isIn(`- ${text} -`)]).toEqual([bare, text, true]);
      }
    }
  }
  expect(examples).toBeGreaterThan(3_000);
});

test('the signs of a group that is not kept are no word to look for', () => {
  const phrase = '\\b(?:para (?:ver|mirar) este (?:texto|post))';
  expect(new GatedPattern(phrase, [phrase]).isIn('para ver este texto')).toBe(true);
});

test('how often a sign stands is not a word to look for', () => {
  const phrase = '^(follow|join) us.{0,80}(telegram|viber)';
  expect(new GatedPattern(phrase, [phrase]).isIn('follow us on viber')).toBe(true);
});

test('every list of what walls say is a pattern', () => {
  for (const kind of wallKinds) {
    const { inHead, anywhere } = patternsOf(kind);
    for (const pattern of [...inHead, ...anywhere, ...termsOf(kind), ...addresses()])
      expect(() => pattern.isFoundIn('a')).not.toThrow();
  }
});

test('all finds are given, and none where no word stands', () => {
  const pattern = new GatedPattern('(?:close(d)? (page|door)s?|gone)', ['close(d)? (page|door)s?', 'gone']);
  expect(pattern.allIn('closed doors, close page, gone')).toEqual(['closed doors', 'close page', 'gone']);
  expect(pattern.allIn('nothing here')).toEqual([]);
});
