import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localReader } from '../../src/run/index.js';
import { readDefaults } from '../../src/options.js';
import { openStore, type Store } from '../../src/store/index.js';
import { noCounts, type SyncRun } from '../../src/sync/sync-types.js';
import { saveArticle } from '../../src/sync/save.js';
import type { Article } from '../../src/types.js';
import { pageOf, strike } from '../helpers/archive.js';

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

const page = pageOf(strike, '2024-04-02T06:00:00.000Z');
const sha256 = createHash('sha256').update(page.bytes).digest('hex');

/** What version 0.0.1 made of the page. */
const old: Article = {
  ...strike,
  headline: `${strike.headline} | Herald`,
  source: { ...strike.source, sha256, extractor: '0.0.1' },
};

const save = (article: Article) =>
  saveArticle({ article, origin: null, raw: null, sourceTags: [] }, {
    store,
    read: readDefaults,
    reader: localReader,
    now: () => Date.parse('2024-04-03T00:00:00Z'),
    options: { keepsRaw: true },
    counts: noCounts(),
    report: () => undefined,
  } as unknown as SyncRun);

test('a new version of the extractor makes no edits', async () => {
  await store.save(old, { now: '2024-04-02T06:00:00.000Z', raw: page });
  expect(await save(strike)).toMatchObject({ outcome: 'unchanged', revision: 1 });
  expect((await store.get(strike.id))?.article.headline).toBe(strike.headline);
});

test('what the publisher did edit meanwhile is an edit, and only that', async () => {
  await store.save(old, { now: '2024-04-02T06:00:00.000Z', raw: page });
  expect(await save({ ...strike, headline: 'Kharkiv strike wounds 21' })).toMatchObject({
    outcome: 'revised',
    revision: 2,
  });
  expect((await store.revisions(strike.id)).map((one) => one.article.headline)).toEqual([
    strike.headline,
    'Kharkiv strike wounds 21',
  ]);
});

test('without a page that was kept the reading is taken as it is', async () => {
  await store.save(old, { now: '2024-04-02T06:00:00.000Z' });
  expect(await save(strike)).toMatchObject({ outcome: 'revised' });
});
