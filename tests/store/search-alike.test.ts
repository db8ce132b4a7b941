import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyQuery, openStore, parseQuery, type Query, type Store } from '../../src/store/index.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { wordsOf } from '../../src/store/words.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { chance, sentences } from '../helpers/many-scripts.js';
import { type TestDatabase, testDatabase } from '../helpers/postgres.js';

// The same articles in both kinds of archive, the same searches: the same hits.

const below = chance(20_261_129);
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
const some = (most: number): string => Array.from({ length: 1 + below(most) }, () => pick(sentences)).join('. ');
const now = '2026-05-04T00:00:00.000Z';

function article(n: number): Article {
  const url = `https://paper${n % 7}.example/${n}`;
  return makeArticle({
    ...{ id: n.toString(16).padStart(16, '0'), url, canonicalUrl: url, headline: below(20) === 0 ? null : some(1) },
    ...{ body: below(20) === 0 ? null : `${some(4)}\n\nNumber ${n}.`, summary: below(2) ? some(1) : null },
    authors: [pick(['Ada Lindqvist', 'Łukasz Øre', '田中太郎', 'Ἀθηνᾶ Κόσμου', 'Rachel Amran'])],
    tags: [pick(['Ports', 'Sea ports', '码头', 'Мост', 'موتمر']), pick(['War', 'Ærø'])],
    date: new Date(Date.UTC(2026, below(12), 1 + below(28), below(24))).toISOString(),
    language: pick(['en', 'en-GB', 'de-AT', 'zh', null]),
    publisher: { name: pick(['The Herald', 'the herald', 'Ære']), url: null },
    kind: pick(['article', 'live', 'brief']),
    quality: pick([null, { score: below(100) / 100, reasons: [] }]),
    source: { ...makeArticle().source, guid: null, tags: below(5) ? [] : [pick(['ports', 'Sea air'])] },
  });
}

/** A piece of a sentence as somebody might type it. */
function piece(): string {
  const text = pick([...sentences, 'Ports', 'Sea ports', 'Łukasz Øre', '田中太郎', '码头', 'rachel amran']);
  const { words } = wordsOf(text);
  const from = pick(words).from;
  const to = words.filter((one) => one.from >= from)[below(3)]?.to ?? text.length;
  const found = text.slice(from, to).replace(/["“”„‟«»()*]/g, ' ');
  return below(3) === 0 ? found.toUpperCase() : found;
}

function phrase(): string {
  const name = pick(['', '', '', '', 'headline:', 'summary:', 'body:', 'author:', 'tag:']);
  const isBeginning = below(4) === 0;
  const text = piece();
  return `${name}"${isBeginning ? text.slice(0, -1 - below(3)) || text : text}"${isBeginning ? '*' : ''}`;
}

function search(): string {
  const parts = Array.from({ length: 1 + below(3) }, phrase);
  const joined = parts.join(pick([' ', ' ', ' OR ']));
  const form = pick(['one', 'not', 'nested', 'only not', 'beside']);
  if (form === 'not') return `${joined} -${phrase()}`;
  if (form === 'nested') return `(${joined}) -(${phrase()} ${phrase()})`;
  if (form === 'only not') return `-${phrase()}`;
  if (form === 'beside') return `${phrase()} (${joined} OR ${phrase()})`;
  return joined;
}

function filters(): Partial<Query> {
  const all: Partial<Query>[] = [
    { since: '2026-03', until: '2026-08-14' },
    { since: '2026-05-01T00:00:00Z' },
    { language: 'en' },
    { language: 'en-gb' },
    { source: 'paper3.example' },
    { source: 'example' },
    { source: 'THE HERALD' },
    { kinds: ['live', 'brief'] },
    { minQuality: 0.5 },
    {
      tags: [
        { kind: 'phrase', text: pick(['ports', 'sea*', 'Sea air', '码头', 'ærø']), isBeginning: false, field: 'tags' },
      ],
    },
  ];
  return below(3) === 0 ? pick(all) : {};
}

let one: TestDatabase;
let stores: [Store, Store];
beforeAll(async () => {
  one = await testDatabase();
  stores = [await openStore('memory:'), await openPostgresStore(one.database)];
  const items = Array.from({ length: 400 }, (_, n) => ({ article: article(n + 1), options: { now } }));
  const saved = [await stores[0].saveAll(items), await stores[1].saveAll(items)];
  expect(saved[1]).toEqual(saved[0]);
}, 60_000);
afterAll(async () => {
  await stores[0].close();
  await one.drop();
});

async function found(store: Store, query: Query): Promise<[id: string, snippet: string | undefined][]> {
  const list: [string, string | undefined][] = [];
  for await (const { article: record, snippet } of store.list(query)) list.push([record.id, snippet]);
  return list;
}

function queryOf(text: string, more: Partial<Query>): Query | null {
  try {
    return { ...parseQuery(text), ...more };
  } catch {
    // Too short for a beginning, or without a letter: refused before any archive is asked.
    return null;
  }
}

test('searches as if by chance find the same in both, by date in the same order', { timeout: 200_000 }, async () => {
  let hits = 0;
  let asked = 0;
  for (let n = 0; n < 150; n++) {
    const text = search();
    const more = filters();
    const query = queryOf(text, more);
    if (query === null) continue;
    asked++;
    const dated: Query = { ...query, sort: { by: 'date', isReversed: false } };
    const [inFile, inServer] = [await found(stores[0], dated), await found(stores[1], dated)];
    expect([text, more, inServer]).toEqual([text, more, inFile]);
    const ranked = await found(stores[1], query);
    expect([text, more, ranked.toSorted()]).toEqual([text, more, inFile.toSorted()]);
    hits += inFile.length;
  }
  // Searches that find nothing, or everything, would prove little.
  expect(asked).toBeGreaterThan(110);
  expect(hits / asked).toBeGreaterThan(10);
  expect(hits / asked).toBeLessThan(200);
});

test.each(['date', 'seen', 'headline', 'source'] as const)('a list sorted by %s is the same in both', async (by) => {
  for (const isReversed of [false, true]) {
    for (const more of [{}, filters(), { isGrouped: true }]) {
      const query: Query = { ...emptyQuery, ...more, sort: { by, isReversed } };
      expect(await found(stores[1], query)).toEqual(await found(stores[0], query));
    }
  }
});
