import { isOwnOrigin } from '../../shared/own-origin.js';
import { hostOf } from '../identity.js';
import { originsFromText } from '../source-rows.js';
import type { PageOrigin } from '../source-types.js';
import { first, type Sql, storableText } from './database.js';
import { givenRows, isText } from './given-rows.js';

// A source that lives at another address, or is followed no more.

/** What was known under the old address stays known: sightings, and guids, which count within their feed. */
export async function moveSource(sql: Sql, from: string, to: string): Promise<void> {
  await lock(sql, [from, to]);
  await moveGuids(sql, from, to);
  await moveFeed(sql, from, to);
  await changeOrigins(sql, from, (origins) =>
    origins.map((one) => (one.feedUrl === from ? { ...one, feedUrl: to } : one)),
  );
  const moved = await sql.run(
    `UPDATE source SET url = $2, host = $3, moved_to = NULL, moved_count = 0,
       headers = CASE WHEN $4 THEN headers ELSE '[]' END
     WHERE ${isText('url', '$1')} AND NOT EXISTS (SELECT 1 FROM source WHERE ${isText('url', '$2')})`,
    [from, to, hostOf(to), isOwnOrigin(from, to)],
  );
  if (moved === 0) await mergeSources(sql, from, to);
}

interface Locked {
  row: number;
  url: string;
  tags: string;
}

/** Sources before their pages, as a poll has them: one that is under way is waited for, and its pages are seen. */
const lock = (sql: Sql, urls: readonly string[]): Promise<Locked[]> =>
  sql.all(
    `SELECT row, url, tags FROM source WHERE md5(url) IN (SELECT md5(wanted) FROM unnest($1::text[]) AS wanted)
     ORDER BY row FOR UPDATE`,
    [urls],
  );

/** Of the articles that were seen in it. */
async function moveGuids(sql: Sql, from: string, to: string): Promise<void> {
  await sql.run(
    `INSERT INTO identity (key, article)
     SELECT 'guid:' || $2::text || substr(i.key, length('guid:' || $1::text) + 1), i.article
     FROM identity i WHERE starts_with(i.key, 'guid:' || $1::text || ':') AND i.article IN (
       SELECT s.article FROM sighting s JOIN feed f ON f.number = s.feed WHERE ${isText('f.url', '$1')})
     ORDER BY i.key ON CONFLICT DO NOTHING`,
    [from, to],
  );
}

/** What was seen in a feed was seen in the one that it became. */
async function moveFeed(sql: Sql, from: string, to: string): Promise<void> {
  const numberOf = async (url: string): Promise<number | undefined> =>
    (await first<{ number: number }>(sql, `SELECT number FROM feed WHERE ${isText('url', '$1')} FOR UPDATE`, [url]))
      ?.number;
  const [old, next] = [await numberOf(from), await numberOf(to)];
  if (old === undefined) return;
  if (next === undefined) {
    await sql.run('UPDATE feed SET url = $1 WHERE number = $2', [to, old]);
    return;
  }
  await sql.run(
    `DELETE FROM sighting WHERE feed = $1 AND EXISTS (SELECT 1 FROM sighting s WHERE s.article = sighting.article AND s.feed = $2
       AND s.guid = sighting.guid AND s.url = sighting.url)`,
    [old, next],
  );
  await sql.run('UPDATE sighting SET feed = $1 WHERE feed = $2', [next, old]);
  await sql.run('DELETE FROM feed WHERE number = $1', [old]);
}

/** One source under two addresses: the tags of both, and what was seen in either. */
async function mergeSources(sql: Sql, from: string, to: string): Promise<void> {
  const found = await lock(sql, [from, to]);
  const [old, next] = [from, to].map((url) => found.find((one) => one.url === storableText(url)));
  const tags = [next, old].flatMap((one) => (one ? (JSON.parse(one.tags) as string[]) : []));
  if (next) {
    // The old address leads there, so that it lives, whatever it said before.
    const text = "UPDATE source SET tags = $1, status = 'active' WHERE row = $2";
    await sql.run(text, [JSON.stringify([...new Set(tags)]), next.row]);
  }
  if (!old) return;
  if (next) {
    for (const [table, columns] of [
      ['entry', 'key, guid, signature, gone_at'],
      ['left_out', 'key, story, seen_at'],
    ]) {
      const text = `INSERT INTO ${table} (source, ${columns}) SELECT $2, ${columns} FROM ${table} WHERE source = $1
        ON CONFLICT DO NOTHING`;
      await sql.run(text, [old.row, next.row]);
    }
  }
  await sql.run('DELETE FROM source WHERE row = $1', [old.row]);
}

/** Its articles stay; pages that only it named are waited for no more. */
export async function removeSource(sql: Sql, url: string): Promise<boolean> {
  await lock(sql, [url]);
  await changeOrigins(sql, url, (origins) => origins.filter((one) => one.feedUrl !== url));
  return (await sql.run(`DELETE FROM source WHERE ${isText('url', '$1')}`, [url])) > 0;
}

/** Of all pages that a source named; one that nobody names any more goes. */
async function changeOrigins(sql: Sql, url: string, changed: (origins: PageOrigin[]) => PageOrigin[]): Promise<void> {
  const pages = await sql.all<{ key: string; origins: string }>(
    'SELECT key, origins FROM page WHERE feeds ? $1 ORDER BY key FOR UPDATE',
    [url],
  );
  if (pages.length === 0) return;
  const rows = pages.map(({ key, origins }) => [key, JSON.stringify(changed(originsFromText(origins)))]);
  const { table, values } = givenRows({ key: 'text', origins: 'text' }, rows);
  await sql.run(`UPDATE page SET origins = g.origins FROM ${table} AS g WHERE ${isText('page.key', 'g.key')}`, values);
  await sql.run(
    "DELETE FROM page WHERE origins = '[]' AND md5(key) IN (SELECT md5(one) FROM unnest($1::text[]) AS one)",
    [pages.map(({ key }) => key)],
  );
}
