import type { Seen } from '../plan.js';
import { keptKeys, type Sight, sightingOf } from '../sight-keys.js';
import type { Statements } from './statements.js';
import type { Sighting } from '../store.js';

// Where a story was seen: its feeds, guids and addresses, and the keys by which it is known again.

/** Whether this sighting adds nothing: each key and the sighting itself are known. */
export function isSighted(statements: Statements, row: number, { keys, article, options }: Seen): boolean {
  const isKnownKey = keptKeys(keys).every((key) => statements.get('SELECT 1 FROM identity WHERE key = ?', key));
  if (!isKnownKey) return false;
  const { feedUrl, guid, url } = sightingOf(article, options);
  const feed = feedUrl === '' ? null : feedNumber(statements, feedUrl);
  return feed !== undefined && isKnown(statements, row, feed, guid, url);
}

/** `isFirst`: of a story that was not there before. */
export function noteSighting(
  statements: Statements,
  row: number,
  { keys, article, options }: Seen,
  isFirst = false,
): void {
  addKeys(statements, row, keptKeys(keys));
  addSighting(statements, row, sightingOf(article, options), options.now, isFirst);
}

/** A key stays with the article that had it first, unless that one is gone. */
export function addKeys(statements: Statements, row: number, keys: readonly string[]): void {
  for (const key of keys) {
    statements.run(
      `INSERT INTO identity (key, article) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET article = excluded.article
       WHERE NOT EXISTS (SELECT 1 FROM article WHERE row = identity.article)`,
      key,
      row,
    );
  }
}

/** Each once. */
export function addSighting(
  statements: Statements,
  row: number,
  { feedUrl, guid, url }: Sight,
  now: string,
  isFirst = false,
): void {
  const feed = feedUrl === '' ? null : (feedNumber(statements, feedUrl) ?? addFeed(statements, feedUrl));
  if (!isFirst && isKnown(statements, row, feed, guid, url)) return;
  statements.run(
    'INSERT INTO sighting (article, feed, guid, url, first_seen) VALUES (?, ?, ?, ?, ?)',
    row,
    feed,
    guid,
    url,
    now,
  );
}

/** What was seen in a feed was seen in the one that it became. */
export function moveFeed(statements: Statements, from: string, to: string): void {
  const [old, next] = [feedNumber(statements, from), feedNumber(statements, to)];
  if (old === undefined) return;
  if (next === undefined) {
    statements.run('UPDATE feed SET url = ? WHERE number = ?', to, old);
    return;
  }
  statements.run(
    `DELETE FROM sighting WHERE feed = ? AND EXISTS (SELECT 1 FROM sighting s WHERE s.article = sighting.article AND s.feed = ?
       AND s.guid = sighting.guid AND s.url = sighting.url)`,
    old,
    next,
  );
  statements.run('UPDATE sighting SET feed = ? WHERE feed = ?', next, old);
  statements.run('DELETE FROM feed WHERE number = ?', old);
}

function feedNumber(statements: Statements, url: string): number | undefined {
  return statements.get<{ number: number }>('SELECT number FROM feed WHERE url = ?', url)?.number;
}

function addFeed(statements: Statements, url: string): number {
  return Number(statements.run('INSERT INTO feed (url) VALUES (?)', url).lastInsertRowid);
}

function isKnown(statements: Statements, row: number, feed: number | null, guid: string, url: string): boolean {
  return (
    statements.get(
      'SELECT 1 FROM sighting WHERE article = ? AND feed IS ? AND guid = ? AND url = ?',
      row,
      feed,
      guid,
      url,
    ) !== undefined
  );
}

export function sightingsOf(statements: Statements, row: number): Sighting[] {
  return statements
    .all<{ feed_url: string | null; guid: string; url: string; first_seen: string }>(
      `SELECT f.url AS feed_url, s.guid, s.url, s.first_seen FROM sighting s LEFT JOIN feed f ON f.number = s.feed
       WHERE s.article = ? ORDER BY s.first_seen, s.rowid`,
      row,
    )
    .map((one) => ({
      feedUrl: one.feed_url,
      guid: one.guid || null,
      url: one.url || null,
      firstSeen: one.first_seen,
    }));
}
