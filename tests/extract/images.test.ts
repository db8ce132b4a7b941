import { expect, test } from 'vitest';
import { findBody } from '../../src/extract/body/index.js';
import { parsePage } from '../../src/extract/page.js';
import { processorMs } from '../helpers/processor-time.js';

const paragraphs = [
  'The dockers of the harbour went back to work on Monday, after nine days in which no ship was unloaded, said the union.',
  'Forty ships wait in the roads, the port says, and the last of them may not see a crane before the end of the month.',
  'Prices of fruit have risen by a fifth in the city, and two plants inland have sent their workers home until parts come.',
];

/** Pictures that a page with this between its paragraphs shows. */
function shown(html: string): (string | null)[] {
  const page = parsePage(
    `<html lang="en"><body><article><h1>Harbour at work again</h1><p>${paragraphs[0]}</p>${html}<p>${paragraphs[1]}</p><p>${paragraphs[2]}</p></article></body></html>`,
    { url: 'https://news.herald.example/harbour/at-work-again' },
  );
  return findBody(page, { rule: null }).images.map(({ url }) => url?.split('/').at(-1) ?? null);
}

test.each([
  ['a picture', '<img src="/i/quay.jpg" alt="The quay" width="640" height="400">'],
  ['one as wide as its column', '<img src="/i/quay.jpg" width="60%" height="auto">'],
  ['one that links to its larger form', '<a href="/i/quay-large.jpg"><img src="/i/quay.jpg"></a>'],
  ['one that links to the story itself', '<a href="/harbour/at-work-again/"><img src="/i/quay.jpg"></a>'],
  [
    'one that links to another site',
    '<a href="https://shop.example/crane" rel="sponsored"><img src="/i/quay.jpg"></a>',
  ],
  [
    'one of a banner’s size that leads to its own page',
    '<a href="/harbour/at-work-again/"><img src="/i/quay.jpg" width="300" height="250"></a>',
  ],
  [
    'one that a script opens',
    '<a href="javascript:open(1)"><img src="/i/quay.jpg" alt="" width="460" height="300"></a>',
  ],
  [
    'one that a script opens, of no told size',
    '<a href="javascript:open(1)"><img src="/i/quay.jpg" alt="The quay on Monday, as the first ferries left"></a>',
  ],
  [
    'a logo that a story is about',
    '<figure><img src="/i/quay.jpg?logo" alt="The new logo"><figcaption>The port’s new logo</figcaption></figure>',
  ],
])('%s is the story’s', (_, html) => {
  expect(shown(html).map((name) => name?.replace(/\?.*$/, ''))).toEqual(['quay.jpg']);
});

test.each([
  ['a logo by its file', '<img src="/i/herald-logo.png" alt="The Herald">'],
  ['a drawing', '<img src="/i/anchor.svg">'],
  ['a portrait', '<div class="author-box"><span><img src="/i/ada.jpg" alt="Ada Bergström"></span></div>'],
  ['an icon by its size', '<img src="/i/ada.jpg" width="100" height="100">'],
  ['what writes a mail', '<a href="mailto:?subject=x"><img src="/i/letter.png" alt="E-mail"></a>'],
  ['what a script shares', '<a href="javascript:share()"><img src="/i/vk.png" alt="Share"></a>'],
  ['a low strip', '<img src="/i/strip.gif" width="468" height="60">'],
  ['a narrow one', '<img src="/i/strip.gif" width="60" height="468">'],
  ['one of which only a small height is told', '<img src="/i/ada.jpg" height="48">'],
  ['a counter', '<img src="/i/count.gif" width="1" height="1">'],
  [
    'a teaser with a line',
    '<div><a href="https://www.herald.example/fruit/prices-rise"><img src="/i/fruit.jpg"></a><p class="caption">Prices rise</p></div>',
  ],
  ['a banner', '<a href="https://ad.example/x"><img src="/b/x.gif" width="728" height="90" alt=""></a>'],
  ['a banner by its name', '<a href="https://ad.example/x"><img src="/b/spring-300x250.jpg"></a>'],
  ['a teaser', '<a href="https://www.herald.example/fruit/prices-rise"><img src="/i/fruit.jpg" alt="Prices rise"></a>'],
])('%s is not', (_, html) => {
  expect(shown(html)).toEqual([]);
});

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

test.each([
  ['a lazy set', `<img src="/i/ph-20.jpg" data-srcset="/i/s.jpg 400w, /i/quay.jpg 1200w">`],
  ['a lazy address', `<img src="${dot}" data-lazy="/i/quay.jpg">`],
  ['the larger of a set without blanks', '<img src="/i/s.jpg" srcset="/i/s.jpg 400w,/i/quay.jpg 1200w,/i/m.jpg 800w">'],
  ['the denser', '<img src="/i/s.jpg" srcset="/i/s.jpg, /i/quay.jpg 2x">'],
  [
    'an address with commas',
    '<img srcset="https://r.example/w_3,h_2/s.jpg 320w, https://r.example/w_12,h_8/quay.jpg 1200w">',
  ],
  ['a lazy source of a picture', `<picture><source data-srcset="/i/quay.jpg 900w"><img src="${dot}"></picture>`],
  ['what stands for readers without scripts', `<img src="${dot}"><noscript><img src="/i/quay.jpg"></noscript>`],
  ['the same behind a placeholder', '<img src="/i/placeholder.gif"><noscript><img src="/i/quay.jpg"></noscript>'],
  [
    'an AMP picture',
    '<amp-img src="/i/s.jpg" srcset="/i/s.jpg 640w, /i/quay.jpg 1280w" width="1280" height="720"></amp-img>',
  ],
])('%s is shown', (_, html) => {
  expect(shown(html)).toEqual(['quay.jpg']);
});

test('a set that never ends is read in time', () => {
  const started = processorMs();
  shown(`<img src="/i/quay.jpg" srcset="${'/a,'.repeat(300_000)} 3w, ${'x '.repeat(300_000)}">`);
  expect(processorMs() - started).toBeLessThan(5000);
});

test.each([
  ['an attribute of a loader that no list has', '<img data-loadsrc="/i/quay.jpg">', 'quay.jpg'],
  ['the same beside a placeholder', '<img src="/i/blank.gif" data-img-url="/i/quay.jpg">', 'quay.jpg'],
  ['no small form', '<img src="/i/quay.jpg" data-thumb-file="/i/quay-60.jpg">', 'quay.jpg'],
  [
    'a point in the picture’s place',
    '<img src="/i/p.gif" data-hi-res-src="/i/quay.jpg" width="1" height="1">',
    'quay.jpg',
  ],
  [
    'the widest source',
    '<picture><source type="image/webp" srcset="/i/w-1400.webp 1400w"><source srcset="/i/q-1400.jpg 1400w, /i/q-700.jpg 700w"><img src="/i/q-300.jpg"></picture>',
    'q-1400.jpg',
  ],
  [
    'its own form beside sources of no width',
    '<picture><source srcset="/i/q.webp"><img src="/i/q.jpg"></picture>',
    'q.jpg',
  ],
])('of a picture %s is taken', (_, html, name) => {
  expect(shown(html)).toEqual([name]);
});

const line = 'A mother and one of her cubs below the weir.';
const picture = '<img src="/i/otters.jpg" width="640" height="400">';

function firstOf(html: string): { url: string | null; caption: string | null; credit: string | null } | undefined {
  const page = parsePage(
    `<html lang="en"><body><article><h1>Harbour at work again</h1><p>${paragraphs[0]}</p>${html}<p>${paragraphs[1]}</p><p>${paragraphs[2]}</p></article></body></html>`,
    { url: 'https://news.herald.example/harbour/at-work-again' },
  );
  return findBody(page, { rule: null }).images[0];
}

test.each([
  ['in divisions', `<div class="pic">${picture}<div class="pic-text">${line}</div></div>`],
  ['in a table', `<table><tr><td>${picture}</td></tr><tr><td class="caption">${line}</td></tr></table>`],
  ['by its property', `<div>${picture}<span itemprop="caption">${line}</span></div>`],
])('the line of a picture without a figure: %s', (_, html) => {
  expect(firstOf(html)).toMatchObject({ caption: line });
});

test.each([
  ['of another picture', `<div>${picture}<div><img src="/i/2.jpg"><p class="caption">${line}</p></div></div>`],
  [
    'that is far away',
    `<div><div><div><div><div>${picture}</div></div></div></div><p class="caption">${line}</p></div>`,
  ],
  ['that nothing names', `<div>${picture}<p>${line}</p></div>`],
])('no line %s', (_, html) => {
  expect(firstOf(html)).toMatchObject({ caption: null });
});

test('a credit beside the line is the picture’s; a stand-in is no picture, whatever stands below it', () => {
  const html = `<figure><img src="/img/grey-placeholder.png">${picture}<span class="css-credit">Owen Thackray</span><figcaption>${line}</figcaption></figure>`;
  expect(firstOf(html)).toMatchObject({ caption: line, credit: 'Owen Thackray' });
  expect(firstOf(html)?.url).toMatch(/otters/);
});

test.each([
  [
    'by its width in the address',
    '<source srcset="/i/a.jpg?width=1900&s=1f" media="(min-width: 980px)">',
    '/i/a.jpg?width=465&s=9c',
    '/i/a.jpg?width=1900&s=1f',
  ],
  [
    'by a number that differs',
    '<source srcset="/imgs/1440/a.jpg"><source srcset="/imgs/720/a.jpg">',
    '/imgs/480/a.jpg',
    '/imgs/1440/a.jpg',
  ],
  [
    'by its density',
    '<source srcset="/r/840x420/a.jpg 1x, /r/2000x1000/a.jpg 2x">',
    '/r/640x320/a.jpg',
    '/r/2000x1000/a.jpg',
  ],
  ['not another crop', '<source srcset="/i/tall-1200.jpg">', '/i/wide-900.jpg', '/i/wide-900.jpg'],
  ['not a smaller one', '<source srcset="/imgs/320/a.jpg">', '/imgs/480/a.jpg', '/imgs/480/a.jpg'],
  ['not by a day', '<source srcset="/2026/0412/a.jpg">', '/2026/0411/b.jpg', '/2026/0411/b.jpg'],
])('the largest source of a picture: %s', (_, sources, src, wanted) => {
  expect(firstOf(`<picture>${sources}<img src="${src}"></picture>`)?.url).toBe(`https://news.herald.example${wanted}`);
});

test('a loader’s own address gives way to a larger source', () => {
  const html =
    '<picture><source srcset="/r/840/a.jpg 1x, /r/2000/a.jpg 2x"><img src="data:image/gif;base64,AA" data-src="/r/840/a.jpg"></picture>';
  expect(firstOf(html)?.url).toMatch(/2000/);
});

test('a blank inside the address of a lazy picture is part of it', () => {
  expect(shown(`<img src="${dot}" data-lazy-src="//cdn.example/i/old quay.jpg" width="900" height="600">`)).toEqual([
    'old%20quay.jpg',
  ]);
});

test('the figures of a gallery above the first paragraph are all the story’s', () => {
  const figure = (i: number): string =>
    `<figure><img src="/g/${i}.jpg" width="1000" height="700"><figcaption>The quay ${i}</figcaption></figure>`;
  const html = `<html lang="en"><body><article><h1>Harbour at work again</h1><div class="gallery">${[1, 2, 3].map(figure).join('')}</div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;
  const { images } = findBody(parsePage(html, { url: 'https://herald.example/harbour' }), { rule: null });
  expect(images.map(({ url }) => url?.split('/').at(-1))).toEqual(['1.jpg', '2.jpg', '3.jpg']);
});

/** Pictures of a page whose article ends with this. */
function shownBehind(html: string, lead = ''): (string | null)[] {
  const page = parsePage(
    `<html lang="en"><body><main><article><h1>Harbour at work again</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}${lead}${html}</article><section><h2>More</h2><figure><img src="/i/other.jpg"><figcaption>Another story</figcaption></figure></section></main></body></html>`,
    { url: 'https://news.herald.example/harbour/at-work-again' },
  );
  return findBody(page, { rule: null }).images.map(({ url }) => url?.split('/').at(-1) ?? null);
}

const figures = [1, 2, 3].map(
  (n) =>
    `<figure><img src="/i/${n}.jpg" width="1200" height="800"><figcaption>Crane number ${n}.</figcaption></figure>`,
);

test.each([
  ['figures', figures.join('')],
  ['a gallery of figures', `<figure class="wp-block-gallery">${figures.join('')}</figure>`],
  [
    'slides with a number and a line',
    `<ul>${[1, 2, 3].map((n) => `<li><img data-src="/i/${n}.jpg" src="data:image/gif;base64,R0lGOD"><div class="caption"><span>${n}/3</span> <p>Crane number ${n}.</p></div></li>`).join('')}</ul>`,
  ],
])('%s right behind the last paragraph are the story’s', (_, html) => {
  expect(shownBehind(html)).toEqual(['1.jpg', '2.jpg', '3.jpg']);
});

test('figures behind a by-line below the text are the story’s, behind a heading or a link of another story they are not', () => {
  expect(shownBehind(figures.join(''), '<div>Photos: Ada Bergström</div>')).toHaveLength(3);
  expect(shownBehind(figures.join(''), '<h3>More of the port</h3>')).toEqual([]);
  expect(
    shownBehind('<figure><img src="/i/9.jpg"><figcaption><a href="/fruit">Fruit is dear</a></figcaption></figure>'),
  ).toEqual([]);
});

test('a figure that shows its picture only to who runs no scripts shows it', () => {
  const html =
    '<figure><div style="background-image:url(/b.jpg)"></div><noscript><img src="/i/quay.jpg?w=1600" alt="The quay"></noscript><figcaption>The quay in 1908</figcaption></figure>';
  expect(shown(html)).toEqual(['quay.jpg?w=1600']);
  expect(shown(html + html.replaceAll('quay', 'crane') + '<img src="/i/last.jpg">')).toEqual([
    'quay.jpg?w=1600',
    'crane.jpg?w=1600',
    'last.jpg',
  ]);
});
