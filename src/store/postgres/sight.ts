import { olderKeys, urlKey } from '../../shared/address-key.js';
import { isOtherStory } from '../alike.js';
import { guidKey } from '../identity.js';
import { unpackRecord } from '../rows.js';
import type { SourceStore } from '../source-types.js';
import { type Sql, storableText } from './database.js';
import { addKeys, addSightings } from './flush.js';
import { lockSequence } from './sequence.js';

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
    [[...new Set(sights.flatMap((sight) => [...keysOf(sight), ...olderKeys(sight.url)]).map(storableText))]],
  );
  const byKey = new Map(known.map((one) => [one.key, one]));
  const met = sights.map((sight) => {
    const older = olderKeys(sight.url);
    const candidates = [...keysOf(sight), ...older].flatMap((key) => byKey.get(storableText(key)) ?? []);
    const own = urlKey(sight.url);
    const isElsewhere = (key: string): boolean => own !== null && ![own, ...older].map(storableText).includes(key);
    return candidates.find(
      ({ key, record }) => sight.said === null || !isOtherStory(sight.said, unpackRecord(record), isElsewhere(key)),
    );
  });
  const seen = sights.flatMap((sight, at) => (met[at] ? [{ sight, article: met[at].row }] : []));
  // Savers note the same: one after another, each is noted once.
  if (seen.length > 0) await lockSequence(sql);
  await addKeys(
    sql,
    seen.flatMap(({ sight, article }) => keysOf(sight).map((key) => ({ key, row: article }))),
  );
  const sightings = seen.map(({ sight: { url, origin, now }, article }) => ({
    ...{ row: article, feedUrl: origin.feedUrl, guid: url ? '' : (origin.guid ?? '') },
    ...{ url: url ?? '', now: new Date(now).toISOString() },
  }));
  const once = new Map(sightings.map((one) => [JSON.stringify(Object.values(one)), one]));
  await addSightings(sql, [...once.values()]);
  return met.map((one) => (one === undefined || one.kind === 'entry' ? null : one.id));
}
