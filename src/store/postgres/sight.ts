import { urlKey } from '../../shared/address-key.js';
import { isOtherStory } from '../alike.js';
import { guidKey } from '../identity.js';
import { unpackRecord } from '../rows.js';
import type { SourceStore } from '../source-types.js';
import { type Sql, storableText } from './database.js';
import { givenRows, isText, onceEach } from './given-rows.js';

// A story that the archive has already, named by a source.

export type Sight = Parameters<SourceStore['sight']>[0];

interface Known {
  key: string;
  row: number;
  id: string;
  kind: string;
  record: Uint8Array;
}

/** So many records are unpacked at once. */
const most = 200;

/**
 * Notes that sources name articles that are in the archive, and gives the id of each; null where there is none, only an entry whose
 * page was not fetched yet, or another story under the same address.
 */
export async function sightAll(sql: Sql, sights: readonly Sight[]): Promise<(string | null)[]> {
  const ids: (string | null)[] = [];
  for (let at = 0; at < sights.length; at += most) ids.push(...(await sightSome(sql, sights.slice(at, at + most))));
  return ids;
}

async function sightSome(sql: Sql, sights: readonly Sight[]): Promise<(string | null)[]> {
  const keysOf = ({ url, origin }: Sight): string[] =>
    [urlKey(url), guidKey(origin.feedUrl, origin.guid)].filter((key) => key !== null);
  const known = await sql.all<Known>(
    `SELECT i.key, a.row, a.id, a.kind, r.record FROM identity i JOIN article a ON a.row = i.article
     JOIN revision r ON r.article = a.row AND r.number = a.revision WHERE md5(i.key) IN (SELECT md5(wanted) FROM unnest($1::text[]) AS wanted)`,
    [[...new Set(sights.flatMap(keysOf).map(storableText))]],
  );
  const byKey = new Map(known.map((one) => [one.key, one]));
  const met = sights.map((sight) => {
    const candidates = keysOf(sight).flatMap((key) => byKey.get(storableText(key)) ?? []);
    return candidates.find(({ record }) => sight.said === null || !isOtherStory(sight.said, unpackRecord(record)));
  });
  const seen = sights.flatMap((sight, at) => (met[at] ? [{ sight, article: met[at].row }] : []));
  if (seen.length > 0) {
    await addKeys(
      sql,
      seen.flatMap(({ sight, article }) => keysOf(sight).map((key) => [key, article] as const)),
    );
    await addSightings(sql, seen);
  }
  return met.map((one) => (one === undefined || one.kind === 'entry' ? null : one.id));
}

/** A key stays with the article that had it first, unless that one is gone. */
async function addKeys(sql: Sql, keys: readonly (readonly [key: string, article: number])[]): Promise<void> {
  const { table, values } = givenRows({ key: 'text', article: 'bigint' }, onceEach(keys, 'first'));
  await sql.run(
    `INSERT INTO identity (key, article) SELECT key, article FROM ${table} AS given
     WHERE NOT EXISTS (SELECT 1 FROM identity i JOIN article a ON a.row = i.article WHERE ${isText('i.key', 'given.key')})
     ORDER BY md5(key)
     ON CONFLICT (md5(key)) DO UPDATE SET article = excluded.article
     WHERE NOT EXISTS (SELECT 1 FROM article WHERE row = identity.article)`,
    values,
  );
}

/** Each once. */
async function addSightings(sql: Sql, seen: readonly { sight: Sight; article: number }[]): Promise<void> {
  const rows = seen.map(({ sight: { url, origin, now }, article }) => {
    const guid = url ? '' : (origin.guid ?? '');
    return [origin.feedUrl, article, guid, url ?? '', new Date(now).toISOString()] as const;
  });
  const feeds = [...new Set(rows.map(([feed]) => feed))].sort();
  await sql.run(
    `INSERT INTO feed (url) SELECT named.url FROM unnest($1::text[]) AS named (url)
     WHERE NOT EXISTS (SELECT 1 FROM feed WHERE ${isText('feed.url', 'named.url')}) ON CONFLICT DO NOTHING`,
    [feeds],
  );
  const { table, values } = givenRows(
    { feed_url: 'text', article: 'bigint', guid: 'text', url: 'text', first_seen: 'text' },
    rows,
  );
  await sql.run(
    `INSERT INTO sighting (article, feed, guid, url, first_seen)
     SELECT DISTINCT ON (g.article, f.number, g.guid, g.url) g.article, f.number, g.guid, g.url, g.first_seen
     FROM ${table} AS g JOIN feed f ON ${isText('f.url', 'g.feed_url')}
     WHERE NOT EXISTS (SELECT 1 FROM sighting s
       WHERE s.article = g.article AND s.feed = f.number AND s.guid = g.guid AND s.url = g.url)
     ON CONFLICT DO NOTHING`,
    values,
  );
}
