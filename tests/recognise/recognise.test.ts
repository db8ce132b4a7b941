import { expect, test } from 'vitest';
import { UnrecognisedError } from '../../src/errors.js';
import { refuseStrangers, recogniseText } from '../../src/recognise/index.js';
import { processorMs } from '../helpers/processor-time.js';

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
  [
    'RSS 1.0 behind a warning',
    '<br />\n<b>Notice</b>: x<br />\n<rdf:RDF xmlns:rdf="x"><channel rdf:about="y"><title>A</title>',
    'feed',
  ],
  [
    'a page without its root whose trackback stands in it bare',
    '<form><p>One</p><p>Two</p><rdf:RDF xmlns:rdf="x"><rdf:Description trackback:ping="y" /></rdf:RDF></form>',
    'page',
  ],
  ['JSON Feed', '{"version":"https://jsonfeed.org/version/1.1","items":[]}', 'json-feed'],
  ['a sitemap', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>', 'sitemap'],
  ['a sitemap index', '<sitemapindex></sitemapindex>', 'sitemap'],
  ['OPML', '<opml version="2.0"></opml>', 'opml'],
  ['a list of addresses', 'https://a.example/1\n# more\nhttps://a.example/2\n', 'list'],
  [
    "a browser's bookmarks",
    '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META><TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p><DT><A HREF="https://a.example/">A</A>',
    'list',
  ],
  ['prose', 'Skip to content\nA headline\n\nby Ada Lindqvist', 'text'],
  ['prose in brackets', '[Updated at noon] The cranes moved again.', 'text'],
  [
    'Markdown with a picture in HTML',
    '# Boats\n\n<div align="center"><img src="a.png"></div>\n\nThe boats are back.\n\nThey came at night.\n',
    'text',
  ],
  [
    'Markdown that begins with a picture in HTML',
    '<p align="center"><img src="a.png"></p>\n\n# Boats\n\nThe boats are back.\n\nThey came at night.\n',
    'text',
  ],
  [
    'Markdown with a page in its code',
    '# Boats\n\nWrite this:\n\n```html\n<body>\n\n<p>a</p>\n\n<p>b</p>\n</body>\n```\n\nAnd that is all.\n',
    'text',
  ],
  [
    'elements with a heading of Markdown',
    '# Boats\n\n<p>The boats are back.</p>\n\n<p>They came at night.</p>\n',
    'page',
  ],
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
  ['Subject first', 'Subject: Morning letter\nFrom: a@b.example\nDate: Thu, 10 Apr 2025 08:15:00 +0200\n\nHello.'],
  ['an X- header first', 'X-Spam-Status: No\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>x</p>'],
  ['Received first, folded', 'Received: from a\n\tby b; Thu\nFrom: a@b.example\nMessage-ID: <1@b>\n\nHello.'],
  ['an mbox', 'From ada@harbour.example Thu Apr 10 08:15:00 2025\nFrom: a@b.example\nMessage-ID: <1@b>\n\nHello.'],
  [
    'the length of it first (.emlx)',
    '1192      \nReturn-Path: <a@b.example>\nFrom: a@b.example\nSubject: Boats\nDate: Mon, 2 Mar 2026 08:00:00 +0100\n\nHello.',
  ],
  ['a mark of a program first', '>From nobody\nReceived: from a\nFrom: a@b.example\nSubject: Boats\n\nHello.'],
  [
    'MHTML of Chrome',
    'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"\r\n\r\n',
  ],
  [
    'MHTML, its address first',
    'Snapshot-Content-Location: https://a.example/\r\nContent-Type: multipart/related\r\n\r\n',
  ],
  ['MHTML, its type first', 'Content-Type: multipart/related; boundary="x"\nMIME-Version: 1.0\n\n--x\n'],
])('a letter is told whatever its first header: %s', (_name, text) => {
  expect(recogniseText(text, null, 'x')).toBe('mail');
});

test.each([
  [
    'front matter',
    'Title: Dockers go back\nDate: 2026-05-04\nTags: ports\n\nThe dockers of the harbour went back to work.',
  ],
  ['an interview', 'Moor: Why did you go back?\nBrandt: Because we won.\nMoor: What did you win?\n\nThat is all.'],
  [
    'a letter to the editor',
    'From: a reader in Orrin\n\nSir, I read with interest what you wrote about the harbour on Monday.',
  ],
  ['a poem', 'The ships lie still;\nthe cranes are high;\nno man has will;\nto ask them why.'],
  ['a recipe', 'Flour: 300 g\nSugar: 100 g\nButter: 50 g\nMix it all and bake it for an hour in a hot oven.'],
  ['a table of results', 'Orrin 3 - Tarvik 1\nBrandt (12), Moor (40)\nRef: Solberg\nAtt: 4,200'],
])('what only looks foreign is text: %s', (_name, text) => {
  expect(recogniseText(text, null, 'x')).toBe('text');
});

const python = `import os
from pathlib import Path

def main(path):
    "Walks."
    for name in os.listdir(path):
        if name.endswith('.py'):
            print(name)
    return 0

if __name__ == '__main__':
    main('.')
`;

test.each([
  ['an empty file', ' \n', /empty/],
  ['JSON that is no feed', '{"a": 1}', /JSON/],
  [
    'JSON of a programming interface',
    '{"total": 2, "items": [{"id": 1, "title": "A", "url": "https://a.example/"}]}',
    /JSON/,
  ],
  ['a list in JSON', '[{"id": 1}]', /JSON/],
  ['RTF', '{\\rtf1\\ansi The dockers went back.}', /an RTF document/],
  ['a script', '#!/bin/sh\necho hello\n', /a script/],
  ['Python', python, /a program/],
  ['JavaScript', "const a = require('a');\nfunction b() {\n  return a(1);\n}\nmodule.exports = { b };\n", /a program/],
  ['packed JavaScript', `!function(){${'var a=1;if(b){c(a)};'.repeat(30)}}()`, /a program/],
  ['C', '#include <stdio.h>\n\nint main(void)\n{\n  puts("hello");\n  return 0;\n}\n', /a program/],
  ['CSS', 'body {\n  margin: 0;\n  color: red;\n}\n.a, .b {\n  top: 0;\n}\n', /a program/],
  ['CSS of two lines', 'body { color: red; margin: 0 }\n.a > b { font: 12px serif }\n', /a program/],
  ['PHP', '<?php\necho 1;\n', /a program/],
  ['INI', '; settings\n[server]\nport = 80\nhost = a.example\n[client]\nuser=ada\n', /a configuration file/],
  ['an environment file', 'DB_HOST=localhost\nDB_USER=ada\nDB_NAME=harbour\n', /a configuration file/],
  [
    'YAML',
    'on:\n  push:\n    branches: [main]\njobs:\n  test:\n    runs-on: linux\n    steps:\n      - run: npm ci\n',
    /a configuration file/,
  ],
  ['short YAML', 'name: harbour\nitems:\n  - one\n  - two\nport: 80\n', /a configuration file/],
  [
    'the log of a program',
    '2026-05-04 08:00:01 INFO the server has started and listens on port 80\n2026-05-04 08:00:02 WARN x\n2026-05-04 08:00:03 INFO y\n',
    /a log/,
  ],
  ['the log of a web server', '10.0.0.1 - - [04/May/2026:08:00:01 +0200] "GET / HTTP/1.1" 200 5\n'.repeat(4), /a log/],
  [
    'remarks and settings',
    `${'# This is what you may set.\n'.repeat(6)}Port 22\nPermitRootLogin no\n`,
    /a configuration file/,
  ],
  [
    '/etc/passwd',
    'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/sbin/nologin\nada:x:1000:1000:Ada,,,:/home/ada:/bin/sh\n',
    /a table of accounts/,
  ],
  [
    'a picture in XML',
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    /XML of another kind \(<svg>\)/,
  ],
  [
    'XML of a program',
    '<?xml version="1.0"?>\n<!-- x -->\n<catalog><public uri="a"/></catalog>',
    /XML of another kind \(<catalog>\)/,
  ],
  [
    'data in XML with titles and links',
    '<?xml version="1.0"?><shelf><book><title>Fog</title><a>Ada</a></book><book><title>Rain</title></book></shelf>',
    /XML of another kind \(<shelf>\)/,
  ],
  ['a calendar', 'BEGIN:VCALENDAR\nVERSION:2.0\n', /a calendar/],
  ['a key', '-----BEGIN RSA PRIVATE KEY-----\nAAAA\n', /a key/],
  ['subtitles', '1\n00:00:01,000 --> 00:00:02,000\nHello.\n', /subtitles/],
  ['LaTeX', '\\documentclass{article}\n\\begin{document}\n', /a LaTeX/],
  [
    'an index of captures',
    ' CDX N b a m s k r M S V g\norg,example)/ 20260504120000 http://example.org/ text/html 200 A - - 9 3 a.warc.gz\n',
    /index of captures/,
  ],
  [
    'an index of captures in JSON',
    'org,example)/ 20260504120000 {"url": "http://example.org/", "filename": "a.warc.gz"}\n',
    /index of captures/,
  ],
  ['a patch', 'diff --git a/x b/x\n--- a/x\n+++ b/x\n', /a patch/],
])('%s is refused by name', (_name, text, message) => {
  expect(() => recogniseText(text, null, 'x')).toThrow(message);
  expect(() => recogniseText(text, null, 'x')).toThrow(UnrecognisedError);
});

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
test.each([
  ['%PDF-1.7', /x is a PDF/],
  ['\n%PDF-1.4', /a PDF/],
  ['{\\rtf1\\ansi', /an RTF/],
  ['\x89PNG', /image/],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0', /old Office/],
  ['PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml \xa2 word/document.xml', /a Word document/],
  ['PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml \xa2 xl/workbook.xml', /an Excel/],
  ['PK\x03\x04\n\0\0\0\0\0mimetypeapplication/epub+zip', /an EPUB/],
  ['PK\x03\x04\n\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.text', /an OpenDocument/],
  ['PK\x03\x04\n\0\0\0\0\0a.txt', /a ZIP/],
  ['\x28\xb5\x2f\xfd\x04', /Zstandard/],
  ['\x5d\x2a\x4d\x18\x04', /Zstandard/],
  ['\x7fELF\x02', /a program/],
  ['\xca\xfe\xba\xbe\0', /a program/],
  ['\0asm\x01', /a program/],
  ['7z\xbc\xaf\x27\x1c', /an archive/],
  [`${'a'.repeat(257)}ustar`, /a tar/],
  ['SQLite format 3\0', /SQLite/],
])('bytes of files that are not read are named: %j', (start, message) => {
  expect(() => refuseStrangers(bytes(start), 'x')).toThrow(message);
});

test.each(['<html>', 'MZ is how Mark Zbikowski signs his letters', 'BMW sells more cars', 'IIHF: Canada wins', ''])(
  'bytes of text are not: %j',
  (text) => {
    expect(() => refuseStrangers(bytes(text), 'x')).not.toThrow();
  },
);

test('a text of a megabyte is told in a moment, whatever it holds', () => {
  const lines = [
    'a: ',
    'a.b(',
    '- a: b ',
    '(((',
    '"""',
    "x = '",
    'Aa bb cc dd ',
    '中',
    '# ',
    'From: ',
    '"',
    'a,"b',
    '/**/',
    '-- ',
    'msgid "',
    'a="b",',
    '<td class="line-content">',
  ];
  for (const line of lines) {
    for (const text of [line.repeat(200_000), `${line}\n`.repeat(200_000)]) {
      const start = processorMs();
      try {
        recogniseText(text, null, 'x');
      } catch (error) {
        expect(error).toBeInstanceOf(UnrecognisedError);
      }
      expect(processorMs() - start).toBeLessThan(1_000);
    }
  }
});

test('a table is no story, whatever its cells say; prose with commas is none', () => {
  const sentence = 'The boat came in, at dawn, with nets full of herring and a tired crew.';
  const table = ['id,title,text', ...Array.from({ length: 12 }, (_, i) => `${i},"Boat ${i}","${sentence}"`)].join('\n');
  for (const text of [table, table.replaceAll(/,(?=["\dt])/g, ';'), table.replaceAll(/,(?=["\dt])/g, '\t')]) {
    expect(() => recogniseText(text, null, 'x')).toThrow(/a table/);
  }
  expect(recogniseText(`Boat comes in\n\n${`${sentence}\n\nIt was late.\n\n`.repeat(12)}`, null, 'x')).toBe('text');
});

const sentence =
  'The harbour went back to work on Monday, after nine days without a ship, and the crews were glad of it.';
const rows = (separator: string, quote = ''): string =>
  [1, 2, 3].map((n) => [n, `Boat ${n}`, sentence].map((cell) => quote + cell + quote).join(separator)).join('\n');

test.each([
  ['a table of three stories', `id,title,text\n${rows(',', '"')}\n`, /a table/],
  [
    'a table whose cells have paragraphs',
    `"Day","Title","Full text"\n"2026-03-01","Boats","${sentence}\n\n${sentence}"\n`,
    /a table/,
  ],
  [
    'a table whose cells have mark-up',
    `id,html\n1,"<p>${sentence}</p><p>${sentence}</p>"\n2,"<p>${sentence}</p>"\n`,
    /a table/,
  ],
  ['a table with tabs', `id\ttitle\ttext\r\n${rows('\t').replaceAll('\n', '\r\n')}\r\n`, /a table/],
  ['a table with semicolons', `id;title;text\n${rows(';')}\n`, /a table/],
  [
    'a table whose last record is cut off',
    `id,title,text\n${`${rows(',', '"')}\n`.repeat(200).slice(0, 65_000)}`,
    /a table/,
  ],
  [
    'a dump of MySQL',
    `-- MySQL dump 10.13\n/*!40101 SET NAMES utf8 */;\n\nINSERT INTO posts VALUES (1,'<p>${sentence}</p><p>${sentence}</p>');\n`,
    /a dump/,
  ],
  [
    'a dump of PostgreSQL',
    `--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\nCOPY a (b) FROM stdin;\n${sentence}\n${sentence}\n`,
    /a dump/,
  ],
  [
    'a dump of SQLite',
    `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nINSERT INTO a VALUES('${sentence}');\n`,
    /a dump/,
  ],
  [
    'a table that is made over lines',
    `CREATE TABLE posts\n(\n  id int\n);\nINSERT INTO posts VALUES ('${sentence}');\n`,
    /a dump/,
  ],
  [
    'translations of gettext',
    `# Words\n#: a.c:1\nmsgid "${sentence}"\nmsgstr ""\n\nmsgid "${sentence}"\nmsgstr ""\n`,
    /translations/,
  ],
  ['BibTeX', `% Encoding: UTF-8\n\n@article{moor,\n  title = {Boats},\n  abstract = {${sentence}},\n}\n`, /references/],
  ['RIS', `TY  - JOUR\r\nTI  - Boats\r\nAB  - ${sentence}\r\nER  - \r\n`, /references/],
  [
    'a log of Git',
    `commit 1f0c9be2\nMerge: 1 2\nAuthor: Ada Moor <a@b.example>\nDate:   Mon Mar 2 08:00:00 2026 +0100\n\n    ${sentence}\n`,
    /a log of changes/,
  ],
  [
    'a patch to be mailed',
    `From ${'0a'.repeat(20)} Mon Sep 17 00:00:00 2001\nFrom: Ada <a@b.example>\nDate: Mon, 2 Mar 2026 08:00:00 +0100\nSubject: [PATCH] Boats\n\n${sentence}\n`,
    /a patch/,
  ],
  [
    'texts of a program for people',
    `export default {\n  back: "${sentence}",\n  gone: "${sentence}",\n  late: "${sentence}",\n}\n`,
    /a (?:program|configuration file)/,
  ],
  [
    'texts of a Java program for people',
    `# Boats\nboat.back=${sentence}\nboat.gone=${sentence}\nboat.late=${sentence}\n`,
    /a configuration file/,
  ],
  [
    'a book in XML',
    `<?xml version="1.0"?><FictionBook xmlns="x"><body><section><p>${sentence}</p><p>${sentence}</p></section></body></FictionBook>`,
    /XML of another kind/,
  ],
])('a file that only holds texts is refused by name: %s', (_name, text, message) => {
  expect(() => recogniseText(text, null, 'x')).toThrow(message);
  expect(() => recogniseText(text, null, 'x')).toThrow(UnrecognisedError);
});

test('a table of addresses that is named as a file says how it is read', () => {
  const list = 'title,url,tags\n"Boats, again",https://a.example/1,\n"Cranes",https://a.example/2,\n';
  expect(() => recogniseText(list, null, 'list.csv')).toThrow(
    'list.csv is a table with addresses, which wirecopy does not read as a file; as a list of sources it is read from standard input: fetch - < FILE',
  );
});

test.each([
  ['a headline with commas', `Boats,Cranes,Ships\n\n${sentence}\n\n${sentence}`],
  ['a headline of two names', `Moor,Brandt\n${sentence.replace(', after', ' after')}\n${sentence}\n`],
  ['a menu of one line', `Home\tNews\tSport\nBoats are back\n\n${sentence}\n\n${sentence}`],
  ['a story about tables', `Drop tables, chairs and beds;\n\n${sentence}\n\n${sentence}`],
  ['a headline that commands', `Use it;\nBegin at once;\n\n${sentence}\n${sentence}`],
  ['a headline on statements', `Create table plans (they pay off)\n\n${sentence}\n\n${sentence}`],
  ['an interview in quotes', `Moor: "${sentence}"\n\nBrandt: "${sentence}"\n\nMoor: "${sentence}"`],
  ['a headline that names an account', `@harbour (all of it) speaks\n\n${sentence}\n\n${sentence}`],
  ['a headline above labels', `Boats are back\nFrom: Ada Moor\nDate: 2 March 2026\nSubject: ports\n\n${sentence}`],
  ['a headline that commits', `Commit 100 to the sea\nAuthor: Ada Moor\n\n${sentence}`],
])('a story that opens as a file of data might is text: %s', (_name, text) => {
  expect(recogniseText(text, null, 'x')).toBe('text');
});
