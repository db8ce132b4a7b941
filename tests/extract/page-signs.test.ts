import { expect, test } from 'vitest';
import { chooseRuns } from '../../src/extract/body/choose.js';
import { analyse } from '../../src/extract/body/features.js';
import { judgeRuns } from '../../src/extract/body/model.js';
import { readSigns, signNames } from '../../src/extract/body/page-signs.js';
import { parsePage } from '../../src/extract/page.js';

function signsOf(html: string, url: string | null): Record<string, number> {
  const a = analyse(parsePage(html, { url }));
  const p = judgeRuns(a);
  const signs = readSigns(a, p, chooseRuns(a, p));
  return Object.fromEntries(signNames.map((name, at) => [name, Number(signs[at]!.toFixed(3))]));
}

const shelf = `<html><head><title>Lamps – latest articles</title></head><body class="archive"><h1>Lamps</h1><ul>
${['Desk', 'Floor', 'Wall'].map((name) => `<li class="product-card"><a href="/lamps/${name.toLowerCase()}">${name} lamp of brass and glass</a><span>€ 40</span><button>Add to cart</button></li>`).join('\n')}
</ul><div class="sort-by">Sort by</div><a href="/lamps/?page=2">Next</a><a href="/chairs/oak">Chairs</a></body></html>`;

test('a shelf has its goods below its own address, their prices, and the words of shops', () => {
  const signs = signsOf(shelf, 'https://shop.example/lamps');
  expect(signs).toMatchObject({ childLinks: 2, lastLength: 5, lastIsPlural: 1, mostHyphens: 0, listTitle: 1 });
  expect(signs).toMatchObject({ prices: 3, cartWords: 2, moreWords: 1, products: 2, filters: 1, cards: 3 });
});

test('a story has its day near its headline, and links that send it to others', () => {
  const text = 'The engineers said in their report that the wall could be mended, but that the work would take a year.';
  const html = `<html><head><title>Harbour wall can be mended</title><link rel="shortlink" href="/?p=31"></head>
<body class="single-post"><h1>Harbour wall can be mended</h1><p><time>Yesterday</time></p><p>${text}</p><p>${text} So did the town.</p>
<a href="https://www.facebook.com/sharer.php?u=x">Share</a><a href="https://www.facebook.com/paper">Follow us</a></body></html>`;
  const signs = signsOf(html, 'https://paper.example/2024/harbour-wall-can-be-mended');
  expect(signs).toMatchObject({
    shareLinks: 1,
    mostHyphens: 4,
    nearestDate: 1,
    shortlink: 2,
    storyTemplate: 1,
    listTitle: 0,
  });
  expect(signs).toMatchObject({ headlineWords: 5, paragraphRow: 2, childLinks: 0 });
});

test('the copy of a page in a web archive has the address of the page; without an address nothing is said of it', () => {
  const archived = signsOf(shelf, 'https://web.archive.org/web/20160526181643/http://shop.example/lamps');
  expect(archived).toMatchObject({ lastLength: 5, longestNumber: 0, listPart: 0 });
  expect(signsOf(shelf, null)).toMatchObject({ lastLength: -1, childLinks: -1, shareLinks: 0 });
});

test('cards are elements of one kind of which most hold a link; rows of paragraphs are counted apart from their text', () => {
  const text = 'The engineers said in their report that the wall could be mended, but that the work would take a year.';
  const box = (link: boolean): string => `<div class="c">${link ? `<a href="/x">${text}</a>` : text}</div>`;
  const page = (...links: boolean[]): string =>
    `<body><h1>Wall</h1><section>${links.map(box).join('')}</section></body>`;
  expect(signsOf(page(true, true, true, false, false), null)).toMatchObject({ cards: 5 });
  expect(signsOf(page(true, true, false, false, false), null)).toMatchObject({ cards: 0 });
  const story = `<body><h1>Wall</h1><ul>${'<li><a href="/x">More</a></li>'.repeat(4)}</ul><div>${`<p>${text}</p>`.repeat(2)}</div><div><p>${text}</p></div></body>`;
  const signs = signsOf(story, null);
  expect(signs).toMatchObject({ cards: 4, cardsOfKept: 0, paragraphRow: 2 });
  expect(signs.paragraphRowText).toBeCloseTo(Math.log2(1 + 2 * text.length), 2);
  const apart = signsOf(`<body><h1>Wall</h1><main>${`<div><p>${text}</p></div>`.repeat(4)}</main></body>`, null);
  expect(apart.containerText).toBeGreaterThan(apart.paragraphRowText!);
});
