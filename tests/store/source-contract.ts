import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FollowedSource, NewPage, PollState, Store } from '../../src/store/index.js';
import { story } from './contract.js';

const hour = 3_600_000;
const now = Date.UTC(2026, 4, 4, 12);
const lease = { leaseMs: 60_000, limit: 10 };
const feed = (name: string): string => `https://${name}.example/feed`;

/** What every kind of archive keeps of sources and of pages that wait. */
export function testSources(name: string, open: () => Promise<Store>): void {
  describe(`${name}: followed sources`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const claim = async (time: number, owner: string, parts = {}): Promise<string[]> =>
      (await store.sources.claim({ ...lease, now: time, owner, ...parts })).map((one) => one.url);
    const sourceOf = async (url: string): Promise<FollowedSource & { articles: number }> =>
      (await store.sources.all()).find((one) => one.url === url)!;
    const finish = async (url: string, parts: Partial<FollowedSource> = {}, rest: Partial<PollState> = {}) =>
      store.sources.finishPoll({
        source: { ...(await sourceOf(url)), lastPolled: now, nextDue: now + hour, ...parts },
        entries: [],
        gone: [],
        back: [],
        pages: [],
        ...rest,
      });
    const page = (feedUrl: string, parts: Partial<NewPage> = {}): NewPage => ({
      key: 'url:herald.example/story-1',
      url: 'https://herald.example/story-1',
      entry: '{"kind":"entry"}',
      dueAt: now,
      reason: 'new',
      entrySince: null,
      said: null,
      recheckAt: null,
      origin: { feedUrl, guid: 'g1' },
      ...parts,
    });

    test('following twice changes nothing', async () => {
      expect(await store.sources.add(feed('a'), { now, title: 'A', tags: ['ports'] })).toBe(true);
      expect(await store.sources.add(feed('a'), { now: now + 1, title: 'B' })).toBe(false);
      expect(await store.sources.all()).toMatchObject([{ url: feed('a'), title: 'A', tags: ['ports'], addedAt: now }]);
    });

    test('stories of the same words and of two days stay apart while their feed lists both, though its links only lead to them', async () => {
      await store.sources.add(feed('a'), { now });
      const entry = (guid: string) => ({ key: `url:herald.example/go/${guid}`, guid, signature: guid });
      await finish(feed('a'), {}, { entries: ['one', 'two', 'three'].map(entry), gone: [] });
      const save = async (guid: string, hours: number): Promise<string> => {
        const url = `https://herald.example/duty-${guid}`;
        const said = { feedUrl: feed('a'), guid };
        const date = new Date(now + hours * hour).toISOString().replace('.000', '');
        const parts = { id: story(hours).id, url, canonicalUrl: url, date, source: { ...story(1).source, ...said } };
        return (await store.save(story(1, parts), { now: new Date(now).toISOString(), ...said })).outcome;
      };
      expect([await save('one', 1), await save('two', 5)]).toEqual(['new', 'new']);
      await finish(feed('a'), {}, { gone: ['one', 'two'].map((guid) => entry(guid).key) });
      expect(await save('three', 9)).toBe('unchanged');
    });

    test('a source that was gone lives again when it is followed anew', async () => {
      await store.sources.add(feed('a'), { now, tags: ['ports'] });
      await finish(feed('a'), { status: 'gone', lastError: 'answered 410' });
      expect(await store.sources.add(feed('a'), { now: now + hour })).toBe(true);
      expect(await sourceOf(feed('a'))).toMatchObject({ status: 'active', tags: ['ports'], lastError: null });
      expect(await claim(now + hour, 'one')).toEqual([feed('a')]);
    });

    test('what is said of a source is there as it was said, and an edit changes nothing else', async () => {
      const said = { folder: 'News/Ports', note: 'ask Ada', only: ['tag:ports'], skip: ['/quiz/'], delayMs: 5000 };
      const headers: [string, string][] = [['Authorization', 'Bearer x']];
      await store.sources.add(feed('a'), { now, title: 'A', tags: ['x'], headers, entriesOnly: true, ...said });
      await store.sources.add(feed('b'), { now });
      expect(await sourceOf(feed('a'))).toMatchObject({ ...said, tags: ['x'], headers, entriesOnly: true });
      expect(await sourceOf(feed('b'))).toMatchObject({ folder: null, note: null, only: [], skip: [], headers: [] });
      expect(await store.sources.edit(feed('a'), { note: null, tags: [] }, now)).toBe(true);
      expect(await sourceOf(feed('a'))).toMatchObject({ ...said, note: null, tags: [], title: 'A', headers });
      expect(await store.sources.edit(feed('none'), { note: 'x' }, now)).toBe(false);
      expect(await store.sources.delays()).toEqual([{ url: feed('a'), delayMs: 5000 }]);
      const settings = await store.sources.settings([feed('b'), feed('a'), feed('none')]);
      expect([...settings.keys()].sort()).toEqual([feed('a'), feed('b')]);
      expect(settings.get(feed('a'))).toMatchObject({ ...said, note: null, headers });
    });

    test('an edit while a source is asked is not undone by its poll', async () => {
      await store.sources.add(feed('a'), { now });
      const [asked] = await store.sources.claim({ ...lease, now, owner: 'one' });
      await store.sources.edit(feed('a'), { title: 'Mine', tags: ['x'], skip: ['quiz'], note: 'n' }, now);
      const polled = { ...asked!, title: 'Its own', lastPolled: now, nextDue: now + hour, rulesApplied: null };
      await store.sources.finishPoll({ source: polled, entries: [], gone: [], back: [], pages: [] });
      const kept = { title: 'Mine', tags: ['x'], skip: ['quiz'], note: 'n', rulesApplied: null };
      expect(await sourceOf(feed('a'))).toMatchObject(kept);
    });

    test('stories that are left out are remembered until they are let in, and make a source due when its rules change', async () => {
      await store.sources.add(feed('a'), { now });
      const entries = [{ key: 'k1', guid: null, signature: 's' }];
      const leftOut = [
        { key: 'k1', story: '{"a":1}' },
        { key: 'k2', story: '{"a":2}' },
      ];
      await finish(feed('a'), {}, { entries, leftOut });
      expect(await store.sources.entries(feed('a'))).toMatchObject([{ key: 'k1', isLeftOut: true }]);
      expect(await store.sources.leftOut(feed('a'))).toEqual(leftOut);
      expect(await store.sources.leftOutCounts()).toEqual(new Map([[feed('a'), 2]]));
      await store.sources.edit(feed('a'), { note: 'no rule' }, now);
      expect((await sourceOf(feed('a'))).nextDue).toBe(now + hour);
      await store.sources.edit(feed('a'), { skip: [] }, now);
      expect((await sourceOf(feed('a'))).nextDue).toBe(now);
      await finish(feed('a'), {}, { letIn: ['k1'] });
      expect(await store.sources.leftOut(feed('a'))).toEqual([leftOut[1]]);
      const later = now + 61 * 24 * hour;
      await finish(feed('a'), { lastPolled: later }, { leftOut: [{ key: 'k3', story: '{}' }] });
      expect((await store.sources.leftOut(feed('a'))).map(({ key }) => key)).toEqual(['k3']);
      await store.sources.remove(feed('a'));
      expect(await store.sources.leftOutCounts()).toEqual(new Map());
    });

    test('a page that was read and is not wanted ends, unless it was ordered anew meanwhile', async () => {
      await store.sources.add(feed('a'), { now });
      await finish(feed('a'), {}, { pages: [page(feed('a'))] });
      const [look] = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      const story = { feedUrl: feed('a'), key: 'k', story: '{}' };
      expect(await store.sources.leaveOut({ key: look!.key, version: look!.version + 1 }, [story], now)).toBe(false);
      expect(await store.sources.leftOut(feed('a'))).toEqual([]);
      expect(await store.sources.leaveOut(look!, [story, { ...story, feedUrl: feed('gone') }], now)).toBe(true);
      expect(await store.sources.leftOut(feed('a'))).toHaveLength(1);
      expect(await store.sources.waiting()).toBe(0);
    });

    test('headers do not move to another host, and settings do', async () => {
      const headers: [string, string][] = [['Cookie', 'x']];
      await store.sources.add('http://a.example/feed', { now, headers, note: 'n', skip: ['x'] });
      await store.sources.move('http://a.example/feed', 'https://a.example/feed');
      expect(await sourceOf('https://a.example/feed')).toMatchObject({ headers, note: 'n', skip: ['x'] });
      await store.sources.move('https://a.example/feed', 'http://a.example/feed');
      expect(await sourceOf('http://a.example/feed')).toMatchObject({ headers: [], note: 'n', skip: ['x'] });
    });

    test('two workers never get the same source, and a dead one frees it', async () => {
      for (const one of ['a', 'b', 'c']) await store.sources.add(feed(one), { now });
      const first = await claim(now, 'one', { limit: 2 });
      const second = await claim(now, 'two', { limit: 2 });
      expect([...first, ...second].sort()).toEqual([feed('a'), feed('b'), feed('c')]);
      await finish(first[0]!, { etag: '"x"' });
      expect(await claim(now + 61_000, 'three')).not.toContain(first[0]);
      expect(await sourceOf(first[0]!)).toMatchObject({ etag: '"x"', nextDue: now + hour });
    });

    test('a lease is prolonged by its owner and given back by anybody who knows that he is gone', async () => {
      await store.sources.add(feed('a'), { now });
      await claim(now, 'one');
      await store.sources.renew('one', now + 120_000);
      expect(await claim(now + 61_000, 'two')).toEqual([]);
      expect(await store.sources.owners()).toEqual(['one']);
      await store.sources.release('one');
      expect(await claim(now + 61_000, 'two')).toEqual([feed('a')]);
    });

    test('no host takes all places', async () => {
      for (let n = 0; n < 9; n++) await store.sources.add(`https://big.example/feed-${n}`, { now: now - 1 });
      await store.sources.add(feed('small'), { now });
      const first = await claim(now, 'one', { limit: 5, perHost: 4 });
      expect(first).toHaveLength(5);
      expect(first).toContain(feed('small'));
      expect(await claim(now, 'one', { busyHosts: ['big.example'] })).toEqual([]);
    });

    test('"all" takes each source once, due or not, and never one that is gone', async () => {
      for (const one of ['a', 'b']) await store.sources.add(feed(one), { now: now - hour });
      await finish(feed('a'), { lastPolled: now - hour });
      await finish(feed('b'), { status: 'gone' });
      expect(await claim(now, 'one')).toEqual([]);
      expect(await claim(now, 'one', { triedBefore: now })).toEqual([feed('a')]);
      await finish(feed('a'));
      expect(await claim(now, 'one', { triedBefore: now })).toEqual([]);
    });

    test('after a clock that was ahead, nothing waits for years', async () => {
      for (const one of ['ahead', 'far', 'leased']) await store.sources.add(feed(one), { now });
      const year = 365 * 24 * hour;
      await claim(now + year, 'gone');
      await finish(feed('ahead'), { lastPolled: now + year, nextDue: now + year + hour });
      await finish(feed('far'), { nextDue: now + year });
      expect((await claim(now, 'one')).sort()).toEqual([feed('ahead'), feed('far'), feed('leased')]);
    });

    test('what was tried in the future is tried now: the clock was ahead', async () => {
      await store.sources.add(feed('a'), { now });
      const ahead = now + 2 * hour;
      await finish(feed('a'), { lastPolled: ahead, nextDue: ahead + hour }, { pages: [page(feed('b'))] });
      await store.sources.claimPages({ ...lease, now, owner: 'one' });
      const tried = { attempts: 1, etag: null, lastModified: null, bodySha256: null, triedAt: ahead };
      await store.sources.finishPage(
        { key: page('').key, version: 0 },
        { reason: 'failed', dueAt: ahead + hour, ...tried },
      );
      expect(await claim(now, 'one')).toEqual([feed('a')]);
      expect(await store.sources.claimPages({ ...lease, now, owner: 'one' })).toHaveLength(1);
    });

    test('a page waits for the poll of each source that names it', async () => {
      for (const one of ['a', 'b']) await store.sources.add(feed(one), { now });
      await finish(feed('a'), {}, { pages: [page(feed('a'))] });
      await finish(feed('b'), {}, { pages: [page(feed('b'))] });
      const pagesAt = async (time: number, parts = {}) =>
        (await store.sources.claimPages({ ...lease, now: time, owner: 'other', ...parts })).length;
      await finish(feed('b'), { nextDue: now - 1 });
      expect(await pagesAt(now)).toBe(0);
      expect(await claim(now, 'one')).toEqual([feed('b')]);
      expect(await pagesAt(now)).toBe(0);
      await finish(feed('b'), { lastPolled: now - 1 });
      expect(await pagesAt(now, { triedBefore: now })).toBe(0);
      await finish(feed('b'), { lastPolled: now });
      expect(await pagesAt(now, { triedBefore: now })).toBe(1);
    });

    test('a look that ends does not end an order that came meanwhile', async () => {
      await store.sources.add(feed('a'), { now });
      await finish(feed('a'), {}, { pages: [page(feed('a'))] });
      const [look] = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      const edited = page(feed('a'), { reason: 'edited', entry: '{"kind":"edited"}', entrySince: now - 5 });
      await finish(feed('a'), {}, { pages: [edited] });
      const state = { attempts: 0, etag: null, lastModified: null, bodySha256: 'x', triedAt: now };
      expect(await store.sources.finishPage(look!, { reason: 'recheck', dueAt: now + hour, ...state })).toBe(false);
      expect(await store.sources.finishPage(look!, null)).toBe(false);
      const [order] = await store.sources.claimPages({ ...lease, now, owner: 'two' });
      expect(order).toMatchObject({ reason: 'edited', entry: '{"kind":"edited"}', entrySince: now - 5 });
      expect(await store.sources.finishPage(order!, null)).toBe(true);
    });

    test('a page that two sources name waits once and remembers both', async () => {
      for (const one of ['a', 'b']) await store.sources.add(feed(one), { now });
      await finish(feed('a'), {}, { pages: [page(feed('a'))] });
      await finish(feed('b'), {}, { pages: [page(feed('b'))] });
      const pages = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      expect(pages).toMatchObject([{ entry: '{"kind":"entry"}', reason: 'new', attempts: 0, firstSeen: now }]);
      expect(pages[0]?.origins.map((one) => one.feedUrl)).toEqual([feed('a'), feed('b')]);
      expect(await store.sources.claimPages({ ...lease, now, owner: 'two' })).toEqual([]);
    });

    test('pages of a poll come in the order in which its feed names them, behind those that have waited for longer', async () => {
      await store.sources.add(feed('a'), { now });
      const named = (n: number, dueAt: number): NewPage => {
        const url = `https://herald.example/story-${(n * 17) % 40}`;
        return page(feed('a'), { key: `url:${url}`, url, dueAt });
      };
      const numbers = Array.from({ length: 40 }, (_, n) => n);
      const late = numbers.slice(0, 30).map((n) => named(n, now));
      const early = numbers.slice(30).map((n) => named(n, now - 5));
      await finish(feed('a'), {}, { pages: [...late, ...early] });
      const wanted = [...early, ...late].map(({ url }) => url);
      const urls = (pages: readonly { url: string }[]): string[] => pages.map(({ url }) => url);
      expect(urls((await store.sources.due({ now, leaseMs: 60_000 })).pages)).toEqual(wanted);
      const claimed: string[] = [];
      for (const [at, limit] of [1, 2, 12, 25].entries())
        claimed.push(...urls(await store.sources.claimPages({ ...lease, limit, now, owner: `worker ${at}` })));
      expect(claimed).toEqual(wanted);
    });

    test('a page that is in the archive is a sighting and waits for nothing', async () => {
      await store.sources.add(feed('b'), { now });
      await store.save(story(1), { now: new Date(now).toISOString(), feedUrl: feed('a') });
      expect(await finish(feed('b'), {}, { pages: [page(feed('b'))] })).toEqual({ known: 1 });
      expect(await store.sources.claimPages({ ...lease, now, owner: 'one' })).toEqual([]);
      expect((await store.sightings(story(1).id)).map((one) => one.feedUrl)).toEqual([feed('a'), feed('b')]);
    });

    test('a story that no source listed so far is looked at from the first listing on, and once for all sources', async () => {
      for (const one of ['a', 'b', 'c']) await store.sources.add(feed(one), { now, entriesOnly: one === 'a' });
      await store.save(story(1), { now: new Date(now - 9 * hour).toISOString() });
      const { key } = page('');
      const list = async (one: string, recheckAt: number | null) => {
        const entries = [{ key, guid: 'g1', signature: one }];
        return finish(feed(one), { nextDue: now + 99 * hour }, { entries, pages: [page(feed(one), { recheckAt })] });
      };
      expect(await list('a', null)).toEqual({ known: 1 });
      expect(await store.sources.claimPages({ ...lease, now: now + 9 * hour, owner: 'one' })).toEqual([]);
      expect(await list('b', now + hour)).toEqual({ known: 1 });
      expect(await store.sources.claimPages({ ...lease, now, owner: 'one' })).toEqual([]);
      expect(await store.sources.waiting()).toBe(0);
      const [look] = await store.sources.claimPages({ ...lease, now: now + hour, owner: 'one' });
      expect(look).toMatchObject({ key, reason: 'recheck', firstSeen: now, entry: '{"kind":"entry"}', attempts: 0 });
      expect(look?.origins).toMatchObject([{ feedUrl: feed('b') }]);
      await store.sources.finishPage(look!, null);
      expect(await list('c', now + hour)).toEqual({ known: 1 });
      expect(await store.sources.claimPages({ ...lease, now: now + 9 * hour, owner: 'one' })).toEqual([]);
    });

    test('a story that was taken away is looked at when it is listed again, and any other is not', async () => {
      await store.sources.add(feed('a'), { now });
      const { id } = await store.save(story(1), { now: new Date(now).toISOString(), feedUrl: feed('a') });
      const back = { pages: [page(feed('a'), { reason: 'back', recheckAt: now + hour, dueAt: now })] };
      expect(await finish(feed('a'), {}, back)).toEqual({ known: 0 });
      await store.noteGone(id, new Date(now).toISOString());
      const origin = { feedUrl: feed('a'), guid: 'other' };
      const unknown = page(feed('a'), { reason: 'back', key: 'url:x.example/x', url: 'https://x.example/x', origin });
      expect(await finish(feed('a'), {}, { pages: [unknown] })).toEqual({ known: 0 });
      expect(await store.sources.nextDue()).toBe(now + hour);
      expect(await store.sources.claimPages({ ...lease, now, owner: 'one' })).toEqual([]);
      expect(await finish(feed('a'), {}, back)).toEqual({ known: 0 });
      const [look] = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      expect(look).toMatchObject({ key: page('').key, reason: 'recheck', firstSeen: now });
    });

    test('a pruned story is not looked at again, and a newer one of its address is', async () => {
      await store.sources.add(feed('a'), { now });
      const iso = (hours: number): string => new Date(now + hours * hour).toISOString();
      const { url } = story(2);
      const body = Array.from({ length: 900 }, (_, n) => `pool${n}`).join(' ');
      const newer = story(3, { url, canonicalUrl: url, headline: 'Swimming hall closes for good', body });
      for (const n of [1, 2, 4]) await store.save(story(n), { now: iso(n === 4 ? 0 : -90) });
      expect(await store.save(newer, { now: iso(0) })).toMatchObject({ outcome: 'new' });
      const pages = [1, 2, 4].map((n) =>
        page(feed('a'), { key: `url:herald.example/story-${n}`, url: story(n).url!, reason: 'edited' }),
      );
      await finish(feed('a'), {}, { pages });
      expect(await store.prune({ olderThan: iso(-9) })).toMatchObject({ articles: 2 });
      const left = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      expect(left.map(({ url }) => url)).toEqual([story(2).url, story(4).url]);
    });

    test('an entry alone does not stand for its page', async () => {
      await store.sources.add(feed('b'), { now });
      await store.save(story(1, { kind: 'entry', body: null }), { now: new Date(now).toISOString() });
      expect(await finish(feed('b'), {}, { pages: [page(feed('b'))] })).toEqual({ known: 0 });
      expect(await store.sources.claimPages({ ...lease, now, owner: 'one' })).toHaveLength(1);
    });

    test('a page is put off with what its server said, an edit calls it back, and it ends', async () => {
      await store.sources.add(feed('a'), { now });
      await finish(feed('a'), {}, { pages: [page(feed('a'))] });
      const { key } = page('');
      const state = { attempts: 0, etag: '"p"', lastModified: null, bodySha256: 'x', triedAt: now };
      await store.sources.finishPage({ key, version: 0 }, { reason: 'recheck', dueAt: now + hour, ...state });
      expect(await store.sources.claimPages({ ...lease, now, owner: 'one' })).toEqual([]);
      expect(await store.sources.waiting()).toBe(0);
      expect(await store.sources.nextDue()).toBe(now + hour);
      await finish(feed('a'), {}, { pages: [page(feed('a'), { reason: 'edited', entry: null })] });
      const [again] = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      expect(again).toMatchObject({ reason: 'edited', entry: null, etag: '"p"', bodySha256: 'x' });
      await store.sources.finishPage({ key, version: 1 }, null);
      expect(await store.sources.claimPages({ ...lease, now: now + hour, owner: 'one' })).toEqual([]);
    });

    test('entries are remembered with what they said, also when they leave for a while', async () => {
      await store.sources.add(feed('a'), { now });
      const entry = { key: 'k', guid: 'g', signature: 's' };
      await finish(feed('a'), {}, { entries: [entry, { ...entry, key: 'l' }] });
      await finish(feed('a'), {}, { entries: [{ ...entry, signature: 't' }], gone: ['l'] });
      const states = async () => (await store.sources.entries(feed('a'))).sort((a, b) => (a.key < b.key ? -1 : 1));
      expect(await states()).toMatchObject([
        { key: 'k', guid: 'g', signature: 't', isGone: false },
        { key: 'l', isGone: true },
      ]);
      await finish(feed('a'), {}, { back: ['l'] });
      expect((await states()).map((one) => one.isGone)).toEqual([false, false]);
      await finish(feed('a'), {}, { gone: ['l'] });
      await finish(feed('a'), { lastPolled: now + 61 * 24 * hour }, { gone: ['k'] });
      expect((await states()).map((one) => one.key)).toEqual(['k']);
    });

    test('a source that moves keeps its entries, sightings and guids; one that is followed there already takes over', async () => {
      for (const one of ['a', 'other']) await store.sources.add(feed(one), { now });
      const noUrl = story(1, { url: null, canonicalUrl: null });
      await store.save(noUrl, { now: new Date(now).toISOString(), feedUrl: feed('a'), guid: 'g' });
      await finish(feed('a'), {}, { entries: [{ key: 'k', guid: 'g', signature: 's' }], pages: [page(feed('a'))] });
      await store.sources.move(feed('a'), feed('new'));
      expect(await store.sources.entries(feed('new'))).toHaveLength(1);
      expect((await sourceOf(feed('new'))).articles).toBe(1);
      expect(await store.sources.originsOf(page('').key)).toMatchObject([{ feedUrl: feed('new') }]);
      const edited = { ...noUrl, headline: 'Edited' };
      const saved = await store.save(edited, { now: new Date(now).toISOString(), feedUrl: feed('new'), guid: 'g' });
      expect(saved.outcome).toBe('revised');
      await store.sources.move(feed('new'), feed('other'));
      expect((await store.sources.all()).map((one) => one.url)).toEqual([feed('other')]);
      expect(await store.check()).toEqual([]);
    });

    test('a source that is unfollowed leaves its articles, and no page waits for it alone', async () => {
      for (const one of ['a', 'b']) await store.sources.add(feed(one), { now });
      await store.save(story(9), { now: new Date(now).toISOString(), feedUrl: feed('a') });
      await finish(
        feed('a'),
        {},
        { pages: [page(feed('a')), page(feed('a'), { key: 'url:x', url: 'https://x.example/x' })] },
      );
      await finish(feed('b'), {}, { pages: [page(feed('b'))] });
      expect(await store.sources.remove(feed('a'))).toBe(true);
      expect(await store.sources.remove(feed('a'))).toBe(false);
      const pages = await store.sources.claimPages({ ...lease, now, owner: 'one' });
      expect(pages.map((one) => [one.key, one.origins.length])).toEqual([[page('').key, 1]]);
      expect(await store.counts()).toMatchObject({ articles: 1, sources: 1 });
      await finish(feed('b'));
    });
  });
}
