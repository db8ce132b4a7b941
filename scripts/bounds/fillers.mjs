import { readFileSync } from 'node:fs';
import path from 'node:path';

// Short pieces that stand many times in a hostile document, and the places where they stand. Every piece is put into every place
// of its kind, so that a new reader or a new pattern is tried with all that was ever slow.

const tags =
  'a abbr article aside b blockquote br button caption code dd details div dl dt em embed figcaption figure font footer form frame h1 h2 h3 h6 head header hr html i iframe img input ins label li link main menu meta nav noscript object ol option p picture pre q rp rt ruby script section select small source span strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr u ul video wbr'.split(
    ' ',
  );
const xmlTags =
  'item entry title link description content:encoded content summary author name dc:creator category guid pubDate updated media:content media:group media:thumbnail enclosure source image channel url loc lastmod news:news news:title image:image outline x:y'.split(
    ' ',
  );

/** Pieces of running text, by what readers look for in it. */
const texts = [
  ...'abc|a |A |Ab |é |的 |的|ก็|ا |\u0301|\u200d|\ufe0f|\u{1f600}|1|1 |12:|10:00 |2026-05-04 |4 May |4 May 2026 |1/2/|1.|1. |May |am |+02:00|Z|T'.split(
    '|',
  ),
  ...'By |By Ada Lee |By Ada Lee, |Ada Lee and |Ada Lee, |and |von |Foto: |(|)|[|]|{|}|<|>|"|“|”|\'|’|,|, |;|; |:|: |.|. |..|…|!|?|/|//|\\|\\"|-|- |–|—| — |_|*|**|#|# |## |`|```|~|^|=|==|+|%|%20|&|&amp;|&amp;amp;|&#|&#x41;|@|a@b.c |http://|https://a.example/ |www.|$|€'.split(
    '|',
  ),
  '|',
  ' | ',
  '||',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '  \n',
  'a\n',
  'a\n\n',
  'A story of some length stands here.\n\n',
  '10:00 A story of some length stands here.\n',
  '- a\n',
  '* a\n',
  '> a\n',
  '| a | b |\n',
  'key: value\n',
  'tags: a\n',
  '---\n',
  '![a](b)',
  '[a](b) ',
  '[1]: http://a.example/\n',
  'Related: ',
  'Read more\n',
  'Photo: Ada Lee/Agency\n',
  'KYIV, Ukraine (Agency) — ',
  'Updated 10:00 am ',
  '\u00a0',
  '\u00ad',
  '\u2028',
  '\u0000',
  '\ufeff',
  '\ufffd',
  'http://a.example/?a=b&c=d#',
];

const marks = [
  '<!--',
  '-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<?',
  '?>',
  '<!',
  '<!a',
  '</',
  '<a b',
  '<a b=',
  '<a b="',
  '<a b=c ',
  '/>',
  '&lt;p&gt;',
  '<p',
  '<//',
  '<=',
  '<a/b>',
];

const html = (before, after = '') => [
  `<html lang="en"><head><title>The harbour opened again</title></head><body><article><h1>The harbour opened again</h1><p>By Ada Lee, 4 May 2026</p><p>The harbour opened again on Monday, and the first ferries left before six.</p>${before}`,
  `${after}<p>The harbour opened again on Monday, and the first ferries left before six.</p></article></body></html>`,
];
const head = (before, after) => [
  `<html><head>${before}`,
  `${after}</head><body><h1>The harbour opened again</h1><p>The harbour opened again on Monday, and the first ferries left before six.</p></body></html>`,
];
const rss = (before, after) => [
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Coast</title><item><title>Harbour</title><link>https://coast.example/1</link>${before}`,
  `${after}</item></channel></rss>`,
];
const atom = (before, after) => [
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><title>Harbour</title><id>a</id>${before}`,
  `${after}</entry></feed>`,
];
const ld = (before, after) => head(`<script type="application/ld+json">${before}`, `${after}</script>`);

/** Of mark-up: where a piece of text stands. */
const textPlaces = {
  'a paragraph': html('<p>', '</p>'),
  'bare text': html(''),
  'a <pre>': html('<pre>a', 'a</pre>'),
  'a heading': html('<h2>', '</h2>'),
  'a cell': html('<table><tr><td>', '</td></tr></table>'),
  'a link': html('<p><a href="x">', '</a></p>'),
  'an href': html('<p><a href="', '">a</a></p>'),
  'a class': html('<div class="', '"><p>a</p></div>'),
  'a style': html('<div style="', '"><p>a</p></div>'),
  'a srcset': html('<img srcset="', '">'),
  'an alt': html('<figure><img src="a.jpg" alt="', '"><figcaption>a</figcaption></figure>'),
  'a caption': html('<figure><img src="a.jpg"><figcaption>', '</figcaption></figure>'),
  'a by-line': html('<p class="byline">', '</p>'),
  'a <time>': html('<time datetime="', '">now</time>'),
  'a date': html('<span class="date">', '</span>'),
  'a script': html('<script>', '</script>'),
  'a state': html('<script>window.__STATE__={"a":"', '"}</script>'),
  'a comment': html('<!--', '-->'),
  'a title': head('<title>', '</title>'),
  'a description': head('<meta name="description" content="', '">'),
  keywords: head('<meta name="keywords" content="', '">'),
  'authors of a meta': head('<meta name="author" content="', '">'),
  'a date of a meta': head('<meta property="article:published_time" content="', '">'),
  'a canonical': head('<link rel="canonical" href="', '">'),
  'JSON-LD': ld('', ''),
  'a string of JSON-LD': ld('{"@type":"NewsArticle","headline":"', '"}'),
  'a broken string of JSON-LD': ld('{"@type":"NewsArticle","headline":"a "b" ', '"}'),
  'the text of JSON-LD': ld('{"@type":"NewsArticle","articleBody":"', '"}'),
};

const tagPlaces = {
  'the story': html(''),
  'a paragraph': html('<p>', '</p>'),
  'a table': html('<table>', '</table>'),
  'a row': html('<table><tr>', '</tr></table>'),
  'a list': html('<ul>', '</ul>'),
  'a <pre>': html('<pre>', '</pre>'),
  'a head': head('', ''),
  'a live blog': html('<div class="live-blog">', '</div>'),
};

const feedPlaces = {
  'an item': rss('', ''),
  'a title': rss('<title>', '</title>'),
  'a description': rss('<description>', '</description>'),
  'a CDATA description': rss('<description><![CDATA[', ']]></description>'),
  content: rss('<content:encoded><![CDATA[<p>', '</p>]]></content:encoded>'),
  'an author': rss('<dc:creator>', '</dc:creator>'),
  'a date': rss('<pubDate>', '</pubDate>'),
  'a link': rss('<link>', '</link>'),
  'a category': rss('<category>', '</category>'),
  'an attribute': rss('<media:content url="', '"/>'),
  xhtml: atom('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>', '</p></div></content>'),
  'an entry': atom('', ''),
  'the beginning': ['', '<rss><channel><item><title>a</title></item></channel></rss>'],
};

const plain = {
  'the beginning': ['', '\n\nThe harbour opened again on Monday, and the first ferries left before six.\n'],
  'the middle': ['The harbour opened again\n\nBy Ada Lee\n\nThe harbour opened again on Monday.\n\n', '\n\nThe end.\n'],
  'front matter': ['---\ntitle: The harbour\ntags: ', '\n---\nThe harbour opened again on Monday.\n'],
  'front matter of a list': ['---\ntitle: The harbour\nauthors: [', ']\n---\nThe harbour opened again on Monday.\n'],
  labels: ['Title: The harbour\nAuthor: ', '\n\nThe harbour opened again on Monday.\n'],
  'a by-line': ['The harbour opened again\n\nBy ', '\n\nThe harbour opened again on Monday.\n'],
  nothing: ['', ''],
};

const markup = (names) =>
  names.flatMap((name) => [
    `<${name}>`,
    `</${name}>`,
    `<${name}>a`,
    `<${name}>a</${name}>`,
    `<${name}></${name}>`,
    `<${name} class="a">A b.</${name}>`,
  ]);
const htmlPieces = [
  ...markup(tags),
  ...marks,
  '<tr><td>a</td></tr>',
  '<li><a href="/a">A story of some length</a></li>',
  '<div><p>10:00 The harbour opened.</p>',
  '<div class="post"><time datetime="2026-05-04T10:00">10:00</time><p>The harbour opened again, and the ferries left before six.</p></div>',
  '<img src="a.jpg">',
  '<p>By Ada Lee</p>',
  '<span itemprop="author" itemscope><span itemprop="name">A</span>',
  '<div itemscope itemtype="https://schema.org/NewsArticle">',
  '<script type="application/ld+json">{"@type":"Person","name":"A"}</script>',
  '<meta property="article:tag" content="a">',
  '<meta name="author" content="Ada Lee">',
  '<link rel="alternate" type="application/rss+xml" href="/a">',
  '<a rel="tag" href="/tag/a">a</a>, ',
  '<p>A story of some length stands here, and goes on.</p>',
];
const jsonPieces = [
  '{',
  '[',
  '{"a":',
  '[{',
  '"',
  '\\',
  '"a",',
  '"a":"b",',
  '{},',
  '{"@type":"Person","name":"A"},',
  ',',
  ', ',
  '/*',
  '//',
  '\n',
  ';',
  '}',
  ']',
  '{"author":',
  '{"@graph":[',
  '{"itemListElement":[',
  '{"item":',
  '{"a":1}',
];
const xmlPieces = [
  ...markup(xmlTags),
  ...marks,
  '<item><title>a</title><link>/a</link></item>',
  '<entry><title>a</title><id>a</id></entry>',
  '<a xmlns:b="c">',
  '<dc:creator>A</dc:creator>',
  '<category term="a"/>',
  '<link rel="alternate" href="/a"/>',
  '<url><loc>https://a.example/</loc></url>',
  '<outline text="a" xmlUrl="https://a.example/f">',
  '<outline text="a">',
];

/** What `recheck` found slow for the patterns that were accepted: it must not be slow where they are used. */
const attacks = JSON.parse(readFileSync(path.join(import.meta.dirname, 'known-patterns.json'), 'utf8')).flatMap(
  ({ attack }) => (attack?.piece ? [attack] : []),
);
const differing = [...new Map(attacks.map((one) => [JSON.stringify(one), one])).values()];

/** Every piece in every place; running text is also filled with the attacks. */
const cross = (places, pieces) =>
  Object.entries(places).flatMap(([place, [before, after]]) => [
    ...pieces.map((piece) => ({ place, piece, before, after })),
    ...(pieces.includes('abc') ? differing : []).map((one) => ({
      place,
      piece: one.piece,
      before: before + one.before,
      after: one.after + after,
    })),
  ]);
const jsonLdPlaces = Object.fromEntries(Object.entries(textPlaces).filter(([name]) => /JSON-LD|state/.test(name)));

/** By reader: what to fill it with. */
export const fillings = {
  page: () => [...cross(textPlaces, texts), ...cross(tagPlaces, htmlPieces), ...cross(jsonLdPlaces, jsonPieces)],
  'page-blocks': () => cross(tagPlaces, htmlPieces),
  'page-written': () => [
    ...cross(
      { 'a paragraph': textPlaces['a paragraph'], 'a cell': textPlaces['a cell'], 'a <pre>': textPlaces['a <pre>'] },
      texts,
    ),
    ...cross({ 'the story': tagPlaces['the story'], 'a list': tagPlaces['a list'] }, htmlPieces),
  ],
  any: () => cross({ nothing: ['', ''], 'a tag': ['<', ''], JSON: ['{"a":"', '"}'] }, [...texts, ...marks]),
  text: () => cross(plain, texts),
  feed: () => [...cross(feedPlaces, texts), ...cross(feedPlaces, [...xmlPieces, ...htmlPieces.slice(0, 120)])],
  'json-feed': () =>
    cross(
      {
        nothing: ['', ''],
        items: ['{"version":"https://jsonfeed.org/version/1.1","items":[', ']}'],
        'a text': ['{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","content_html":"', '"}]}'],
        cut: ['{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"},', ''],
      },
      [...jsonPieces, ...texts],
    ),
  sitemap: () =>
    cross(
      {
        'a urlset': ['<urlset>', '</urlset>'],
        'a loc': ['<urlset><url><loc>', '</loc></url></urlset>'],
        nothing: ['', ''],
      },
      [...xmlPieces, ...texts],
    ),
  opml: () =>
    cross(
      {
        'a body': ['<opml><body>', '</body></opml>'],
        'an attribute': ['<opml><body><outline text="', '" xmlUrl="https://a.example/f"/></body></opml>'],
        'a category': ['<opml><body><outline xmlUrl="https://a.example/f" category="', '"/></body></opml>'],
      },
      [...xmlPieces, ...texts],
    ),
  warc: () =>
    cross(
      {
        'a header': ['WARC/1.1\r\nWARC-Type: response\r\nX: ', '\r\n\r\n'],
        headers: ['WARC/1.1\r\n', '\r\n'],
        nothing: ['', ''],
        records: ['', ''],
      },
      [
        'a',
        'a: b\r\n',
        ' a\r\n',
        '\r\n',
        '\n',
        '\0',
        'WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n',
        'WARC/',
        'WARC/1.1\r\n',
      ],
    ),
  'http-message': () =>
    cross(
      {
        'a header': ['HTTP/1.1 200 OK\r\nX: ', '\r\n\r\nbody'],
        headers: ['HTTP/1.1 200 OK\r\n', '\r\n\r\nbody'],
        chunks: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', '0\r\n\r\n'],
      },
      ['a', ' ', 'a: b\r\n', ' a\r\n', '\r\n', '1\r\na\r\n', '1;', ':', 'content-encoding: gzip\r\n'],
    ),
  discover: () => [...cross(tagPlaces, htmlPieces), ...cross(textPlaces, texts), ...cross(jsonLdPlaces, jsonPieces)],
  'link-header': () =>
    cross(
      {
        nothing: ['', ''],
        'a link': ['<a>; rel="', '"'],
        'a target': ['<', '>; rel=hub'],
        parameters: ['<a>', '; rel=hub'],
      },
      ['<', '>', '<a>', '<a>; rel="hub", ', ';', '; ', ' ', 'a', '"', ',', ', ', '=', ';a=b', ';a="b"', '\\', '*'],
    ),
  list: () =>
    cross(
      {
        nothing: ['', ''],
        'an address': ['https://a.example/', '\n'],
        comments: ['# a\n', '\nhttps://a.example/\n'],
        object: ['{"url":"', '"}\n'],
      },
      [...texts, '# a\n', 'https://a.example/\n', '{"url":"https://a.example/"}\n'],
    ),
  decode: () =>
    cross(
      { nothing: ['', ''], 'a meta': ['<meta charset="', '">'], 'a declaration': ['<?xml encoding="', '"?>'] },
      texts,
    ),
  dates: () => cross({ nothing: ['', ''], 'a day': ['4 May ', ' 2026'] }, texts),
  query: () => cross({ nothing: ['', ''] }, [...texts, 'a:b ', '-a ', '"a" ', 'OR ', 'a OR ', '(a ', 'a* ']),
  robots: () =>
    cross({ nothing: ['User-agent: *\n', '\n'], 'a rule': ['User-agent: *\nDisallow: /', '\n'] }, [
      '*',
      '*a',
      'a*',
      '/a',
      'Disallow: /*a*b*c$\n',
      'Disallow: /a\n',
      'User-agent: a\n',
      '%',
      '%41',
      '$',
      '\n',
      'Sitemap: https://a.example/s\n',
      '#',
      ' ',
    ]),
  headers: () => cross({ nothing: ['', ''] }, ['a', ' ', '\t', '\n', 'a\tb\n', ',', ';', '=']),
  diff: () => cross({ nothing: ['', ''] }, texts),
  written: () => cross({ nothing: ['', ''] }, [...texts, ...marks]),
  shown: () => cross({ nothing: ['', ''] }, texts),
};
