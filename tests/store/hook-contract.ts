import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyQuery, type HookChange, type HookState, type Query, type Store } from '../../src/store/index.js';
import { story } from './contract.js';

const now = Date.UTC(2026, 4, 4, 12);
const lease = { name: 'h', owner: 'me' };
const times = { now, leaseMs: 60_000 };

/** What every kind of archive keeps of hooks: places, leases, letters. */
export function testHooks(name: string, open: () => Promise<Store>): void {
  describe(`${name}: hooks`, () => {
    let store: Store;
    let minute = 0;
    beforeEach(async () => {
      store = await open();
      minute = 0;
    });
    afterEach(() => store.close());

    const save = async (n: number, parts: Parameters<typeof story>[1] = {}): Promise<void> => {
      const at = new Date(now + 60_000 * minute++).toISOString();
      await store.save(story(n, parts), { now: at });
    };
    const edit = (n: number, text: string): Promise<void> =>
      save(n, { headline: `Story ${n} ${text}`, body: `${story(n).body} It was ${text}.` });
    const begin = async (hook = 'h'): Promise<void> => {
      await store.hooks.add(hook, 'a test');
      await store.hooks.claim({ ...lease, name: hook }, times);
    };
    const waiting = async (parts: Partial<Query> = {}, hook = 'h', upTo?: number): Promise<HookChange[]> => {
      const found: HookChange[] = [];
      const end = upTo ?? (await store.lastSequence());
      for await (const one of store.hooks.changes(hook, end, { ...emptyQuery, ...parts })) found.push(one);
      return found;
    };
    const words = (changes: readonly HookChange[]): string[] =>
      changes.map(({ event, stored }) => `${event} ${stored.article.headline}`);
    const next = async (): Promise<HookChange> => (await waiting())[0]!;
    const stateOf = async (hook = 'h'): Promise<HookState> => (await store.hooks.get(hook))!;
    const due = async (): Promise<HookChange[]> => {
      const found: HookChange[] = [];
      for await (const one of store.hooks.dueLetters('h')) found.push(one);
      return found;
    };

    test('what changes from its beginning on is a hook’s, in the order of the changes, as it stands now', async () => {
      await save(1);
      await begin();
      await save(2);
      await edit(1, 'edited');
      await save(3);
      await store.noteGone(story(2).id, new Date(now).toISOString());
      await edit(3, 'mended');
      const changes = await waiting();
      expect(words(changes)).toEqual([
        `new ${story(2).headline}`,
        'revised Story 1 edited',
        `gone ${story(2).headline}`,
        'new Story 3 mended',
      ]);
      const sequences = changes.map(({ sequence }) => sequence);
      expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
      expect(new Set(sequences).size).toBe(4);
      expect(words(await waiting({}, 'h', sequences[1]))).toEqual(words(changes.slice(0, 2)));
      expect((await stateOf()).waiting).toBe(4);
      expect(await waiting({}, 'none')).toEqual([]);
    });

    test('what was delivered is known: its next change is a revision, and only to that hook', async () => {
      await begin();
      await begin('other');
      await save(1);
      expect(await store.hooks.delivered(lease, await next())).toBe(true);
      await edit(1, 'edited');
      expect(words(await waiting())).toEqual(['revised Story 1 edited']);
      expect(words(await waiting({}, 'other'))).toEqual(['new Story 1 edited']);
    });

    test('filters choose', async () => {
      await begin();
      await save(1, { language: 'uk' });
      await save(2, { language: 'en' });
      await store.noteGone(story(1).id, new Date(now).toISOString());
      expect(words(await waiting({ language: 'uk' })).map((line) => line.split(' ')[0])).toEqual(['new', 'gone']);
      expect(await waiting({ language: 'en' })).toHaveLength(1);
    });

    test('the place moves when something was taken, set aside or passed over, and never back', async () => {
      await begin();
      for (const n of [1, 2, 3]) await save(n);
      const [one, two, three] = await waiting();
      expect(await store.hooks.failed(lease, { error: 'x', now })).toBe(true);
      expect(await waiting()).toHaveLength(3);
      await store.hooks.delivered(lease, two!);
      expect(await waiting()).toHaveLength(1);
      await store.hooks.delivered(lease, one!);
      await store.hooks.passed(lease, one!.sequence);
      expect(await waiting()).toHaveLength(1);
      await store.hooks.setAside(lease, three!, { error: 'x', now });
      expect(await waiting()).toEqual([]);
      await save(4);
      await store.hooks.passed(lease, await store.lastSequence());
      expect(await stateOf()).toMatchObject({ waiting: 0, sequence: await store.lastSequence() });
    });

    test('only whoever holds the lease moves anything', async () => {
      await begin();
      await save(1);
      const change = await next();
      const stranger = { name: 'h', owner: 'stranger' };
      expect(await store.hooks.delivered(stranger, change)).toBe(false);
      expect(await store.hooks.setAside(stranger, change, { error: 'x', now })).toBe(false);
      expect(await store.hooks.failed(stranger, { error: 'x', now })).toBe(false);
      expect(await store.hooks.passed(stranger, change.sequence)).toBe(false);
      expect(await store.hooks.renew(stranger, now + 1)).toBe(false);
      await store.hooks.release(stranger);
      expect(await store.hooks.owners()).toEqual(['me']);
      expect(await stateOf()).toMatchObject({ waiting: 1, letters: 0, lastError: null });
    });

    test('one process at a time has a lease, until it gives it back or time is over', async () => {
      await begin();
      const other = { name: 'h', owner: 'other' };
      expect(await store.hooks.claim(lease, times)).toBe(false);
      expect(await store.hooks.claim(other, { ...times, now: now + 59_999 })).toBe(false);
      expect(await store.hooks.renew(lease, now + 120_000)).toBe(true);
      expect(await store.hooks.claim(other, { ...times, now: now + 60_000 })).toBe(false);
      expect(await store.hooks.claim(other, { ...times, now: now + 120_000 })).toBe(true);
      expect(await store.hooks.renew(lease, now + 240_000)).toBe(false);
      await store.hooks.release(lease);
      expect(await store.hooks.owners()).toEqual(['other']);
      await store.hooks.release(other);
      expect(await store.hooks.owners()).toEqual([]);
      expect(await store.hooks.claim(lease, times)).toBe(true);
      // A clock that was ahead wrote the lease.
      expect(await store.hooks.claim(other, { ...times, now: now - 3_600_000 })).toBe(true);
    });

    test('a lease is given back only where nothing has changed behind what was reached', async () => {
      await begin();
      await save(1);
      const reached = await store.lastSequence();
      await save(2);
      expect(await store.hooks.release(lease, reached)).toBe(false);
      expect(await store.hooks.owners()).toEqual(['me']);
      expect(await store.hooks.release(lease, await store.lastSequence())).toBe(true);
      expect(await store.hooks.owners()).toEqual([]);
    });

    test('what is set aside stays as a letter until it is sent again and taken, in order and as it is then', async () => {
      await begin();
      for (const n of [1, 2]) await save(n);
      for (const change of await waiting())
        await store.hooks.setAside(lease, change, { error: `no ${change.sequence}`, now });
      const [first] = await store.hooks.letters();
      expect(first).toMatchObject({
        hook: 'h',
        id: story(1).id,
        event: 'new',
        isDue: false,
        failedAt: new Date(now).toISOString(),
      });
      expect(first!.error).toBe(`no ${first!.sequence}`);
      expect(await stateOf()).toMatchObject({ letters: 2, failures: 2, failingSince: now });
      expect(await due()).toEqual([]);
      expect(await store.hooks.sendAgain({ ids: [story(2).id] })).toBe(1);
      expect(words(await due())).toEqual([`new ${story(2).headline}`]);
      expect(await store.hooks.sendAgain({ hooks: ['h'] })).toBe(2);
      await edit(1, 'edited');
      expect(words(await due())).toEqual(['new Story 1 edited', `new ${story(2).headline}`]);
      const [one] = await due();
      await store.hooks.setAside(lease, one!, { error: 'once more', now: now + 1 });
      expect(await store.hooks.letters()).toMatchObject([{ error: 'once more', isDue: false }, { isDue: true }]);
      await store.hooks.delivered(lease, (await due())[0]!);
      expect(await store.hooks.letters()).toHaveLength(1);
      expect(await stateOf()).toMatchObject({ failures: 0, failingSince: null, lastError: null, pausedUntil: 0 });
      await store.hooks.delivered(lease, await next());
      expect(await store.hooks.letters()).toEqual([]);
    });

    test('a failure says since when, why, and until when the hook is left alone', async () => {
      await begin();
      await store.hooks.failed(lease, { error: 'first', now, pausedUntil: now + 5 });
      await store.hooks.failed(lease, { error: 'second', now: now + 1 });
      expect(await stateOf()).toMatchObject({ lastError: 'second', failingSince: now, pausedUntil: 0, failures: 0 });
      for (const n of [1, 2, 3, 4]) {
        await save(n);
        await store.hooks.setAside(lease, await next(), { error: 'x', now: now + n });
      }
      // The fourth in a row begins a new day of patience.
      expect(await stateOf()).toMatchObject({ failures: 4, failingSince: now + 4 });
    });

    test('letters are chosen by hook and by article, for clearing too', async () => {
      await begin();
      await begin('other');
      for (const n of [1, 2]) await save(n);
      for (const hook of ['h', 'other']) {
        for (const change of await waiting({}, hook))
          await store.hooks.setAside({ ...lease, name: hook }, change, { error: 'x', now });
      }
      expect(await store.hooks.letters({ hooks: ['other'], ids: [story(2).id] })).toHaveLength(1);
      expect(await store.hooks.clear({ hooks: ['h'], ids: [story(1).id] })).toBe(1);
      expect(await store.hooks.clear({ hooks: ['none'] })).toBe(0);
      expect(await store.hooks.letters()).toHaveLength(3);
      expect(await store.hooks.clear()).toBe(3);
    });

    test('a hook keeps its place when it is named again, and begins anew when it was removed', async () => {
      await begin();
      await save(1);
      await store.hooks.add('h', 'another label');
      expect(await stateOf()).toMatchObject({ label: 'another label', waiting: 1 });
      await store.hooks.setAside(lease, await next(), { error: 'x', now });
      await save(2);
      expect(await store.hooks.remove('h')).toBe(true);
      expect(await store.hooks.remove('h')).toBe(false);
      expect(await store.hooks.get('h')).toBeNull();
      expect(await store.cursor('hook:h')).toEqual(await store.cursor('hook:never'));
      expect(await store.hooks.letters()).toEqual([]);
      await begin();
      expect(await store.hooks.all()).toMatchObject([{ name: 'h', letters: 0, waiting: 0, failures: 0 }]);
      await edit(1, 'edited');
      expect(words(await waiting())).toEqual(['revised Story 1 edited']);
    });

    test('a page is gone once, until it is there again', async () => {
      await save(1);
      await begin();
      const at = new Date(now).toISOString();
      expect(await store.noteGone(story(1).id, at)).toBe(true);
      expect(await store.noteGone(story(1).id, at)).toBe(false);
      expect(await store.noteGone('0000000000000000', at)).toBe(false);
      expect(words(await waiting())).toEqual([`gone ${story(1).headline}`]);
      await store.noteBack(story(1).id);
      expect(await waiting()).toEqual([]);
      expect(await store.noteGone(story(1).id, at)).toBe(true);
    });

    test('an article that is pruned takes its letters and changes with it', async () => {
      await begin();
      await save(1);
      const change = await next();
      await store.hooks.setAside(lease, change, { error: 'x', now });
      await store.prune({ olderThan: '2030-01-01T00:00:00Z' });
      expect(await store.hooks.letters()).toEqual([]);
      expect(await store.hooks.delivered(lease, change)).toBe(true);
      expect(await store.check()).toEqual([]);
    });
  });
}
