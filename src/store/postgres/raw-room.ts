import {
  agedBefore,
  agedPerSave,
  defaultKeepRaw,
  type KeepRaw,
  type PageRow,
  parseKeepRaw,
  ruleOf,
  surplusRows,
} from '../keep-raw.js';
import { packedLength } from '../raw-folder/place.js';
import { unpackRecord } from '../rows.js';
import { type Database, first, type Sql } from './database.js';
import { lockSequence } from './sequence.js';
import { transact } from './retry.js';

// Raw pages stay within what the archive's rule allows, as `../sqlite/raw-room.ts` has it.

export async function rawRuleText(sql: Sql): Promise<string> {
  return (
    (await first<{ value: string }>(sql, "SELECT value FROM setting WHERE name = 'keep-raw'"))?.value ?? defaultKeepRaw
  );
}

export const rawRule = async (sql: Sql): Promise<KeepRaw> => ruleOf(await rawRuleText(sql));

/** Sets the rule where it is another one. */
export async function keepRaw(database: Database, text: string): Promise<void> {
  parseKeepRaw(text);
  if (text === (await rawRuleText(database))) return;
  await transact(database, async (sql) => {
    await lockSequence(sql);
    await setRawRule(sql, text);
  });
}

/** Inside a transaction. */
export async function setRawRule(sql: Sql, text: string): Promise<void> {
  const rule = parseKeepRaw(text);
  await sql.run(
    "INSERT INTO setting (name, value) VALUES ('keep-raw', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [text],
  );
  await recountRaw(sql, rule);
}

/** Counts anew what a rule goes by. Inside a transaction. */
export async function recountRaw(sql: Sql, { bytes }: KeepRaw): Promise<void> {
  await sql.run("DELETE FROM counter WHERE name IN ('raw bytes', 'raw aged')");
  // Counted only where it is wanted: the sum looks at every page once.
  if (bytes !== null)
    await sql.run(`INSERT INTO counter SELECT 'raw bytes', coalesce(sum(${packedLength()}), 0)::bigint FROM raw`);
}

/** After pages of articles came: what the rule lets go, of these articles, of what grew too old, of what is too much. */
export async function makeRoom(sql: Sql, came: ReadonlyMap<number, string>, rule: KeepRaw): Promise<void> {
  if (came.size === 0) return;
  await dropPages(sql, await surplusOf(sql, came, rule));
  const now = [...came.values()].toSorted().at(-1)!;
  if (rule.ageMs !== null) await dropAged(sql, rule, now, agedPerSave * came.size);
  if (rule.bytes !== null) await dropBeyond(sql, rule.bytes, agedPerSave * came.size);
}

/** Pages of articles that the rule lets go, each article at its own time. */
export async function surplusOf(sql: Sql, articles: ReadonlyMap<number, string>, rule: KeepRaw): Promise<number[]> {
  if (rule.isAll || articles.size === 0) return [];
  const rows = await sql.all<PageRow & { article: number }>(
    `SELECT c.article, c.number, c.url, c.fetched_at, r.sha256 FROM capture c JOIN raw r ON r.number = c.raw
     WHERE c.article = ANY($1) ORDER BY c.number`,
    [[...articles.keys()]],
  );
  const pages = new Map<number, PageRow[]>();
  for (const row of rows) pages.set(row.article, [...(pages.get(row.article) ?? []), row]);
  const isOne = rule.first || rule.latest;
  const asked = [...pages].filter(([, list]) => !isOne || list.length > 1);
  const current = rule.latest
    ? await currentShas(
        sql,
        asked.map(([article]) => article),
      )
    : new Map<number, string | null>();
  return asked.flatMap(([article, list]) =>
    surplusRows(list, current.get(article) ?? null, rule, articles.get(article)!),
  );
}

/** Of the bytes that the current records were read from. */
async function currentShas(sql: Sql, articles: readonly number[]): Promise<Map<number, string | null>> {
  if (articles.length === 0) return new Map();
  const rows = await sql.all<{ row: number; record: Uint8Array }>(
    'SELECT a.row, r.record FROM article a JOIN revision r ON r.article = a.row AND r.number = a.revision WHERE a.row = ANY($1)',
    [articles],
  );
  return new Map(rows.map(({ row, record }) => [row, unpackRecord(record).source.sha256 ?? null]));
}

/** Each page is looked at once, when it gets too old: the first and the newest of its article may stay. */
async function dropAged(sql: Sql, rule: KeepRaw, now: string, most: number): Promise<void> {
  const until = agedBefore(now, rule.ageMs ?? 0);
  const seen = (await counterOf(sql, 'raw aged')) ?? 0;
  const rows = await sql.all<{ number: number; article: number; fetched_at: string }>(
    'SELECT number, article, fetched_at FROM capture WHERE number > $1 ORDER BY number LIMIT $2',
    [seen, most],
  );
  const young = rows.findIndex(({ fetched_at }) => fetched_at >= until);
  const old = young === -1 ? rows : rows.slice(0, young);
  const last = old.at(-1);
  if (last === undefined) return;
  await dropPages(sql, await surplusOf(sql, new Map(old.map(({ article }) => [article, now])), rule));
  await sql.run("INSERT INTO counter VALUES ('raw aged', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [
    last.number,
  ]);
}

/** Lets the oldest pages go until the others fit, `most` at once; gives how many pages went for good. */
export async function dropBeyond(sql: Sql, bytes: number, most: number): Promise<number> {
  let total = (await counterOf(sql, 'raw bytes')) ?? 0;
  if (total <= bytes) return 0;
  const oldest = await sql.all<{ number: number; raw: number; length: number; copies: number }>(
    `SELECT c.number, c.raw, ${packedLength('r')} AS length, (SELECT count(*) FROM capture o WHERE o.raw = c.raw) AS copies
     FROM capture c JOIN raw r ON r.number = c.raw ORDER BY c.number LIMIT $1`,
    [most],
  );
  const left = new Map(oldest.map(({ raw, copies }) => [raw, copies]));
  const going: number[] = [];
  for (const { number, raw, length } of oldest) {
    if (total <= bytes) break;
    going.push(number);
    left.set(raw, left.get(raw)! - 1);
    if (left.get(raw) === 0) total -= length;
  }
  return dropPages(sql, going);
}

/** Takes pages away, and their bytes where nothing else points to them; gives how many pages went for good. */
export async function dropPages(sql: Sql, numbers: readonly number[]): Promise<number> {
  if (numbers.length === 0) return 0;
  const rows = await sql.all<{ raw: number }>('DELETE FROM capture WHERE number = ANY($1) RETURNING raw', [numbers]);
  return dropRaw(
    sql,
    rows.map(({ raw }) => raw),
  );
}

/** Takes bytes away that nothing points to. */
export async function dropRaw(sql: Sql, numbers: readonly number[]): Promise<number> {
  const gone = await sql.all<{ length: number }>(
    `DELETE FROM raw WHERE number = ANY($1) AND NOT EXISTS (SELECT 1 FROM capture c WHERE c.raw = raw.number)
     RETURNING ${packedLength()} AS length`,
    [numbers],
  );
  const bytes = gone.reduce((sum, { length }) => sum + length, 0);
  if (bytes > 0) await sql.run("UPDATE counter SET value = value - $1 WHERE name = 'raw bytes'", [bytes]);
  return gone.length;
}

const counterOf = async (sql: Sql, name: string): Promise<number | undefined> =>
  (await first<{ value: number }>(sql, 'SELECT value FROM counter WHERE name = $1', [name]))?.value;
