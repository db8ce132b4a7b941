import type { Article } from '../../types.js';
import { contentHash } from '../content-hash.js';
import { hostOf } from '../identity.js';
import { type KeepRaw, keepsNone } from '../keep-raw.js';
import type { Known, Seen } from '../plan.js';
import type { Near, Writes } from '../saving.js';
import type { Place } from '../raw-folder/place.js';
import { keptKeys, sightingOf } from '../sight-keys.js';
import { bandsOf, simhashText } from '../simhash.js';
import type { RawPage, RevisionCause } from '../store.js';
import { type ArticleColumns, recordColumns } from './article-columns.js';
import type { Sql } from './database.js';
import { sightText, type Story, unpacked } from './known.js';
import { View } from './view.js';
import type { Vectors } from './vector.js';
import type { Works } from './works.js';

export interface NewRevision {
  savedAt: string;
  cause: RevisionCause;
  hash: string;
  record: Uint8Array;
}

export interface NewPage {
  row: number;
  sha: string;
  signature: string | null;
  raw: RawPage;
  /** Null: its bytes are packed into the row. */
  place: Place | null;
}

/** What a batch of saves has changed, to be written in few statements (`flush.ts`). */
export interface Changes {
  inserted: Map<number, ArticleColumns>;
  /** Articles that were there and have other columns now. */
  updated: Map<number, ArticleColumns>;
  revisions: Map<string, NewRevision & { row: number; number: number }>;
  /** Full texts. */
  vectors: Map<number, Vectors>;
  bands: { value: number; row: number; rest: number }[];
  keys: { key: string; row: number }[];
  sightings: { row: number; feedUrl: string; guid: string; url: string; now: string }[];
  /** Null: there is none any more. */
  asides: Map<number, { since: string; record: Uint8Array } | null>;
  pages: NewPage[];
}

const noChanges = (): Changes => ({
  ...{ inserted: new Map(), updated: new Map(), revisions: new Map(), vectors: new Map() },
  ...{ bands: [], keys: [], sightings: [], asides: new Map(), pages: [] },
});

/** A view that takes changes: the next plan sees what the one before has done, and the archive gets all of it at the end. */
export class ChangingView extends View implements Writes {
  private changes = noChanges();

  constructor(
    sql: Sql,
    rule: KeepRaw,
    /** The last change's number so far; the lock on it is held. */
    public sequence: number,
    /** Numbers for new articles, ascending. */
    private readonly rows: number[],
    works?: Works,
  ) {
    super(sql, rule, works);
  }

  insert(seen: Seen, id: string, near: Near | null): number {
    const { article, options, hash } = seen;
    const { now } = options;
    const row = this.rows.shift()!;
    const group = near?.group ?? null;
    this.stories.set(row, {
      columns: {
        ...{ row, id, ...recordColumns(article, now), host: hostColumn(article) },
        ...{ first_seen: now, changed_at: now, revision: 1, revisions: 1, edits: 0, edited_at: null },
        ...{ content_hash: hash, simhash: near?.hash ? simhashText(near.hash) : null, near_group: group?.name ?? null },
        sequence: ++this.sequence,
      },
      ...{ record: article, before: null, hashes: new Map([[hash, 1]]), aside: null, sights: new Set(), pages: [] },
    });
    this.changes.inserted.set(row, this.story(row).columns);
    this.ids.set(id, true);
    this.putRevision(row, 1, article, { savedAt: now, cause: 'first', hash });
    this.changes.vectors.set(row, this.works.vectors(article));
    for (const { value, rest } of near?.hash ? bandsOf(near.hash) : []) {
      this.bands.peek(value)?.unshift({ article: row, rest });
      this.changes.bands.push({ value, row, rest });
    }
    const first = group && this.story(group.first);
    if (first && first.columns.near_group === null) this.update(first, { near_group: group.name });
    return row;
  }

  revise({ row }: Known, cause: RevisionCause, { article, options, hash }: Seen): void {
    const story = this.story(row);
    const number = story.columns.revisions + 1;
    const isEdit = cause === 'edit';
    // After a variant the revision before this one is not the one that stood.
    if (story.columns.revision !== story.columns.revisions) this.stale.add(row);
    this.update(story, {
      ...recordColumns(article, options.now),
      ...{
        changed_at: options.now,
        revision: number,
        revisions: number,
        content_hash: hash,
        sequence: ++this.sequence,
      },
      ...(isEdit ? { edits: story.columns.edits + 1, edited_at: options.now } : {}),
    });
    story.before = story.record;
    story.record = article;
    this.putRevision(row, number, article, { savedAt: options.now, cause, hash });
    story.hashes.set(hash, number);
    this.changes.vectors.set(row, this.works.vectors(article));
  }

  complete({ row, revision }: Pick<Known, 'row' | 'revision'>, article: Article): void {
    const story = this.story(row);
    const hash = contentHash(article);
    for (const [text, number] of story.hashes) if (number === revision) story.hashes.delete(text);
    story.hashes.set(hash, revision);
    this.putRevision(row, revision, article, { savedAt: '', cause: 'first', hash });
    if (story.columns.revision !== revision) return;
    story.record = article;
    const own = recordColumns(article, story.columns.first_seen);
    this.update(story, { ...own, content_hash: hash, sequence: ++this.sequence });
    this.changes.vectors.set(row, this.works.vectors(article));
  }

  vary({ row }: Known, revision: number, hash: string): void {
    this.update(this.story(row), { revision, content_hash: hash });
    this.stale.add(row);
  }

  /** Stories of which other records count now than those at hand: they are fetched again, once these changes are written. */
  private readonly stale = new Set<number>();

  get isStale(): boolean {
    return this.stale.size > 0;
  }

  hasNewPages(row: number): boolean {
    return this.changes.pages.some((page) => page.row === row);
  }

  /** Hands over what is to be written. */
  takeChanges(): Changes {
    const changes = this.changes;
    this.changes = noChanges();
    for (const row of [...this.stale, ...changes.pages.map((page) => page.row)]) this.stories.forget(row);
    this.stale.clear();
    return changes;
  }

  setAside(row: number, since: string, article: Article): void {
    const record = this.works.record(article);
    this.story(row).aside = { seenAt: since, record };
    this.changes.asides.set(row, { since, record });
  }

  forgetAside(row: number): void {
    this.story(row).aside = null;
    this.changes.asides.set(row, null);
  }

  addKeys(row: number, keys: readonly string[]): void {
    for (const key of keys) {
      const before = this.keys.peek(key);
      if (before !== undefined && before !== null) continue;
      this.keys.set(key, row);
      this.changes.keys.push({ key, row });
    }
  }

  noteSighting(row: number, { keys, article, options }: Seen): void {
    this.addKeys(row, keptKeys(keys));
    const { feedUrl, guid, url } = sightingOf(article, options);
    const { sights } = this.story(row);
    const text = sightText(feedUrl, guid, url);
    if (sights.has(text)) return;
    sights.add(text);
    this.changes.sightings.push({ row, feedUrl, guid, url, now: options.now });
  }

  saveRaw(row: number, raw: RawPage): void {
    const { pages, record } = this.story(row);
    const sha = this.works.sha(raw.bytes);
    if (keepsNone(this.rule) || pages.some((one) => one.sha === sha)) return;
    const signature = this.works.signature(raw.bytes);
    const isReadAlike = signature !== null && pages.some((one) => one.signature === signature);
    // The page that the current record was read from is kept also where it differs in nothing that is seen: a script may have told.
    if (isReadAlike && unpacked(record).source.sha256 !== sha) return;
    pages.push({ sha, signature });
    this.changes.pages.push({ row, sha, signature, raw, place: this.works.placed(sha) });
  }

  private putRevision(row: number, number: number, article: Article, parts: Omit<NewRevision, 'record'>): void {
    const name = `${row} ${number}`;
    const before = this.changes.revisions.get(name);
    const { savedAt, cause } = before ?? parts;
    this.changes.revisions.set(name, {
      row,
      number,
      savedAt,
      cause,
      hash: parts.hash,
      record: this.works.record(article),
    });
  }

  private update(story: Story, columns: Partial<Story['columns']>): void {
    Object.assign(story.columns, columns);
    const { row } = story.columns;
    if (!this.changes.inserted.has(row)) this.changes.updated.set(row, story.columns);
  }
}

/** A name in the net has 253 letters at most; an address may claim more. */
const hostColumn = (article: Article): string => hostOf(article.canonicalUrl ?? article.url).slice(0, 255);
