import { describe, expect, test } from 'vitest';
import { findBody, wholeBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';

const sentences = [
  'The council voted on Tuesday to rebuild the old harbour wall, which was damaged by the storms of last winter.',
  'Work is to begin in spring and will take about two years, the mayor told reporters after the meeting.',
  'Fishermen had asked for a wider entrance, but the engineers said that the sea bed would not allow it.',
  'The wall will cost nine million, of which the region pays a third, according to the plan.',
  'Residents can see the drawings in the town hall until the end of the month, and comment on them.',
];

function newsPage(inside: string): string {
  return `<html><head><title>Harbour wall to be rebuilt - Coast Herald</title>
<meta property="og:title" content="Harbour wall to be rebuilt"></head><body>
<header><a href="/">Coast Herald</a><nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<main><article><h1>Harbour wall to be rebuilt</h1><p class="byline">By Ann Example</p>
<div class="article-body">${inside}</div></article>
<aside class="related"><h3>More stories</h3><ul><li><a href="/a">Ferry timetable changes for the summer season</a></li><li><a href="/b">School wins prize for its garden of herbs</a></li></ul></aside></main>
<footer><p>© Coast Herald. <a href="/terms">Terms</a></p></footer></body></html>`;
}

const read = (html: string) => findBody(parsePage(html, { url: 'https://coast.example/news/1' }), { rule: null });
const textOf = (html: string): string =>
  read(html)
    .blocks.map((block) => block.text)
    .join('\n\n');

describe('the body', () => {
  test('is the paragraphs of the story, without menus, by-line, related stories and footer', () => {
    const html = newsPage(sentences.map((text) => `<p>${text}</p>`).join('\n'));
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test('loses no word to an icon or a script in the middle of a sentence', () => {
    const html = newsPage(
      sentences.map((text) => `<p>${text.replace(' ', ' <svg><path/></svg><script>x()</script>')}</p>`).join('\n'),
    );
    expect(textOf(html)).toBe(sentences.join('\n\n'));
  });

  test('is what a site rule selects, without what it removes', () => {
    const page = parsePage(newsPage(`<p>${sentences[0]}</p><p class="box">${sentences[1]}</p>`), { url: null });
    const rule = { id: 'coast', hosts: ['coast.example'], body: '.article-body', remove: ['.box'] };
    expect(findBody(page, { rule }).blocks.map((block) => block.text)).toEqual([sentences[0]]);
  });

  test('of a fragment is all of its text', () => {
    const { blocks } = wholeBody(parsePage('<p>One.</p><ul><li>Two</li><li>Three</li></ul>', { url: null }));
    expect(blocks.map((block) => block.text)).toEqual(['One.', '- Two\n- Three']);
  });
});
