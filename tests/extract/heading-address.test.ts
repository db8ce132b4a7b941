import { expect, test } from 'vitest';
import { addressOfHeading, isMasthead } from '../../src/extract/heading-address.js';
import { parsePage } from '../../src/extract/page.js';

const url = 'https://www.courier.example/news/lanes';
const addressIn = (html: string, from: string | null = url): string | null => {
  const page = parsePage(`<html><body>${html}</body></html>`, { url: from });
  return addressOfHeading(page.byTag.get('h2')![0]!, page);
};

test.each([
  [
    'by the link around it',
    '<a href="/news/paddle"><h2>Where to paddle</h2></a>',
    'https://www.courier.example/news/paddle',
  ],
  [
    'by the link in it',
    '<h2><span><a href="/news/paddle">Where to paddle</a></span></h2>',
    'https://www.courier.example/news/paddle',
  ],
  ['nowhere with a section’s link', '<h2><a href="/sport">Sport</a> Where to paddle</h2>', null],
  ['nowhere without a link', '<h2>Where to paddle</h2>', null],
  ['nowhere with a link to a part of the page', '<h2><a href="#top">Where to paddle</a></h2>', null],
  ['nowhere with a link to the page', `<h2><a href="${url}#top">Where to paddle</a></h2>`, null],
])('a heading leads %s', (_, html, address) => {
  expect(addressIn(html)).toBe(address);
});

test('headings of a page whose address nobody told lead elsewhere one by one', () => {
  expect(addressIn('<h2><a href="/a-boat">A boat</a></h2>', null)).not.toBeNull();
  expect(addressIn('<h2><a href="#a">A boat</a></h2>', null)).toBeNull();
});

test.each([
  ['<h2><a href="/">The Courier</a></h2>', true],
  ['<a href="https://www.courier.example/index.html"><h2>The Courier</h2></a>', true],
  ['<h2><a href="/?story=3">The Courier</a></h2>', false],
  ['<h2><a href="https://www.herald.example/">The Herald</a></h2>', false],
  ['<h2><a href="/news/">News</a></h2>', false],
  // A saved page may link its story so.
  ['<a href="/"><h2>Where to paddle on a Sunday, and where to leave the boat</h2></a>', false],
])('%s is the site’s name: %s', (html, expected) => {
  const page = parsePage(`<html><body>${html}</body></html>`, { url });
  expect(isMasthead(page.byTag.get('h2')![0]!, page)).toBe(expected);
});
