import { describe, expect, test } from 'vitest';
import { parseTextPage } from '../../src/text-page/index.js';
import { expectLinear } from '../helpers/growth.js';

const options = { url: null, rule: null, fetchedAt: '2026-05-05T08:00:00.000Z' };
const story = 'The harbour opened again on Monday, and the first ferries left before six. ';

/** A refused page is an answer, too; a fault is none. */
function read(text: string): void {
  try {
    parseTextPage(text, options);
  } catch (error) {
    expect(error).toHaveProperty('code');
  }
}

describe('a text made to be slow takes linear time', () => {
  test.each([
    '/',
    '1/2/',
    '//',
    'By /',
    'By Ada Lee, ',
    '(',
    '[a](',
    '![',
    ' ',
    '\t',
    '1',
    'a',
    'A ',
    '. ',
    '"',
    '|',
    '- a\n',
    '10:00 a\n',
    'ab-\n',
    'a\f',
    '1\f',
    '\n',
    'tags: a\n',
    '# ',
    '的',
  ])('nothing but %j', async (piece) => {
    const lines = (size: number): string =>
      [`The harbour opened again\n\nBy ${piece.repeat(size)}`, `${story}${piece.repeat(size)}/x)`, story].join('\n\n');
    await expectLinear((size) => () => read(lines(Math.ceil(size / piece.length))), 20_000);
  });

  test.each(['a, ', ',', '"a", ', '", ', '" ', ' ', "'", '[', 'a;'])('tags of nothing but %j', async (piece) => {
    await expectLinear((size) => {
      const list = piece.repeat(size);
      return () => read(`---\ntitle: The harbour\ntags: [${list}]\nauthors: ["${list}]\n---\n${story}`);
    }, 8_000);
  });
});

test('commas inside quotes part no tags, and a lone quote is a sign like any other', () => {
  const tagsOf = (list: string): unknown =>
    parseTextPage(
      `---\ntitle: The harbour opened again\ntags: [${list}]\n---\n${story.repeat(6)}\n\n${story.repeat(6)}\n`,
      options,
    ).candidates.find(({ field }) => field === 'tags')?.value;
  expect(tagsOf('ports, "ferries", \'sea\'')).toEqual(['ports', 'ferries', 'sea']);
  expect(tagsOf('19" screens, ports')).toEqual(['19" screens', 'ports']);
});
