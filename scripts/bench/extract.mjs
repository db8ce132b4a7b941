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

/** The first pass compiles the code; long runs live in the later ones. */
const passes = 3;

async function measure(pages, work) {
  const times = Object.fromEntries(Object.keys(work).map((key) => [key, 0]));
  for (const [index, page] of pages.entries()) {
    const keys = Object.keys(work);
    for (const key of index % 2 === 0 ? keys : keys.reverse()) {
      const start = process.hrtime.bigint();
      await work[key](page);
      times[key] += Number(process.hrtime.bigint() - start) / 1e9;
    }
  }
  return times;
}

export async function run() {
  const { name, pages } = await loadPages();
  const work = { wirecopy, readability };
  for (const page of pages.slice(0, 20)) for (const one of Object.values(work)) await one(page); // warm up
  console.log(`${pages.length} pages (${name})${' '.repeat(6)}wirecopy, all fields   Readability + linkedom   ratio`);
  for (let pass = 1; pass <= passes; pass++) {
    const times = await measure(pages, work);
    const rate = (key) => `${(pages.length / times[key]).toFixed(1)} pages/s`.padStart(22);
    const ratio = `${(times.readability / times.wirecopy).toFixed(2)}x`;
    console.log(`pass ${pass}${' '.repeat(24)}${rate('wirecopy')} ${rate('readability')}   ${ratio}`);
  }
}
