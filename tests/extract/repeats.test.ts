import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

// What stands twice on a page: on purpose, for another screen, or set large beside the story.

const story = [
  'The town council voted on Tuesday night to close the old swing bridge to lorries for at least two years, after cracks were found.',
  '“Nobody in this room wanted to do it, and nobody who has read the report thinks that we had a choice,” said Petra Lonsdale.',
  'Traders at the market said that they had been given nine days to prepare, and that the hotels would not pay for the detour.',
];
const answer = 'I am not going to answer that question, and my lawyer tells me that I need not.';

function bodyOf(inside: string): string[] {
  const html = `<html><head><title>Bridge closed to lorries</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Bridge closed to lorries</h1>${inside}</article></main><footer><p>© Courier</p></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://courier.example/bridge' }), { rule: null });
  return blocks.map(({ text }) => text);
}

const p = (text: string): string => `<p>${text}</p>`;

test('an answer given three times stands three times', () => {
  const talk = ['Who greased it?', answer, 'Who paid for it?', answer, 'Who knew of it?', answer];
  expect(bodyOf([...story, ...talk].map(p).join(''))).toEqual([...story, ...talk]);
});

test('a copy of the story for another screen is not told again', () => {
  const box = (name: string): string => `<div class="${name}">${story.map(p).join('')}</div>`;
  expect(bodyOf(`${box('text desktop')}${box('text mobile')}`)).toEqual(story);
});

test('a paragraph that stands twice in a row stands once', () => {
  expect(bodyOf([story[0]!, story[1]!, story[1]!, story[2]!].map(p).join(''))).toEqual(story);
});

test.each([
  ['<blockquote class="pullquote"><p>Nobody in this room wanted to do it</p></blockquote>', 'a quote'],
  [
    '<div class="pullquote"><span>“the hotels would not pay for the detour”</span><span>Ada Moor</span></div>',
    'one by name',
  ],
  ['<aside><p>“… nobody who has read the report thinks that we had a choice”</p></aside>', 'an aside'],
  ['<div class="c-pull"><q>the hotels would not pay for the detour</q></div>', 'a q'],
  ['<figure class="wp-block-pullquote"><p>Nobody in this room wanted to do it, and nobody</p></figure>', 'a figure'],
])('%s repeats words of the story and is left out', (quote) => {
  expect(bodyOf(p(story[0]!) + quote + p(story[1]!) + p(story[2]!))).toEqual(story);
});

test('a quote that says something new stays, and so does a paragraph that repeats words of another', () => {
  const quote = 'We shall look back on this vote as the day on which the harbour began to die, and we were told so.';
  const inside = `${p(story[0]!)}<blockquote>${p(quote)}</blockquote>${p(story[1]!)}${p(story[2]!)}`;
  expect(bodyOf(inside)).toEqual([story[0], quote, story[1], story[2]]);
  const again = 'Nobody in this room wanted to do it, and nobody who has read the report thinks that we had a choice.';
  expect(bodyOf([...story, again].map(p).join(''))).toEqual([...story, again]);
});
