import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { wirecopy } from '../helpers/run.js';
import { html, page, response, site } from '../helpers/warc.js';

// A capture leads to no request, so one that holds nothing but sitemaps and lists gives no record: that is said.

const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-listings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sitemap = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${site}/1</loc></url></urlset>`;
const xml = 'Content-Type: application/xml';
const listings: [string, Buffer][] = [
  ['a sitemap', response(`${site}/sitemap.xml`, [xml], sitemap)],
  [
    'a sitemap that is gzip-ed',
    response(`${site}/sitemap.xml.gz`, ['Content-Type: application/octet-stream'], gzipSync(sitemap)),
  ],
  ['a list of addresses', response(`${site}/sitemap.txt`, ['Content-Type: text/plain'], `${site}/1\n${site}/2\n`)],
  [
    'an OPML file',
    response(
      `${site}/feeds.opml`,
      ['Content-Type: text/xml'],
      `<opml version="2.0"><body><outline xmlUrl="${site}/feed"/></body></opml>`,
    ),
  ],
];

async function read(bytes: Buffer) {
  const file = path.join(folder, 'x.warc');
  writeFileSync(file, bytes);
  return wirecopy(['fetch', file]);
}

test.each(listings)('a capture of nothing but %s is a failure that says so', async (_what, bytes) => {
  const ran = await read(bytes);
  expect(ran).toMatchObject({ status: 1, stdout: '' });
  expect(ran.stderr).toMatch(/x\.warc is a WARC file of sitemaps and lists, without a page .*\[UNRECOGNISED\]\n$/);
});

test.each(listings)('%s beside a page is passed over', async (_what, bytes) => {
  for (const both of [
    [bytes, story],
    [story, bytes],
  ]) {
    const ran = await read(Buffer.concat(both));
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout.trim().split('\n')).toHaveLength(1);
  }
});

const story = response(`${site}/1`, [html], page(1));
