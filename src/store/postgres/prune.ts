import { setTimeout as sleep } from 'node:timers/promises';
import { parseKeepRaw, stayingPages } from '../keep-raw.js';
import { packedLength } from '../raw-folder/place.js';
import { bandsOf, simhashFromText } from '../simhash.js';
import type { Pruned, PruneOptions } from '../store.js';
import { type Database, first, type Sql, type SqlValue } from './database.js';
import { givenRows, isText } from './given-rows.js';
import { dropBeyond, dropPages, dropRaw, rawRule, setRawRule, surplusOf } from './raw-room.js';
import { transact } from './retry.js';
import { lockSequence } from './sequence.js';

/** Rows of one transaction: savers that wait get their turn in between. */
const batch = 500;
const pauseMs = 1;

/** One transaction's part of the work; `gone` is counted, and null says that nothing is left to do. */
type Step = (sql: Sql) => Promise<{ gone: number } | null>;

/** As `../sqlite/prune.ts`: a batch a transaction; cut off anywhere, the next one goes on. */
export async function prune(database: Database, options: PruneOptions): Promise<Pruned> {
  if (options.isDryRun) return countPruned(database, options);
  const { olderThan, keepRevisions, keepRaw, stop } = options;
  const locked = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    transact(database, async (sql) => {
      await lockSequence(sql);
      return work(sql);
    });
  if (keepRaw) await locked((sql) => setRawRule(sql, keepRaw));
  const pruned: Pruned = { articles: 0, revisions: 0, rawPages: 0 };
  const run = async (name: keyof Pruned, step: Step): Promise<void> => {
    while (!stop?.aborted) {
      const done = await locked(step);
      if (done === null) return;
      pruned[name] += done.gone;
      await sleep(pauseMs);
    }
  };
  if (olderThan) {
    await locked((sql) => endLooks(sql, olderThan));
    await run('articles', (sql) => deleteOld(sql, olderThan));
  }
  if (keepRevisions) await run('revisions', (sql) => deleteRevisions(sql, keepRevisions));
  for (const step of await freeingPages(database, options.now ?? new Date().toISOString())) await run('rawPages', step);
  await run('rawPages', sweepPages);
  const keys = 'DELETE FROM identity i WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = i.article)';
  if (!stop?.aborted) await locked((sql) => sql.run(keys));
  return pruned;
}

/** As `../sqlite/prune.ts`: nobody looks again at what is taken away. */
const endLooks = (sql: Sql, olderThan: string): Promise<number> =>
  sql.run(
    `DELETE FROM page p USING identity i, article a WHERE ${isText('i.key', 'p.key')} AND a.row = i.article AND a.first_seen < $1
       AND NOT EXISTS (SELECT 1 FROM article o WHERE o.host = p.host AND o.url = p.url AND o.first_seen >= $1)`,
    [olderThan],
  );

async function deleteOld(sql: Sql, olderThan: string): ReturnType<Step> {
  const rows = await sql.all<{ row: number; simhash: string | null }>(
    `SELECT row, simhash FROM article WHERE first_seen < $1 ORDER BY first_seen LIMIT ${batch}`,
    [olderThan],
  );
  if (rows.length === 0) return null;
  const bands = rows.flatMap(({ row, simhash }) =>
    simhash === null ? [] : bandsOf(simhashFromText(simhash)).map(({ value }) => [value, row]),
  );
  const { table, values } = givenRows({ value: 'bigint', article: 'bigint' }, bands);
  await sql.run(`DELETE FROM band b USING ${table} g WHERE b.value = g.value AND b.article = g.article`, values);
  const gone = [rows.map(({ row }) => row)];
  await sql.run('DELETE FROM identity WHERE article = ANY($1)', gone);
  await sql.run('DELETE FROM article WHERE row = ANY($1)', gone);
  return { gone: rows.length };
}

/** Revisions of an article that go; a parameter says how many stay before the newest. The first and the current one always do. */
const surplusRevisions = `FROM revision r JOIN article a ON a.row = r.article
  WHERE r.number > 1 AND r.number <= a.revisions - $1 AND r.number <> a.revision`;

const revisionsBefore = (keepRevisions: number): number => Math.max(1, keepRevisions - 1);

async function deleteRevisions(sql: Sql, keepRevisions: number): ReturnType<Step> {
  const gone = await sql.run(
    `DELETE FROM revision d USING (SELECT r.article, r.number ${surplusRevisions} LIMIT ${batch}) g
     WHERE d.article = g.article AND d.number = g.number`,
    [revisionsBefore(keepRevisions)],
  );
  return gone === 0 ? null : { gone };
}

/** Pages that the archive's rule lets go, article by article, then the oldest while there are too many. */
async function freeingPages(database: Database, now: string): Promise<Step[]> {
  const rule = await rawRule(database);
  let last = 0;
  const ofArticles: Step = async (sql) => {
    const rows = await sql.all<{ article: number }>(
      `SELECT DISTINCT article FROM capture WHERE article > $1 ORDER BY article LIMIT ${batch}`,
      [last],
    );
    if (rows.length === 0) return null;
    const gone = await dropPages(sql, await surplusOf(sql, new Map(rows.map(({ article }) => [article, now])), rule));
    last = rows.at(-1)!.article;
    return { gone };
  };
  const { bytes } = rule;
  const oldest: Step = async (sql) => {
    const gone = bytes === null ? 0 : await dropBeyond(sql, bytes, batch);
    return gone === 0 ? null : { gone };
  };
  return rule.isAll ? [oldest] : [ofArticles, oldest];
}

/** Pages that nothing points to: of articles that are gone, also by a prune that ended before it came to this. */
async function sweepPages(sql: Sql): ReturnType<Step> {
  const orphans = await sql.all<{ number: number }>(
    `SELECT number FROM raw r WHERE NOT EXISTS (SELECT 1 FROM capture c WHERE c.raw = r.number) LIMIT ${batch}`,
  );
  return orphans.length === 0
    ? null
    : {
        gone: await dropRaw(
          sql,
          orphans.map(({ number }) => number),
        ),
      };
}

/** What a prune would take away, without taking it. */
async function countPruned(sql: Sql, options: PruneOptions): Promise<Pruned> {
  const { olderThan = null, keepRevisions = null } = options;
  const count = async (text: string, values: SqlValue[]): Promise<number> =>
    (await first<{ n: number }>(sql, `SELECT count(*) AS n ${text}`, values))!.n;
  return {
    articles: olderThan === null ? 0 : await count('FROM article WHERE first_seen < $1', [olderThan]),
    revisions:
      keepRevisions === null
        ? 0
        : await count(`${surplusRevisions} AND a.first_seen >= $2`, [revisionsBefore(keepRevisions), olderThan ?? '']),
    rawPages: await countPages(sql, options),
  };
}

async function countPages(sql: Sql, options: PruneOptions): Promise<number> {
  const rule = options.keepRaw ? parseKeepRaw(options.keepRaw) : await rawRule(sql);
  const now = options.now ?? new Date().toISOString();
  const old = options.olderThan ?? '';
  const going = new Set(
    (
      await sql.all<{ number: number }>(
        'SELECT c.number FROM capture c JOIN article a ON a.row = c.article WHERE a.first_seen < $1',
        [old],
      )
    ).map(({ number }) => number),
  );
  for (let last = 0; ; ) {
    const rows = await sql.all<{ article: number }>(
      `SELECT DISTINCT c.article FROM capture c JOIN article a ON a.row = c.article
       WHERE c.article > $1 AND a.first_seen >= $2 ORDER BY c.article LIMIT ${batch}`,
      [last, old],
    );
    if (rows.length === 0) break;
    for (const number of await surplusOf(sql, new Map(rows.map(({ article }) => [article, now])), rule))
      going.add(number);
    last = rows.at(-1)!.article;
  }
  const rows = await sql.all<{ raw: number; number: number; length: number }>(
    `SELECT c.raw, c.number, ${packedLength('r')} AS length FROM capture c JOIN raw r ON r.number = c.raw ORDER BY c.number`,
  );
  return (await first<{ n: number }>(sql, 'SELECT count(*) AS n FROM raw'))!.n - stayingPages(rows, going, rule);
}
