import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../src/extract/index.js';

// Pages that React streams: parts that come late, in hidden boxes at the end, belong in the places that wait for them.

const sentences = [
  'The cranes of the eastern basin moved again on Monday morning, nine days after the dockers had walked out over night shifts.',
  'Both sides called the agreement fair: wages rise by four per cent in May, and nobody has to work two nights in a row.',
  'Eleven ships had waited outside the harbour since the first day, three of them with fruit that was thrown away in the end.',
  'The port authority expects the backlog to be cleared within two weeks, provided that the weather does not turn again.',
  'A member of the works council said that the talks had been closer to failing than either side would admit in public.',
  'Hauliers have asked for a reduction of the storage fees that fell due while the gates of the terminal were closed.',
];
const paragraphs = sentences.map((text) => `<p>${text}</p>`);
const first = paragraphs.slice(0, 3).join('');
const second = paragraphs.slice(3).join('');
const heading = '<h1>Dockers return to work</h1>';

const bodyOf = (main: string, boxes: string): string =>
  extractArticle(
    `<!DOCTYPE html><html lang="en"><head><title>Dockers return to work | Coast Herald</title><meta property="og:title" content="Dockers return to work">
<meta property="og:type" content="article"></head><body><header><a href="/">Coast Herald</a></header><main>${main}</main>
<footer>© Coast Herald</footer>${boxes}</body></html>`,
    { url: 'https://coast.example/harbour/dockers-return', rule: null, fetchedAt: null },
  )
    .blocks.map(({ text }) => text)
    .join('\n\n');

const waiting = (id: string, meanwhile = ''): string =>
  `<!--$?--><template id="${id}"></template>${meanwhile}<!--/$-->`;
const box = (id: string, inner: string): string => `<div hidden id="${id}">${inner}</div>`;
const whole = sentences.join('\n\n');

describe('a streamed page', () => {
  test('has the part that came late in its place, instead of what was shown meanwhile', () => {
    const main = `<article>${heading}${paragraphs[0]}${waiting('B:0', '<p>The rest of this story is on its way to you, one moment please.</p>')}${paragraphs[5]}</article>`;
    const boxes = `${box('S:0', paragraphs.slice(1, 5).join(''))}<script>$RC("B:0","S:0")</script>`;
    expect(bodyOf(main, boxes)).toBe(whole);
  });

  test('that was saved without its comments loses the words "Loading", and no more', () => {
    const main = `<article>${heading}${first}<template id="B:0"></template><div>Loading paragraph...</div><div><p>${sentences[5]}</p></div></article>`;
    expect(bodyOf(main, box('S:0', paragraphs.slice(3, 5).join('')))).toBe(whole);
  });

  test('has parts of parts', () => {
    const boxes = [
      box('S:0', `<article>${heading}${first}${waiting('B:1')}</article>`),
      box('S:1', `<section>${paragraphs[3]}${waiting('B:a')}</section>`),
      box('S:a', paragraphs.slice(4).join('')),
    ];
    expect(bodyOf(waiting('B:0', '<div class="skeleton"></div>'), boxes.join(''))).toBe(whole);
  });

  test('is put together as its calls say, where numbers differ or a prefix stands before them', () => {
    const main = `<article>${heading}${waiting('app-B:0')}${waiting('app-B:1')}</article>`;
    const boxes = `${box('app-S:2', second)}<script>$RC("app-B:1","app-S:2")</script>${box('app-S:1', first)}<script>$RC("app-B:0","app-S:1")</script>`;
    expect(bodyOf(main, boxes)).toBe(whole);
  });

  test('has the rows of a place without anything to look at', () => {
    const main = `<article>${heading}${first}<template id="P:1"></template></article>`;
    expect(bodyOf(main, `${box('S:1', second)}<script>$RS("S:1","P:1")</script>`)).toBe(whole);
  });

  test('keeps its text where a place stands in its own box, and what is shown where no box came', () => {
    const inside = box('S:0', `<article>${heading}${first}${waiting('B:0')}${second}</article>`);
    expect(bodyOf('', inside)).toBe(whole);
    expect(bodyOf(`<article>${heading}${waiting('B:0', first)}${second}</article>`, '')).toBe(whole);
    // Each in the other's box, neither has a place.
    const ring = `${box('S:0', `<article>${heading}${first}${waiting('B:1')}</article>`)}${box('S:1', waiting('B:0'))}`;
    expect(bodyOf('', ring)).toBe(sentences.slice(0, 3).join('\n\n'));
  });
});
