import type { Article } from '../../types.js';
import { type ArticleColumns, articleTypes } from './article-columns.js';
import { type Sql, storableText } from './database.js';
import { isText } from './given-rows.js';
import type { Known } from '../plan.js';
import { unpackRecord } from '../rows.js';
import { mostOfBand } from '../simhash.js';

// What plans look at, fetched for many of them at once.

/** A story with all that a plan may ask of it. It is changed in memory first, and written at the end. */
export interface Story {
  columns: ArticleColumns;
  /** As it stands, and before the last revision. */
  record: Article | Uint8Array;
  before: Article | Uint8Array | null;
  /** The newest revision of each text. */
  hashes: Map<string, number>;
  aside: { seenAt: string; record: Article | Uint8Array } | null;
  sights: Set<string>;
  pages: { sha: string; signature: string | null }[];
}

export const unpacked = (record: Article | Uint8Array): Article =>
  record instanceof Uint8Array ? unpackRecord(record) : record;

/** As plan.ts sees it: a moment's state. A record is unpacked only where somebody looks at it. */
export function knownOf(story: Story): Known {
  const { columns } = story;
  return {
    row: columns.row,
    id: columns.id,
    kind: columns.kind as Article['kind'],
    revision: columns.revision,
    revisions: columns.revisions,
    changedAt: columns.changed_at,
    hash: columns.content_hash,
    get record() {
      story.record = unpacked(story.record);
      return story.record;
    },
    get before() {
      story.before = story.before && unpacked(story.before);
      return story.before;
    },
  };
}

export const asideOf = ({ aside }: Story): { seenAt: string; record: Article } | null =>
  aside && { seenAt: aside.seenAt, record: unpacked(aside.record) };

/** As the archive has it. */
export const sightText = (feedUrl: string, guid: string, url: string): string =>
  JSON.stringify([feedUrl, guid, url].map(storableText));

/** The article that each key leads to; one that is gone leads nowhere. */
export async function loadKeys(sql: Sql, keys: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql.all<{ nth: number; article: number }>(
    `SELECT wanted.nth, i.article FROM unnest($1::text[]) WITH ORDINALITY AS wanted (key, nth)
     JOIN identity i ON ${isText('i.key', 'wanted.key')} JOIN article a ON a.row = i.article`,
    [keys],
  );
  return new Map(rows.map(({ nth, article }) => [keys[nth - 1]!, article]));
}

interface StoryRow extends ArticleColumns {
  record: Uint8Array;
  before: Uint8Array | null;
  hashes: string;
  aside_at: string | null;
  aside: Uint8Array | null;
  sights: string | null;
  pages: string | null;
}

export async function loadStories(sql: Sql, rows: readonly number[]): Promise<Story[]> {
  const found = await sql.all<StoryRow>(
    `SELECT ${Object.keys(articleTypes)
      .map((name) => `a.${name}`)
      .join(', ')}, r.record,
       (SELECT b.record FROM revision b WHERE b.article = a.row AND b.number < a.revision ORDER BY b.number DESC LIMIT 1) AS before,
       (SELECT json_agg(json_build_array(h.content_hash, h.number) ORDER BY h.number)::text FROM revision h WHERE h.article = a.row) AS hashes,
       (SELECT json_agg(json_build_array(coalesce(f.url, ''), s.guid, s.url))::text FROM sighting s LEFT JOIN feed f ON f.number = s.feed
        WHERE s.article = a.row) AS sights,
       (SELECT json_agg(json_build_object('sha', p.sha256, 'signature', c.signature))::text FROM capture c JOIN raw p ON p.number = c.raw
        WHERE c.article = a.row) AS pages,
       d.seen_at AS aside_at, d.record AS aside
     FROM article a JOIN revision r ON r.article = a.row AND r.number = a.revision LEFT JOIN aside d ON d.article = a.row
     WHERE a.row = ANY($1)`,
    [rows],
  );
  return found.map(({ record, before, hashes, aside_at, aside, sights, pages, ...columns }) => ({
    columns,
    record,
    before,
    // The oldest of several is asked for last and stays, as in SQLite.
    hashes: new Map((JSON.parse(hashes) as [string, number][]).reverse()),
    aside: aside && aside_at !== null ? { seenAt: aside_at, record: aside } : null,
    sights: new Set(
      sights === null ? [] : (JSON.parse(sights) as [string, string, string][]).map((one) => sightText(...one)),
    ),
    pages: pages === null ? [] : (JSON.parse(pages) as Story['pages']),
  }));
}

export interface Band {
  article: number;
  rest: number;
}

/** Texts that share a band, the newest first. */
export async function loadBands(sql: Sql, values: readonly number[]): Promise<Map<number, Band[]>> {
  const rows = await sql.all<Band & { value: number }>(
    `SELECT wanted.value, b.article, b.rest FROM unnest($1::bigint[]) AS wanted (value)
     CROSS JOIN LATERAL (SELECT article, rest FROM band WHERE value = wanted.value ORDER BY article DESC LIMIT ${mostOfBand}) b
     ORDER BY b.article DESC`,
    [values],
  );
  const bands = new Map<number, Band[]>(values.map((value) => [value, []]));
  for (const { value, article, rest } of rows) bands.get(value)?.push({ article, rest });
  return bands;
}

export async function loadIds(sql: Sql, ids: readonly string[]): Promise<Set<string>> {
  const rows = await sql.all<{ id: string }>('SELECT id FROM article WHERE id = ANY($1)', [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Where something may be listed: a feed's newest poll, by its key or its guid, or a site's past. */
export interface Listing {
  by: 'feed' | 'guid' | 'site';
  name: string;
  key: string;
}

/** Those that are listed there. */
export async function loadListed(sql: Sql, listings: readonly Listing[]): Promise<Listing[]> {
  const rows = await sql.all<{ place: number }>(
    `SELECT w.place FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS w (kind, name, key, place)
     WHERE (w.kind = 'feed' AND EXISTS (SELECT 1 FROM source s JOIN entry e ON e.source = s.row
         WHERE ${isText('s.url', 'w.name')} AND ${isText('e.key', 'w.key')} AND e.gone_at IS NULL))
       OR (w.kind = 'guid' AND EXISTS (SELECT 1 FROM source s JOIN entry e ON e.source = s.row
         WHERE ${isText('s.url', 'w.name')} AND e.guid = w.key AND e.gone_at IS NULL))
       OR (w.kind = 'site' AND EXISTS (SELECT 1 FROM backfill b JOIN backfill_address d ON d.backfill = b.number
         WHERE ${isText('b.site', 'w.name')} AND ${isText('d.key', 'w.key')} AND d.kind = 'page'))`,
    [listings.map(({ by }) => by), listings.map(({ name }) => name), listings.map(({ key }) => key)],
  );
  return rows.map(({ place }) => listings[place - 1]!);
}
