import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/shared/sha256.js';
import { contentHash, dateName, emptyQuery, parseQuery, saidName, type Store } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';

const body = (seed: string): string =>
  Array.from({ length: 90 }, (_, n) => `${seed} word${n} of the long report`).join(' ');

export function story(n: number, parts: Partial<Article> = {}): Article {
  const url = `https://herald.example/story-${n}`;
  return makeArticle({
    id: n.toString(16).padStart(16, '0'),
    url,
    canonicalUrl: url,
    headline: `Story number ${n} about harbours`,
    body: body(`subject${n}`),
    source: { ...makeArticle().source, guid: null },
    ...parts,
  });
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const at = (hour: number): string => new Date(Date.UTC(2026, 4, 4, hour)).toISOString();

/** What every kind of archive keeps; a driver's test is one call of this. */
export function testStore(name: string, open: () => Promise<Store>): void {
  describe(`${name}: the contract of an archive`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const save = (article: Article, hour = 0, options = {}) => store.save(article, { now: at(hour), ...options });

    test('saving the same article twice changes nothing', async () => {
      expect(await save(story(1))).toMatchObject({ outcome: 'new', revision: 1 });
      expect(await save(story(1), 5)).toMatchObject({ outcome: 'unchanged', revision: 1 });
      expect(await store.counts()).toMatchObject({ articles: 1, revisions: 1 });
      expect((await store.get(story(1).id))?.changedAt).toBe(at(0));
    });

    test('an address that only a later look names leads to the story, too', async () => {
      await save(story(1));
      const moved = 'https://herald.example/moved/story-1';
      await save(story(1, { url: moved }), 1);
      expect((await store.get(moved))?.article.id).toBe(story(1).id);
    });

    test('notices of one text that a poll lists side by side are as many as their dates, and one without dates', async () => {
      const notice = (n: number, date: string | null): Article =>
        story(n, { headline: 'Pharmacies on night duty', body: body('duty'), date });
      const siblings = new Set([1, 2, 3].map((n) => `url:herald.example/story-${n}`));
      const outcomes: string[] = [];
      for (const [n, date] of [
        [1, '2026-05-01T06:00Z'],
        [2, '2026-05-01T18:00Z'],
        [3, null],
      ] as const)
        outcomes.push((await save(notice(n, date), 0, { siblings })).outcome);
      expect(outcomes).toEqual(['new', 'new', 'unchanged']);
    });

    test('of two lost looks the later one counts, and is believed a day after it', async () => {
      const [first, second] = [
        'The page is being mended by its editors now.',
        'Nothing but silence, says the desk today.',
      ];
      const outcome = async (text: string, hour: number) => (await save(story(1, { body: text }), hour)).outcome;
      await save(story(1));
      expect(await outcome(first, 1)).toBe('aside');
      expect(await outcome(second, 10)).toBe('aside');
      expect(await outcome(second, 26)).toBe('aside');
      expect(await outcome(second, 34)).toBe('revised');
    });

    test('another score of the same story is no revision, and takes no place by itself', async () => {
      await save(story(1));
      const end = await store.lastSequence();
      expect(await save(story(1, { quality: { score: 0.2, reasons: ['body'] } }), 5)).toMatchObject({
        outcome: 'unchanged',
        revision: 1,
      });
      expect(await store.lastSequence()).toBe(end);
      expect((await store.get(story(1).id))?.article.quality).toEqual(story(1).quality);
    });

    test('articles of some quality are found, and those of which nothing can be said', async () => {
      await save(story(1, { quality: { score: 0.9, reasons: [] } }));
      await save(story(2, { quality: { score: 0.5, reasons: ['body'] } }), 1);
      await save(story(3, { quality: null }), 2);
      const found = async (minQuality: number | null) =>
        (await all(store.list({ ...emptyQuery, minQuality }))).map(({ article }) => article.id.at(-1)).sort();
      expect(await found(null)).toEqual(['1', '2', '3']);
      expect(await found(0.5)).toEqual(['1', '2', '3']);
      expect(await found(0.51)).toEqual(['1', '3']);
      expect(await found(1)).toEqual(['3']);
      await store.replaceRevision(story(2).id, 1, story(2, { quality: { score: 0.95, reasons: [] } }));
      expect(await found(0.9)).toEqual(['1', '2', '3']);
      await save(story(1, { headline: 'Dockers strike again', quality: { score: 0.1, reasons: ['body'] } }), 3);
      expect(await found(0.9)).toEqual(['2', '3']);
    });

    test('a changed article keeps its history', async () => {
      await save(story(1));
      expect(await save(story(1, { headline: 'Another headline' }), 1)).toMatchObject({
        outcome: 'revised',
        revision: 2,
      });
      const revisions = await store.revisions(story(1).id);
      expect(revisions.map((one) => one.article.headline)).toEqual([
        'Story number 1 about harbours',
        'Another headline',
      ]);
      expect((await store.get(story(1).url!))?.article.headline).toBe('Another headline');
    });

    test('the place of a page is looked up before the page', async () => {
      const page = 'https://place.example/notes';
      const at = (n: number, address: string): Article => {
        const one = story(n, { url: address, canonicalUrl: address });
        return { ...one, source: { ...one.source, kind: 'feed' } };
      };
      await save(at(1, page));
      await save(at(2, `${page}#May_4`), 1);
      const found = async (address: string) => (await store.get(address))?.article.headline;
      expect(await found(page)).toBe(story(1).headline);
      expect(await found(`${page}#May_4`)).toBe(story(2).headline);
      expect(await found(`${page}#May_5`)).toBe(story(1).headline);
    });

    test('a text that returns to an earlier state is a variant', async () => {
      await save(story(1));
      await save(story(1, { headline: 'B' }), 1);
      expect(await save(story(1), 2)).toMatchObject({ outcome: 'variant', revision: 2 });
      expect(await save(story(1, { headline: 'B' }), 3)).toMatchObject({ outcome: 'variant' });
      expect(await store.counts()).toMatchObject({ revisions: 2 });
    });

    test('counts, dates and pictures are no edit', async () => {
      await save(story(1));
      const again = story(1, { date: '2026-05-05', wordCount: 9, tags: ['x'], images: [] });
      expect(await save(again, 1)).toMatchObject({ outcome: 'unchanged' });
    });

    test('edits come one by one, the last seen first, and an entry whose page came is none', async () => {
      await save(story(1));
      await save(story(2), 1);
      await save(story(2, { headline: 'Another second headline' }), 2);
      await save(story(1, { headline: 'Another headline' }), 3);
      await save(story(1, { headline: 'A third headline' }), 4);
      await save(story(3, { kind: 'entry', body: null }), 5);
      await save(story(3), 6);
      await save(story(3, { headline: 'Another third headline' }), 7);
      const edits = await all(store.edits({ ...emptyQuery, isEdited: false }));
      expect(edits.map(({ from, to }) => [from.article.headline, to.article.headline, to.savedAt])).toEqual([
        ['Story number 3 about harbours', 'Another third headline', at(7)],
        ['Another headline', 'A third headline', at(4)],
        ['Story number 1 about harbours', 'Another headline', at(3)],
        ['Story number 2 about harbours', 'Another second headline', at(2)],
      ]);
      expect(await all(store.edits({ ...emptyQuery, limit: 1 }))).toHaveLength(1);
      expect(await all(store.edits(parseQuery('second', emptyQuery)))).toHaveLength(1);
    });

    test('a story that several tell is one row of a grouped list, with how many they are', async () => {
      const copy = (n: number): Article => {
        const url = `https://paper${n}.example/wire`;
        return story(n, { url, canonicalUrl: url, body: body('wire'), headline: 'The wire story' });
      };
      await save(story(1));
      for (const n of [2, 3, 4]) await save(copy(n), n);
      const rows = await all(store.list({ ...emptyQuery, isGrouped: true }));
      expect(rows.map(({ article, told }) => [article.headline, told])).toEqual(
        expect.arrayContaining([
          ['The wire story', { articles: 3, sources: 3 }],
          ['Story number 1 about harbours', { articles: 1, sources: 1 }],
        ]),
      );
      expect(rows).toHaveLength(2);
      expect(await all(store.list({ ...emptyQuery, isGrouped: true, limit: 2 }))).toHaveLength(2);
      expect(await all(store.list({ ...parseQuery('wire', emptyQuery), isGrouped: true }))).toHaveLength(1);
      expect((await all(store.list(emptyQuery)))[0]).not.toHaveProperty('told');
    });

    test('a digest counts what a query chooses', async () => {
      await save(story(1, { date: '2026-05-04T08:10:00+02:00', tags: ['Ports', 'ports'], authors: ['Ada'] }));
      await save(story(2, { date: '2026-05-05', tags: ['Ports'], language: null, authors: [] }), 1);
      await save(story(3, { date: null, url: 'https://sea.example/3', canonicalUrl: null, language: 'de-AT' }), 30);
      await save(story(1, { headline: 'Another headline', date: '2026-05-04T08:10:00+02:00' }), 9);
      const digest = await store.digest(emptyQuery);
      expect(digest).toMatchObject({ articles: 3, undated: 1, groups: { groups: 0 } });
      expect(digest.sources.top).toEqual([
        {
          term: 'herald.example',
          count: 2,
          times: [
            ['2026-05-04', 1],
            ['2026-05-05', 1],
          ],
        },
        { term: 'sea.example', count: 1, times: [['2026-05-05', 1]] },
      ]);
      expect(digest.hours[8]).toBe(1);
      expect(digest.hours.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect(digest.languages).toEqual([
        { language: null, count: 1 },
        { language: 'de', count: 1 },
        { language: 'en', count: 1 },
      ]);
      expect(digest.edits).toMatchObject({ articles: 1, edits: 1, delays: [0, 1, 0, 0, 0, 0] });
      expect(digest.edits?.sources).toEqual([{ source: 'herald.example', edited: 1, articles: 2 }]);
      expect(digest.tags.top[0]).toMatchObject({ term: 'Shipping', count: 2 });
      expect((await store.digest({ ...emptyQuery, language: 'de' })).articles).toBe(1);
      expect((await store.digest({ ...emptyQuery, limit: 2 })).articles).toBe(2);
      expect((await store.digest(parseQuery('another', emptyQuery))).authors.top).toHaveLength(1);
      expect((await store.digest(parseQuery('-another', emptyQuery))).articles).toBe(2);
    });

    describe('what is the same story', () => {
      test.each([
        [
          'the same address with tracking',
          {
            url: 'https://www.herald.example/story-1?utm_source=x',
            canonicalUrl: 'https://www.herald.example/story-1?utm_source=x',
          },
        ],
        ['an AMP address', { url: 'https://amp.herald.example/story-1/amp', canonicalUrl: null }],
        [
          'the old address of a redirect',
          { url: 'https://herald.example/new', canonicalUrl: null, aliases: ['https://herald.example/story-1'] },
        ],
      ])('%s', async (_name, parts) => {
        await save(story(1));
        expect(await save(story(1, parts), 1)).toMatchObject({ outcome: 'unchanged', id: story(1).id });
        expect(await store.counts()).toMatchObject({ articles: 1 });
      });

      test('the id inside an address, with a headline alike', async () => {
        const first = story(1, { url: 'https://herald.example/news/old-title-12345678.html', canonicalUrl: null });
        await save(first);
        const moved = story(1, {
          url: 'https://herald.example/sport/new-title-12345678.html',
          canonicalUrl: null,
          body: body('else'),
        });
        expect(await save(moved, 1)).toMatchObject({ outcome: 'revised', id: first.id });
        const other = story(2, {
          url: 'https://herald.example/x-12345678.html',
          canonicalUrl: null,
          headline: 'Quite different',
        });
        expect(await save(other, 2)).toMatchObject({ outcome: 'new' });
      });

      test('a guid within its feed, and not in another one', async () => {
        const entry = (n: number, feedUrl: string) =>
          story(n, { url: null, canonicalUrl: null, source: { ...story(n).source, guid: 'abc', feedUrl } });
        await save(entry(1, 'https://a.example/feed'));
        expect(await save(entry(1, 'https://a.example/feed'), 1)).toMatchObject({ outcome: 'unchanged' });
        expect(await save(entry(2, 'https://b.example/feed'), 1)).toMatchObject({ outcome: 'new' });
      });

      test('nearly the same body at the same host within three days', async () => {
        await save(story(1));
        const moved = { url: 'https://herald.example/renamed', canonicalUrl: null, id: 'f'.repeat(16) };
        const edited = story(1, { ...moved, body: `${body('subject1')} One more sentence.` });
        expect(await save(edited, 24)).toMatchObject({ outcome: 'revised', id: story(1).id });
        const late = story(1, {
          ...moved,
          url: 'https://herald.example/much-later',
          body: `${body('subject1')} Later.`,
        });
        expect(await save(late, 24 * 5)).toMatchObject({ outcome: 'new' });
      });

      test('agency copy at another host is grouped and never merged', async () => {
        await save(story(1));
        const copy = story(2, { url: 'https://gazette.example/copy', canonicalUrl: null, body: body('subject1') });
        expect(await save(copy, 1)).toMatchObject({ outcome: 'new' });
        const [one, two] = [await store.get(story(1).id), await store.get(story(2).id)];
        expect(one?.group).toBe(two?.group);
        expect(one?.group).not.toBeNull();
      });

      test('an entry without an address is edited where it took the place of one of its feed and date', async () => {
        const feedUrl = 'https://a.example/feed';
        const bare = (text: string, date = '2026-05-04T06:30:10Z') => {
          const source = { ...story(1).source, kind: 'feed' as const, feedUrl, guid: null };
          const parts = { url: null, canonicalUrl: null, kind: 'entry' as const, date, source };
          return story(1, { ...parts, id: sha256(text + date).slice(0, 16), body: body(text) });
        };
        const listed = async (text: string, hours: number, more: string[] = [], date?: string) =>
          store.save(bare(text, date), { now: at(hours), feedUrl, siblings: new Set(['text:x', ...more]) });
        const { id } = await listed('old', 0);
        const said = saidName(contentHash(bare('old')));
        expect(await listed('new', 1, [said])).toMatchObject({ outcome: 'new' });
        expect(await listed('later', 1, [], '2026-05-04T06:30:11Z')).toMatchObject({ outcome: 'new' });
        const edited = (text: string) => ({ ...bare(text), body: `${body('old')} ${text}.` });
        const ofBatch = { now: at(2), feedUrl, siblings: new Set([dateName(bare('').date)]) };
        expect(await store.save(edited('One more'), ofBatch)).toMatchObject({ outcome: 'new' });
        const alone = { now: at(2), feedUrl, siblings: new Set(['text:x']) };
        expect(await store.save(edited('And one'), alone)).toMatchObject({ outcome: 'revised', id });
      });

      test('two stories without address or guid are two', async () => {
        const bare = (n: number) => story(n, { url: null, canonicalUrl: null });
        await save(bare(1));
        expect(await save(bare(2))).toMatchObject({ outcome: 'new' });
        expect(await save(bare(2), 1)).toMatchObject({ outcome: 'unchanged' });
      });
    });

    test('one story in several feeds is one article with several sightings', async () => {
      await save(story(1), 0, { feedUrl: 'https://a.example/feed', guid: '1' });
      expect(await save(story(1), 1, { feedUrl: 'https://b.example/feed', guid: '9' })).toMatchObject({
        outcome: 'unchanged',
      });
      expect((await store.sightings(story(1).id)).map((one) => one.feedUrl)).toEqual([
        'https://a.example/feed',
        'https://b.example/feed',
      ]);
      expect((await store.get(story(1).id))?.feeds).toHaveLength(2);
    });

    test('a guid that changes at every poll makes no doubles and no endless sightings', async () => {
      for (let n = 0; n < 5; n++) await save(story(1), n, { feedUrl: 'https://a.example/feed', guid: `new-${n}` });
      expect(await store.counts()).toMatchObject({ articles: 1, revisions: 1 });
      expect(await store.sightings(story(1).id)).toHaveLength(1);
    });

    test('an entry never replaces its page, a page completes its entry', async () => {
      await save(story(1, { kind: 'entry', body: null }));
      expect(await save(story(1), 1)).toMatchObject({ outcome: 'revised' });
      expect(await save(story(1, { kind: 'entry', body: null, headline: 'From the feed' }), 2)).toMatchObject({
        outcome: 'unchanged',
      });
      expect(await save(story(1, { body: null }), 3)).toMatchObject({ outcome: 'unchanged' });
    });

    test('finds by words, phrases, exclusion, filters, without diacritics, and in Chinese', async () => {
      await save(
        story(1, {
          headline: 'Ефір',
          body: 'Air defence over Kharkiv was strong. São Paulo.',
          authors: ['Rachel Amran'],
          tags: ['War'],
          date: '2024-04-02',
        }),
      );
      await save(
        story(2, {
          headline: 'Kharkiv',
          body: 'Defence of the air in Russia',
          authors: ['Tom Okafor'],
          date: '2024-05-01',
          language: 'en-GB',
        }),
      );
      await save(story(3, { headline: '北京的天气', body: '今天北京下雨，明天晴。', language: 'zh' }));
      const find = async (text: string) =>
        (await all(store.list(parseQuery(text)))).map((one) => one.article.id.at(-1));
      expect(await find('kharkiv "air defence" -russia')).toEqual(['1']);
      expect(await find('kharkiv')).toEqual(['2', '1']);
      expect(await find('sao paulo')).toEqual(['1']);
      expect(await find('kharkiv author:amran tag:war since:2024-04')).toEqual(['1']);
      expect(await find('kharkiv since:2024-04-10')).toEqual(['2']);
      expect(await find('kharkiv until:2024-04')).toEqual(['1']);
      expect(await find('北京')).toEqual(['3']);
      expect(await find('下雨')).toEqual(['3']);
      expect(await find('京北')).toEqual([]);
      expect(await find('headline:kharkiv')).toEqual(['2']);
      expect(await find('language:en-GB')).toEqual(['2']);
      expect(await find('kha*')).toEqual(['2', '1']);
      expect(await find("'; DROP TABLE article; --")).toEqual([]);
      const [first] = await all(store.list(parseQuery('"air defence"')));
      expect(first?.snippet).toContain('\u0002Air\u0003 \u0002defence\u0003');
    });

    test('lists newest first, page after page, and only what was edited', async () => {
      for (let n = 1; n <= 450; n++) await save(story(n, { date: new Date(Date.UTC(2026, 0, n)).toISOString() }));
      const listed = await all(store.list(emptyQuery));
      expect(listed).toHaveLength(450);
      expect(listed[0]?.article.headline).toContain('450');
      await save(story(7, { headline: 'Edited' }), 30);
      expect((await all(store.list({ ...emptyQuery, isEdited: true }))).map((one) => one.article.headline)).toEqual([
        'Edited',
      ]);
      expect(await all(store.list({ ...emptyQuery, editedAfterMs: 25 * 3_600_000 }))).toHaveLength(1);
      expect(await all(store.list({ ...emptyQuery, editedAfterMs: 26 * 3_600_000 }))).toHaveLength(0);
    });

    test('a consumer sees each change once', async () => {
      await save(story(1));
      await save(story(2));
      expect(await store.cursor('mine')).toEqual({ sequence: 0, pending: null });
      const seen = await all(store.changesSince(0));
      const read = { sequence: seen.at(-1)!.sequence, pending: null };
      expect(await store.moveCursor('mine', { sequence: 0, pending: null }, read)).toBe(true);
      expect(await store.moveCursor('mine', { sequence: 0, pending: null }, read)).toBe(false);
      expect(await store.lastSequence()).toBe(read.sequence);
      await save(story(1, { headline: 'New' }), 1);
      await save(story(2), 1);
      const next = await all(store.changesSince((await store.cursor('mine')).sequence));
      expect(next.map((one) => one.stored.article.headline)).toEqual(['New']);
    });

    test('raw pages are kept once per content', async () => {
      const raw = {
        url: story(1).url!,
        fetchedAt: at(0),
        status: 200,
        headers: { etag: '"1"' },
        bytes: Buffer.from('<p>page</p>'.repeat(100)),
      };
      await save(story(1), 0, { raw });
      await save(story(1), 1, { raw: { ...raw, fetchedAt: at(1) } });
      await save(story(2), 1, { raw: { ...raw, url: story(2).url } });
      expect(await store.counts()).toMatchObject({ rawPages: 1 });
      const pages = await all(store.rawPages(null));
      expect(pages.map((one) => one.url)).toEqual([story(1).url, story(2).url]);
      expect(Buffer.from(pages[0]!.bytes).toString()).toBe(Buffer.from(raw.bytes).toString());
    });

    test('prunes by age and by number of revisions; the check stays content', async () => {
      await save(story(1));
      for (let n = 1; n <= 5; n++) await save(story(2, { headline: `Version ${n}` }), 24 * n);
      expect(await store.prune({ olderThan: at(12) })).toEqual({ articles: 1, revisions: 0, rawPages: 0 });
      expect(await store.prune({ keepRevisions: 2 })).toEqual({ articles: 0, revisions: 3, rawPages: 0 });
      expect((await store.revisions(story(2).id)).map((one) => one.article.headline)).toEqual([
        'Version 1',
        'Version 5',
      ]);
      expect(await store.check()).toEqual([]);
      await store.vacuum();
    });
  });
}
