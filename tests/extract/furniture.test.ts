import { describe, expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';
import { furnitureKind } from '../../src/shared/furniture-words.js';

const story = [
  'The town council voted on Tuesday night to close the old swing bridge to lorries for at least two years, after cracks were found.',
  'Traders at the market said that they had been given nine days to prepare, and that the hotels would not pay for the detour.',
  'The bridge was built in 1931 and last overhauled in 1978, and there is no record of its bearings having been greased since.',
  'The provincial government has promised an answer on the money before the summer; until then the council will pay for a ferry.',
];
const p = (text: string): string => `<p>${text}</p>`;

function bodyOf(inside: string, below = ''): string[] {
  const html = `<html><head><title>Bridge closed to lorries - Courier</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Bridge closed to lorries</h1>${inside}</article>${below}</main><footer><a href="/terms">Terms</a></footer></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'https://courier.example/bridge' }), { rule: null });
  return blocks.map(({ text }) => text);
}

describe('a line is furniture', () => {
  test.each([
    'Advertisement',
    '-- ADVERTISEMENT --',
    'Anzeige',
    'Publicité',
    'Реклама',
    'إعلان',
    '広告',
    'Advertisement - Scroll to continue',
    'Story continues below advertisement',
    'La suite après la publicité',
    'Continua após a publicidade',
    'Juttu jatkuu mainoksen jälkeen',
    'Продолжение после рекламы',
    'Tekst gaat verder onder de foto',
  ])('as the label of an advert: %s', (text) => expect(furnitureKind(text)).toBe('advert'));

  test.each([
    'Share this article',
    'Print this page | Close window',
    'Follow us on X',
    'Teilen Sie diesen Artikel auf Facebook',
    'Compartir en WhatsApp',
    'Back to the top',
    'Aumenta el tamaño del texto',
    'Find this article at: https://courier.example/bridge',
    '分享到朋友圈',
  ])('as a button or link: %s', (text) => expect(furnitureKind(text)).toBe('call'));

  test.each(['© 1996 The Courier Company', 'Copyright 2004 Courier. All rights reserved.', '版权所有 马易网'])(
    'as a note of rights: %s',
    (text) => expect(furnitureKind(text)).toBe('rights'),
  );

  test.each([
    'We use cookies on this website to improve your experience. You can change your settings at any time.',
    'Diese Website verwendet Cookies, um Ihnen das bestmögliche Erlebnis zu bieten.',
    'Мы используем файлы cookie, чтобы сделать сайт удобнее.',
    '当サイトではクッキーを使用しています。サイトの利用を続けると、同意したものとみなされます。',
  ])('as a site’s word on its cookies: %s', (text) => expect(furnitureKind(text)).toBe('cookies'));

  test.each([
    'For the crust we use cookies, broken into crumbs, and a little butter.',
    'The regulator said that sites must ask before they set cookies.',
    '“We use cookies to improve our site, and nothing else,” said the editor.',
    'Share prices fall in Tokyo',
    'Werbung für Tabak wird verboten',
    'Copyright law changes in June',
    'Follow the money',
    'Back.',
    'Find',
    'On',
    'The advertisement that made the town famous continued to run until 1978.',
    'Print is not dead, and the Courier sells more copies than it did.',
  ])('and these are none: %s', (text) => expect(furnitureKind(text)).toBe(null));
});

test('labels, buttons and notes of rights among the paragraphs are not the story’s', () => {
  const lines = ['Anzeige', 'Story continues below advertisement', 'Share this article', '© 2004 Courier'];
  expect(bodyOf(story.map((text, i) => p(text) + p(lines[i]!)).join(''))).toEqual(story);
});

test('a heading whose links were left out goes with them, in any language', () => {
  const links = '<p><a href="/1">Ferry strike is called off</a></p><p><a href="/2">Why the lighthouse is green</a></p>';
  for (const lead of ['<p><strong>Leia mais:</strong></p>', '<p><b>Lisää aiheesta:</b></p>', '<h3>Weitere Texte</h3>'])
    expect(bodyOf(story.map(p).join('') + lead + links)).toEqual(story);
  expect(bodyOf(`${p(story[0]!)}<p>What we know:</p>${p(story[1]!)}${p(story[2]!)}`)).toContain('What we know:');
});

test('a box about the author is not the story’s, before it or behind it', () => {
  const bio = `<div class="author-box"><img src="/a.jpg"><p>Ada Moor came to the Courier in 2019 and writes about the harbour, the council and whatever else floats.</p></div>`;
  expect(bodyOf(bio + story.map(p).join(''))).toEqual(story);
  expect(bodyOf(story.map(p).join('') + bio)).toEqual(story);
  expect(bodyOf(`<div class="post author-ada">${story.map(p).join('')}</div>`)).toEqual(story);
});

test('a hint in a box between paragraphs stays', () => {
  const hint = 'The weight limit is 3.5 tonnes, boat trailers included.';
  const box = `<div class="card callout"><div class="callout-text">${hint}</div></div>`;
  expect(bodyOf(p(story[0]!) + box + story.slice(1).map(p).join(''))).toContain(hint);
});

test('what a platform states below the story is not the story’s', () => {
  const box = `<div class="post-body">${story.map(p).join('')}</div>`;
  const statement =
    '<div class="st-1"><p>Disclaimer: All texts here were posted by members, and the platform does not share their views.</p></div>';
  expect(bodyOf(box + statement)).toEqual(story);
});

test('the day and the tools above the first paragraph are not the story’s', () => {
  const head = '<p class="x1">Actualizado domingo 28/10/2012 03:21 horas</p><ul><li>Text size</li><li>Print</li></ul>';
  expect(bodyOf(head + story.map(p).join(''))).toEqual(story);
});

test('a page for printing has no by-line, address or rights in its text', () => {
  const html = `<html><head><title>Print: Bridge closed to lorries</title></head><body><p><a href="javascript:print()">Print this page</a></p>
<p><b>The Harbour Courier</b></p><hr><h2>Bridge closed to lorries</h2><p>By Ada Moor<br>5 March 2004</p>${story.map(p).join('')}
<hr><p>Find this article at:<br>http://courier.example/2004/bridge.html</p><p>© Copyright 2004 Harbour Courier</p></body></html>`;
  const { blocks } = findBody(parsePage(html, { url: 'http://courier.example/print/bridge.html' }), { rule: null });
  expect(blocks.map(({ text }) => text)).toEqual(story);
});
