import { expect, test } from 'vitest';
import { Utf8Source } from '../../src/shared/text-source.js';
import { parseSitemap, rawArticleFromSitemap } from '../../src/sitemap/index.js';

const url = 'https://herald.example/sitemap.xml';
const read = (text: string, since: string | null = null) => [...parseSitemap(text, { url, since })];

test('an index names its sitemaps, under any prefix, and one older than asked for is left out', () => {
  const text = `<?xml version="1.0"?><sm:sitemapindex xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sm:sitemap><sm:loc>https://herald.example/2019.xml</sm:loc><sm:lastmod>2019-12-31</sm:lastmod></sm:sitemap>
    <sm:sitemap><sm:loc> /news.xml.gz
    </sm:loc></sm:sitemap></sm:sitemapindex>`;
  expect(read(text)).toEqual([
    { kind: 'sitemap', url: 'https://herald.example/2019.xml', lastModified: '2019-12-31' },
    { kind: 'sitemap', url: 'https://herald.example/news.xml.gz', lastModified: null },
  ]);
  expect(read(text, '2026-01-01').map((one) => one.url)).toEqual(['https://herald.example/news.xml.gz']);
});

test('an address that was escaped twice leads to the page', () => {
  const text = '<urlset><url><loc>https://herald.example/a?x=1&amp;#038;y=2</loc></url></urlset>';
  expect(read(text)[0]!.url).toBe('https://herald.example/a?x=1&y=2');
});

const news = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url><loc>https://herald.example/a?x=1&y=2</loc><lastmod>2026-05-04T09:00:00+02:00</lastmod>
    <n:news><n:publication><n:name>The Herald</n:name><n:language>en</n:language></n:publication>
    <n:publication_date>2026-05-04T06:30:00+02:00</n:publication_date><n:title>Dockers &amp; cranes</n:title>
    <n:keywords>Ports, Strikes ,</n:keywords></n:news>
    <image:image><image:loc>/i/crane.jpg</image:loc><image:caption>A crane</image:caption></image:image>
    <xhtml:link rel="alternate" hreflang="nb" href="https://herald.example/nb/a"/></url>
  <url><loc>javascript:alert(1)</loc></url>
  <url><loc>https://herald.example/cut`;

test('news, pictures and languages of a story; what is cut or no address is passed over', () => {
  expect(read(news)).toEqual([
    {
      kind: 'page',
      url: 'https://herald.example/a?x=1&y=2',
      lastModified: '2026-05-04T09:00:00+02:00',
      news: {
        title: 'Dockers & cranes',
        date: '2026-05-04T06:30:00+02:00',
        keywords: ['Ports', 'Strikes'],
        language: 'en',
        publication: 'The Herald',
        genres: [],
        isSubscription: false,
      },
      images: [{ url: 'https://herald.example/i/crane.jpg', caption: 'A crane', title: null }],
      alternates: [{ language: 'nb', url: 'https://herald.example/nb/a' }],
    },
  ]);
});

test('what it says of a story becomes candidates of the page', () => {
  const [page] = read(news);
  const raw = page?.kind === 'page' ? rawArticleFromSitemap(page) : null;
  expect(raw?.candidates.map(({ field }) => field).sort()).toEqual(
    ['date', 'headline', 'language', 'modified', 'publisher', 'tags'].sort(),
  );
});

test('a story is left out only where its date is surely before the day, whatever the zones', () => {
  const page = (date: string) =>
    `<urlset><url><loc>https://herald.example/${encodeURI(date)}</loc><lastmod>${date}</lastmod></url></urlset>`;
  expect(read(page('2026-05-02'), '2026-05-04')).toHaveLength(0);
  expect(read(page('2026-05-03'), '2026-05-04')).toHaveLength(1);
  expect(read(page('2026-05-03T20:00:00Z'), '2026-05-04')).toHaveLength(1);
  expect(read(page('no date'), '2026-05-04')).toHaveLength(1);
});

test('50,000 entries are read one at a time', () => {
  const entry = (n: number) => `<url><loc>https://herald.example/${n}</loc></url>`;
  const text = `<urlset>${Array.from({ length: 50_000 }, (_, n) => entry(n)).join('')}</urlset>`;
  const reading = parseSitemap(text, { url });
  expect(reading.next().value).toMatchObject({ url: 'https://herald.example/0' });
  let count = 1;
  for (const _ of reading) count++;
  expect(count).toBe(50_000);
});

const endOf = (text: string): boolean => {
  const reading = parseSitemap(text, { url });
  let next = reading.next();
  while (!next.done) next = reading.next();
  return next.value.isWhole;
};

test.each([
  ['<urlset><url><loc>https://herald.example/a</loc></url></urlset>', true],
  ['<urlset><url><loc>https://herald.example/a</loc></url></urlset>\n<!-- 0.3 s -->', true],
  ['<s:urlset xmlns:s="x"><s:url><s:loc>https://herald.example/a</s:loc></s:url></s:urlset >', true],
  ['<URLSET><URL><LOC>https://herald.example/a</LOC></URL></URLSET>', true],
  ['<sitemapindex></sitemapindex>', true],
  ['<urlset xmlns="x"/>', true],
  ['<urlset><url><loc>https://herald.example/a</loc></url>', false],
  ['<urlset><url><loc>https://herald.example/a</loc></url><url><loc>https://herald.ex', false],
  ['<urlset><url><loc>https://herald.example/a</loc></url></urls', false],
  ['<urlset>', false],
  // Two in one file, the second cut.
  ['<urlset><url></url></urlset><urlset><url><loc>https://herald.example/a</loc></url><url>', false],
])('whether it is whole: %s', (text, isWhole) => {
  expect(endOf(text)).toBe(isWhole);
});

test('a prefix that is declared as something else is the sitemap’s, where its root has it', () => {
  const text = '<g:urlset xmlns:g="urn:made-up"><g:url><g:loc>https://herald.example/a</g:loc></g:url></g:urlset>';
  expect(read(text)).toMatchObject([{ url: 'https://herald.example/a' }]);
});

test('50 MB are read in pieces', () => {
  const entry = (n: number) => `<url><loc>https://herald.example/${n}/${'a'.repeat(900)}/ä</loc></url>\n`;
  const text = `<urlset>${Array.from({ length: 50_000 }, (_, n) => entry(n)).join('')}</urlset>`;
  const source = new Utf8Source(Buffer.from(text));
  let longest = 0;
  const watched = {
    next: (left: string, length: number) => {
      const piece = source.next(left, length);
      longest = Math.max(longest, piece.length);
      return piece;
    },
    lengthToEndTag: () => 0,
  };
  let count = 0;
  const reading = parseSitemap(watched, { url });
  let next = reading.next();
  for (; !next.done; next = reading.next()) count++;
  expect([count, next.value.isWhole]).toEqual([50_000, true]);
  expect(longest).toBeLessThan(200_000);
});
