import { type KeepRaw, keepsNone } from '../keep-raw.js';
import { listedAs } from '../listed.js';
import type { Candidate, History, Known, Seen } from '../plan.js';
import type { Lookups, Near } from '../saving.js';
import { keptKeys, sightingOf } from '../sight-keys.js';
import { bandsOf, isNear, mostNeighbours } from '../simhash.js';
import type { RawPage } from '../store.js';
import type { Sql } from './database.js';
import {
  asideOf,
  type Band,
  knownOf,
  type Listing,
  loadBands,
  loadIds,
  loadKeys,
  loadListed,
  loadStories,
  sightText,
  type Story,
} from './known.js';
import { Works } from './works.js';

/** Thrown where a plan asks for what was not fetched yet: plans are pure, and are asked again once it is there. */
const missing = Symbol('missing');

/** What a kind of thing is by its name; what is wanted is fetched for all that want it at once. */
class Shelf<Name, Thing> {
  private readonly things = new Map<Name, Thing>();
  private readonly wanted = new Set<Name>();

  constructor(private readonly load: (names: Name[]) => Promise<(name: Name) => Thing>) {}

  /** All of them are noted before the first one that is missing ends the plan. */
  want(names: Iterable<Name>): void {
    for (const name of names) if (!this.things.has(name)) this.wanted.add(name);
    if (this.wanted.size > 0) throw missing;
  }

  get(name: Name): Thing {
    this.want([name]);
    return this.things.get(name)!;
  }

  peek = (name: Name): Thing | undefined => this.things.get(name);

  set(name: Name, thing: Thing): void {
    this.things.set(name, thing);
  }

  forget(name: Name): void {
    this.things.delete(name);
  }

  async fill(): Promise<void> {
    if (this.wanted.size === 0) return;
    const names = [...this.wanted];
    this.wanted.clear();
    const thingOf = await this.load(names);
    for (const name of names) this.things.set(name, thingOf(name));
  }
}

/** The part of an archive that saves look at, as it was fetched and as they have changed it since. */
export class View implements Lookups {
  protected readonly keys: Shelf<string, number | null>;
  protected readonly stories: Shelf<number, Story | null>;
  protected readonly bands: Shelf<number, Band[]>;
  protected readonly ids: Shelf<string, boolean>;
  private readonly listed: Shelf<string, boolean>;

  constructor(
    sql: Sql,
    readonly rule: KeepRaw,
    readonly works = new Works(),
  ) {
    this.keys = new Shelf(async (names) => {
      const found = await loadKeys(sql, names);
      return (name) => found.get(name) ?? null;
    });
    this.stories = new Shelf(async (rows) => {
      const found = new Map((await loadStories(sql, rows)).map((story) => [story.columns.row, story]));
      return (row) => found.get(row) ?? null;
    });
    this.bands = new Shelf(async (values) => {
      const found = await loadBands(sql, values);
      return (value) => found.get(value) ?? [];
    });
    this.ids = new Shelf(async (ids) => {
      const found = await loadIds(sql, ids);
      return (id) => found.has(id);
    });
    this.listed = new Shelf(async (texts) => {
      const listings = texts.map((text) => JSON.parse(text) as Listing);
      const found = new Set((await loadListed(sql, listings)).map((one) => JSON.stringify(one)));
      return (text) => found.has(text);
    });
  }

  /** The answers of plans, once all that they ask for is there: what several want is fetched together. */
  async answers<T>(plans: readonly (() => T)[]): Promise<T[]> {
    for (;;) {
      const answers: T[] = [];
      for (const plan of plans) {
        try {
          answers.push(plan());
        } catch (error) {
          if (error !== missing) throw error;
        }
      }
      if (answers.length === plans.length) return answers;
      for (const shelf of [this.keys, this.stories, this.bands, this.ids, this.listed]) await shelf.fill();
    }
  }

  candidatesOf({ keys }: Seen): Candidate[] {
    this.keys.want(keys.map(({ key }) => key));
    const found = keys.flatMap((key) => {
      const row = this.keys.get(key.key);
      return row === null ? [] : [{ key, row }];
    });
    this.stories.want(found.map(({ row }) => row));
    const known = new Map(found.map(({ row }) => [row, this.stories.get(row)] as const));
    return found.flatMap(({ key, row }) => {
      const story = known.get(row);
      return story ? [{ key, known: knownOf(story) }] : [];
    });
  }

  nearOf(seen: Seen): Near {
    const hash = this.works.simhash(seen.article);
    if (hash === null) return { hash, neighbours: [], group: null };
    const bands = bandsOf(hash);
    this.bands.want(bands.map(({ value }) => value));
    const rows = new Set<number>();
    for (const { value, rest } of bands) {
      for (const other of this.bands.get(value)) if (isNear(other.rest, rest)) rows.add(other.article);
    }
    const nearest = [...rows].slice(0, mostNeighbours);
    this.stories.want(nearest);
    const found = nearest.flatMap((row) => this.stories.get(row) ?? []);
    const [first] = found;
    const isListedBeside = (story: Story): boolean => this.isListedBeside(knownOf(story), seen);
    return {
      hash,
      neighbours: found.map((story) => ({
        known: knownOf(story),
        firstSeen: story.columns.first_seen,
        get isListedBeside() {
          return isListedBeside(story);
        },
      })),
      group: first ? { name: first.columns.near_group ?? first.columns.id, first: first.columns.row } : null,
    };
  }

  /** As `../sqlite/listed-beside.ts` says. */
  private isListedBeside({ record }: Known, seen: Seen): boolean {
    const { keys, guid, isSibling } = listedAs(record, seen);
    if (isSibling !== null) return isSibling;
    const { backfill, feedUrl } = seen.options;
    const isListed = (by: Listing['by'], name: string, key: string): boolean =>
      this.listed.get(JSON.stringify({ by, name, key }));
    if (backfill && keys.some((key) => isListed('site', backfill, key))) return true;
    if (!feedUrl) return false;
    return keys.some((key) => isListed('feed', feedUrl, key)) || (guid !== null && isListed('guid', feedUrl, guid));
  }

  historyOf(row: number, seen: Seen): History {
    const story = this.story(row);
    const earlier = story.hashes.get(seen.hash) ?? null;
    return { earlier, aside: asideOf(story), isSighted: this.isSighted(row, seen) };
  }

  isSighted(row: number, { keys, article, options }: Seen): boolean {
    if (!keptKeys(keys).every((key) => this.keys.get(key) !== null)) return false;
    const { feedUrl, guid, url } = sightingOf(article, options);
    return this.story(row).sights.has(sightText(feedUrl, guid, url));
  }

  hasCapture(row: number, { bytes }: RawPage): boolean {
    if (keepsNone(this.rule)) return true;
    const { pages } = this.story(row);
    const sha = this.works.sha(bytes);
    if (pages.some((one) => one.sha === sha)) return true;
    const signature = this.works.signature(bytes);
    return signature !== null && pages.some((one) => one.signature === signature);
  }

  isTaken(id: string): boolean {
    return this.ids.get(id);
  }

  find(row: number): Story | null {
    return this.stories.get(row);
  }

  /** One that a plan has found. */
  story(row: number): Story {
    const story = this.stories.get(row);
    if (story === null) throw new Error(`article ${row} is not in the archive`);
    return story;
  }
}
