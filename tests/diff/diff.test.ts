import { describe, expect, test } from 'vitest';
import { diffArticles } from '../../src/diff/index.js';
import { diffParagraphs } from '../../src/diff/paragraphs.js';
import { diffWords } from '../../src/diff/words.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { expectLinear } from '../helpers/growth.js';

const long =
  'The port said on Monday that the cranes would move again once the talks were over and the night shifts paid.';
const before = makeArticle({
  body: `${long}\n\nTwelve ships wait outside the harbour, and 12 more are due this week.`,
});
const classOf = (parts: Partial<Article>, thresholds?: { words: number; share: number }) => {
  const { class: own, changes } = diffArticles(before, { ...before, ...parts }, thresholds);
  return [own, changes.map((one) => one.field)];
};

describe('what a change is to a reader', () => {
  test.each<[string, Partial<Article>, string | null, string[]]>([
    ['nothing', {}, null, []],
    ['another headline', { headline: 'Dockers stay out' }, 'headline', ['headline']],
    ['a headline in other quotes and case', { headline: 'Dockers Return to Work!' }, 'cosmetic', ['headline']],
    ['a figure', { body: String(before.body).replace('12 more', '21 more') }, 'substance', ['body']],
    ['one word spelt anew', { body: String(before.body).replace('harbour', 'harbor') }, 'cosmetic', ['body']],
    ['quotes and dashes', { body: String(before.body).replace(', and', ' – and') }, 'cosmetic', ['body']],
    ['a new paragraph', { body: `${before.body}\n\n${long.replaceAll('cranes', 'trains')}` }, 'substance', ['body']],
    ['a note of error', { notices: ['Correction: the port is in Oslo.'] }, 'correction', ['notices']],
    [
      'a note of error in the text',
      { body: `${before.body}\n\nДополнено: в тексте исправлена ошибка.` },
      'correction',
      ['body'],
    ],
    ['the same instant in another zone', { date: '2026-05-04T04:30:00Z' }, 'cosmetic', ['date']],
    ['another day', { date: '2026-05-05' }, 'substance', ['date']],
    ['another author', { authors: ['Tom Okafor'] }, 'substance', ['authors']],
    ['tags', { tags: ['Ports'] }, 'cosmetic', ['tags']],
  ])('%s', (_name, parts, own, fields) => {
    expect(classOf(parts)).toEqual([own, fields]);
  });

  test('the thresholds are the caller’s', () => {
    const edit = { body: String(before.body).replace('harbour', 'harbor') };
    expect(classOf(edit, { words: 1, share: 1 })[0]).toBe('substance');
    expect(classOf(edit, { words: 100, share: 0.5 })[0]).toBe('cosmetic');
  });

  test('headline and dates come first, the body after them', () => {
    const after = { headline: 'New', date: '2026-06-01', body: 'Other text', tags: ['x'] };
    expect(classOf(after)[1]).toEqual(['headline', 'date', 'body', 'tags']);
  });
});

describe('words', () => {
  test('what stayed, went and came gives both texts back', () => {
    const one = 'The quick brown fox jumps over the lazy dog, twice.';
    const two = 'The quick red fox leaps over a lazy dog.';
    const parts = diffWords(one, two);
    const textOf = (kind: 'removed' | 'added') =>
      parts
        .filter((part) => part.kind === 'same' || part.kind === kind)
        .map((part) => part.text)
        .join('');
    expect(textOf('removed')).toBe(one);
    expect(textOf('added').replace(/\s+/g, '')).toBe(two.replace(/\s+/g, ''));
  });

  test('Chinese is parted into words, though it has no blanks', () => {
    expect(diffWords('今天北京下雨', '今天上海下雨')).toEqual([
      { kind: 'same', text: '今天' },
      { kind: 'removed', text: '北京' },
      { kind: 'added', text: '上海' },
      { kind: 'same', text: '下雨' },
    ]);
  });

  test('two long texts with nothing in common end in a moment', () => {
    const words = (seed: string) => Array.from({ length: 20_000 }, (_, n) => `${seed}${n}`).join(' ');
    expect(diffWords(words('a'), words('b')).map((part) => part.kind)).toEqual(['removed', 'added']);
  });
});

test('a paragraph that was moved or edited is found again, others are new or gone', () => {
  const one = `First paragraph about ports and their cranes.\n\nSecond one about the weather of May.\n\n${long}`;
  const two = `First paragraph about ports and their tall cranes.\n\n${long}\n\nA closing line that nobody wrote before.`;
  expect(diffParagraphs(one, two).map(({ kind, number }) => [kind, number])).toEqual([
    ['changed', 1],
    ['removed', 2],
    ['added', 3],
  ]);
});

describe('states made to be slow are compared in linear time', () => {
  const words = (count: number, from: number): string =>
    Array.from({ length: count }, (_, at) => `w${(at * 7919 + from) % 100_003}`).join(' ');
  test.each<[string, (size: number, turn: number) => string]>([
    [
      'paragraphs',
      (size, turn) => Array.from({ length: size }, (_, at) => `Line ${at * 2 + turn} of ${at}.`).join('\n\n'),
    ],
    ['words of one paragraph', (size, turn) => words(size, turn * 50_000)],
    [
      'long paragraphs',
      (size, turn) =>
        Array.from({ length: size / 100 }, (_, at) => `Same start. ${words(100, at * 1_000 + turn * 50)}`).join('\n\n'),
    ],
    [
      'Chinese',
      (size, turn) =>
        Array.from({ length: size }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 31 + turn * 7) % 9_000))).join(''),
    ],
  ])('%s', async (_name, make) => {
    await expectLinear((size) => {
      const [before, after] = [0, 1].map((turn) => makeArticle({ body: make(size, turn) }));
      return () => diffArticles(before!, after!);
    }, 5_000);
  });
});
