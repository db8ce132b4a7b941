import { expect, test } from 'vitest';
import { parsePage } from '../../src/extract/page.js';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('paragraphs that were escaped once too often are paragraphs', () => {
  expect(bodyOf(`\n${escaped(story.map(p).join('\n'))}\n`)).toEqual(story);
  const linked = p(story[0]!.replace('the old', '<a href="/b">the old</a>'));
  expect(bodyOf(`<div>${escaped(linked)}</div><div>${escaped(p(story[1]!))}</div><p>${story[2]}</p>`)).toEqual(story);
});

test('code that shows tags, and a sentence about one, stay as they are', () => {
  const shown = p(story[1]!);
  expect(bodyOf(`${p(story[0]!)}<pre>${escaped(shown)}</pre>${p(story[2]!)}`)).toContain(shown);
  const sentence =
    '<p> is what opens a paragraph, and many a page of the council forgot that its end is told by a </p>, too.';
  expect(bodyOf(`${story.map(p).join('')}${p(escaped(sentence))}`)).toContain(sentence);
});

test('many escaped texts take a time that grows with their number', () => {
  const page = (count: number): string => `<body>${`${escaped(p(story[0]!))}<br>`.repeat(count)}</body>`;
  const timeOf = (count: number): number => {
    const html = page(count);
    const start = performance.now();
    parsePage(html, { url: null });
    return performance.now() - start;
  };
  timeOf(500);
  expect(timeOf(8000)).toBeLessThan(40 * Math.max(timeOf(1000), 5));
});
