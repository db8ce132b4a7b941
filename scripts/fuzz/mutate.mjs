// Real documents → documents that nobody wrote: pieces cut, doubled, moved, mixed with other documents and with tokens that readers act on.

const largest = 49_152;
const smallest = 1;

const tokens = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '--!>',
  '<![CDATA[',
  ']]>',
  '<?xml',
  '?>',
  '<!DOCTYPE',
  '&',
  '&#',
  '&#x1F600;',
  '&amp;',
  '&lt;p&gt;',
  '&nbsp;',
  '"',
  "'",
  '=',
  '\\',
  '\\u0000',
  '\\u2028',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '\0',
  '\u200b',
  '\u00ad',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\u0301',
  '\ufe0f',
  '\u{1f468}\u200d\u{1f469}',
  '的',
  'ا',
  'ก็',
  '\u00a0',
  '\t',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\u2028',
  ' ',
  '<p>',
  '</p>',
  '<div>',
  '</div>',
  '<table><tr><td>',
  '</table>',
  '<pre>',
  '<ul><li>',
  '<script>',
  '</script>',
  '<script type="application/ld+json">',
  '<style>',
  '<title>',
  '<template>',
  '<svg>',
  '<noscript>',
  '<a href="',
  '<img src="',
  '<h1>',
  '<time datetime="',
  '<base href="',
  '<meta charset="',
  '<meta http-equiv="refresh" content="0;url=',
  '<link rel="canonical" href="',
  '<select>',
  '<textarea>',
  '<frameset>',
  '{"@context":"https://schema.org","@type":"NewsArticle","headline":"',
  '"@graph":[',
  '"author":{',
  '"datePublished":"',
  '"articleBody":"',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '1e999',
  '-0',
  '99999999999999999999',
  '0x41',
  'NaN',
  '<item>',
  '</item>',
  '<entry>',
  '</entry>',
  '<rss version="2.0"><channel>',
  '<feed xmlns="http://www.w3.org/2005/Atom">',
  '<content:encoded>',
  '<pubDate>',
  'xmlns:a="b"',
  '<!ENTITY a "b">',
  '&a;',
  '<url><loc>',
  '<outline text="a" xmlUrl="https://a.example/">',
  '<news:news>',
  'WARC/1.1\r\n',
  'WARC/1.0\r\n',
  'Content-Length: ',
  'Content-Length: 99999999\r\n',
  'WARC-Type: response\r\n',
  'WARC-Target-URI: https://a.example/\r\n',
  'HTTP/1.1 200 OK\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Content-Encoding: gzip\r\n',
  '\r\n\r\n',
  '\x1f\x8b\x08',
  'By ',
  'By Ada Lee and ',
  '4 May 2026',
  '2026-05-04T10:00:00+02:00',
  '0000-00-00',
  '31.02.2026',
  '10:00',
  '25:61',
  '٢٠٢٦',
  '二〇二六年五月四日',
  'Updated ',
  '---\n',
  'title: ',
  'tags: [',
  '# ',
  '| a | b |',
  '![a](',
  'https://',
  'http://a.example/',
  'javascript:',
  'data:',
  '//a',
  '../',
  '%',
  '%zz',
  '#',
  '?',
  '@',
  'User-agent: *\n',
  'Disallow: /*',
  'charset=utf-16',
  'charset=x-user-defined',
].map((token) => Buffer.from(token));

/** A document grown from real ones; the same for the same random numbers. */
export function mutate(seeds, random) {
  let bytes = windowOf(random.oneOf(seeds), random);
  const steps = 1 + random.below(random.below(4) === 0 ? 24 : 6);
  for (let step = 0; step < steps; step++) {
    bytes = random.oneOf(mutators)(bytes, random, seeds);
    if (bytes.length > largest) bytes = bytes.subarray(0, largest);
  }
  return bytes;
}

/** Large documents are cut: their beginning, and a piece from further on. */
function windowOf(bytes, random) {
  const room = 512 << random.below(5);
  if (bytes.length <= room) return bytes;
  const head = random.below(room);
  const at = random.below(bytes.length - (room - head));
  return Buffer.concat([bytes.subarray(0, head), bytes.subarray(at, at + room - head)]);
}

function rangeOf(bytes, random, longest = 512) {
  const from = random.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + random.below(1 + random.below(longest)))];
}

/** From one `<`, quote or line end to the next: what a writer would see as a piece. */
function pieceOf(bytes, random) {
  const isBorder = (byte) => byte === 60 || byte === 34 || byte === 10 || byte === 44;
  let from = random.below(Math.max(smallest, bytes.length));
  while (from > 0 && !isBorder(bytes[from])) from--;
  let to = from + 1;
  while (to < bytes.length && to - from < 4_096 && !(isBorder(bytes[to]) && random.below(3) > 0)) to++;
  return [from, to];
}

const put = (bytes, from, to, inner) => Buffer.concat([bytes.subarray(0, from), inner, bytes.subarray(to)]);
const anywhere = (bytes, random) => random.below(bytes.length + 1);

const mutators = [
  function flip(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let count = 1 + random.below(8); count > 0 && copy.length > 0; count--)
      copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  function insertToken(bytes, random) {
    const at = anywhere(bytes, random);
    return put(bytes, at, at, random.oneOf(tokens));
  },
  function replaceByToken(bytes, random) {
    const [from, to] = pieceOf(bytes, random);
    return put(bytes, from, to, random.oneOf(tokens));
  },
  function repeatToken(bytes, random) {
    const at = anywhere(bytes, random);
    const token = random.oneOf(tokens);
    const pair = random.below(2) === 0 ? token : Buffer.concat([token, random.oneOf(tokens)]);
    return put(bytes, at, at, Buffer.concat(Array.from({ length: 1 + random.below(400) }, () => pair)));
  },
  function cut(bytes, random) {
    return put(bytes, ...rangeOf(bytes, random), Buffer.alloc(0));
  },
  function cutPiece(bytes, random) {
    return put(bytes, ...pieceOf(bytes, random), Buffer.alloc(0));
  },
  function double(bytes, random) {
    const [from, to] = pieceOf(bytes, random);
    const piece = bytes.subarray(from, to);
    const times = 1 + random.below(random.below(4) === 0 ? 200 : 3);
    return put(bytes, from, from, Buffer.concat(Array.from({ length: times }, () => piece)).subarray(0, largest));
  },
  function move(bytes, random) {
    const [from, to] = pieceOf(bytes, random);
    const piece = Buffer.from(bytes.subarray(from, to));
    const rest = put(bytes, from, to, Buffer.alloc(0));
    const at = anywhere(rest, random);
    return put(rest, at, at, piece);
  },
  function splice(bytes, random, seeds) {
    const other = random.oneOf(seeds);
    const [from, to] = rangeOf(other, random, 4_096);
    const at = anywhere(bytes, random);
    return put(bytes, at, random.below(2) === 0 ? at : bytes.length, other.subarray(from, to));
  },
  function end(bytes, random) {
    return bytes.subarray(0, anywhere(bytes, random));
  },
  function number(bytes, random) {
    const text = bytes.toString('latin1');
    const all = [...text.matchAll(/\d+/g)];
    if (all.length === 0) return bytes;
    const { 0: digits, index } = random.oneOf(all);
    const value = random.oneOf([
      '0',
      '-1',
      '1',
      '99',
      '2026',
      '4294967296',
      '9007199254740993',
      '1e9',
      '٣',
      digits + digits,
    ]);
    return put(bytes, index, index + digits.length, Buffer.from(value));
  },
  function otherEscape(bytes, random) {
    const [from, to] = rangeOf(bytes, random, 2_048);
    const text = bytes.subarray(from, to).toString('utf8');
    const other =
      random.below(2) === 0
        ? text.replaceAll('<', '&lt;').replaceAll('"', '&quot;')
        : text.replaceAll('&lt;', '<').replaceAll('&quot;', '"');
    return put(bytes, from, to, Buffer.from(other));
  },
  function otherCase(bytes, random) {
    const [from, to] = rangeOf(bytes, random);
    const text = bytes.subarray(from, to).toString('utf8');
    return put(bytes, from, to, Buffer.from(random.below(2) === 0 ? text.toUpperCase() : text.toLowerCase()));
  },
  function otherCharset(bytes, random) {
    if (random.below(4) > 0) return bytes;
    const text = bytes.toString('utf8');
    return random.below(2) === 0 ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'latin1');
  },
];
