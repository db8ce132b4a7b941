import { InterruptedError } from '../errors.js';
import {
  dayOf,
  delayHours,
  type Digest,
  type EditCounts,
  hourAt,
  mostGroups,
  mostMembers,
  mostSources,
  mostTerms,
  type StoryGroup,
} from '../shared/digest.js';
import { type Ranking, TermSeries } from '../shared/term-series.js';
import { publishedAt } from './plain-conditions.js';
import { unpackRecord } from './rows.js';

// Counts over the articles that a query chooses. Each is one grouping over plain columns, which any SQL database can do; tags and
// authors alone stand in the records.

/** How an archive is asked: each `?` of a statement is a value. */
export interface Asked<Value> {
  all<T>(sql: string, values: readonly (Value | string | number)[]): Promise<T[]>;
  /** All that the query chooses, as a condition over `article a`. */
  where: string;
  values: readonly Value[];
  /** How far two instants, kept as text, are apart. */
  elapsedMs(from: string, to: string): string;
}

const day = 'substr(coalesce(a.date, a.first_seen), 1, 10)';
/** Publishers without an address count by their name. */
const source = "CASE WHEN a.host != '' THEN a.host ELSE coalesce(a.publisher, '') END";
/** Records read at once; between two pages others get their turn. */
const pageSize = 4_000;
/** More days than this are counted by month. */
const mostDays = 1_200;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

export async function digestOf<V>(archive: Asked<V>, stop?: AbortSignal): Promise<Digest> {
  const { where, values } = archive;
  const [counted] = await archive.all<{ articles: number; undated: number }>(
    `SELECT count(*) AS articles, count(*) - count(a.date) AS undated FROM article a WHERE ${where}`,
    values,
  );
  return {
    ...counted!,
    sources: await sourcesOf(archive),
    hours: await hoursOf(archive),
    languages: await archive.all(
      `SELECT a.main_language AS language, count(*) AS count FROM article a WHERE ${where}
       GROUP BY a.main_language ORDER BY count DESC, language NULLS FIRST LIMIT ${mostTerms}`,
      values,
    ),
    edits: await editsOf(archive),
    groups: await groupsOf(archive),
    ...(await termsOf(archive, stop)),
  };
}

async function sourcesOf<V>({ all, where, values }: Asked<V>): Promise<Ranking> {
  const [span] = await all<{ first: string | null; last: string | null }>(
    `SELECT min(${day}) AS first, max(${day}) AS last FROM article a WHERE ${where}`,
    values,
  );
  const days = span?.first && span.last ? (Date.parse(span.last) - Date.parse(span.first)) / dayMs : 0;
  const precision = days <= mostDays ? 10 : 7;
  const series = new TermSeries();
  const rows = await all<{ time: string; name: string; n: number }>(
    `SELECT substr(${day}, 1, ${precision}) AS time, ${source} AS name, count(*) AS n FROM article a WHERE ${where} GROUP BY 1, 2 ORDER BY 1, 2`,
    values,
  );
  for (const { time, name, n } of rows) {
    const isDay = dayOf(precision === 10 ? time : `${time}-01`) !== null;
    series.add(name, isDay ? time : null, n);
  }
  return series.ranking(mostSources);
}

async function hoursOf<V>({ all, where, values }: Asked<V>): Promise<number[]> {
  const hours = new Array<number>(7 * 24).fill(0);
  const rows = await all<{ hour: string; n: number }>(
    `SELECT substr(a.date, 1, 13) AS hour, count(*) AS n FROM article a WHERE ${where} AND a.date LIKE '____-__-__T__%' GROUP BY 1`,
    values,
  );
  for (const { hour, n } of rows) {
    const at = hourAt(hour);
    if (at >= 0) hours[at]! += n;
  }
  return hours;
}

/** In the order of saving: the newest revision of each, page by page, so that no statement stays open while others write. */
async function termsOf<V>(
  { all, where, values }: Asked<V>,
  stop: AbortSignal | undefined,
): Promise<Pick<Digest, 'tags' | 'authors'>> {
  const tags = new TermSeries();
  const authors = new TermSeries();
  for (let last = 0; ; ) {
    const rows = await all<{ row: number; day: string; record: Uint8Array }>(
      `SELECT a.row, ${day} AS day, r.record FROM article a JOIN revision r ON r.article = a.row AND r.number = a.revision
       WHERE a.row > ? AND ${where} ORDER BY a.row LIMIT ${pageSize}`,
      [last, ...values],
    );
    for (const { day: printed, record } of rows) {
      const article = unpackRecord(record);
      for (const tag of new Set(article.tags)) tags.add(tag, dayOf(printed));
      for (const author of new Set(article.authors)) authors.add(author, dayOf(printed));
    }
    if (rows.length < pageSize) return { tags: tags.ranking(mostTerms), authors: authors.ranking(mostTerms) };
    last = rows[rows.length - 1]!.row;
    await new Promise((resolve) => setImmediate(resolve));
    if (stop?.aborted) throw new InterruptedError('interrupted');
  }
}

async function editsOf<V>({ all, where, values, elapsedMs }: Asked<V>): Promise<EditCounts> {
  const [counted] = await all<{ articles: number; edits: number }>(
    `SELECT count(*) AS articles, CAST(coalesce(sum(a.edits), 0) AS bigint) AS edits FROM article a WHERE ${where} AND a.edits > 0`,
    values,
  );
  const delays = new Array<number>(delayHours.length + 1).fill(0);
  const elapsed = elapsedMs(publishedAt, 'a.edited_at');
  const cases = delayHours.map((limit, at) => `WHEN ${elapsed} < ${limit * hourMs} THEN ${at}`).join(' ');
  const rows = await all<{ delay: number; n: number }>(
    `SELECT CASE ${cases} ELSE ${delayHours.length} END AS delay, count(*) AS n FROM article a
     WHERE ${where} AND a.edits > 0 GROUP BY 1`,
    values,
  );
  for (const { delay, n } of rows) delays[delay]! += n;
  const sources = await all<EditCounts['sources'][number]>(
    `SELECT ${source} AS source, sum(CASE WHEN a.edits > 0 THEN 1 ELSE 0 END) AS edited, count(*) AS articles
     FROM article a WHERE ${where} GROUP BY 1 HAVING sum(CASE WHEN a.edits > 0 THEN 1 ELSE 0 END) > 0 ORDER BY edited DESC, source LIMIT ${mostSources}`,
    values,
  );
  return { ...counted!, delays, sources };
}

async function groupsOf<V>({ all, where, values }: Asked<V>): Promise<Digest['groups']> {
  const each = `SELECT a.near_group AS name, count(*) AS articles, count(DISTINCT a.host) AS sources, min(a.sort_at) AS since
     FROM article a WHERE a.near_group IS NOT NULL AND ${where} GROUP BY a.near_group HAVING count(*) > 1`;
  const [counted] = await all<{ groups: number; articles: number }>(
    `SELECT count(*) AS groups, CAST(coalesce(sum(articles), 0) AS bigint) AS articles FROM (${each}) AS each_group`,
    values,
  );
  const largest = await all<{ name: string; articles: number; sources: number }>(
    `${each} ORDER BY sources DESC, articles DESC, since LIMIT ${mostGroups}`,
    values,
  );
  return {
    ...counted!,
    largest: await Promise.all(
      largest.map(async ({ name, articles, sources }) => ({
        articles,
        sources,
        members: await all<StoryGroup['members'][number]>(
          `SELECT a.headline, a.url, ${source} AS source, a.date FROM article a WHERE a.near_group = ? AND ${where}
         ORDER BY a.sort_at, a.row LIMIT ${mostMembers}`,
          [name, ...values],
        ),
      })),
    ),
  };
}
