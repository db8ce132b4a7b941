import { isOtherStory } from '../alike.js';
import { olderKeys, urlKey } from '../../shared/address-key.js';
import { guidKey } from '../identity.js';
import { unpackRecord } from '../rows.js';
import { addKeys, addSighting } from './sightings.js';
import type { SourceStore } from '../source-types.js';
import type { Statements } from './statements.js';

type Sight = Parameters<SourceStore['sight']>[0];

/**
 * Notes that a source names an article that is in the archive, and gives its id; null where there is none, only an entry whose
 * page was not fetched yet, or another story under the same address.
 */
export function sight(statements: Statements, { url, origin, said, now }: Sight): string | null {
  const own = urlKey(url);
  const keys = [own, guidKey(origin.feedUrl, origin.guid)].filter((key) => key !== null);
  const older = olderKeys(url);
  for (const key of [...keys, ...older]) {
    const found = statements.get<{ row: number; id: string; kind: string; record: Uint8Array }>(
      `SELECT a.row, a.id, a.kind, r.record FROM identity i JOIN article a ON a.row = i.article
       JOIN revision r ON r.article = a.row AND r.number = a.revision WHERE i.key = ?`,
      key,
    );
    const isElsewhere = own !== null && key !== own && !older.includes(key);
    if (!found || (said !== null && isOtherStory(said, unpackRecord(found.record), isElsewhere))) continue;
    addKeys(statements, found.row, keys);
    const seen = { feedUrl: origin.feedUrl, guid: url ? '' : (origin.guid ?? ''), url: url ?? '' };
    addSighting(statements, found.row, seen, new Date(now).toISOString());
    return found.kind === 'entry' ? null : found.id;
  }
  return null;
}
