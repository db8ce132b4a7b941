import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { openParquet } from '../../src/output/parquet.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

test('records come back from Parquet: lists as lists, a day apart from an instant, hostile text', async () => {
  const base = makeArticle();
  const articles: Article[] = [
    {
      ...base,
      id: '0000000000000001',
      date: '2024-04-02T05:28:00+03:00',
      authors: ['A', 'B'],
      tags: [],
      wordCount: 5e9,
    },
    {
      ...base,
      id: '0000000000000002',
      date: '2024-04-02',
      authors: [],
      tags: ['x'],
      headline: 'a\0b\ud800',
      body: 'y'.repeat(17e6),
    },
    { ...base, id: '0000000000000003', date: null, wordCount: null },
  ];
  const encoder = await openParquet();
  const parts = articles.map((article) => encoder.article(article));
  // A large body ends its group: what is held in memory is bounded.
  expect(parts[1]!.length).toBeGreaterThan(0);
  const bytes = Buffer.concat([...parts, encoder.finish()]);
  const file = new Uint8Array(bytes).buffer as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  expect(rows.map((row) => row.id)).toEqual(articles.map((one) => one.id));
  expect(rows[0]).toMatchObject({ authors: ['A', 'B'], tags: [], wordCount: 5_000_000_000n });
  expect(rows[0]!.dateInstant).toEqual(new Date('2024-04-02T02:28:00Z'));
  expect(rows[0]!.dateDay).toEqual(new Date('2024-04-02T00:00:00Z'));
  expect(rows[1]).toMatchObject({ authors: [], tags: ['x'], dateInstant: null, headline: 'a\0b\ufffd' });
  expect(String(rows[1]!.body)).toHaveLength(17e6);
  expect(rows[2]).toMatchObject({ date: null, dateDay: null, wordCount: null });
});

test('a count that is not whole, as a record from elsewhere may have it, loses no file', async () => {
  const parquet = await openParquet();
  const parts = [parquet.article({ ...makeArticle(), wordCount: 1.5 }), parquet.finish()];
  const bytes = new Uint8Array(Buffer.concat(parts));
  expect(await parquetReadObjects({ file: bytes.buffer })).toMatchObject([{ wordCount: 2n }]);
});

test('no record is a file with columns and no row', async () => {
  const bytes = (await openParquet()).finish();
  expect(await parquetReadObjects({ file: new Uint8Array(bytes).buffer as ArrayBuffer })).toEqual([]);
});

test('columns without a value, then a body of ten megabytes, then an empty text', async () => {
  const bare: Article = {
    ...makeArticle(),
    ...{
      url: null,
      canonicalUrl: null,
      headline: null,
      date: null,
      authors: [],
      tags: [],
      section: null,
      language: null,
    },
    ...{ publisher: null, body: null, bodyComplete: null, wordCount: null },
  };
  for (const bodies of [
    [null, null],
    [null, 'é'.repeat(5e6), ''],
  ]) {
    const encoder = await openParquet();
    const parts = bodies.map((body, n) => encoder.article({ ...bare, id: String(n), body }));
    const file = new Uint8Array(Buffer.concat([...parts, encoder.finish()])).buffer as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    expect(rows.map((row) => row.body)).toEqual(bodies);
    for (const key of ['headline', 'dateDay', 'dateInstant', 'wordCount', 'bodyComplete', 'publisher'])
      expect(rows.map((row) => row[key])).toEqual(bodies.map(() => null));
    expect(rows.map((row) => row.tags)).toEqual(bodies.map(() => []));
  }
});
