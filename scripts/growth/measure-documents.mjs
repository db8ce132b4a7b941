// What reading documents costs, counted: `counted-work.mjs` comes first, so that it sees all that is loaded behind it.
import { countWork, forget } from './counted-work.mjs';
import { pages, sources } from './documents.mjs';

const load = (name) => import(new URL(`../../dist/${name}`, import.meta.url).href);
const { readDocument, readSource } = await load('read/index.js');
const { readDefaults } = await load('options.js');
const { makeTarget } = await load('source/index.js');
const { compareEntries } = await load('sync/compare.js');

// Without a watchdog: what is looked for shows in counts.
const options = { ...readDefaults, documentTimeoutMs: 0, maxBytes: 256 * 1_048_576 };
const url = 'https://coast.example/2026/05/04/harbour';

const fetchedOf = (text, contentType) => ({
  target: makeTarget(url, { url }),
  url,
  redirects: [],
  status: 200,
  headers: {},
  contentType,
  bytes: Buffer.from(text),
  sha256: '',
  fetchedAt: '2026-05-05T08:00:00.000Z',
  retries: 0,
  isNotModified: false,
  validators: { etag: null, lastModified: null },
});

async function readAll(fetched) {
  let count = 0;
  try {
    for await (const _ of await readDocument(fetched, options)) count++;
  } catch (error) {
    if (!error.code) throw error; // a refused page is an answer, too
  }
  return count;
}

const typeOf = (text) =>
  text.startsWith('<!doctype')
    ? 'text/html'
    : text.startsWith('{')
      ? 'application/feed+json'
      : /^<(rss|feed|urlset)/.test(text)
        ? 'application/xml'
        : 'text/plain';

/** A poll sees the source twice: nothing was known, then all of it. */
async function poll(fetched) {
  const { entries } = await readSource(fetched, 0);
  const states = entries.map(({ key, signature, url: address, guid }) => ({
    key,
    signature,
    url: address,
    guid,
    seen: 1,
  }));
  compareEntries(entries, []);
  compareEntries(entries, states);
  return entries.length;
}

/** Points (size, work) of a kind; `size` is in bytes, or entries. */
export async function measurePage(kind, sizes) {
  const points = [];
  for (const size of sizes) {
    const fetched = fetchedOf(pages[kind](size), typeOf(pages[kind](10)));
    points.push({ size: fetched.bytes.length, ...(await countWork(() => readAll(fetched))) });
  }
  return points;
}

export async function measureSource(kind, sizes, how) {
  const points = [];
  for (const size of sizes) {
    const text = sources[kind](size);
    const fetched = fetchedOf(text, typeOf(text));
    points.push({ size, ...(await countWork(() => (how === 'poll' ? poll : readAll)(fetched))) });
  }
  return points;
}

// What is loaded or compiled once is no part of any size.
for (const kind of Object.keys(pages)) await readAll(fetchedOf(pages[kind](2_000), typeOf(pages[kind](10))));
for (const kind of Object.keys(sources)) {
  const fetched = fetchedOf(sources[kind](3), typeOf(sources[kind](1)));
  await readAll(fetched);
  await poll(fetched);
}
forget();
export const kinds = { pages: Object.keys(pages), sources: Object.keys(sources) };
