import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { wirecopy } from '../helpers/run.js';
import { startServer } from '../helpers/server.js';

// The protocol allows a sitemap 50 MB (https://www.sitemaps.org/protocol.html), more than a page has.

const MiB = 1_048_576;
const flags = ['--no-ledger', '--allow-private', '--delay', '0', '--robots', 'never', '--retries', '0'];

const story = (title: string) =>
  `<!doctype html><html><head><title>${title}</title><meta property="og:type" content="article"></head><body><article><h1>${title}</h1>${'<p>The dockers of the harbour went back to work on Monday, after nine days without ships.</p>'.repeat(6)}</article></body></html>`;

/** A sitemap of so many bytes: the first entry, comments, and the last entry. */
function sitemap(size: number, first: string, last: string): string {
  const start = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entry(first)}`;
  const end = `${entry(last)}</urlset>`;
  const filler = `<!-- ${'x'.repeat(1_015)} -->\n`;
  return start + filler.repeat(Math.floor((size - start.length - end.length) / filler.length)) + end;
}

const entry = (url: string): string => `<url><loc>${url}</loc></url>`;

let base = '';
let close: () => Promise<void>;
let folder: string;
let asked: (string | undefined)[] = [];
const bodies = new Map<string, { body: string | Buffer; type: string }>();
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-sitemap-'));
  const server = await startServer((request, response) => {
    asked.push(request.url);
    const found = bodies.get(request.url ?? '');
    const page = /^\/(one|two)$/.exec(request.url ?? '')?.[1];
    const body = found?.body ?? story(`Harbour story ${page}`);
    response.writeHead(found || page ? 200 : 404, {
      'content-type': found?.type ?? 'text/html',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
  base = server.url;
  close = server.close;
  const xml = 'application/xml';
  bodies.set('/large.xml', { body: sitemap(49 * MiB, `${base}/one`, `${base}/two`), type: xml });
  bodies.set('/huge.xml', { body: sitemap(53 * MiB, `${base}/one`, `${base}/two`), type: xml });
  bodies.set('/large.xml.gz', {
    body: gzipSync(sitemap(49 * MiB, `${base}/one`, `${base}/two`)),
    type: 'application/gzip',
  });
  bodies.set('/huge.xml.gz', {
    body: gzipSync(sitemap(53 * MiB, `${base}/one`, `${base}/two`)),
    type: 'application/gzip',
  });
  bodies.set('/large.html', { body: `<html><body>${'<p>x'.repeat(5 * MiB)}`, type: xml });
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true });
});

async function read(args: string[], stdin?: Buffer | string) {
  asked = [];
  const ran = await wirecopy(['fetch', ...args, ...flags], stdin === undefined ? {} : { stdin });
  const headlines = ran.stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { headline: string }).headline);
  return { ...ran, headlines };
}

describe('a sitemap', () => {
  test.each([['/large.xml'], ['/large.xml.gz']])('of 49 MB is read to its end: %s', async (name) => {
    const ran = await read([base + name]);
    expect(ran).toMatchObject({ status: 0, stderr: '', headlines: ['Harbour story one', 'Harbour story two'] });
  });

  test.each([['/huge.xml'], ['/huge.xml.gz']])(
    'of more than 50 MB gives what comes before, and is a failure: %s',
    async (name) => {
      const ran = await read([base + name]);
      expect(ran).toMatchObject({ status: 1, headlines: ['Harbour story one'] });
      expect(ran.stderr).toMatch(/huge\.xml\S* is larger than a sitemap may be: .*--max-bytes\) \[TOO_LARGE\]\n$/);
    },
  );

  test.each([
    ['a file', 'large', 0, 2],
    ['a file', 'huge', 1, 1],
    ['standard input', 'large', 0, 2],
    ['standard input', 'huge', 1, 1],
  ])('from %s, %s, has the same limit', async (from, name, status, count) => {
    const { body } = bodies.get(`/${name}.xml`)!;
    const file = path.join(folder, `${name}.xml`);
    if (from === 'a file') writeFileSync(file, body);
    const ran = from === 'a file' ? await read([file]) : await read(['-'], body);
    expect(ran).toMatchObject({ status });
    expect(ran.headlines).toHaveLength(count);
    expect(/\[TOO_LARGE\]/.test(ran.stderr)).toBe(status === 1);
  });

  test('keeps a limit that the user sets', async () => {
    const ran = await read([`${base}/large.xml`, '--max-bytes', '1MiB']);
    expect(ran).toMatchObject({ status: 1, headlines: ['Harbour story one'] });
    const more = await read([`${base}/huge.xml`, '--max-bytes', '60MiB']);
    expect(more).toMatchObject({ status: 0, headlines: ['Harbour story one', 'Harbour story two'] });
  });

  test('and a page of that size is too large, whatever its type', async () => {
    const ran = await read([`${base}/large.html`]);
    expect(ran).toMatchObject({ status: 1, headlines: [] });
    expect(ran.stderr).toContain('[TOO_LARGE]');
  });

  test('of addresses, a line each, has the same limit', async () => {
    const lines = `${base}/one\n${`# ${'x'.repeat(0)}\n`.repeat(0)}${Array.from({ length: 300_000 }, () => `${base}/one?${'y'.repeat(40)}`).join('\n')}\n${base}/two\n`;
    bodies.set('/list.txt', { body: lines, type: 'text/plain' });
    const ran = await read([`${base}/list.txt`]);
    expect(lines.length).toBeGreaterThan(16 * MiB);
    expect(ran.headlines).toContain('Harbour story two');
    expect(asked).toHaveLength(4);
  });
});

test('a child sitemap and a page that several sitemaps name are read once', async () => {
  const xml = 'application/xml';
  const index = (...urls: string[]) =>
    `<sitemapindex>${urls.map((url) => `<sitemap><loc>${base}${url}</loc></sitemap>`).join('')}</sitemapindex>`;
  bodies.set('/index.xml', { body: index('/a.xml', '/b.xml', '/more.xml', '/a.xml'), type: xml });
  bodies.set('/more.xml', { body: index('/b.xml', '/index.xml'), type: xml });
  bodies.set('/a.xml', { body: `<urlset>${entry(`${base}/one`)}${entry(`${base}/two`)}</urlset>`, type: xml });
  bodies.set('/b.xml', { body: `<urlset>${entry(`${base}/two`)}${entry(`${base}/one#x`)}</urlset>`, type: xml });
  const ran = await read([`${base}/index.xml`]);
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  // In the place of the sitemap that was there first.
  expect(ran.headlines.sort()).toEqual(['Harbour story one', 'Harbour story two']);
  for (const name of ['/a.xml', '/b.xml', '/more.xml', '/one', '/two'])
    expect(asked.filter((one) => one === name)).toHaveLength(1);
});
