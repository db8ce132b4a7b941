import { describe, expect, test } from 'vitest';
import { NoArticleError } from '../../src/errors.js';
import { blocksFromHtml, extractArticle } from '../../src/extract/index.js';
import { markdownOfBlocks } from '../../src/shared/block-markdown.js';
import { expectLinear } from '../helpers/growth.js';

// Pages made to be slow. What counts is how the time grows: twice the page may take twice the time, and some more for a busy
// machine; a step that grows with the square would take four times as long, and these sizes for minutes.

const url = 'https://coast.example/2026/05/04/harbour';
const sentence = 'The harbour opened again on Monday, and the first ferries left before six. ';

function milliseconds(html: string): number {
  const start = performance.now();
  try {
    extractArticle(html, { url, rule: null, fetchedAt: '2026-05-05T08:00:00.000Z' });
  } catch (error) {
    // A refused page is an answer, too; a fault is none.
    expect(error).toHaveProperty('code');
  }
  return performance.now() - start;
}

const page = (body: string, head = ''): string =>
  `<html lang="en"><head><title>The harbour opened again</title>${head}</head><body><h1>The harbour opened again</h1>${body}</body></html>`;
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');
const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;

/** Each of `size` pieces; the sizes are such that a linear step takes well under a second. */
const pages: Record<string, [size: number, make: (size: number) => string]> = {
  'nested boxes': [100_000, (n) => page('<div>'.repeat(n) + sentence)],
  'nested boxes with end tags of names that are not open': [40_000, (n) => page('<div>'.repeat(n) + '</em>'.repeat(n))],
  'nested inline elements': [50_000, (n) => page(`<p>${'<b><i>'.repeat(n)}${sentence}`)],
  'attributes of one element': [50_000, (n) => page(`<p ${times(n, (i) => `data-a${i}="x" `)}>${sentence}</p>`)],
  'one line of text': [15_000, (n) => page(`<p>${sentence.repeat(n)}</p>`)],
  'one word without an end': [1_000_000, (n) => page(`<p>${'a'.repeat(n)}</p>`)],
  'short runs': [10_000, (n) => page(times(n, (i) => `<p>Gate ${i}</p>`))],
  'short runs beside a long declared text': [
    8_000,
    (n) =>
      page(
        times(n, (i) => `<p>Gate number ${i} of the new harbour</p>`),
        ld(`{"@type":"NewsArticle","articleBody":"${sentence.repeat(n / 4)}"}`),
      ),
  ],
  'dates in print': [
    5_000,
    (n) => page(times(n, (i) => `<p class="date">${1 + (i % 28)} April 2026 at 10:${10 + (i % 50)}</p>`)),
  ],
  'numbers that are no dates': [20_000, (n) => page(`<p>${times(n, (i) => `${i}.${i}-${i}/${i}:`)}</p>`)],
  'times of a ticker': [
    3_000,
    (n) => page(times(n, (i) => `<li class="post"><time>10:${10 + (i % 50)}</time> ${sentence}</li>`)),
  ],
  'pictures of one box': [
    4_000,
    (n) =>
      page(
        `<p>${sentence}</p><p>${sentence}</p><div>${times(n, () => '<b>x</b><img src="/logo.png">')}</div><p>${sentence}</p>`,
      ),
  ],
  'objects of JSON-LD': [
    10_000,
    (n) =>
      page(`<p>${sentence}</p>`, ld(`[${times(n, (i) => `{"@type":"NewsArticle","headline":"Harbour ${i}"},`)}{}]`)),
  ],
  'open brackets of JSON-LD': [100_000, (n) => page(`<p>${sentence}</p>`, ld('{"a":['.repeat(n)))],
  'a state that is never closed': [50_000, (n) => page('', `<script>${'a={"b":'.repeat(n)}</script>`)],
  'keys of a state': [50_000, (n) => page(`<p>${sentence}</p>`, `<script>x = "${'\\"published'.repeat(n)}</script>`)],
  'links to topics': [10_000, (n) => page(times(n, (i) => `<a rel="tag" href="/tag/harbour-${i}">Harbour ${i}</a>`))],
  bylines: [10_000, (n) => page(times(n, (i) => `<span class="byline">By Ada Kvist ${i}</span>`))],
  'names in one byline': [
    10_000,
    (n) => page(`<meta name="author" content="${'Ada Kvist, '.repeat(n)}"><p>${sentence}</p>`),
  ],
  blanks: [500_000, (n) => page(`<p>${' \n'.repeat(n)}x</p><p>${sentence}</p>`)],
  'opening signs': [300_000, (n) => page('<'.repeat(n))],
  'comments that never end': [100_000, (n) => page('<!--'.repeat(n))],
  entities: [60_000, (n) => page(`<p>${'&amp;&notit;&#x41;'.repeat(n)}</p>`)],
  'class names': [20_000, (n) => page(times(n, (i) => `<p class="entry-${i} post-title_${i} authorBox${i}">${i}</p>`))],
  'one class name': [300_000, (n) => page(`<p class="${'author-tag-'.repeat(n)}">${sentence}</p>`)],
  'rows of a table': [5_000, (n) => page(`<table>${times(n, (i) => `<tr><td>${i}<td>${sentence}`)}</table>`)],
  'commas of broken JSON-LD': [
    60_000,
    (n) => page(`<p>${sentence}</p>`, ld(`{"a":"b" "c":[${'{"d":"e"},,'.repeat(n)}`)),
  ],
  'closers of broken JSON-LD': [100_000, (n) => page(`<p>${sentence}</p>`, ld(`{"a" ${'{}'.repeat(n)}`))],
  'blanks around JSON-LD': [100_000, (n) => page(`<p>${sentence}</p>`, ld(`x${' '.repeat(n)}x`))],
  'lists in lists of authors': [
    20_000,
    (n) =>
      page(
        `<p>${sentence}</p>`,
        ld(`{"@type":"NewsArticle","author":${'{"itemListElement":[{"item":'.repeat(n)}1${'}]}'.repeat(n)}}`),
      ),
  ],
  pictures: [
    10_000,
    (n) =>
      page(times(n, (i) => `<figure><img src="/p/${i}.jpg" alt="The harbour at ${i}"></figure>`) + sentence.repeat(9)),
  ],
};

/** Twice as much may take twice as long, thrice on a busy machine; a time below this says nothing. */
const maxGrowth = 3.3;
const noise = 150;

describe('a page made to be slow takes time in step with its size', () => {
  test.each(Object.entries(pages))('%s', (_name, [size, make]) => {
    const [half, whole] = [make(Math.floor(size / 2)), make(size)];
    milliseconds(half.slice(0, 20_000));
    // The best of some tries: another process may have had the machine meanwhile.
    let growth = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 4 && growth > maxGrowth; attempt++) {
      const first = Math.max(noise, milliseconds(half));
      growth = milliseconds(whole) / first;
    }
    expect(growth).toBeLessThanOrEqual(maxGrowth);
  });
});

test('a page of more kinds of boxes than a call takes arguments is read to its end', () => {
  const links = times(
    140_000,
    (i) =>
      `<div class="${i.toString(36).replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}"><a href="/x${i}">Gate ${i} is open today</a></div>`,
  );
  expect(() => extractArticle(page(links), { url, rule: null, fetchedAt: null })).toThrow(NoArticleError);
});

test('a state of more values than a call takes arguments is read, and so are lists of authors without an end', () => {
  const story = sentence.repeat(10);
  const values = `<script type="application/json">{"title":"The harbour opened again","list":["${story}"${',1'.repeat(150_000)}]}</script>`;
  expect(() => extractArticle(page(values), { url, rule: null, fetchedAt: null })).not.toThrow(RangeError);
  const lists = `${'{"itemListElement":[{"item":'.repeat(6_000)}1${'}]}'.repeat(6_000)}`;
  const authors = ld(`{"@type":"NewsArticle","headline":"The harbour opened again","author":${lists}}`);
  const read = extractArticle(page(`<p>${sentence}</p>`.repeat(5), authors), { url, rule: null, fetchedAt: null });
  expect(read.blocks).toHaveLength(1);
});

test('a table of one row is lay-out at each of its cells, and one that ends as data is data from there', () => {
  const plain = blocksFromHtml(`<table><tr>${'<td>Gate</td>'.repeat(6)}</table>`, { baseUrl: null });
  expect(plain.blocks.map(({ kind }) => kind)).toEqual(Array(6).fill('paragraph'));
  const rows = '<tr><td>Day</td><td>Height</td></tr><tr><td>1 June</td><td>5.1 m</td></tr>';
  const { blocks } = blocksFromHtml(`<table><tr><td>${sentence.repeat(10)}</td></tr>${rows}</table><p>End.</p>`, {
    baseUrl: null,
  });
  expect(blocks.map(({ kind, text }) => [kind, text.slice(0, 12)])).toEqual([
    ['paragraph', 'The harbour '],
    ['table', 'Day | Height'],
    ['paragraph', 'End.'],
  ]);
});

// By the processor's time; the limit is for a busy machine.
describe('work in step with the size of', { timeout: 300_000 }, () => {
  test.each<[string, string, string, string]>([
    ['cells of one row', '<table><tr>', `<td>${sentence}</td>`, '</tr></table>'],
    ['rows of lay-out', '<table>', '<tr><td>Gate</td></tr>', `<tr><td>${sentence.repeat(10)}</td></tr></table>`],
    ['blanks in a <pre>', '<pre>a', ' '.repeat(40), 'b</pre>'],
    ['line breaks', '<p>', 'a<br>', '</p>'],
    ['text in a list without items', '<ul>', '<p>Gate</p>', '</ul>'],
    ['emphasis of nothing', '<p>a', '<b>b</b><i> </i>', '</p>'],
  ])('%s', async (_name, before, piece, after) => {
    await expectLinear((size) => {
      const html = before + piece.repeat(size) + after;
      return () => markdownOfBlocks(blocksFromHtml(html, { baseUrl: null }).blocks);
    }, 2_500);
  });

  test('hidden paragraphs that each say their language', async () => {
    await expectLinear((size) => {
      const hidden = `<p lang="de" style="display:none">${sentence}</p>`.repeat(size);
      const html = page(`<main><h1>Harbour</h1><div>${hidden}</div></main>`);
      return () => milliseconds(html);
    }, 1_000);
  });

  test('paragraphs of posts in deep boxes', async () => {
    const post = (i: number): string =>
      `<div class="live-post"><time>10:${10 + (i % 50)}</time>${'<div>'.repeat(300)}${'<p>A gate is open.</p>'.repeat(390)}${'</div>'.repeat(301)}`;
    await expectLinear((size) => {
      const html = page(`<main><div class="live-blog">${times(size, post)}</div></main>`);
      return () => milliseconds(html);
    }, 10);
  });
});
