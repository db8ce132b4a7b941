import { expect, test } from 'vitest';
import { Layout } from '../../../src/extract/metadata/layout.js';
import { parsePage, textOf } from '../../../src/extract/page.js';

const url = 'https://www.courier.example/news/lanes';
const headlineOf = (body: string): string | null => {
  const html = `<html><head><title>Where to Bike in Marrowick | Courier</title></head><body>${body}</body></html>`;
  const { headline } = new Layout(parsePage(html, { url }));
  return headline && textOf(headline);
};
const own = 'The Best Places to Bike in Marrowick';
const other = 'Where to Paddle in Marrowick';

test.each([
  ['around it', `<a href="/news/paddle"><h1>${other}</h1></a>`],
  ['in it', `<h1><a href="/news/paddle">${other}</a></h1>`],
])('a heading with a link to another page %s is rather that of another story', (_, card) => {
  expect(headlineOf(`<h1>${own}</h1><p>Text.</p>${card}`)).toBe(own);
});

test('a link to the page itself, and one that leads nowhere, speak against no heading', () => {
  for (const href of [url, `${url}?from=front#top`, '#top']) {
    expect(headlineOf(`<h1>${own}</h1><h1><a href="${href}">${other}</a></h1>`)).toBe(other);
  }
});
