import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BackfillAddress, NewAddress, Store } from '../../src/store/index.js';
import { story } from './contract.js';

const hour = 3_600_000;
const now = Date.UTC(2026, 4, 4, 12);
const site = 'https://herald.example/';
const open = { since: null, until: null };
const lease = { now, leaseMs: 60_000, limit: 10, kind: 'page' as const, triedBefore: now + 1 };

const page = (n: number, parts: Partial<NewAddress> = {}): NewAddress => ({
  key: `url:herald.example/story-${n}`,
  url: `https://herald.example/story-${n}`,
  host: 'herald.example',
  kind: 'page',
  source: `${site}sitemap.xml`,
  guid: null,
  entry: null,
  date: null,
  dateFrom: null,
  capture: null,
  digest: null,
  isPast: false,
  place: null,
  outcome: 'waiting',
  ...parts,
});
const list = (name: string): NewAddress => ({
  ...page(0),
  key: `list:${site}${name}`,
  url: `${site}${name}`,
  kind: 'list',
  place: { depth: 1, page: 1, barren: 0, isGuess: false },
});

/** What every kind of archive keeps of the reading of a site's past. */
export function testBackfills(name: string, openStore: () => Promise<Store>): void {
  describe(`${name}: backfills`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await openStore();
      await store.backfills.open(site, open, now);
    });
    afterEach(() => store.close());

    const claim = (owner: string, parts = {}): Promise<BackfillAddress[]> =>
      store.backfills.claim(site, { ...lease, owner, ...parts });
    const outcomes = async (): Promise<Record<string, string>> => {
      const found: Record<string, string> = {};
      for await (const one of store.backfills.addresses(site, null)) found[one.url.slice(site.length)] = one.outcome;
      return found;
    };

    test('what is added comes back as it was, once', async () => {
      const entry = JSON.stringify({ kind: 'entry', text: 'ł 🚢' });
      const whole = page(1, { entry, guid: 'g1', date: '2024-04-02', dateFrom: 'published' });
      expect(await store.backfills.add(site, [whole, page(2), page(2)])).toBe(2);
      expect(await store.backfills.add(site, [whole])).toBe(0);
      const [first, second, ...rest] = await claim('one');
      expect(first).toMatchObject({ ...whole, attempts: 0, begun: 1, outcome: 'waiting' });
      expect([second!.url, rest]).toEqual([page(2).url, []]);
    });

    test('two workers never get the same address, and a dead one frees it', async () => {
      await store.backfills.add(site, [page(1), page(2), page(3)]);
      const first = await claim('one', { limit: 2 });
      expect((await claim('two')).map(({ url }) => url)).toEqual([page(3).url]);
      expect(await claim('two')).toEqual([]);
      expect(await store.backfills.leasedByOthers(site, 'two', now)).toBe(2);
      expect((await store.backfills.owners()).sort()).toEqual(['one', 'two']);
      await store.backfills.release('one');
      // What was begun before comes last.
      await store.backfills.add(site, [page(4)]);
      expect((await claim('two', { limit: 2 })).map(({ url }) => url)).toEqual([page(4).url, page(1).url]);
      expect(first[0]!.begun).toBe(1);
      // A lease that runs out is free as well; one that is renewed is not.
      expect((await claim('three', { now: now + hour, triedBefore: now + 2 * hour })).length).toBe(4);
    });

    test('a lease that is renewed is kept', async () => {
      await store.backfills.add(site, [page(1)]);
      await claim('one');
      await store.backfills.renew('one', now + 2 * hour);
      expect(await claim('two', { now: now + hour, leaseMs: 2 * hour })).toEqual([]);
    });

    test('a list and what it names are saved both or neither', async () => {
      await store.backfills.add(site, [list('a.xml')]);
      const [one] = await claim('one', { kind: 'list' });
      const broken = { ...page(2), url: null as unknown as string };
      await expect(
        store.backfills.finishList(site, one!, { outcome: 'done', now }, { found: [page(1), broken] }),
      ).rejects.toMatchObject({ code: 'STORE' });
      expect(await outcomes()).toEqual({ 'a.xml': 'waiting' });
      const next = (added: number): NewAddress => list(`after-${added}.xml`);
      const named = { found: [page(1), page(2)], next };
      expect(await store.backfills.finishList(site, one!, { outcome: 'done', now }, named)).toBe(2);
      expect(await store.backfills.state(site)).toMatchObject({
        pages: { waiting: 2 },
        lists: { done: 1, waiting: 1 },
      });
      expect((await claim('one', { kind: 'list' })).map(({ url }) => url)).toEqual([`${site}after-2.xml`]);
    });

    test('an end says why, and a failure waits again a bounded number of times', async () => {
      await store.backfills.add(site, [page(1)]);
      for (let attempt = 1; attempt <= 3; attempt++) {
        const [one] = await claim('one');
        await store.backfills.finish(one!, {
          outcome: 'failed',
          code: 'HTTP_STATUS',
          status: 503,
          message: 'answered 503',
          now: now - hour,
        });
        expect(await claim('one')).toEqual([]);
        expect(await store.backfills.retry(site, 3)).toBe(attempt < 3 ? 1 : 0);
      }
      for await (const one of store.backfills.addresses(site, ['failed']))
        expect(one).toMatchObject({ attempts: 3, code: 'HTTP_STATUS', status: 503, message: 'answered 503' });
      expect(await store.backfills.state(site)).toMatchObject({ pages: { failed: 1 } });
    });

    test('what would end in the same way is not tried again', async () => {
      await store.backfills.add(site, [page(1)]);
      const [one] = await claim('one');
      await store.backfills.finish(one!, { outcome: 'failed', code: 'TOO_LARGE', isFinal: true, now });
      expect(await store.backfills.retry(site, 3)).toBe(0);
    });

    test('what was given back waits, and the same run does not take it again', async () => {
      await store.backfills.add(site, [page(1), page(2)]);
      const [one, two] = await claim('one');
      await store.backfills.giveBack(one!, now + 1);
      await store.backfills.giveBack(two!, null);
      expect((await claim('one')).map(({ url }) => url)).toEqual([page(2).url]);
      expect((await claim('two', { triedBefore: now + 2 * hour })).map(({ url, attempts }) => [url, attempts])).toEqual(
        [[page(1).url, 0]],
      );
    });

    test('what a clock that was ahead tried does not wait for it', async () => {
      await store.backfills.add(site, [page(1)]);
      const [one] = await claim('one');
      await store.backfills.giveBack(one!, now + 9 * hour);
      expect(await claim('one')).toHaveLength(1);
    });

    test('what the archive has is known; what was begun and is there is done; an entry is not its page', async () => {
      await store.save(story(1), { now: new Date(now).toISOString() });
      await store.save(story(2), { now: new Date(now).toISOString() });
      await store.save(story(3, { kind: 'entry' }), { now: new Date(now).toISOString() });
      await store.backfills.add(site, [page(2)]);
      await claim('one');
      await store.backfills.markKnown(site, now);
      // Somebody is at work on it.
      expect(await outcomes()).toEqual({ 'story-2': 'waiting' });
      await store.backfills.release('one');
      await store.backfills.add(site, [page(1), page(3), page(4)]);
      await store.backfills.markKnown(site, now);
      expect(await outcomes()).toEqual({
        'story-1': 'known',
        'story-2': 'done',
        'story-3': 'waiting',
        'story-4': 'waiting',
      });
      for await (const one of store.backfills.addresses(site, ['known'])) expect(one.article).toBe(story(1).id);
    });

    test('another range makes what was left out for its date wait again, and its lists', async () => {
      await store.backfills.add(site, [
        list('a.xml'),
        page(1, { outcome: 'out-of-range' }),
        page(2, { outcome: 'elsewhere' }),
        page(3),
      ]);
      const [one] = await claim('one', { kind: 'list' });
      await store.backfills.finish(one!, { outcome: 'done', now });
      const [other] = await claim('one');
      await store.backfills.finish(other!, { outcome: 'undated', date: null, now });
      await store.backfills.setListed(site, now);
      expect(await store.backfills.open(site, open, now + hour)).toMatchObject({ listedAt: now, askedAt: now + hour });
      expect(await outcomes()).toMatchObject({ 'a.xml': 'done', 'story-1': 'out-of-range', 'story-3': 'undated' });
      await store.backfills.open(site, { since: '2024', until: null }, now);
      expect(await store.backfills.state(site)).toMatchObject({ listedAt: null, since: '2024', lists: {} });
      expect(await outcomes()).toEqual({ 'story-1': 'waiting', 'story-2': 'elsewhere', 'story-3': 'waiting' });
    });

    test('lists are forgotten when the places are to be found anew; pages stay as they are', async () => {
      const index: NewAddress = { ...list('cdx?page=1'), kind: 'index' };
      await store.backfills.add(site, [list('a.xml'), page(1), index]);
      for (const kind of ['list', 'page'] as const) {
        const [one] = await claim('one', { kind });
        await store.backfills.finish(one!, { outcome: 'done', now });
      }
      await store.backfills.setListed(site, null);
      expect(await outcomes()).toEqual({ 'story-1': 'done' });
    });

    test('a story’s own date takes the place of a change’s, and brings back what was left out by it', async () => {
      const old = page(1, { date: '2020-01-01', dateFrom: 'modified', outcome: 'out-of-range' });
      await store.backfills.add(site, [old]);
      await store.backfills.add(site, [{ ...old, date: '2019-01-01' }]);
      expect(await outcomes()).toEqual({ 'story-1': 'out-of-range' });
      await store.backfills.add(site, [{ ...old, date: '2024-01-01', dateFrom: 'published' }]);
      const [one] = await claim('one');
      expect(one).toMatchObject({ date: '2024-01-01', dateFrom: 'published' });
      await store.backfills.finish(one!, { outcome: 'done', article: 'abc', date: '2024-01-02T10:00', now });
      for await (const done of store.backfills.addresses(site, null))
        expect(done).toMatchObject({ date: '2024-01-02T10:00', dateFrom: 'page', article: 'abc', attempts: 1 });
    });

    test('a page that is gone is read from its copy, whichever was known first; one content is read once', async () => {
      const copy = { capture: 'https://archive.example/1', digest: 'AAA', host: 'archive.example' };
      await store.backfills.add(site, [page(1), page(2)]);
      const [one, two] = await claim('one');
      expect(await store.backfills.turnToCopy(one!, 'archive.example')).toBe(false);
      await store.backfills.finish(one!, { outcome: 'failed', code: 'HTTP_STATUS', status: 404, now });
      await store.backfills.add(site, [
        page(1, { ...copy, isPast: true }),
        page(2, { ...copy, digest: 'BBB', isPast: true }),
      ]);
      expect(await store.backfills.turnToCopy({ ...two!, capture: 'x' }, 'archive.example')).toBe(true);
      const again = await claim('one', { triedBefore: now + hour });
      expect(again.map(({ url, isPast, host }) => [url, isPast, host])).toEqual([
        [page(1).url, true, 'archive.example'],
        [page(2).url, true, 'archive.example'],
      ]);
      await store.backfills.add(site, [page(3, { ...copy, isPast: true }), page(4, { ...copy, digest: 'CCC' })]);
      expect(await outcomes()).toMatchObject({ 'story-3': 'duplicate', 'story-4': 'waiting' });
      expect(await store.backfills.waitingByHost(site)).toEqual([{ host: 'archive.example', pages: 3 }]);
    });

    test('a copy is read where another of its content could not be had', async () => {
      const copy = { capture: 'https://archive.example/1', digest: 'AAA', host: 'archive.example', isPast: true };
      await store.backfills.add(site, [page(1, copy)]);
      const [one] = await claim('one');
      await store.backfills.finish(one!, { outcome: 'failed', code: 'NETWORK', now });
      await store.backfills.add(site, [page(2, copy)]);
      expect(await outcomes()).toMatchObject({ 'story-2': 'waiting' });
    });

    test('what a list said is kept until its page is read, and learnt again where it waits anew', async () => {
      const entry = '{"kind":"entry"}';
      await store.backfills.add(site, [page(1, { entry }), page(2, { entry })]);
      const [one, two] = await claim('one');
      await store.backfills.finish(one!, { outcome: 'undated', now: now - hour });
      await store.backfills.finish(two!, { outcome: 'failed', code: 'NETWORK', now: now - hour });
      const entries = async (): Promise<(string | null)[]> => {
        const found: (string | null)[] = [];
        for await (const address of store.backfills.addresses(site, null)) found.push(address.entry);
        return found;
      };
      expect(await entries()).toEqual([null, entry]);
      await store.backfills.add(site, [page(1, { entry })]);
      expect(await entries()).toEqual([null, entry]);
      await store.backfills.open(site, { since: '2024', until: null }, now);
      await store.backfills.add(site, [page(1, { entry })]);
      expect(await entries()).toEqual([entry, entry]);
    });

    test('what an archive of the web named first is read from the site where that still names it', async () => {
      const copy = { capture: 'https://archive.example/1', host: 'archive.example', isPast: true, source: null };
      await store.backfills.add(site, [page(1, copy), page(2, copy)]);
      const [, second] = await claim('one');
      await store.backfills.finish(second!, { outcome: 'done', now });
      await store.backfills.release('one');
      await store.backfills.add(site, [page(1, { guid: 'g1', entry: '{}' }), page(2)]);
      const [one] = await claim('one', { triedBefore: now + hour });
      expect(one).toMatchObject({ ...page(1, { guid: 'g1', entry: '{}' }), capture: copy.capture });
      for await (const done of store.backfills.addresses(site, ['done'])) expect(done.isPast).toBe(true);
    });

    test('several sites stand beside each other, and one that is forgotten leaves its articles', async () => {
      await store.save(story(1), { now: new Date(now).toISOString() });
      await store.backfills.add(site, [page(1)]);
      await store.backfills.open('https://sea.example/', { since: '2024-02', until: '2025' }, now);
      await store.backfills.add('https://sea.example/', [page(1)]);
      expect((await store.backfills.all()).map((one) => [one.site, one.since, one.until, one.pages])).toEqual([
        [site, null, null, { waiting: 1 }],
        ['https://sea.example/', '2024-02', '2025', { waiting: 1 }],
      ]);
      expect(await store.backfills.forget(site)).toBe(true);
      expect(await store.backfills.forget(site)).toBe(false);
      expect(await store.backfills.state(site)).toBeNull();
      expect(await store.backfills.waitingByHost('https://sea.example/')).toHaveLength(1);
      expect(await store.counts()).toMatchObject({ articles: 1 });
      expect(await store.check()).toEqual([]);
    });

    test('a list of many pages streams whole', async () => {
      await store.backfills.add(
        site,
        Array.from({ length: 1201 }, (_, n) => page(n)),
      );
      let count = 0;
      for await (const _one of store.backfills.addresses(site, null)) count++;
      expect(count).toBe(1201);
    });
  });
}
