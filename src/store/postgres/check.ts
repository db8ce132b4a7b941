import { packedLength } from '../raw-folder/place.js';
import type { ArchiveCounts, ArchiveServer, DiskUse } from '../store.js';
import { type Database, first, type Sql, type SqlValue } from './database.js';
import { schemaName } from './migrations.js';

export async function countsOf(sql: Sql): Promise<ArchiveCounts> {
  const counts = await first<ArchiveCounts>(
    sql,
    `SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM revision) AS revisions,
       (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM raw) AS "rawPages"`,
  );
  return counts!;
}

/** Looks at every page and record, as a check does. */
export async function diskUseOf(sql: Sql, since: string): Promise<DiskUse> {
  const sum = async (length: string, from: string, ...values: SqlValue[]): Promise<number> =>
    (await first<{ n: number }>(sql, `SELECT coalesce(sum(${length}), 0)::bigint AS n FROM ${from}`, values))!.n;
  const recentPages = 'raw WHERE number IN (SELECT raw FROM capture WHERE fetched_at >= $1)';
  const counted = await first<{ rawPages: number; firstSeen: string | null }>(
    sql,
    'SELECT (SELECT count(*) FROM raw) AS "rawPages", (SELECT min(first_seen) FROM article) AS "firstSeen"',
  );
  return {
    ...counted!,
    rawBytes: await sum(packedLength(), 'raw'),
    recordBytes: await sum('length(record)', 'revision'),
    recentBytes:
      (await sum(packedLength(), recentPages, since)) +
      (await sum('length(record)', 'revision WHERE saved_at >= $1', since)),
  };
}

export async function serverOf(database: Database): Promise<ArchiveServer> {
  const facts = await first<Omit<ArchiveServer, 'name'>>(
    database,
    `SELECT current_setting('server_version') AS version,
       (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c
        WHERE c.relnamespace = '${schemaName}'::regnamespace AND c.relkind = 'r') AS bytes,
       (SELECT value::bigint FROM setting WHERE name = 'schema') AS schema`,
  );
  return { name: database.name, ...facts! };
}

/** What must hold between our tables: a count that has to be 0, and what it means when it is not. */
const rules: [sql: string, text: string][] = [
  [
    'article a WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.article = a.row AND r.number = a.revision)',
    'articles have no text',
  ],
  [
    `article a WHERE NOT EXISTS (SELECT 1 FROM fulltext f WHERE f.article = a.row)
       AND NOT EXISTS (SELECT 1 FROM fulltext_part f WHERE f.article = a.row)`,
    'articles are not in the full text',
  ],
  ['identity i WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = i.article)', 'keys lead to no article'],
  ['band b WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = b.article)', 'likenesses lead to no article'],
  ['raw r WHERE NOT EXISTS (SELECT 1 FROM capture c WHERE c.raw = r.number)', 'raw pages belong to no article'],
  [
    "counter c WHERE c.name = 'sequence' AND c.value < (SELECT max(sequence) FROM article)",
    'counters are behind the changes that they count',
  ],
];

/** What the server cannot know: whether our tables agree. Damage of its own files it finds itself (`pg_amcheck`). */
export async function checkArchive(sql: Sql): Promise<string[]> {
  const problems: string[] = [];
  for (const [from, text] of rules) {
    const { n } = (await first<{ n: number }>(sql, `SELECT count(*) AS n FROM ${from}`))!;
    if (n > 0) problems.push(`${n} ${text}`);
  }
  return problems;
}
