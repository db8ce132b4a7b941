import { expect, test } from 'vitest';
import { refuseStrangers, recogniseText } from '../../src/recognise/index.js';

test.each([
  ['a page', '<!doctype html><html><body><p>x</p></body></html>', 'page'],
  ['a page behind a byte order mark and a comment', '\uFEFF\n<!-- saved --><html><p>x</p></html>', 'page'],
  ['a fragment of a page', '<div><p>One</p><p>Two</p></div>', 'page'],
  ['RSS', '<?xml version="1.0"?><!-- a --><rss version="2.0"></rss>', 'feed'],
  ['RDF with a prefix', '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"></rdf:RDF>', 'feed'],
  ['Atom with a doctype and entities', '<!DOCTYPE feed [<!ENTITY a "b">]><feed xmlns="x"></feed>', 'feed'],
  [
    'RSS behind a warning of PHP',
    '<br />\n<b>Warning</b>: mysql_connect() in /srv/x.php<br />\n<?xml version="1.0"?><rss version="2.0">',
    'feed',
  ],
  ['JSON Feed', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'json-feed'],
  ['a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', 'sitemap'],
  ['a sitemap index', '<sitemapindex></sitemapindex>', 'sitemap'],
  ['OPML', '<opml version="2.0"></opml>', 'opml'],
  ['a list of addresses', 'https://a.example/1\n# more\nhttps://a.example/2\n', 'list'],
  ['prose', 'Skip to content\nA headline\n\nby Ada Lindqvist', 'text'],
  ['prose in brackets', '[Updated at noon] The cranes moved again.', 'text'],
  [
    'a page that talks about feeds',
    '<html><body><pre>&lt;rss&gt;</pre><p>How to write <rss> by hand</p></body></html>',
    'page',
  ],
])('%s is told by its content', (_name, text, kind) => {
  expect(recogniseText(text, null, 'x')).toBe(kind);
});

test('a content type that lies decides nothing', () => {
  expect(recogniseText('<rss version="2.0"></rss>', 'text/html', 'x')).toBe('feed');
  expect(recogniseText('<html><body></body></html>', 'application/rss+xml', 'x')).toBe('page');
});

test.each([
  ['MHTML', 'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n', /MHTML/],
  ['an empty file', ' \n', /empty/],
  ['JSON that is no feed', '{"a": 1}', /JSON/],
])('%s is refused by name', (_name, text, message) => {
  expect(() => recogniseText(text, null, 'x')).toThrow(message);
});

test('binary files are refused by name', () => {
  expect(() => refuseStrangers(Buffer.from('%PDF-1.7'), 'x')).toThrow(/x is a PDF/);
  expect(() => refuseStrangers(Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'x')).toThrow(/image/);
  expect(() => refuseStrangers(Buffer.from('<html>'), 'x')).not.toThrow();
});
