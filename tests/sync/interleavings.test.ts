import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HttpStatusError } from '../../src/errors.js';
import { readDefaults } from '../../src/options.js';
import { openStore, type Store } from '../../src/store/index.js';
import type { Fetched, Target } from '../../src/types.js';
import { localReader } from '../../src/run/index.js';
import { runSync } from '../../src/sync/index.js';
import { rss, storyPage } from '../helpers/changing-site.js';
import { day, hour } from '../helpers/syncing.js';

// Two processes poll, look and save at one archive, in any order, while the publisher edits: one edit is one revision, and none is lost.

/** Two thousand take three minutes of one processor: WIRECOPY_INTERLEAVINGS=2000. */
const runs = Number(process.env.WIRECOPY_INTERLEAVINGS ?? 80);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-interleavings-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const site = 'https://herald.example';
/** A story is looked at for longer than all its edits take. */
const looks = [hour, 6 * hour, ...Array.from({ length: 20 }, (_, n) => (n + 1) * day)];
type Edit = 'page' | 'feed' | 'both';

/** A story, as its page and its feeds show it. */
class Publisher {
  private page = 0;
  private feed = 0;
  /** Nobody gets the page. */
  isRefused = false;

  constructor(readonly feeds: string[]) {}

  edit(what: Edit): void {
    if (what !== 'feed') this.page++;
    if (what !== 'page') this.feed++;
  }

  get pageText(): string {
    return `The harbour master counted ${this.page} ships.`;
  }

  summaryIn(feed: string): string {
    return `Teaser ${this.feed} of ${feed}`;
  }

  bodyOf(url: string): string {
    if (!url.includes('feed')) return storyPage(1, { more: this.pageText });
    const item = { title: 'Harbour story 1', link: `${site}/story-1`, guid: 'g1', text: this.summaryIn(url) };
    return rss([item, { title: 'Another', link: `${site}/`, guid: `other-${url}` }]);
  }
}

function answer(target: Target, body: string, now: number): Fetched {
  const contentType = body.startsWith('<?xml') ? 'application/xml' : 'text/html; charset=utf-8';
  return {
    ...{ target, url: target.url, redirects: [], status: 200, headers: { 'content-type': contentType }, contentType },
    ...{ bytes: Buffer.from(body), sha256: createHash('sha256').update(body).digest('hex') },
    ...{ fetchedAt: new Date(now).toISOString(), retries: 0, isNotModified: false },
    validators: { etag: null, lastModified: null },
  };
}

class World {
  now = Date.UTC(2026, 4, 4, 12);
  private owners = 0;

  constructor(
    readonly store: Store,
    readonly publisher: Publisher,
  ) {}

  /** One `sync --all` of a process of its own; `pause` is where others may come in between. */
  async sync(pause: <T>(value: T) => Promise<T>): Promise<void> {
    const interleaved = <T extends object>(methods: T): T =>
      new Proxy(methods, {
        get: (target, name) => {
          const member = Reflect.get(target, name) as unknown;
          if (name === 'sources') return interleaved(member as object);
          if (typeof member !== 'function' || name === 'rawPages') return member;
          return async (...values: unknown[]) => {
            this.now += 1000;
            await pause(null);
            return (await (member as (...all: unknown[]) => unknown)(...values)) as unknown;
          };
        },
      });
    await runSync(
      { all: true, limit: 100, recheckMs: looks, keepsRaw: true, window: 8 },
      {
        store: interleaved(this.store),
        fetch: async (target) => {
          await pause(null);
          const url = target.url ?? '';
          if (this.publisher.isRefused && !url.includes('feed')) throw new HttpStatusError(`${url} answered 403`, 403);
          const body = this.publisher.bodyOf(url);
          this.now += 1000;
          return pause(answer(target, body, this.now));
        },
        sitemapsOf: async () => [],
        read: readDefaults,
        reader: localReader,
        now: () => this.now,
        owner: `process-${this.owners++}`,
        isAlive: () => true,
        stop: new AbortController().signal,
        report: () => undefined,
      },
    );
  }

  /** All is said and done. */
  async settle(turns = 2): Promise<void> {
    for (let turn = 0; turn < turns; turn++) {
      this.now += day;
      await this.sync(async (value) => value);
    }
  }

  async state(): Promise<{ revisions: number; edits: number; body: string; summary: string | null }> {
    const stored = (await this.store.get(`${site}/story-1`))!;
    const { article, revision, edits } = stored;
    return { revisions: revision, edits, body: String(article.body), summary: article.summary };
  }
}

const scenario = fc.record({
  scheduler: fc.scheduler(),
  feeds: fc.constantFrom(['feed'], ['feed', 'feed-of-sport']),
  edits: fc.array(fc.constantFrom<Edit>('page', 'feed', 'both', 'both'), { minLength: 1, maxLength: 3 }),
  processes: fc.integer({ min: 1, max: 2 }),
  polls: fc.integer({ min: 1, max: 2 }),
  /** Whether the page is refused from an edit on, for so many days, each time. */
  refusals: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 3, maxLength: 3 }),
});

test(
  'one edit is one revision and none is lost, however polls, looks and saves fall',
  async () => {
    let file = 0;
    await fc.assert(
      fc.asyncProperty(scenario, async ({ scheduler, feeds, edits, processes, polls, refusals }) => {
        const store = await openStore(path.join(folder, `archive-${file++}.db`));
        try {
          const publisher = new Publisher(feeds.map((name) => `${site}/${name}`));
          const world = new World(store, publisher);
          for (const url of publisher.feeds) await store.sources.add(url, { now: world.now });
          await world.settle(polls);
          expect(await world.state()).toMatchObject({ revisions: 1, edits: 0 });
          for (const [done, edit] of edits.entries()) {
            const pause = <T>(value: T): Promise<T> => scheduler.schedule(Promise.resolve(value));
            const edited = scheduler.schedule(Promise.resolve(), 'edit').then(() => {
              world.now += 1000;
              publisher.edit(edit);
              publisher.isRefused = refusals[done]! > 0;
            });
            const running = Array.from({ length: processes }, () => world.sync(pause));
            await scheduler.waitFor(Promise.all([edited, ...running]));
            if (publisher.isRefused) {
              await world.settle(refusals[done]);
              if (edit !== 'page') expect(await world.state()).toMatchObject({ edits: done + 1 });
              publisher.isRefused = false;
            }
            // A page's edit that the feed tells a poll later is one edit: another one of the feed is told apart by a poll in between.
            await world.settle(edit === 'page' ? 2 : polls);
            const state = await world.state();
            expect(state).toMatchObject({ revisions: done + 2, edits: done + 1 });
            expect(state.body).toContain(publisher.pageText);
            expect(publisher.feeds.map((feed) => publisher.summaryIn(feed))).toContain(state.summary);
          }
          expect((await store.counts()).articles).toBe(1 + feeds.length);
          expect(await store.check()).toEqual([]);
        } finally {
          await store.close();
        }
      }),
      { numRuns: runs },
    );
  },
  60_000 + runs * 1_000,
);
