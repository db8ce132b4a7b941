import { expect, test } from 'vitest';
import { extractArticle } from '../../src/extract/index.js';
import { chooseImages } from '../../src/normalise/pictures.js';
import { choosePublisher } from '../../src/normalise/publisher.js';
import { siteNames } from '../../src/normalise/site-names.js';

const paragraph = (i: number) =>
  `<p>Engineer ${i} of the harbour board said on Tuesday that the cracks had been known of since winter, and that money was short.</p>`;

function read(head: string, inBody = '') {
  const html = `<html lang="en"><head><title>Cracks in the old bridge at Marrowick</title>${head}</head><body><article><h1>Cracks in the old bridge at Marrowick</h1>${paragraph(1)}${inBody}${paragraph(2)}${paragraph(3)}</article></body></html>`;
  return extractArticle(html, { url: 'https://www.quay.example/bridge', rule: null, fetchedAt: null });
}

const shown = (head: string, inBody?: string) => chooseImages(read(head, inBody)).map(({ url }) => url);
const meta = (key: string, content: string) => `<meta property="${key}" content="${content}">`;
const data = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Cracks in the old bridge at Marrowick","image":"/i/own.jpg"}</script>`;

test.each([
  [
    'the one for networks, where there is no other',
    meta('og:image', '/i/quay.jpg'),
    '',
    ['https://www.quay.example/i/quay.jpg'],
  ],
  ['that of a card', meta('twitter:image', '/i/quay.jpg'), '', ['https://www.quay.example/i/quay.jpg']],
  [
    'the first of several',
    meta('og:image', '/i/quay.jpg') + meta('og:image', '/i/b.jpg'),
    '',
    ['https://www.quay.example/i/quay.jpg'],
  ],
  ['the story’s own before it', meta('og:image', '/i/quay.jpg') + data, '', ['https://www.quay.example/i/own.jpg']],
  [
    'the text’s before it',
    meta('og:image', '/i/quay.jpg'),
    '<img src="/i/text.jpg">',
    ['https://www.quay.example/i/text.jpg'],
  ],
  ['no logo', meta('og:image', '/i/quay-logo.png'), '', []],
  ['no default', meta('og:image', '/i/share-default.jpg'), '', []],
  ['no icon', meta('og:image', '/i/q.png') + meta('og:image:width', '96') + meta('og:image:height', '96'), '', []],
  ['nothing of a script', meta('og:image', 'javascript:alert(1)'), '', []],
])('the lead picture: %s', (_, head, inBody, urls) => expect(shown(head, inBody)).toEqual(urls));

test('the size of a picture for networks is read with it', () => {
  const [image] = chooseImages(
    read(meta('og:image', '/i/quay.jpg') + meta('og:image:width', '1200') + meta('og:image:alt', 'The bridge')),
  );
  expect(image).toMatchObject({ width: 1200, height: null, alt: 'The bridge' });
});

const canonical = (address: string) =>
  read(`<link rel="canonical" href="${address}">`).candidates.flatMap((one) =>
    one.field === 'canonicalUrl' ? [one.value] : [],
  );

test.each([
  ['www.quay.example/bridge', ['https://www.quay.example/bridge']],
  ['/undefined', []],
  ['https://www.quay.example/{{slug}}', []],
  ['https://www.quay.example/news/null?x=1', []],
  ['http://localhost:3000/bridge', []],
  ['https://www.quay.example/news/null-and-void', ['https://www.quay.example/news/null-and-void']],
])('the address %s that a page declares gives %j', (address, urls) => expect(canonical(address)).toEqual(urls));

test('a title in the place of the site’s name is not its name', () => {
  const head = meta('og:title', 'Cracks in the old bridge at Marrowick');
  const names = meta('og:site_name', 'Cracks in the old bridge at Marrowick') + meta('og:site_name', 'The Quay');
  expect(choosePublisher(read(head + names).candidates, null).publisher?.name).toBe('The Quay');
});

const tagsOf = (html: string) => read('', html).candidates.flatMap((one) => (one.field === 'tags' ? one.value : []));
const row = (links: string[]) =>
  `<ul>${links.map((text, i) => `<li><a href="/x/y/${i}">${text}</a></li>`).join('')}</ul>`;

test.each([
  ['months of an archive', ['March 2019', 'February 2019', 'January 2019']],
  ['months in Japanese', ['8月', '7月', '6月']],
  ['pages', ['【1】', '【2】', '【3】']],
  ['share buttons', ['Facebook', 'WhatsApp', 'E-Mail']],
  ['headlines in Japanese', ['渡船のストライキ、直前で回避', '灯台はなぜ緑色なのか', '雨の週末に歩く六つの道']],
])('%s are no tags', (_, links) => expect(tagsOf(row(links))).toEqual([]));

test('short links in a row may be tags', () =>
  expect(tagsOf(row(['桥梁', '港口', '交通']))).toEqual(['桥梁', '港口', '交通']));

test('a host is a name where nothing better is said', () => {
  const { candidates } = read(meta('og:site_name', 'Quay.example'));
  expect(choosePublisher(candidates, null).publisher?.name).toBe('Quay.example');
});

test.each([
  ['Startseite', 'The Quay'],
  ['Western Media Group', 'The Quay'],
  ['The Quay', 'My WordPress'],
])('of two names of the site, %s and %s, the one that address and title hold is its own', (one, other) => {
  const title = '<title>Cracks in the old bridge | The Quay</title>';
  const { candidates } = read(title + meta('og:site_name', one) + meta('og:site_name', other));
  expect(choosePublisher(candidates, null, { url: 'https://www.thequay.example/a/b' }).publisher?.name).toBe(
    'The Quay',
  );
});

test.each([
  ['A mother below the weir. / Owen Thackray', 'A mother below the weir.', 'Owen Thackray'],
  ['(Image: Getty)', null, 'Getty'],
  ['<span class="credit">Foto: Owen Thackray</span>', null, 'Owen Thackray'],
  ['A mother below the weir. Foto: Owen Thackray', 'A mother below the weir.', 'Owen Thackray'],
  ['A mother below the weir and/or the mill', 'A mother below the weir and/or the mill', null],
  ['<p>A mother at dawn.</p><p>Foto: Owen Thackray</p>', 'A mother at dawn.', 'Owen Thackray'],
  ['A mother at dawn.<span class="place">Below the weir</span>', 'A mother at dawn. Below the weir', null],
  ['A mother of the Q<span>uay</span>s<button>More</button>', 'A mother of the Quays', null],
  ['<span class="credit">01:30 Min.</span>A mother at dawn', 'A mother at dawn', null],
])('what of a line is the credit: %s', (line, caption, credit) => {
  const inBody = `<figure><img src="/i/otters.jpg" width="640" height="400"><figcaption>${line}</figcaption></figure>`;
  expect(chooseImages(read('', inBody))[0]).toMatchObject({ caption, credit });
});

const publisherOf = (name: string, url: string, headline: string | null = null) =>
  choosePublisher(read(meta('og:site_name', name)).candidates, null, {
    url,
    headline,
    site: siteNames({ url, candidates: [] }),
  }).publisher?.name;

test.each([
  ['The Quay - all the news of the coast', 'https://www.thequay.example/a', 'The Quay'],
  ['News, weather and tides | The Quay', 'https://thequay.example/a', 'The Quay'],
  ['The Quay |', 'https://www.coast.example/a', 'The Quay'],
  ['Quay Media - quay.example', 'https://www.quay.example/a', 'Quay Media'],
  ['quay.example - all the tides', 'https://www.quay.example/a', 'quay.example - all the tides'],
  ['MS Quay | Forum', 'https://forum.msquay.example/a', 'MS Quay'],
  ['Ada Quay - Coast Pilots', 'https://www.adaquaycoastpilots.example/a', 'Ada Quay'],
  // Letters that neither part shares with the address tell nothing.
  ['Ada Quay - Coast Pilots', 'https://www.harbour.example/a', 'Ada Quay - Coast Pilots'],
  ['LN - Lübener Nachrichten', 'https://www.ln.example/a', 'LN - Lübener Nachrichten'],
])('of the name %s on %s stays %s', (name, url, own) => expect(publisherOf(name, url)).toBe(own));

test('a name loses the story’s title before it, and a title alone is none', () => {
  const title = 'Cracks in the old bridge at Marrowick';
  const url = 'https://blog.example/a';
  expect(publisherOf(`${title} - The Quay`, url, title)).toBe('The Quay');
  expect(publisherOf(title, url, title)).toBeUndefined();
  // A short one may be the name of both.
  expect(publisherOf('The Quay', url, 'The Quay')).toBe('The Quay');
});
