import { urlKey } from '../../shared/address-key.js';
import { hostOf } from '../identity.js';
import { sight } from './sight.js';
import { originsFromText, packEntry, packTold, pageFromRow, type Row } from '../source-rows.js';
import type { MovedPage, NewPage, PageUpdate, PendingPage } from '../source-types.js';
import type { Statements } from './statements.js';

// Pages that wait: what polls order, and how looks at them end.

/** False where the archive has the page already. In the poll's transaction, so that two sources never both fetch it. */
export function addPage(statements: Statements, page: NewPage, now: number): boolean {
  const { key, url, origin, reason } = page;
  // A page that is followed itself is looked at by its own poll, with what the feed says of it.
  if (handOver(statements, page, now)) return true;
  if (reason === 'new' && sight(statements, { url, origin, said: page.said, now }) !== null) return false;
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
  statements.run(
    `INSERT INTO page (key, url, host, origins, entry, entry_since, reason, due_at, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET ${update}`,
    key,
    url,
    hostOf(url),
    JSON.stringify(origins),
    packEntry(page.entry),
    page.entrySince,
    reason,
    Math.floor(page.dueAt),
    now,
  );
  return true;
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
