import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { emptyQuery, openStore, parseQuery, phraseOf, type Store } from '../../src/store/index.js';
import { openPostgresStore } from '../../src/store/postgres/index.js';
import { vectorsOf } from '../../src/store/postgres/vector.js';
import type { Article } from '../../src/types.js';
import { chance } from '../helpers/many-scripts.js';
import { emptyTables, type TestDatabase, testDatabase } from '../helpers/postgres.js';
import { story } from './contract.js';

// Texts beyond what a tsvector takes (255 places of a word, 16,383 places, a megabyte, words of 2 KB), and what PostgreSQL's text has no
// place for: saved, and found by their words and phrases as SQLite finds them.

let one: TestDatabase;
let stores: Store[];
beforeAll(async () => {
  one = await testDatabase();
  stores = [await openStore('memory:'), await openPostgresStore(one.database)];
}, 60_000);
beforeEach(async () => {
  await emptyTables(one.database);
  stores[0] = await openStore('memory:');
  return () => stores[0]!.close();
});
afterAll(() => one.drop());

const now = '2026-05-04T00:00:00.000Z';

/** In both archives; what a search finds must be the same. */
async function save(article: Article, options = {}): Promise<void> {
  const saved = await Promise.all(stores.map((store) => store.save(article, { now, ...options })));
  expect(saved[1]).toEqual(saved[0]);
  for (const store of stores)
    expect(await store.save(article, { now, ...options })).toMatchObject({ outcome: 'unchanged' });
}

async function finds(search: string): Promise<string[]> {
  const [inFile, inServer] = await Promise.all(
    stores.map(async (store) => {
      const ids: string[] = [];
      for await (const { article } of store.list({ ...parseQuery(search), sort: { by: 'date', isReversed: false } }))
        ids.push(article.id.replace(/^0+/, ''));
      return ids;
    }),
  );
  expect([search, inServer]).toEqual([search, inFile]);
  return inServer!;
}

const numbered = (count: number, word: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => word(n)).join(' ');

describe('texts that are longer than PostgreSQL takes', () => {
  test('one word a thousand times, with others between', async () => {
    await save(story(1, { body: numbered(1000, (n) => `tide w${n}`), headline: 'Tide tables' }));
    await save(story(2, { body: 'The tide came in' }));
    expect(vectorsOf(story(1, { body: numbered(1000, (n) => `tide w${n}`) })).parts.length).toBeGreaterThan(3);
    for (const n of [0, 123, 124, 125, 249, 250, 251, 499, 500, 998]) {
      expect(await finds(`"w${n} tide w${n + 1}"`)).toEqual(['1']);
      expect(await finds(`"tide w${n} w${n + 1}"`)).toEqual([]);
    }
    expect(await finds('tide')).toEqual(['2', '1']);
    expect(await finds('headline:tide w999')).toEqual(['1']);
    expect(await finds('tide -w999')).toEqual(['2']);
    expect(await finds('headline:w999')).toEqual([]);
    expect(await finds('"tables tide"')).toEqual([]);
    expect(await finds('(w1 w999) OR came')).toEqual(['2', '1']);
  });

  test('nothing but one word', async () => {
    await save(story(1, { body: numbered(3000, () => 'buffalo'), headline: null }));
    expect(await finds(`"${numbered(200, () => 'buffalo')}"`)).toEqual(['1']);
    expect(await finds('buffal*')).toEqual(['1']);
  });

  test('more than sixteen thousand places, and a megabyte', { timeout: 120_000 }, async () => {
    const below = chance(7);
    const words = Array.from({ length: 130_000 }, (_, n) => `x${n.toString(36)}${below(1000)}`);
    expect(words.join(' ').length).toBeGreaterThan(1_000_000);
    await save(story(1, { body: words.join(' '), summary: 'The sum of it', tags: ['Long'] }));
    await save(story(2, { body: `${words[5]} ${words[129_999]}` }));
    expect(await finds(`${words[5]} ${words[129_999]}`)).toEqual(['2', '1']);
    expect(await finds(`"${words[5]} ${words[129_999]}"`)).toEqual(['2']);
    expect(await finds(`${words[0]} -${words[129_998]}`)).toEqual([]);
    for (let n = 0; n < 12; n++) {
      // The first ones go over the end of a tsvector.
      const at = n < 4 ? 15_800 + 40 * n : below(129_800);
      expect(await finds(`"${words.slice(at, at + 190).join(' ')}"`)).toEqual(['1']);
      expect(await finds(`summary:sum tag:long body:${words[at]}`)).toEqual(['1']);
    }
    for (const store of stores) {
      const found: number[] = [];
      for await (const { snippet } of store.list(parseQuery(words[100_000]!))) found.push(snippet!.length);
      expect(found).toHaveLength(1);
    }
    // A shorter text in its place leaves nothing behind.
    for (const store of stores) await store.replaceRevision(story(1).id, 1, story(1, { body: 'Short now' }));
    expect(await finds(words[100_000]!)).toEqual([]);
    expect(await finds('"short now"')).toEqual(['1']);
    expect(await stores[1]!.check()).toEqual([]);
  });

  test('a megabyte of long words in few places', async () => {
    const words = Array.from({ length: 12_000 }, (_, n) => `${'long'.repeat(25)}${n}`);
    await save(story(1, { body: words.join(' ') }));
    expect(await finds(`"${words[11_998]} ${words[11_999]}"`)).toEqual(['1']);
    expect(vectorsOf(story(1, { body: words.join(' ') })).parts.length).toBeGreaterThan(1);
  });

  test('scripts without blanks', async () => {
    const signs = Array.from({ length: 40_000 }, (_, n) => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))).join(
      '',
    );
    await save(story(1, { body: signs, language: 'zh' }));
    for (const at of [0, 7_990, 8_000, 15_998, 20_000, 39_700])
      expect(await finds(signs.slice(at, at + 290))).toEqual(['1']);
    expect(await finds(`"${signs.slice(5, 9)}${signs.slice(30_000, 30_004)}"`)).toEqual([]);
    await save(story(2, { body: 'สะพานใหม่ข้ามแม่น้ำ '.repeat(2_000), headline: 'x' }));
    expect(await finds('สะพานใหม่')).toEqual(['2']);
  });

  test('words of many kilobytes', async () => {
    const long = (end: string): string => `${'ab'.repeat(3000)}${end}`;
    await save(story(1, { body: `before ${long('x')} after`, tags: [long('t')], headline: long('h') }));
    await save(story(2, { body: long('y') }));
    await save(story(3, { body: 'ж'.repeat(1500) }));
    for (const search of [long('x'), `before "${long('x')} after"`, `headline:${long('h')}`])
      if (search.length < 5000) expect(await finds(search)).toEqual(['1']);
    expect(await finds(`"before ${'ab'.repeat(1000)}"*`)).toEqual(['1']);
    expect(await finds(`${'ab'.repeat(1000)}*`)).toEqual(['2', '1']);
    expect(await finds(`${'ab'.repeat(1000)}a`)).toEqual([]);
    expect(await finds('ж'.repeat(1500))).toEqual(['3']);
    expect(await finds('ж'.repeat(1499))).toEqual([]);
    expect(await finds(`${'ж'.repeat(700)}*`)).toEqual(['3']);
  });
});

describe('signs that PostgreSQL has no place for', () => {
  const odd = "a\0b \ud800c d\udc00 \\u0000 \\x27 ' \\ : & | ! ( ) <-> * \ud83d\udea2 end";

  test('in every field: the record comes back as it was, its words are found', async () => {
    const article = story(1, {
      ...{ headline: `Head ${odd}`, body: `Body ${odd}\n\nNext ${odd}`, summary: odd, section: odd, dateline: odd },
      ...{ authors: [odd], tags: [odd, "it's"], publisher: { name: odd, url: null }, language: 'en' },
      source: { ...story(1).source, tags: [odd], guid: odd, feedUrl: `https://feed.example/${odd}` },
    });
    const options = { feedUrl: `https://feed.example/${odd}`, guid: odd };
    await save(article, options);
    const [, back] = await Promise.all(stores.map(async (store) => (await store.get(article.id))!.article));
    expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(article)));
    for (const search of ['"body a"', 'end', '"next a"', 'headline:head', "tag:it's", 'x27', '"end next"'])
      await finds(search);
    expect(await finds('headline:head')).toEqual(['1']);
    for (const store of stores) {
      // In SQLite a text that is joined to another one ends at a NUL.
      if (store === stores[1]) expect(await store.idsAt(odd)).toMatchObject([{ id: article.id }]);
      const listed: string[] = [];
      for await (const found of store.list({ ...emptyQuery, source: options.feedUrl })) listed.push(found.article.id);
      for await (const found of store.list({ ...emptyQuery, tags: [phraseOf("it's", 'tags')!] }))
        listed.push(found.article.id);
      for await (const found of store.list({ ...emptyQuery, source: odd })) listed.push(found.article.id);
      expect(listed).toEqual([article.id, article.id, article.id]);
    }
    await save({ ...article, headline: `Other ${odd}` }, { ...options, now: '2026-05-05T00:00:00.000Z' });
    expect((await stores[1]!.sightings(article.id)).length).toBe((await stores[0]!.sightings(article.id)).length);
  });

  test('addresses, guids, feeds, names and headlines of several kilobytes', async () => {
    const long = randomBytes(4000).toString('hex');
    const url = `https://herald.example/${long}`;
    const other = `https://herald.example/${randomBytes(4000).toString('hex')}`;
    const parts = {
      url,
      canonicalUrl: url,
      headline: `Harbour ${long}`,
      publisher: { name: long, url: null },
      tags: [long],
    };
    const options = { feedUrl: `https://feed.example/${long}`, guid: long };
    await save(story(1, { ...parts, source: { ...story(1).source, guid: long, tags: [long] } }), options);
    await save(story(2, { ...parts, url: other, canonicalUrl: other, headline: `Another ${long}`, body: null }), {
      feedUrl: options.feedUrl,
    });
    for (const store of stores) {
      expect((await store.get(url))?.article.id).toBe(story(1).id);
      expect((await store.get(other))?.article.id).toBe(story(2).id);
      expect(await store.idsAt(long)).toMatchObject([{ id: story(1).id }]);
      for (const by of ['headline', 'source', 'seen'] as const) {
        const ids: string[] = [];
        for await (const { article } of store.list({ ...emptyQuery, sort: { by, isReversed: false } }))
          ids.push(article.id);
        expect(ids).toHaveLength(2);
      }
      const listed: string[] = [];
      for await (const { article } of store.list({ ...emptyQuery, source: options.feedUrl })) listed.push(article.id);
      expect(listed).toHaveLength(2);
    }
  });
});

describe('which words stand side by side', () => {
  const all = 'Storms hit the harbour on Monday. 港に強い嵐が来た';
  const phrases = [
    ...['"storms hit the harbour"', '"hit the" monday', '"harbour on mon"*', 'body:"the harbour" -calm', '"強い嵐が"'],
    '("on monday" OR calm) "storms hit"',
  ];

  test('is asked before the words of an article are read', async () => {
    await save(story(1, { body: all, language: 'ja' }));
    for (const search of phrases) expect(await finds(search)).toEqual(['1']);
    await one.database.exec('UPDATE fulltext SET pairs = 0::bit(4096)');
    const found = async (search: string): Promise<number> => {
      let count = 0;
      for await (const _one of stores[1]!.list(parseQuery(search))) count++;
      return count;
    };
    for (const search of phrases) expect([search, await found(search)]).toEqual([search, 0]);
    // Nothing has to stand side by side.
    for (const search of ['storms monday', '"storms hit" OR monday', 'monday -"harbour storms"', '"harbou"*'])
      expect([search, await found(search)]).toEqual([search, 1]);
  });

  test('decides nothing: a filter that lets everything through finds the same', async () => {
    await save(story(1, { body: all, language: 'ja' }));
    await save(story(2, { body: 'On hit storms, Monday harbour the. が嵐いに強港', headline: 'Harbour the on' }));
    await one.database.exec('UPDATE fulltext SET pairs = ~0::bit(4096)');
    for (const search of phrases) expect(await finds(search)).toEqual(['1']);
    expect(await finds('"the on"')).toEqual(['2']);
    expect(await finds('body:"the on"')).toEqual([]);
  });
});
