import { messageOf } from '../../errors.js';
import { packedLength } from '../raw-folder/place.js';
import type { Statements } from './statements.js';
import type { ArchiveCounts, DiskUse } from '../store.js';

export function countsOf(statements: Statements): ArchiveCounts {
  const count = (table: string): number => statements.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n;
  return { articles: count('article'), revisions: count('revision'), sources: count('source'), rawPages: count('raw') };
}

/** Looks at every page and record, as a check does. */
export function diskUseOf(statements: Statements, since: string): DiskUse {
  const sum = (sql: string, ...values: string[]): number =>
    statements.get<{ n: number }>(`SELECT total(${sql}`, ...values)!.n;
  return {
    rawPages: statements.get<{ n: number }>('SELECT count(*) AS n FROM raw')!.n,
    rawBytes: sum(`${packedLength()}) AS n FROM raw`),
    recordBytes: sum('length(record)) AS n FROM revision'),
    recentBytes:
      sum(`${packedLength()}) AS n FROM raw WHERE number IN (SELECT raw FROM capture WHERE fetched_at >= ?)`, since) +
      sum('length(record)) AS n FROM revision WHERE saved_at >= ?', since),
    firstSeen: statements.get<{ at: string | null }>('SELECT min(first_seen) AS at FROM article')!.at,
  };
}

/** What must hold between our tables: a count that has to be 0, and what it means when it is not. */
const rules: [sql: string, text: string][] = [
  [
    'article a WHERE NOT EXISTS (SELECT 1 FROM revision r WHERE r.article = a.row AND r.number = a.revision)',
    'articles have no text',
  ],
  [
    'article a WHERE NOT EXISTS (SELECT 1 FROM fulltext_docsize s WHERE s.id = a.row)',
    'articles are not in the full text',
  ],
  [
    'fulltext_docsize s WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = s.id)',
    'texts in the index have no article',
  ],
  ['identity i WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = i.article)', 'keys lead to no article'],
  ['band b WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.row = b.article)', 'likenesses lead to no article'],
  ['raw r WHERE NOT EXISTS (SELECT 1 FROM capture c WHERE c.raw = r.number)', 'raw pages belong to no article'],
  [
    "counter c WHERE c.name = 'sequence' AND c.value < (SELECT max(sequence) FROM article)",
    'counters are behind the changes that they count',
  ],
];

/** SQLite's own check, the full text's, and what must hold between our tables. Problems found, none when all is well. */
export function checkArchive(statements: Statements): string[] {
  const problems = statements
    .all<Record<string, string>>('PRAGMA integrity_check(20)')
    .map((row) => Object.values(row)[0] ?? '')
    .filter((line) => line !== 'ok');
  for (const row of statements.all<Record<string, unknown>>('PRAGMA foreign_key_check')) {
    problems.push(`a row of ${String(row.table)} belongs to no ${String(row.parent)}`);
  }
  problems.push(...checkFullText(statements));
  for (const [sql, text] of rules) {
    const { n } = statements.get<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)!;
    if (n > 0) problems.push(`${n} ${text}`);
  }
  return problems;
}

/** FTS5's own look at its index (https://www.sqlite.org/fts5.html#the_integrity_check_command). */
function checkFullText(statements: Statements): string[] {
  try {
    statements.run("INSERT INTO fulltext (fulltext, rank) VALUES ('integrity-check', 0)");
    return [];
  } catch (error) {
    return [`the full text is damaged: ${messageOf(error)}`];
  }
}
