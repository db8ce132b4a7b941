// One extractor in a process of its own: reads the pages that it is asked for and says how long that took.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../../..');
const corpus = path.resolve(root, '../shared/corpus');
const maxPages = 207;

export async function loadPages() {
  if (!existsSync(corpus) || process.env.PAGES_OF === 'fixtures') {
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

/** A page as the fetcher hands it on. */
export const fetchedPage = ({ url, bytes }, makeTarget) => ({
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
});

const tools = {
  wirecopy: async () => {
    const { readDefaults } = await import('../../../dist/options.js');
    const { readDocument } = await import('../../../dist/read/index.js');
    const { makeTarget } = await import('../../../dist/source/index.js');
    return async ({ url, bytes }) => {
      const fetched = fetchedPage({ url, bytes }, makeTarget);
      try {
        for await (const item of await readDocument(fetched, readDefaults))
          if (item.kind === 'article') return item.article;
      } catch (error) {
        if (error.code) return null; // a refused page is an answer, too
        throw error;
      }
      return null;
    };
  },
  readability: async () => {
    const { Readability } = await import('@mozilla/readability');
    const { parseHTML } = await import('linkedom');
    return ({ bytes }) => {
      const { document } = parseHTML(new TextDecoder().decode(bytes));
      try {
        return new Readability(document).parse();
      } catch {
        return null; // some pages end it with an exception; the time counts all the same
      }
    };
  },
};

if (process.send) {
  const { pages } = await loadPages();
  const read = await tools[process.argv[2]]();
  process.on('message', async ({ from, to }) => {
    const start = process.hrtime.bigint();
    const before = process.cpuUsage();
    for (const page of pages.slice(from, to)) await read(page);
    const { user, system } = process.cpuUsage(before);
    process.send({ seconds: Number(process.hrtime.bigint() - start) / 1e9, cpu: (user + system) / 1e6 });
  });
  process.send('ready');
}
