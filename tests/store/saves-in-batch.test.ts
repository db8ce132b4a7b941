import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/store/index.js';
import { addKeys } from '../../src/store/postgres/flush.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import type { Article } from '../../src/types.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { story } from './contract.js';

// What a save must see of the ones before it in its batch; each batch against the same saves one by one in a file.

let one: TestDatabase;
let server: Store;
beforeAll(async () => {
  one = await testDatabase();
  server = await openPostgresStore(one.database);
}, 60_000);
beforeEach(() => emptyTables(one.database));
afterAll(() => one.drop());

const at = (hour: number): string => new Date(Date.UTC(2026, 4, 4, hour)).toISOString();
const feedUrl = 'https://herald.example/feed';
const [harbours, dockers, pilots] = ['harbours', 'dockers', 'pilots'].map((word) =>
  story(1, { headline: `Story number 1 about ${word}` }),
) as [Article, Article, Article];

test.each([
  ['a text that came earlier in the batch is a variant', [harbours, dockers, pilots, dockers, harbours]],
  [
    'behind a variant the record that stands is compared',
    [harbours, dockers, harbours, { ...dockers, summary: 'What the feed says now' }, pilots],
  ],
  ['the feed’s part of an edit that is just saved belongs to it', [harbours, dockers, { ...dockers, summary: 'More' }]],
  [
    'also where a variant stood before it',
    [
      { ...harbours, summary: 'Once' },
      dockers,
      { ...harbours, summary: 'Once' },
      pilots,
      { ...pilots, summary: 'More' },
    ],
  ],
])('%s', async (_what, articles) => {
  const file = await openStore('memory:');
  const items = articles.map((article, hour) => ({ article, options: { now: at(hour), feedUrl, entrySince: at(-1) } }));
  const alone = [];
  for (const { article, options } of items) alone.push(await file.save(article, options));
  expect(await server.saveAll(items)).toEqual(alone);
  expect(await server.revisions(story(1).id)).toEqual(await file.revisions(story(1).id));
  expect(await server.get(story(1).id)).toEqual(await file.get(story(1).id));
  await file.close();
});

test('a key stays with the article that had it first, until that one is gone', async () => {
  for (const n of [1, 2]) await server.save(story(n), { now: at(n) });
  const [first, second] = await one.database.all<{ row: number }>('SELECT row FROM article ORDER BY row');
  const owner = async (row: number): Promise<number> => {
    await addKeys(one.database, [{ key: 'guid:x', row }]);
    const text = "SELECT article FROM identity WHERE key = 'guid:x'";
    return (await one.database.all<{ article: number }>(text))[0]!.article;
  };
  expect(await owner(first!.row)).toBe(first!.row);
  expect(await owner(second!.row)).toBe(first!.row);
  await one.database.run('DELETE FROM article WHERE row = $1', [first!.row]);
  expect(await owner(second!.row)).toBe(second!.row);
});
