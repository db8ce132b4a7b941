import { urlKey } from '../../shared/address-key.js';
import { hostOf } from '../identity.js';
import { sight } from './sight.js';
import { originsFromText, packEntry, packTold, pageFromRow, type Row } from '../source-rows.js';
import type { MovedPage, NewPage, PageOrigin, PageUpdate, PendingPage } from '../source-types.js';
import type { Statements } from './statements.js';

// Pages that wait: what polls order, and how looks at them end.

/** False where the archive has the page already. In the poll's transaction, so that two sources never both fetch it. */
export function addPage(statements: Statements, page: NewPage, now: number): boolean {
  const { key, url, origin, reason } = page;
  // A page that is followed itself is looked at by its own poll, with what the feed says of it.
  if (handOver(statements, page, now)) return true;
  const known = reason === 'edited' ? null : sight(statements, { url, origin, said: page.said, now });
  if (known !== null) lookAgain(statements, page, known, now);
  if (reason === 'back') return true;
  if (known !== null) return false;
  const waiting = statements.get<{ origins: string }>('SELECT origins FROM page WHERE key = ?', key);
  const origins = waiting ? originsFromText(waiting.origins) : [];
  if (!origins.some((one) => one.feedUrl === origin.feedUrl)) origins.push(origin);
  // Where several feeds name a page, what the first says is merged with it: else each feed's words would undo the other's.
  const isFirst = origins[0]!.feedUrl === origin.feedUrl;
  const update =
    reason === 'new'
      ? 'origins = excluded.origins'
      : `origins = excluded.origins, reason = excluded.reason, due_at = excluded.due_at, version = page.version + 1
         ${isFirst ? ', entry = excluded.entry, entry_since = excluded.entry_since' : ''}`;
  insert(statements, { ...page, reason }, { origins, onConflict: `DO UPDATE SET ${update}`, now });
  return true;
}

function insert(
  statements: Statements,
  { key, url, entry, entrySince, reason, dueAt }: Omit<NewPage, 'reason'> & Pick<PendingPage, 'reason'>,
  { origins, onConflict, now }: { origins: readonly PageOrigin[]; onConflict: string; now: number },
): void {
  statements.run(
    `INSERT INTO page (key, url, host, origins, entry, entry_since, reason, due_at, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) ${onConflict}`,
    key,
    url,
    hostOf(url),
    JSON.stringify(origins),
    packEntry(entry),
    entrySince,
    reason,
    Math.floor(dueAt),
    now,
  );
}

/**
 * What came by hand or from a site's past is looked at again from the day on which a source first lists it; what was taken away, and
 * is listed again, at once.
 */
function lookAgain(statements: Statements, page: NewPage, id: string, now: number): void {
  const isGone = statements.get('SELECT 1 FROM gone g JOIN article a ON a.row = g.article WHERE a.id = ?', id);
  if (!isGone && (page.reason === 'back' || isListedElsewhere(statements, page, id))) return;
  const dueAt = isGone ? page.dueAt : page.recheckAt;
  if (dueAt === null) return;
  insert(statements, { ...page, reason: 'recheck', dueAt }, { origins: [page.origin], onConflict: 'DO NOTHING', now });
}

/** Whether another source has listed it, and ordered its looks. */
function isListedElsewhere(statements: Statements, { key, origin }: NewPage, id: string): boolean {
  const sql = `SELECT 1 FROM article a JOIN sighting s ON s.article = a.row JOIN feed f ON f.number = s.feed
    JOIN source o ON o.url = f.url JOIN entry e ON e.source = o.row
    WHERE a.id = ? AND e.key = ? AND o.url <> ? AND o.entries_only = 0`;
  return statements.get(sql, id, key, origin.feedUrl) !== undefined;
}

function handOver(statements: Statements, { key, entry, origin }: NewPage, now: number): boolean {
  const followed = statements
    .all<{ row: number; url: string }>("SELECT row, url FROM source WHERE kind = 'page' AND status = 'active'")
    .find(({ url }) => urlKey(url) === key);
  if (!followed) return false;
  const sql = 'UPDATE source SET entry = ?, next_due = min(next_due, ?) WHERE row = ?';
  statements.run(sql, packTold({ origin, entry }), now, followed.row);
  return true;
}

/** A page that is followed itself from now on waits for no other look; what a feed said of it goes with it. */
export function takeOver(statements: Statements, url: string): void {
  const key = urlKey(url);
  if (key === null) return;
  const row = statements.get<Row>('SELECT * FROM page WHERE key = ?', key);
  const page = row ? pageFromRow(row) : null;
  const origin = page?.origins[0];
  if (page === null || !origin) return;
  const told = packTold({ origin, entry: page.entry });
  statements.run('UPDATE source SET entry = ? WHERE url = ? AND entry IS NULL', told, url);
  statements.run('DELETE FROM page WHERE key = ?', key);
}

/** The next look is at the address that the feed has now: the old one may be no more. */
export function movePage(statements: Statements, { from, to, url }: MovedPage, now: number): void {
  statements.run(
    `UPDATE OR IGNORE page SET key = ?, url = ?, host = ?, etag = NULL, last_modified = NULL, body_sha256 = NULL
     WHERE key = ? AND lease_until <= ?`,
    to,
    url,
    hostOf(url),
    from,
    now,
  );
}

/** False where a poll has ordered the page anew: the order stands, and only the lease ends. */
export function finishPage(
  statements: Statements,
  { key, version }: Pick<PendingPage, 'key' | 'version'>,
  next: PageUpdate | null,
): boolean {
  const changes =
    next === null
      ? statements.run('DELETE FROM page WHERE key = ? AND version = ?', key, version).changes
      : statements.run(
          `UPDATE page SET reason = ?, due_at = ?, tried_at = ?, attempts = ?, etag = ?, last_modified = ?, body_sha256 = ?,
             lease_until = 0, lease_owner = NULL WHERE key = ? AND version = ?`,
          next.reason,
          Math.floor(next.dueAt),
          Math.floor(next.triedAt),
          next.attempts,
          next.etag,
          next.lastModified,
          next.bodySha256,
          key,
          version,
        ).changes;
  if (changes > 0) return true;
  statements.run('UPDATE page SET lease_until = 0, lease_owner = NULL WHERE key = ?', key);
  return false;
}
