import { expect, test } from 'vitest';
import { withoutBios } from '../../src/normalise/body.js';
import type { Block } from '../../src/types.js';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text, html: null, level: null });
const story = [
  'The dockers went back to work.',
  'Ada Bergström is the mayor of the port, and she was glad.',
  'So was the union.',
];
const read = (texts: string[], ...authors: string[]): string[] =>
  withoutBios(texts.map(paragraph), authors).map(({ text }) => text);

test.each([
  'Mira Solberg is a reporter for the Herald.',
  'Mira Solberg (34) ist Redakteurin beim Hafenblatt.',
  'Mira Solberg è una giornalista.',
  'Mira Solberg работает в порту.',
])('%s is about the author, not the story', (bio) => {
  expect(read([...story, bio], 'Mira Solberg')).toEqual(story);
  expect(read([...story, bio, 'Follow her on the quay.'], 'Mira Solberg')).toEqual(story);
});

test('what stands before the end, about others, or is the whole story stays', () => {
  expect(read(story, 'Ada Bergström')).toEqual([story[0]]);
  const long = [...story, 'Ships wait.', 'Cranes turn.', 'Prices fall.'];
  expect(read(long, 'Ada Bergström')).toEqual(long);
  expect(read(story, 'Mira Solberg')).toEqual(story);
  expect(read(['Ada Bergström is the mayor.'], 'Ada Bergström')).toHaveLength(1);
  expect(read([...story, 'Mira Solberg said that she was glad.'], 'Mira Solberg')).toHaveLength(4);
});

test.each([
  'Mira Solberg',
  '— MIRA SOLBERG',
  'Text: Mira Solberg\nFoto: Udo Lind',
  'Photos : Udo Lind, texte : Mira Solberg',
  '(Mira Solberg, Jo Berg)',
  'Mira Solberg und Jo Berg',
])('a last line that signs the story is not of it: %s', (line) => {
  expect(read([...story, line], 'Mira Solberg', 'Jo Berg')).toEqual(story);
});

test('a credit of pictures goes with the signature above it, and what says more stays', () => {
  expect(read([...story, 'Von', 'Mira Solberg'], 'Mira Solberg')).toEqual(story);
  expect(read([...story, 'Mira Solberg', 'Fotos: Udo Lind'], 'Mira Solberg')).toEqual(story);
  for (const line of ['Fotos: Udo Lind', 'Mira Solberg, Udo Lind', 'Mira Solberg laughed.', 'Vote for Mira Solberg'])
    expect(read([...story, line], 'Mira Solberg')).toEqual([...story, line]);
});
