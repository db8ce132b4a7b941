import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseKeepRaw, parseQuery, type PruneOptions, type RawPage, type Store } from '../../src/store/index.js';
import { pageSignature } from '../../src/store/page-signature.js';
import { story } from './contract.js';

export interface OpenArchive {
  store: Store;
  /** Another process's view of the same archive. */
  again(): Promise<Store>;
  /** A statement past the store; `?` stands for a value. */
  write(sql: string, values?: Uint8Array[]): Promise<void>;
  /** As a prune that was killed between two transactions leaves it: articles gone, keys and bytes of pages still there. */
  loseArticles(ids: string[]): Promise<void>;
}

export const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + n)).toISOString();
export const words = (seed: string): string => Array.from({ length: 60 }, (_, n) => `${seed}${n}`).join(' ');
export const html = (text: string, { head = '', marks = '' } = {}): string =>
  `<!doctype html><html lang="en"><head><title>T</title>${head}</head><body ${marks}><p>${text}</p></body></html>`;

export function rawOf(text: string, url: string, at: number): RawPage {
  return { url, fetchedAt: day(at), status: 200, headers: {}, bytes: Buffer.from(text) };
}

/** What every kind of archive does with raw pages, with what is pruned and with readings that were wrong. */
export function testRaw(name: string, open: () => Promise<OpenArchive>, { isInFolder = false } = {}): void {
  describe(name, () => {
    let opened: OpenArchive;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => store.close());

    /** A look at story `n` on a day: its page, and its record, which names the page that it was read from. */
    async function look(
      n: number,
      at: number,
      text: string,
      { isEdit = true, url = story(n).url! } = {},
    ): Promise<void> {
      const raw = rawOf(html(text), url, at);
      const sha256 = createHash('sha256').update(raw.bytes).digest('hex');
      const parts = isEdit ? { headline: text.slice(0, 20), source: { ...story(n).source, sha256 } } : {};
      const known = isEdit ? null : await store.get(story(n).id);
      await store.save(known?.article ?? story(n, parts), { now: day(at), raw });
    }

    async function pages(id: string | null = null): Promise<string[]> {
      const list: string[] = [];
      for await (const one of store.rawPages(id))
        list.push(/<p>(\S+)/.exec(Buffer.from(one.bytes).toString())?.[1]?.replace(/\d+$/, '') ?? '');
      return list;
    }

    describe('an archive whose version told spellings of one address apart', () => {
      const [big, small] = ['%D8%A7%2Da', '%d8%a7%2da'].map((name) => `https://herald.example/${name}/`);
      const spelled = (url: string, id = story(1).id) => story(1, { id, url, canonicalUrl: url });

      test.each([
        ['in small digits', 'url:herald.example/%d8%a7-a'],
        ['as it came', 'url:herald.example/%D8%A7%2Da'],
      ])('goes on to find its story, %s', async (_how, key) => {
        await store.save(spelled(big!), { now: day(0) });
        await opened.write(`UPDATE identity SET key = '${key}' WHERE key LIKE 'url:%'`);
        expect((await store.get(big!))?.article.headline).toBe(story(1).headline);
        expect(await store.idsAt(big!)).toHaveLength(1);
        const origin = { feedUrl: 'https://herald.example/feed', guid: null, isGuidOwn: true };
        expect(await store.sources.sight({ url: big!, origin, said: null, now: Date.parse(day(0)) })).toBe(story(1).id);
        await opened.write(`DELETE FROM identity WHERE key LIKE 'url:%' AND key <> '${key}'`);
        expect(await store.save(spelled(big!, story(2).id), { now: day(9) })).toMatchObject({ id: story(1).id });
        expect(await store.save(spelled(small!, story(3).id), { now: day(9) })).toMatchObject({ id: story(1).id });
        expect(await store.counts()).toMatchObject({ articles: 1, revisions: 1 });
      });
    });

    describe('raw pages are kept within a bound', () => {
      test('by default the first and that of the current state of each article', async () => {
        expect(await store.keepsRaw()).toBe('first,latest');
        for (const [at, seed] of ['a', 'b', 'c', 'd'].entries()) await look(1, at, words(seed));
        await look(2, 5, words('x'));
        expect(await pages()).toEqual(['a', 'd', 'x']);
        expect(await store.counts()).toMatchObject({ rawPages: 3 });
        expect(await store.check()).toEqual([]);
      });

      test('a look that found nothing new takes nobody’s place', async () => {
        await look(1, 0, words('a'));
        await look(1, 1, words('b'), { isEdit: false });
        await look(1, 2, words('c'), { isEdit: false });
        expect(await pages()).toEqual(['a', 'c']);
        await look(1, 3, words('d'));
        await look(1, 4, words('e'), { isEdit: false });
        expect(await pages()).toEqual(['a', 'd']);
      });

      test('pages of other addresses, perhaps of another story, keep their own', async () => {
        for (const [at, seed] of ['a', 'b', 'c'].entries()) {
          await look(1, at, words(seed));
          await look(1, at, words(`o${seed}`), { isEdit: false, url: 'https://herald.example/another' });
        }
        expect((await pages()).sort()).toEqual(['a', 'c', 'oa', 'oc']);
      });

      test.each<[rule: string, kept: string[]]>([
        ['all', ['a', 'b', 'c', 'd', 'x']],
        ['none', []],
        ['latest', ['d', 'x']],
        ['first', ['a', 'x']],
        ['36h', ['c', 'd', 'x']],
        ['first,36h', ['a', 'c', 'd', 'x']],
        ['latest,1h', ['d', 'x']],
        ['100GB', ['a', 'b', 'c', 'd', 'x']],
        ['1kB', []],
      ])('--keep-raw %s', async (rule, kept) => {
        await store.setKeepsRaw(rule);
        for (const [at, seed] of ['a', 'b', 'c', 'd'].entries()) await look(1, at, words(seed));
        await look(2, 3, words('x'));
        if (rule === '1kB') expect((await store.diskUse(day(0))).rawBytes).toBeLessThanOrEqual(1_000);
        else expect(await pages()).toEqual(kept);
        expect(await store.check()).toEqual([]);
        expect(await (await opened.again()).keepsRaw()).toBe(rule);
      });

      test('an age holds also for articles that no page comes to', async () => {
        await store.setKeepsRaw('latest,10d');
        for (const [at, seed] of ['a', 'b'].entries()) await look(1, at, words(seed));
        for (let n = 0; n < 5; n++) await look(10 + n, 30 + n, words(`x${n}y`));
        expect(await pages(story(1).id)).toEqual(['b']);
        await store.setKeepsRaw('10d');
        for (let n = 0; n < 5; n++) await look(20 + n, 60 + n, words(`z${n}y`));
        expect(await pages(story(1).id)).toEqual([]);
        expect(await pages(story(10).id)).toEqual([]);
        expect(await pages()).toHaveLength(5);
      });

      test('a size holds whatever comes', async () => {
        await store.setKeepsRaw('2kB');
        for (let n = 0; n < 40; n++) await look(n, n, words(`s${n}y`));
        const { rawBytes, rawPages } = await store.diskUse(day(0));
        expect(rawBytes).toBeLessThanOrEqual(2_000);
        expect(rawPages).toBeGreaterThan(2);
        expect((await pages()).at(-1)).toBe('s39y');
      });

      test.each(['', 'every', '90', 'all,90d', 'first;latest', '-5d', '20G', '__proto__', 'latest,'])(
        'a rule that is none is explained and changes nothing: "%s"',
        async (rule) => {
          expect(() => parseKeepRaw(rule)).toThrow(expect.objectContaining({ code: 'USAGE' }));
          await expect(store.setKeepsRaw(rule)).rejects.toMatchObject({ code: 'USAGE' });
          expect(await store.keepsRaw()).toBe('first,latest');
        },
      );

      test('a rule of a later version lets nothing go', async () => {
        await opened.write("INSERT INTO setting VALUES ('keep-raw', 'sampled:7')");
        for (const [at, seed] of ['a', 'b', 'c'].entries()) await look(1, at, words(seed));
        expect(await pages()).toEqual(['a', 'b', 'c']);
      });
    });

    describe('prune', () => {
      const fill = async (): Promise<void> => {
        await store.setKeepsRaw('all');
        for (let n = 0; n < 6; n++)
          for (const [at, seed] of ['a', 'b', 'c', 'd'].entries()) await look(n, at, words(`${seed}${n}x`));
      };

      test('frees raw pages of articles that stay; the dry run says how many', async () => {
        await fill();
        const options = { keepRaw: 'latest', now: day(9) };
        const expected = { articles: 0, revisions: 0, rawPages: 18 };
        expect(await store.prune({ ...options, isDryRun: true })).toEqual(expected);
        expect(await store.keepsRaw()).toBe('all');
        expect(await store.counts()).toMatchObject({ rawPages: 24 });
        expect(await store.prune(options)).toEqual(expected);
        expect(await store.keepsRaw()).toBe('latest');
        expect(await store.counts()).toMatchObject({ articles: 6, rawPages: 6 });
        expect(await store.check()).toEqual([]);
      });

      test.each(['3d', 'first,3d', '1kB', 'latest,1kB', 'none'])(
        'the dry run counts what goes: %s',
        async (keepRaw) => {
          await fill();
          const options = { keepRaw, now: day(5), olderThan: day(0) };
          const counted = await store.prune({ ...options, isDryRun: true });
          expect(counted.rawPages).toBeGreaterThan(0);
          expect(await store.prune(options)).toEqual(counted);
          expect(await store.prune(options)).toEqual({ articles: 0, revisions: 0, rawPages: 0 });
          expect(await store.check()).toEqual([]);
        },
      );

      test('one that was cut off is finished by the next, whatever that one is for', async () => {
        await fill();
        // As a kill between two transactions leaves it: articles gone, keys and bytes still there.
        await opened.loseArticles([0, 1, 2].map((n) => story(n).id));
        expect((await store.check()).join()).toMatch(/keys lead to no article.*raw pages belong to no article/);
        expect(await store.prune({ olderThan: day(-9), isDryRun: true })).toEqual({
          articles: 0,
          revisions: 0,
          rawPages: 12,
        });
        expect(await store.prune({ olderThan: day(-9) })).toEqual({ articles: 0, revisions: 0, rawPages: 12 });
        expect(await store.check()).toEqual([]);
      });

      test('stopped, it ends between two transactions', async () => {
        await fill();
        expect(await store.prune({ keepRaw: 'none', olderThan: day(9), stop: AbortSignal.abort() })).toEqual({
          articles: 0,
          revisions: 0,
          rawPages: 0,
        });
        expect(await store.counts()).toMatchObject({ articles: 6, rawPages: 24 });
      });

      test('bytes that two articles share stay as long as one of them has them', async () => {
        const raw = rawOf(html(words('shared')), story(1).url!, 0);
        await store.save(story(1), { now: day(0), raw });
        await store.save(story(2), { now: day(5), raw: { ...raw, url: story(2).url! } });
        expect(await store.prune({ olderThan: day(2) })).toEqual({ articles: 1, revisions: 0, rawPages: 0 });
        expect(await pages()).toEqual(['shared']);
      });

      test('the first revision and the current one always stay, and old articles are counted once', async () => {
        await fill();
        await store.save(story(7), { now: day(20) });
        const rules: [options: PruneOptions, articles: number, revisions: number][] = [
          [{ keepRevisions: 100 }, 0, 0],
          [{ keepRevisions: 3 }, 0, 6],
          [{ olderThan: day(0), keepRevisions: 1 }, 0, 6],
          [{ keepRevisions: 1 }, 0, 0],
          [{ olderThan: day(10), keepRevisions: 1 }, 6, 0],
        ];
        for (const [options, articles, revisions] of rules) {
          const counted = await store.prune({ ...options, isDryRun: true });
          expect([options, counted]).toMatchObject([options, { articles, revisions }]);
          expect(await store.prune(options)).toEqual(counted);
          if (articles === 0) expect((await store.revisions(story(2).id)).map(({ number }) => number)).toContain(1);
        }
        expect(await store.counts()).toMatchObject({ articles: 1, revisions: 1, rawPages: 0 });
        expect(await store.check()).toEqual([]);
      });

      test('what is pruned is found no more, by words, keys and text, and may come again', async () => {
        await store.save(story(1), { now: day(0), feedUrl: 'https://feed.example/', guid: 'g1' });
        await store.save(story(2), { now: day(5) });
        await store.prune({ olderThan: day(2) });
        expect(await store.get(story(1).url!)).toBeNull();
        expect(await store.idsAt('g1')).toEqual([]);
        const found: string[] = [];
        for await (const { article } of store.list(parseQuery('harbours'))) found.push(article.id);
        expect(found).toEqual([story(2).id]);
        expect(await store.save(story(1), { now: day(9) })).toMatchObject({ outcome: 'new', revision: 1 });
        expect(await store.check()).toEqual([]);
      });
    });

    describe('readings that were wrong', () => {
      test('a revision is read anew in its place: the text is found by its new words, and nothing counts as an edit', async () => {
        await look(1, 0, words('a'));
        await look(1, 1, words('b'));
        const before = await store.get(story(1).id);
        await store.replaceRevision(story(1).id, 2, {
          ...before!.article,
          headline: 'Anew',
          body: 'Quite another text',
        });
        await store.replaceRevision(story(1).id, 1, { ...before!.article, headline: 'Old anew' });
        const after = await store.get(story(1).id);
        expect(after).toMatchObject({ revision: 2, edits: before!.edits, changedAt: before!.changedAt });
        expect((await store.revisions(story(1).id)).map(({ article }) => article.headline)).toEqual([
          'Old anew',
          'Anew',
        ]);
        const find = async (text: string): Promise<number> => {
          let count = 0;
          for await (const _one of store.list(parseQuery(text))) count++;
          return count;
        };
        expect([await find('"quite another"'), await find('b3'), await find('headline:old')]).toEqual([1, 0, 0]);
        // The same reading once more says nothing new.
        expect(await store.save(after!.article, { now: day(3) })).toMatchObject({ outcome: 'unchanged' });
      });

      test('another story among the revisions of one is taken out, with its page and its key', async () => {
        await look(1, 0, words('a'));
        await look(1, 1, words('b'));
        await look(1, 2, words('c'));
        const other = story(5, { headline: 'Of its own', body: words('b') });
        const raw = rawOf(html(words('b')), other.url!, 1);
        const saved = await store.split(story(1).id, [{ revision: 2, article: other, options: { now: day(4), raw } }]);
        expect(saved).toMatchObject([{ outcome: 'new', revision: 1 }]);
        expect((await store.revisions(story(1).id)).map(({ number, article }) => [number, article.headline])).toEqual([
          [1, words('a').slice(0, 20)],
          [2, words('c').slice(0, 20)],
        ]);
        expect(await store.get(story(1).id)).toMatchObject({ revision: 2, edits: 1 });
        expect((await store.get(other.url!))?.article.headline).toBe('Of its own');
        expect(await pages(saved[0]!.id)).toEqual(['b']);
        expect(await store.check()).toEqual([]);
      });
    });

    describe('pages that read the same are kept once', () => {
      const text = words('long');
      const base = html(text, { head: '<meta name="description" content="What it is">' });

      test.each<[what: string, other: string]>([
        ['a script', html(text, { head: '<meta name="description" content="What it is"><script>var t=17</script>' })],
        ['a comment', `${base}<!-- made at 12:00 <p>by web-7</p> -->`],
        [
          'a token',
          html(text, { head: '<meta name="csrf-token" content="x"><meta name="description" content="What it is">' }),
        ],
        [
          'a random value',
          html(text, {
            head: '<meta name="description" content="What it is"><meta name="v" content="9f8e7d6c5b4a39281706">',
          }),
        ],
        [
          'marks of adverts',
          html(text, { head: '<meta name="description" content="What it is">', marks: 'data-ad="a>b" id="slot-99"' }),
        ],
        [
          'an empty advert',
          `${base}<ins class="ad" data-slot="1"></ins><iframe src="https://ads.example/?r=1"></iframe>`,
        ],
        ['blanks', base.replaceAll(' long', '\n  long')],
        ['a style', `${base}<style>.x{}</style>`],
      ])('they differ in %s', async (_what, other) => {
        expect(pageSignature(Buffer.from(other))).toBe(pageSignature(Buffer.from(base)));
        await store.setKeepsRaw('all');
        for (const [at, one] of [base, other].entries())
          await store.save(story(1), { now: day(at), raw: rawOf(one, story(1).url!, at) });
        expect(await store.counts()).toMatchObject({ rawPages: 1 });
      });

      test.each<[what: string, other: string]>([
        ['a word', base.replace('long7 ', 'short ')],
        ['the description', base.replace('What it is', 'What it was')],
        ['JSON-LD', base.replace('</head>', '<script type="application/ld+json">{"headline":"x"}</script></head>')],
        ['a date', base.replace('<p>', '<p><time datetime="2026-01-02">')],
        [
          'the date in a meta',
          base.replace(
            '</head>',
            '<meta property="article:published_time" content="2026-01-02T10:00:00+00:00"></head>',
          ),
        ],
        ['the address', base.replace('</head>', '<link rel="canonical" href="https://a.example/"></head>')],
        ['a caption', base.replace('</p>', '<img alt="A ship"></p>')],
        ['the title', base.replace('<title>T', '<title>U')],
        ['a name in microdata', base.replace('<p>', '<p><span itemprop="author" content="Ana"></span>')],
      ])('%s makes them two', async (_what, other) => {
        await store.setKeepsRaw('all');
        for (const [at, one] of [base, other].entries())
          await store.save(story(1), { now: day(at), raw: rawOf(one, story(1).url!, at) });
        expect(await store.counts()).toMatchObject({ rawPages: 2 });
      });

      test('the page that the current record was read from is kept, though only a script tells what changed', async () => {
        await store.setKeepsRaw('all');
        for (const [at, one] of [
          base,
          `${base}<script>state = 2</script>`,
          `${base}<script>state = 3</script>`,
        ].entries()) {
          const raw = rawOf(one, story(1).url!, at);
          const sha256 = createHash('sha256').update(raw.bytes).digest('hex');
          const article = story(1, { headline: at === 0 ? 'One' : 'Two', source: { ...story(1).source, sha256 } });
          await store.save(article, { now: day(at), raw });
        }
        const kept: string[] = [];
        for await (const one of store.rawPages(null)) kept.push(one.sha256);
        const current = (await store.get(story(1).id))!.article.source.sha256;
        expect(kept).toHaveLength(2);
        expect(kept[1]).toBe(current);
      });

      test('a page without a sound date is kept', async () => {
        await store.setKeepsRaw('2d');
        await store.save(story(1), { now: day(0), raw: { ...rawOf(base, story(1).url!, 0), fetchedAt: 'yesterday' } });
        expect(await store.counts()).toMatchObject({ rawPages: 1 });
      });
    });

    test.skipIf(isInFolder)('a stranger’s page that unpacks to more than it says is refused', async () => {
      await look(1, 0, words('a'));
      await opened.write('UPDATE raw SET body = ?', [brotliCompressSync(Buffer.alloc(50_000_000))]);
      const before = process.memoryUsage().arrayBuffers;
      await expect(pages()).rejects.toMatchObject({
        code: 'STORE',
        message: expect.stringContaining('does not unpack'),
      });
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40_000_000);
    });
  });
}
