// Pages a second on one core, all fields, from bytes to record, beside Readability + linkedom in the same run. The pages are those
// of ../shared/corpus (fundus and aeb) where they are there, else the fixtures, many times over. Turns are taken page by page, so
// that a busy machine slows both alike.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readDefaults } from '../../dist/options.js';
import { readDocument } from '../../dist/read-document.js';
import { makeTarget } from '../../dist/source/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(root, '../shared/corpus');
const maxPages = 207;

async function loadPages() {
  if (!existsSync(corpus)) {
    const folder = path.join(root, 'fixtures/pages');
    const pages = readdirSync(folder).map((name) => ({
      url: 'https://herald.example/a',
      bytes: readFileSync(path.join(folder, name, 'page.html')),
    }));
    return { name: 'fixtures', pages: Array.from({ length: 50 }, () => pages).flat() };
  }
  const lib = await import(pathToFileURL(path.join(corpus, 'lib.mjs')).href);
  const pages = ['fundus', 'aeb'].flatMap((set) =>
    lib
      .selectTruth(path.join(corpus, set), 'dev')
      .map((record) => ({ url: record.url, bytes: lib.readPageBytes(path.join(corpus, set), record) })),
  );
  return { name: 'fundus and aeb', pages: pages.slice(0, maxPages) };
}

async function wirecopy({ url, bytes }) {
  const fetched = {
    target: makeTarget(url, { url }),
    url,
    redirects: [],
    status: 200,
    headers: {},
    contentType: 'text/html',
    bytes,
    sha256: '',
    fetchedAt: '2026-05-05T08:00:00.000Z',
    retries: 0,
    isNotModified: false,
    validators: { etag: null, lastModified: null },
  };
  try {
    for await (const item of await readDocument(fetched, readDefaults))
      if (item.kind === 'article') return item.article;
  } catch (error) {
    if (error.code) return null; // a refused page is an answer, too
    throw error;
  }
  return null;
}

function readability({ bytes }) {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  try {
    return new Readability(document).parse();
  } catch {
    return null; // some pages end it with an exception; the time counts all the same
  }
}

export async function run() {
  const { name, pages } = await loadPages();
  const times = { wirecopy: 0, readability: 0 };
  const work = { wirecopy, readability };
  for (const page of pages.slice(0, 20)) for (const one of Object.values(work)) await one(page); // warm up
  for (const [index, page] of pages.entries()) {
    const order = index % 2 === 0 ? ['wirecopy', 'readability'] : ['readability', 'wirecopy'];
    for (const key of order) {
      const start = process.hrtime.bigint();
      await work[key](page);
      times[key] += Number(process.hrtime.bigint() - start) / 1e9;
    }
  }
  const rate = (key) => pages.length / times[key];
  console.log(`${pages.length} pages (${name})`);
  console.log(`wirecopy, all fields     ${rate('wirecopy').toFixed(1).padStart(7)} pages/s`);
  console.log(`Readability + linkedom   ${rate('readability').toFixed(1).padStart(7)} pages/s`);
  console.log(`ratio                    ${(rate('wirecopy') / rate('readability')).toFixed(2).padStart(7)}x`);
}
