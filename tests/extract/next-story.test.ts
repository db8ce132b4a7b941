import { expect, test } from 'vitest';
import { extractArticle } from '../../src/extract/index.js';

// A page that loads the next story below its own.

const own = [
  'The town council voted on Tuesday night to close the old swing bridge to lorries for at least two years, after cracks were found.',
  'Traders at the market said that they had been given nine days to prepare, and that the hotels would not pay for the detour.',
  'The bridge was built in 1931 and last overhauled in 1978, and there is no record of its bearings having been greased since.',
];
const other = [
  'A hailstorm that lasted eleven minutes flattened most of the hop gardens in the upper valley on Friday, weeks before the harvest.',
  'Growers put the loss at four fifths of the crop, and insurers said that they would send their assessors to the valley on Monday.',
  'Breweries in the region buy a third of their hops there; the largest of them said that its stores would last until the spring.',
];
const p = (texts: readonly string[]): string => texts.map((text) => `<p>${text}</p>`).join('\n');

function read(body: string): { text: string; authors: string[] } {
  const html = `<html><head><title>Bridge closed to lorries - Courier</title></head><body><main>${body}</main></body></html>`;
  const raw = extractArticle(html, { url: 'https://courier.example/news/bridge', rule: null, fetchedAt: null });
  const authors = raw.candidates.flatMap((one) => (one.field === 'authors' ? one.value.map(({ name }) => name) : []));
  return { text: raw.blocks.map(({ text }) => text).join('\n'), authors: [...new Set(authors)] };
}

const first = `<h1>Bridge closed to lorries</h1><p class="byline">By Ada Moor · 5 March 2024</p>${p(own)}`;
const hail = 'Hail flattens hops three weeks before harvest';

test.each([
  [
    'in an article of its own',
    `<article>${first}</article><article><h1>${hail}</h1><p class="byline">By Ben Holt</p>${p(other)}</article>`,
  ],
  [
    'in a box without a name',
    `<div>${first}</div><div><div><h1>${hail}</h1><div><a rel="author" href="/b">Ben Holt</a></div>${p(other)}</div></div>`,
  ],
  [
    'in a box like the first, under a headline of few words',
    `<div class="story">${first}</div><div class="story"><h1>Hail flattens hops</h1><p class="byline">By Ben Holt</p>${p(other)}</div>`,
  ],
  [
    'that is announced and has no by-line',
    `<div>${first}<hr><div class="label">Up next</div><h1>${hail}</h1><div>${p(other)}</div></div>`,
  ],
  [
    'noted with its address, under a headline of second rank',
    `<div class="col"><h1>Bridge closed to lorries</h1><div class="by">By Ada Moor</div><div class="text">${p(own)}</div><div class="item" data-url="/news/hail"><h2>${hail}</h2><div class="by">By Ben Holt</div><div>${p(other)}</div></div></div>`,
  ],
  [
    'under a headline of second rank that is a link to its page',
    `<div><h1>Bridge closed to lorries</h1></div><div>${p(own)}<div class="next"><h2><a href="/news/hail">${hail}</a></h2><p>By Ben Holt</p>${p(other)}</div></div>`,
  ],
  ['in the same box', `<div>${first}<h1>${hail}</h1><p>By Ben Holt</p>${p(other)}</div>`],
  [
    'behind its picture',
    `<article>${first}</article><article><figure><img src="/h.jpg"><figcaption>Hops on Friday</figcaption></figure><h1>${hail}</h1><time>8 March 2024</time>${p(other)}</article>`,
  ],
  [
    'under headings of second rank',
    `<article>${first.replaceAll('h1', 'h2')}</article><article><h2>${hail}</h2><span class="author">Ben Holt</span>${p(other)}</article>`,
  ],
  [
    'under a heading of second rank, below one of first rank',
    `<article>${first}</article><article><h2>${hail}</h2><p class="byline">By Ben Holt</p>${p(other)}</article>`,
  ],
  [
    'in a box named as the first one’s',
    `<section class="noticia">${first.replaceAll('h1', 'h2')}</section><section class="noticia"><h2>${hail}</h2><p>Ben Holt · 4 March 2024</p>${p(other)}</section>`,
  ],
  [
    'under a linked heading of second rank, in a box like the first',
    `<div class="story">${first}</div><div class="story"><h2 class="title"><a href="/b">${hail}</a></h2><p class="byline">By Ben Holt</p>${p(other)}</div>`,
  ],
  [
    'before a third without a by-line',
    `<section class="post">${first}</section><section class="post"><h1>Ferry late again</h1><p class="byline">By Ben Holt</p>${p(own.map((text) => `Again: ${text}`))}</section><section class="post"><h1>${hail}</h1>${p(other)}</section>`,
  ],
  [
    'of a few lines',
    `<div>${first}</div><div><h1>${hail}</h1><p class="byline">By Ben Holt</p>${p(other.slice(0, 1))}</div>`,
  ],
])('a second story %s is not the first one’s text', (_, html) => {
  const { text, authors } = read(html);
  expect(text).toContain(own[2]);
  expect(text).not.toContain('hailstorm');
  expect(authors.join('; ')).not.toContain('Ben Holt');
});

test('a headline that is a link amid the paragraphs cuts nothing off', () => {
  const link = `<p>Read also</p><h1 class="t"><a href="/news/hail">${hail}</a></h1>`;
  const { text } = read(`<h1 class="t">Bridge closed to lorries</h1><div>${p(own)}${link}${p(other)}</div>`);
  for (const paragraph of [...own, ...other]) expect(text).toContain(paragraph);
});

test('a chapter, a part by somebody else and a short box below belong to the story', () => {
  const chapters = `<article>${first}<h1>What the engineers found in the end</h1>${p(other)}</article>`;
  expect(read(chapters).text).toContain(other[2]);
  const parts = `<article>${first}<h2>What the growers say of it now</h2><p class="byline">By Ben Holt</p>${p(other)}</article>`;
  expect(read(parts).text).toContain(other[2]);
  const post = (i: number): string =>
    `<article><h2>Update ${i} from the council of the town</h2><p class="byline">By Ben Holt</p>${p(other)}</article>`;
  expect(read(`<article>${first}</article>${[1, 2, 3, 4].map(post).join('')}`).text).toContain('Update 2');
  const timed = `<article>${first}</article><article><h2>What the growers say of it now</h2><time>19:40</time>${p(other)}</article>`;
  expect(read(timed).text).toContain(other[2]);
  const updates = `<article>${first}<section><h1>What we know of the bridge so far</h1><time>8 March</time><p>Nothing.</p></section>${p(other)}</article>`;
  expect(read(updates).text).toContain(other[2]);
});
