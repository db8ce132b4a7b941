import { expect, test } from 'vitest';
import { bodyOf, p, story } from '../helpers/bridge-story.js';

const among = (box: string): string =>
  `${story.map(p).join('')}${box}${story.map((text) => p(`Again: ${text}`)).join('')}`;
const whole = [...story, ...story.map((text) => `Again: ${text}`)];

test.each([
  '{{ article.relatedTitle }}',
  '{% include "ad.html" %}',
  '[ad_inserter block="2"]',
  '[/vc_column_text][vc_row]',
  '[adrotate banner="1"]',
])('a paragraph that is only what a template should have filled goes: %s', (mark) => {
  expect(bodyOf(among(p(mark)))).toEqual(whole);
  expect(bodyOf(among(`<div v-cloak>${mark}</div>`))).toEqual(whole);
});

test('in a sentence and in code such marks stay, and a word in brackets', () => {
  const sentence = 'Whoever writes {{ name }} into the letter of the council gets the name of the reader in its place.';
  expect(bodyOf(among(p(sentence)))).toContain(sentence);
  expect(bodyOf(among('<pre><code>{{ article.title }}</code></pre>'))).toContain('{{ article.title }}');
  expect(bodyOf(among(p('[applause]'))).join(' ')).toBe(
    bodyOf(among(p('[Applause]')))
      .join(' ')
      .replace('[A', '[a'),
  );
});
