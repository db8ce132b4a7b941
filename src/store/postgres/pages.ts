import { urlKey } from '../../shared/address-key.js';
import { hostOf } from '../identity.js';
import { originsFromText, packEntry, packTold, pageFromRow, type Row } from '../source-rows.js';
import type { MovedPage, NewPage, PageOrigin, PageUpdate, PendingPage } from '../source-types.js';
import { first, type Sql, storableText } from './database.js';
import { givenRows, isText, onceEach } from './given-rows.js';
import { sightAll } from './sight.js';

// Pages that wait: what polls order, and how looks at them end.

/**
 * Orders the pages of a poll; gives how many of them the archive has already. In the poll's transaction, so that two sources never
 * both fetch one.
 */
export async function addPages(sql: Sql, pages: readonly NewPage[], now: number): Promise<number> {
  const others = await handOver(sql, pages, now);
  const known = await sightNew(sql, others, now);
  const unknown = others.filter((page) => page.reason !== 'back' && !known.has(page));
  const inserted = await order(sql, unknown, now);
  // A story may have been saved since. From now on whoever saves it waits for its page (`originsOf`), and learns who named it.
  const late = await sightNew(sql, unknown, now);
  const ended = [...late.keys()].filter((page) => inserted.has(page)).map(({ key }) => key);
  if (ended.length > 0)
    await sql.run('DELETE FROM page WHERE md5(key) IN (SELECT md5(one) FROM unnest($1::text[]) AS one)', [ended]);
  await lookAgain(sql, new Map([...known, ...late]), now);
  return [...known.keys(), ...late.keys()].filter(({ reason }) => reason === 'new').length;
}

/** New and returned pages whose story is in the archive, with its id. */
async function sightNew(sql: Sql, pages: readonly NewPage[], now: number): Promise<Map<NewPage, string>> {
  const fresh = pages.filter(({ reason }) => reason !== 'edited');
  const ids = await sightAll(
    sql,
    fresh.map(({ url, origin, said }) => ({ url, origin, said, now })),
  );
  return new Map(
    fresh.flatMap((page, at): [NewPage, string][] => {
      const id = ids[at] ?? null;
      return id === null ? [] : [[page, id]];
    }),
  );
}

/**
 * What came by hand or from a site's past is looked at again from the day on which a source first lists it; what was taken away, and
 * is listed again, at once.
 */
async function lookAgain(sql: Sql, known: ReadonlyMap<NewPage, string>, now: number): Promise<void> {
  if (known.size === 0) return;
  const all = [...known];
  const rows = await sql.all<{ id: string }>(
    'SELECT a.id FROM gone g JOIN article a ON a.row = g.article WHERE a.id = ANY($1)',
    [[...known.values()]],
  );
  const gone = new Set(rows.map(({ id }) => id));
  const elsewhere = await listedElsewhere(sql, all);
  const looks = all.flatMap(([page, id], at): Ordered[] => {
    const isFirst = page.reason === 'new' && !elsewhere.has(at);
    const dueAt = gone.has(id) ? page.dueAt : isFirst ? page.recheckAt : null;
    return dueAt === null ? [] : [{ ...page, reason: 'recheck', dueAt }];
  });
  await insert(sql, looks, now);
}

/** Those that another source has listed, and ordered their looks. */
async function listedElsewhere(sql: Sql, pages: readonly [NewPage, string][]): Promise<Set<number>> {
  const found = await sql.all<{ place: number }>(
    `SELECT w.place FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS w (id, key, feed, place)
     WHERE EXISTS (SELECT 1 FROM article a JOIN sighting s ON s.article = a.row JOIN feed f ON f.number = s.feed
       JOIN source o ON ${isText('o.url', 'f.url')} JOIN entry e ON e.source = o.row AND ${isText('e.key', 'w.key')}
       WHERE a.id = w.id AND o.url <> w.feed AND o.entries_only = 0)`,
    [
      pages.map(([, id]) => id),
      pages.map(([{ key }]) => storableText(key)),
      pages.map(([{ origin }]) => storableText(origin.feedUrl)),
    ],
  );
  return new Set(found.map(({ place }) => place - 1));
}

/** A page that is followed itself is looked at by its own poll, with what the feed says of it; gives the others. */
async function handOver(sql: Sql, pages: readonly NewPage[], now: number): Promise<NewPage[]> {
  if (pages.length === 0) return [];
  const followed = await sql.all<{ row: number; url: string }>(
    "SELECT row, url FROM source WHERE kind = 'page' AND status = 'active' ORDER BY row",
  );
  const rows = new Map(followed.toReversed().map(({ row, url }) => [urlKey(url), row]));
  const others: NewPage[] = [];
  for (const page of pages) {
    const row = rows.get(page.key);
    if (row === undefined) others.push(page);
    else {
      const told = packTold({ origin: page.origin, entry: page.entry });
      const text = 'UPDATE source SET entry = $1, next_due = least(next_due, $2) WHERE row = $3';
      await sql.run(text, [told, Math.floor(now), row]);
    }
  }
  return others;
}

/** A page as it begins to wait. */
type Ordered = Omit<NewPage, 'reason'> & { reason: string };

const pageColumns = {
  place: 'bigint',
  key: 'text',
  url: 'text',
  host: 'text',
  origins: 'text',
  entry: 'bytea',
  entry_since: 'bigint',
  reason: 'text',
  due_at: 'bigint',
  first_seen: 'bigint',
} as const;

/** New ones in one statement, then what is to be changed of those that wait already; gives those that are new and no more. */
async function order(sql: Sql, pages: readonly NewPage[], now: number): Promise<Set<NewPage>> {
  const inserted = new Set(pages);
  // Between the two statements a look may end, and its page with it.
  for (let left = [...pages], tries = 0; left.length > 0; tries++) {
    if (tries === 5) throw new Error('pages that wait end as soon as they are ordered');
    const rest = await insert(sql, left, now);
    left = await change(sql, rest);
    const keys = new Set(rest.map(({ key }) => key));
    for (const page of inserted) if (keys.has(page.key)) inserted.delete(page);
  }
  return inserted;
}

/** Gives what it could not insert. Numbered in the order that is given, which is that of the feed, whatever order they are written in. */
async function insert<T extends Ordered>(sql: Sql, pages: readonly T[], now: number): Promise<T[]> {
  const firsts = onceEach(
    pages.map((page, place) => [page.key, page, place] as const),
    'first',
  );
  const { table, values } = givenRows(
    pageColumns,
    firsts.map(([key, page, place]) => [
      place,
      key,
      page.url,
      hostOf(page.url),
      JSON.stringify([page.origin]),
      packEntry(page.entry),
      page.entrySince === null ? null : Math.floor(page.entrySince),
      page.reason,
      Math.floor(page.dueAt),
      Math.floor(now),
    ]),
  );
  const columns = Object.keys(pageColumns).join(', ').replace('place', 'row');
  const inserted = await sql.all<{ key: string }>(
    `WITH numbered AS MATERIALIZED (
       SELECT nextval('page_row_seq') AS row, given.* FROM (SELECT * FROM ${table} AS all_ ORDER BY place) AS given
     )
     INSERT INTO page (${columns}) SELECT ${columns} FROM numbered ORDER BY nth
     ON CONFLICT (md5(key)) DO NOTHING RETURNING key`,
    values,
  );
  const keys = new Set(inserted.map(({ key }) => key));
  const done = new Set(firsts.filter(([key]) => keys.has(storableText(key))).map(([, page]) => page));
  return pages.filter((page) => !done.has(page));
}

interface Waiting {
  key: string;
  origins: string;
}

interface Change {
  origins: PageOrigin[];
  reason: string | null;
  dueAt: number | null;
  orders: number;
  /** What its first source says anew. */
  said: Pick<NewPage, 'entry' | 'entrySince'> | null;
}

/** Gives pages that do not wait any more. */
async function change(sql: Sql, pages: readonly NewPage[]): Promise<NewPage[]> {
  if (pages.length === 0) return [];
  const waiting = await sql.all<Waiting>(
    `SELECT key, origins FROM page WHERE md5(key) IN (SELECT md5(wanted) FROM unnest($1::text[]) AS wanted)
     ORDER BY key FOR UPDATE`,
    [pages.map(({ key }) => key)],
  );
  const changes = new Map(
    waiting.map(({ key, origins }): [string, Change] => [
      key,
      { origins: originsFromText(origins), reason: null, dueAt: null, orders: 0, said: null },
    ]),
  );
  const gone: NewPage[] = [];
  for (const page of pages) {
    const one = changes.get(storableText(page.key));
    if (one === undefined) gone.push(page);
    else note(one, page);
  }
  await write(sql, changes);
  return gone;
}

function note(change: Change, { origin, reason, dueAt, entry, entrySince }: NewPage): void {
  if (!change.origins.some((one) => one.feedUrl === origin.feedUrl)) change.origins.push(origin);
  if (reason === 'new') return;
  Object.assign(change, { reason, dueAt: Math.floor(dueAt), orders: change.orders + 1 });
  // Where several feeds name a page, what the first says is merged with it: else each feed's words would undo the other's.
  if (change.origins[0]!.feedUrl === origin.feedUrl) change.said = { entry, entrySince };
}

async function write(sql: Sql, changes: ReadonlyMap<string, Change>): Promise<void> {
  const { table, values } = givenRows(
    {
      key: 'text',
      origins: 'text',
      reason: 'text',
      due_at: 'bigint',
      orders: 'bigint',
      is_said: 'bigint',
      entry: 'bytea',
      entry_since: 'bigint',
    },
    [...changes].map(([key, { origins, reason, dueAt, orders, said }]) => [
      key,
      JSON.stringify(origins),
      reason,
      dueAt,
      orders,
      said === null ? 0 : 1,
      packEntry(said?.entry ?? null),
      said?.entrySince == null ? null : Math.floor(said.entrySince),
    ]),
  );
  await sql.run(
    `UPDATE page SET origins = g.origins, reason = coalesce(g.reason, page.reason), due_at = coalesce(g.due_at, page.due_at),
       version = page.version + g.orders, entry = CASE g.is_said WHEN 1 THEN g.entry ELSE page.entry END,
       entry_since = CASE g.is_said WHEN 1 THEN g.entry_since ELSE page.entry_since END
     FROM ${table} AS g WHERE ${isText('page.key', 'g.key')}`,
    values,
  );
}

/** A page that is followed itself from now on waits for no other look; what a feed said of it goes with it. */
export async function takeOver(sql: Sql, url: string): Promise<void> {
  const key = urlKey(url);
  if (key === null) return;
  const row = await first<Row>(sql, `SELECT * FROM page WHERE ${isText('key', '$1')} FOR UPDATE`, [key]);
  const page = row ? pageFromRow(row) : null;
  const origin = page?.origins[0];
  if (page === null || !origin) return;
  const told = packTold({ origin, entry: page.entry });
  await sql.run(`UPDATE source SET entry = $1 WHERE ${isText('url', '$2')} AND entry IS NULL`, [told, url]);
  await sql.run(`DELETE FROM page WHERE ${isText('key', '$1')}`, [key]);
}

/** The next look is at the address that the feed has now: the old one may be no more. */
export async function movePage(sql: Sql, { from, to, url }: MovedPage, now: number): Promise<void> {
  await sql.run(
    `UPDATE page SET key = $1, url = $2, host = $3, etag = NULL, last_modified = NULL, body_sha256 = NULL
     WHERE ${isText('key', '$4')} AND lease_until <= $5 AND NOT EXISTS (SELECT 1 FROM page WHERE ${isText('key', '$1')})`,
    [to, url, hostOf(url), from, Math.floor(now)],
  );
}

/** False where a poll has ordered the page anew: the order stands, and only the lease ends. */
export async function finishPage(
  sql: Sql,
  { key, version }: Pick<PendingPage, 'key' | 'version'>,
  next: PageUpdate | null,
): Promise<boolean> {
  const where = `${isText('key', '$1')} AND version = $2`;
  const changes =
    next === null
      ? await sql.run(`DELETE FROM page WHERE ${where}`, [key, version])
      : await sql.run(
          `UPDATE page SET reason = $3, due_at = $4, tried_at = $5, attempts = $6, etag = $7, last_modified = $8,
             body_sha256 = $9, lease_until = 0, lease_owner = NULL WHERE ${where}`,
          [
            key,
            version,
            next.reason,
            Math.floor(next.dueAt),
            Math.floor(next.triedAt),
            next.attempts,
            next.etag,
            next.lastModified,
            next.bodySha256,
          ],
        );
  if (changes > 0) return true;
  await sql.run(`UPDATE page SET lease_until = 0, lease_owner = NULL WHERE ${isText('key', '$1')}`, [key]);
  return false;
}
