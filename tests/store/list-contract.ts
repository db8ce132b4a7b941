import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyQuery, parseQuery, phraseOf, type Query, type Sort, type Store } from '../../src/store/index.js';
import type { Article } from '../../src/types.js';
import { makeArticle } from '../helpers/article.js';
import { story } from './contract.js';

const at = (day: number): string => new Date(Date.UTC(2026, 4, day)).toISOString();
const tag = (text: string) => [phraseOf(text, 'tags')!];

/** What every kind of archive lists, and in which order. */
export function testLists(name: string, open: () => Promise<Store>): void {
  describe(`${name}: lists`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const ids = async (query: Partial<Query>): Promise<string> => {
      let found = '';
      for await (const { article } of store.list({ ...emptyQuery, ...query })) found += article.id.at(-1);
      return found;
    };
    const of = (n: number, host: string, day: number, parts: Partial<Article> = {}): Article =>
      story(n, { ...{ url: `https://${host}.example/${n}`, canonicalUrl: null, date: at(day) }, ...parts });
    /** 1 to 5, as they were first seen. */
    const five = async (): Promise<void> => {
      await store.save(of(1, 'beta', 9, { headline: 'delta', kind: 'live' }), { now: at(10) });
      await store.save(of(2, 'alpha', 3, { headline: 'Alpha' }), { now: at(11) });
      await store.save(of(3, 'beta', 5, { headline: null, kind: 'gallery' }), { now: at(12) });
      await store.save(of(4, 'gamma', 7, { headline: 'charlie', kind: 'gallery' }), { now: at(13) });
      await store.save(of(5, 'alpha', 4, { headline: 'Bravo' }), { now: at(14) });
    };

    test.each<[Sort['by'], string]>([
      ['date', '14352'],
      ['seen', '54321'],
      ['headline', '25413'],
      ['source', '52134'],
    ])('sorted by %s, and the other way round', async (by, wanted) => {
      await five();
      const reversed = [...wanted].reverse().join('');
      for (const more of [{}, { kinds: ['article', 'live', 'gallery'] as const }, { seenSince: '2026' }]) {
        expect(await ids({ ...more, sort: { by, isReversed: false } })).toBe(wanted);
        expect(await ids({ ...more, sort: { by, isReversed: true } })).toBe(reversed);
      }
      expect(await ids({ sort: { by, isReversed: false }, limit: 2 })).toBe(wanted.slice(0, 2));
      const words = parseQuery('word1');
      expect(await ids({ ...words, sort: { by, isReversed: false } })).toBe(wanted);
    });

    test('many rows come page after page, each once, in every order', async () => {
      const hosts = ['a', 'b', 'c'];
      const items = Array.from({ length: 700 }, (_, n) => ({
        // Many of the same day and headline.
        article: of(n, hosts[n % 3]!, n % 7, { headline: `Same ${n % 5}`, body: `Text ${n}`, kind: 'brief' }),
        options: { now: at(n % 4) },
      }));
      await store.saveAll(items);
      for (const by of ['date', 'seen', 'headline', 'source'] as const) {
        for (const isReversed of [false, true]) {
          const seen: Article[] = [];
          for await (const { article } of store.list({ ...emptyQuery, sort: { by, isReversed } })) seen.push(article);
          expect(new Set(seen.map(({ id }) => id)).size).toBe(700);
          const key = ({ date, headline, url }: Article): string =>
            by === 'date' ? date! : by === 'headline' ? headline! : by === 'source' ? new URL(url!).host : '';
          const keys = seen.map(key);
          const isUp = (by === 'headline' || by === 'source') !== isReversed;
          expect(keys).toEqual(isUp ? keys.toSorted() : keys.toSorted().reverse());
        }
      }
    });

    test('by kind', async () => {
      await five();
      expect(await ids({ kinds: ['gallery'] })).toBe('43');
      expect(await ids({ kinds: ['gallery', 'live'] })).toBe('143');
      expect(await ids({ kinds: ['video'] })).toBe('');
    });

    test('by first sighting, whole days and instants', async () => {
      await five();
      expect(await ids({ seenSince: '2026-05-13' })).toBe('45');
      expect(await ids({ seenUntil: '2026-05-11' })).toBe('12');
      expect(await ids({ seenSince: '2026-05-11', seenUntil: '2026-05-12' })).toBe('32');
      expect(await ids({ seenUntil: '2026-04' })).toBe('');
      expect(await ids({ seenSince: at(14), seenUntil: at(14) })).toBe('5');
    });

    test('a tag is that of an article or of a source that named it, then or now', async () => {
      const feed = 'https://herald.example/feed';
      await store.sources.add(feed, { now: 0, tags: ['Ports'] });
      const source = { ...makeArticle().source, guid: null };
      await store.save(story(1, { tags: ['Sea ports'] }), { now: at(1) });
      await store.save(story(2, { tags: [] }), { now: at(1), feedUrl: feed });
      await store.save(story(3, { tags: [], source: { ...source, tags: ['Ports', 'Sea air'] } }), { now: at(1) });
      await store.save(story(4, { tags: ['Sport'], body: 'Ports and sea ports' }), { now: at(1) });
      const sorted = async (text: string, more = {}) => [...(await ids({ tags: tag(text), ...more }))].sort().join('');
      expect(await sorted('PORTS')).toBe('123');
      expect(await sorted('port*')).toBe('12');
      expect(await sorted('sea')).toBe('1');
      expect(await sorted('sea air')).toBe('3');
      expect(await ids({ tags: [...tag('ports'), ...tag('sea air')] })).toBe('3');
      expect(await sorted('ports', { wanted: parseQuery('subject2').wanted })).toBe('2');
      await store.sources.edit(feed, { tags: ['Ships'] }, 0);
      expect(await sorted('ships')).toBe('2');
      expect(await sorted('ports')).toBe('13');
    });
  });
}
