// What the archive costs, counted while it grows: pages of the file that SQLite reads and writes with nearly no memory of its own
// (Linux tells them, /proc/self/io), beside the blocks of the program.
import { countWork, forget } from './counted-work.mjs';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { madeArticle } from '../bench/parts/made-articles.mjs';

const load = (name) => import(new URL(`../../dist/${name}`, import.meta.url).href);
const { emptyQuery, openStore, parseQuery } = await load('store/index.js');
const { runSync } = await load('sync/index.js');
const { localReader } = await load('run/index.js');
const { readDefaults } = await load('options.js');

/** A page that was looked at is read again when it is wanted again: the archive asks for 32 MB, which would hide all reading. */
const { getBuiltinModule } = process;
const { DatabaseSync } = getBuiltinModule?.('node:sqlite') ?? (await import('@photostructure/sqlite'));
class ForgetfulDatabase extends DatabaseSync {
  exec(sql) {
    super.exec(sql.replace(/cache_size = -\d+/, 'cache_size = 10'));
  }
}
process.getBuiltinModule = (name) =>
  name === 'node:sqlite' ? { DatabaseSync: ForgetfulDatabase } : getBuiltinModule?.(name);

/** Bytes that this process asked of files, read and written. */
function bytesMoved() {
  const text = readFileSync('/proc/self/io', 'latin1');
  return Number(/rchar: (\d+)/.exec(text)[1]) + Number(/wchar: (\d+)/.exec(text)[1]);
}
/** What looking costs. */
const looking = (() => {
  const before = bytesMoved();
  return bytesMoved() - before;
})();

const start = Date.UTC(2016, 0, 1);
const at = (n) => new Date(start + n * 300_000 + 900_000).toISOString();
/** A short one, so that many are saved in a test. */
const shortArticle = (n) => {
  const article = madeArticle(n);
  return { ...article, body: article.body.split('\n\n').slice(0, 2).join('\n\n'), images: [] };
};
const itemOf = (n) => ({ article: shortArticle(n), options: { now: at(n) } });

const feed = 'https://paper7.example/feed.xml';
const feedText = (first, date) =>
  `<rss version="2.0"><channel><title>Paper</title><lastBuildDate>${date}</lastBuildDate>${Array.from({ length: 20 }, (_, n) => `<item><title>Story ${first + n} of the paper</title><link>https://paper7.example/feed/${first + n}</link><guid>g${first + n}</guid><description>What the port said of gate ${first + n} on Monday.</description></item>`).join('')}</channel></rss>`;

async function poll(store, now, text) {
  const stop = new AbortController();
  return runSync(
    { all: false, isNow: true, limit: 100, recheckMs: [], keepsRaw: false, window: 4, only: [feed] },
    {
      store,
      fetch: async (target) => ({
        target,
        url: target.url,
        redirects: [],
        status: target.url === feed ? 200 : 404,
        headers: {},
        contentType: 'application/rss+xml',
        bytes: Buffer.from(text),
        sha256: createHash('sha256').update(text).digest('hex'),
        fetchedAt: new Date(now).toISOString(),
        retries: 0,
        isNotModified: false,
        validators: { etag: null, lastModified: null },
      }),
      sitemapsOf: async () => [],
      read: { ...readDefaults, documentTimeoutMs: 0 },
      reader: localReader,
      now: () => now,
      owner: 'growth',
      isAlive: () => true,
      stop: stop.signal,
      report: () => undefined,
    },
  );
}

const listAll = async (store, query, limit = 20) => {
  let count = 0;
  for await (const _ of store.list({ ...query, limit })) count++;
  return count;
};
const search = (text) => (store) => listAll(store, parseQuery(text, emptyQuery));
const list = (parts) => (store) => listAll(store, { ...emptyQuery, ...parts }, 50);

const newAtOnce = 20;

/** Each is done once with an archive of `size`; what is new in it is numbered from there on. */
const steps = {
  'list: newest': list({}),
  'list: a source': list({ source: 'paper7.example' }),
  'list: a language': list({ language: 'de' }),
  'list: a month': list({ since: '2016-01', until: '2016-01' }),
  'search: a rare word': (store, size) => search(shortArticle(size >> 1).headline.split(' ')[0])(store),
  'search: a common word': search('ri'),
  'search: two words': search('ri to'),
  'search: a beginning': search('ka*'),
  'search: one word of a source': search('ri source:paper7.example'),
  'show: by id': (store, size) => store.get(shortArticle(size >> 1).id),
  'show: by address': (store, size) => store.get(shortArticle(size >> 1).url),
  'show: revisions and sightings': async (store, size) => {
    const { id } = shortArticle(size >> 1);
    return [await store.revisions(id), await store.sightings(id)];
  },
  'save: seen again': (store, size) => store.saveAll(Array.from({ length: 20 }, (_, n) => itemOf((size >> 1) + n))),
  'save: new': (store, size) => store.saveAll(Array.from({ length: newAtOnce }, (_, n) => itemOf(size + n))),
  'save: edited': (store, size) =>
    store.saveAll(
      Array.from({ length: 20 }, (_, n) => {
        const { article } = itemOf((size >> 1) + n);
        return {
          article: { ...article, body: `${article.body} It was put right at ${size}.` },
          options: { now: at(size + 40) },
        };
      }),
    ),
  'poll: new entries': (store, size) =>
    poll(store, start + size * 300_000, feedText(size, 'Mon, 04 May 2026 08:00:00 GMT')),
  'poll: nothing new': (store, size) =>
    poll(store, start + size * 300_000 + 60_000, feedText(size, 'Mon, 04 May 2026 09:00:00 GMT')),
};

export const archiveSteps = [...Object.keys(steps), 'save: all of them', 'export: all of them'];

/** What is compiled and prepared once is no part of any size. */
async function warm(file) {
  const store = await openStore(file);
  await store.sources.add(feed, { now: start, entriesOnly: true });
  await fill(store, 0, 100);
  for (const run of Object.values(steps)) await run(store, 100);
  await store.close();
}

/** Fills an archive to each size in turn and counts every step there; the points of each step. */
export async function measureArchive(file, sizes) {
  await warm(`${file}-first`);
  const store = await openStore(file);
  await store.sources.add(feed, { now: start, entriesOnly: true });
  const points = Object.fromEntries(archiveSteps.map((name) => [name, []]));
  const count = async (name, size, run) => {
    const before = bytesMoved();
    const { work, parts } = await countWork(run);
    points[name].push({ size, work, parts, pages: Math.max(1, Math.round((bytesMoved() - before - looking) / 4_096)) });
  };
  forget();
  let saved = 0;
  const sum = { work: 0, pages: 0 };
  for (const size of sizes) {
    const from = saved;
    await count('save: all of them', size, () => fill(store, from, size));
    const point = points['save: all of them'].at(-1);
    // All that was saved so far.
    for (const kind of ['work', 'pages']) {
      sum[kind] += point[kind];
      point[kind] = sum[kind];
    }
    await count('export: all of them', size, () => listAll(store, emptyQuery, null));
    for (const [name, run] of Object.entries(steps)) await count(name, size, () => run(store, size));
    saved = size + newAtOnce;
  }
  await store.close();
  return points;
}

async function fill(store, from, to) {
  for (let n = from; n < to; n += 100)
    await store.saveAll(Array.from({ length: Math.min(100, to - n) }, (_, index) => itemOf(n + index)));
}
