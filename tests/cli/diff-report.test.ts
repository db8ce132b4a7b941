import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { stepAsText } from '../../src/cli/commands/diff/report.js';
import { diffArticles } from '../../src/diff/index.js';
import { displayWidth } from '../../src/output/index.js';
import { makeArticle } from '../helpers/article.js';

const paragraph =
  'The agreement runs for three years, and a vote of the members, which the union calls a formality, is to be held on 11 May.';
const before = makeArticle({
  headline: 'Dockers return to work after nine days of strike',
  body: `Lead.\n\n${paragraph}`,
});
const after = makeArticle({
  headline: 'Dockers are back at work after nine long days of strike at the harbour',
  body: `Lead.\n\n${paragraph.replace('11 May', '18 May')}\n\n${'码头工人复工。'.repeat(20)}`,
});
const at = '2026-05-04T06:30:00.000Z';
const step = {
  from: { number: 1, savedAt: at, cause: 'first' as const, article: before },
  to: { number: 2, savedAt: at, cause: 'edit' as const, article: after },
};
const told = (level: 0 | 1, width?: number): string => stepAsText(step, diffArticles(before, after), level, width);

test.each([40, 60, 80, 120])('no line of a diff is wider than %i columns, in colour or without', (width) => {
  for (const level of [0, 1] as const) {
    const lines = stripVTControlCharacters(told(level, width)).split('\n');
    expect(lines.filter((line) => displayWidth(line) > width && !line.startsWith('revision'))).toEqual([]);
  }
});

test('a wrapped diff says the same words and marks as one that is not wrapped', () => {
  const words = (text: string): string => text.replace(/\s+/g, '');
  for (const level of [0, 1] as const)
    expect(words(stripVTControlCharacters(told(level, 60)))).toBe(words(stripVTControlCharacters(told(level))));
  expect(told(0)).toContain('held on [-11-] {+18+} May.');
  expect(told(0, 60).replace(/\s+/g, ' ')).toContain('held on [-11-] {+18+} May.');
});

test('colour ends with each line and begins anew on the next', () => {
  for (const line of told(1, 50).split('\n')) {
    const codes = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code));
    const isOpen = (on: number, off: number): boolean => codes.lastIndexOf(on) > codes.lastIndexOf(off);
    expect([isOpen(32, 39), isOpen(31, 39), isOpen(9, 29)], line).toEqual([false, false, false]);
  }
});
