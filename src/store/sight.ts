import { guidKey, urlKey } from './identity.js';
import { addKeys, addSighting } from './sightings.js';
import type { PageOrigin } from './source-types.js';
import type { Statements } from './statements.js';

/**
 * Notes that a source names an article that is in the archive, and gives its id; null where there is none, or only an entry
 * whose page was not fetched yet.
 */
export function sight(
  statements: Statements,
  { url, origin, now }: { url: string | null; origin: PageOrigin; now: number },
): string | null {
  const keys = [urlKey(url), guidKey(origin.feedUrl, origin.guid)].filter((key) => key !== null);
  for (const key of keys) {
    const found = statements.get<{ row: number; id: string; kind: string }>(
      'SELECT a.row, a.id, a.kind FROM identity i JOIN article a ON a.row = i.article WHERE i.key = ?',
      key,
    );
    if (!found) continue;
    addKeys(statements, found.row, keys);
    const seen = { feedUrl: origin.feedUrl, guid: url ? '' : (origin.guid ?? ''), url: url ?? '' };
    addSighting(statements, found.row, seen, new Date(now).toISOString());
    return found.kind === 'entry' ? null : found.id;
  }
  return null;
}
