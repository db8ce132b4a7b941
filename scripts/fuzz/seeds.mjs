import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '../..');
/** The measuring sets, where they are; without them the fixtures and what stands here are grown. */
const shared = path.resolve(root, '../shared');
const mostOfKind = 400;
const largest = 400_000;

function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) yield path.join(entry.parentPath, entry.name);
  }
}

function kindOf(file, bytes) {
  const head = bytes.subarray(0, 4_096).toString('latin1');
  if (/^WARC\/1/.test(head)) return 'warc';
  if (/<opml\b/i.test(head)) return 'opml';
  if (/<(?:urlset|sitemapindex)\b/i.test(head)) return 'sitemap';
  if (/<(?:rss|feed|rdf:RDF|channel)\b/i.test(head) || /\/feeds?(?:cases)?\//.test(file))
    return /^\s*\{/.test(head) ? 'json-feed' : 'feed';
  if (/jsonfeed\.org/.test(head)) return 'json-feed';
  if (/<(?:html|body|head|div|p|!doctype html)\b/i.test(head)) return 'html';
  return /\.(?:txt|md)$/.test(file) ? 'text' : null;
}

const written = {
  http: [
    'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nLink: <https://a.example/f>; rel="hub"\r\n\r\nbody',
    'HTTP/1.0 404\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n0\r\n\r\n',
    '# Netscape HTTP Cookie File\n.a.example\tTRUE\t/\tFALSE\t1893456000\tname\tvalue\n',
    'Wed, 21 Oct 2026 07:28:00 GMT',
    '120',
  ],
  link: [
    '<https://a.example/feed>; rel="alternate"; type="application/rss+xml"; title="News, all", </hub>; rel=hub',
    '<a>;rel="self hub" , <b> ; rel=next; title*=UTF-8\'\'x',
  ],
  list: [
    '# sources\nhttps://a.example/1\n{"url":"https://a.example/2","file":"a.html"}\nstory.html\n',
    'https://a.example/\r\n\r\nexample.org\n',
  ],
  dates: [
    'Mon, 04 May 2026 06:30:00 +0200',
    '4 May 2026, 10:05 p.m. EDT',
    '2026年5月4日 10:05',
    '٤ مايو ٢٠٢٦',
    'Published: May 4, 2026 | Updated 3 hours ago',
    '4. května 2026 v 10:05',
    '04/05/2026',
    '১৪ মে ২০২৬',
    'yesterday at 10:00',
    '2026-05-04T06:30:00Z',
    'пн, 4 мая 2026 г., 10:05',
    '5 พฤษภาคม 2569',
  ],
  query: ['harbour -strike "two words" OR title:ferry since:2026', 'a* NEAR b', 'tag:"War" author:amran'],
  robots: [
    'User-agent: *\nDisallow: /private/*.html$\nAllow: /\nCrawl-delay: 5\nSitemap: https://coast.example/sitemap.xml\n',
  ],
  rule: [
    '{"id":"a","hosts":["a.example"],"body":".story > p","remove":[".ad"],"language":"en","timeZone":"Europe/Kyiv","briefs":{"item":".b","time":"time","headline":"h2","summary":"p"}}',
  ],
  sitemap: [
    '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/1</loc><lastmod>2026-05-04</lastmod><news:news><news:title>A</news:title><news:publication_date>2026-05-04T10:00Z</news:publication_date></news:news></url></urlset>',
  ],
  opml: [
    '<opml version="2.0"><head><title>Mine</title></head><body><outline text="News"><outline type="rss" text="A" xmlUrl="https://a.example/f" category="/x/y,z"/></outline></body></opml>',
  ],
  'json-feed': [
    '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","url":"https://a.example/1","title":"T","content_html":"<p>A</p>","date_published":"2026-05-04T10:00:00Z","authors":[{"name":"Ada"}],"tags":["x"]}]}',
  ],
  warc: [
    'WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2026-05-04T10:00:00Z\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: 78\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>A story.</p></body></html>\r\n\r\n',
  ],
};

/** Documents by kind, smallest first; the same ones for the same files. */
export function seedsOf(kind) {
  const all = [];
  const folders = [
    'fixtures',
    '../shared/trials',
    '../shared/samples',
    '../shared/feedcases/cases',
    '../shared/corpus',
  ];
  for (const folder of folders) {
    for (const file of [...filesBelow(path.resolve(root, folder))].sort()) {
      if (/\.(?:json|mjs|jsonl)$/.test(file) && !/feed.*\.json$/.test(file)) continue;
      // Of the thousands of pages every tenth is enough.
      if (
        folder.endsWith('corpus') &&
        (!file.endsWith('.gz') || (all.length % 10 !== 0 && Math.abs(hash(file)) % 10 !== 0))
      )
        continue;
      const raw = readFileSync(file);
      if (raw.length > largest) continue;
      const bytes = file.endsWith('.gz') && folder.endsWith('corpus') ? gunzipSync(raw) : raw;
      if (bytes.length > largest) continue;
      all.push({ bytes, kind: kindOf(file, bytes) });
    }
  }
  const own = (written[kind] ?? []).map((text) => Buffer.from(text));
  const fitting = kind === 'any' ? all : all.filter((one) => one.kind === kind);
  const texts = kind === 'text' ? all.filter((one) => one.kind === 'html').map(({ bytes }) => asText(bytes)) : [];
  const found = [...fitting.map(({ bytes }) => bytes), ...texts].sort((a, b) => a.length - b.length);
  const step = Math.max(1, found.length / mostOfKind);
  const chosen = [];
  for (let at = 0; at < found.length; at += step) chosen.push(found[Math.floor(at)]);
  return { seeds: [...own, ...chosen], isWhole: existsSync(shared) };
}

function hash(text) {
  let value = 0;
  for (const sign of text) value = (Math.imul(value, 31) + sign.codePointAt(0)) | 0;
  return value;
}

/** A page as a text corpus would hold it, roughly. */
function asText(bytes) {
  const text = bytes
    .toString('utf8')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '\n');
  return Buffer.from(text.replace(/[ \t]+/g, ' ').replace(/\s*\n\s*/g, '\n'));
}
