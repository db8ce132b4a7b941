import { parseKeepRaw, stayingPages } from '../keep-raw.js';
import { packedLength } from '../raw-folder/place.js';
import { rawRule, surplusOf } from './raw-room.js';
import type { Statements } from './statements.js';
import type { Pruned, PruneOptions } from '../store.js';

/** Revisions of an article that go; a parameter says how many stay before the newest. The first and the current one always do. */
export const surplusRevisions = `FROM revision WHERE number > 1
  AND number <= (SELECT a.revisions - ? FROM article a WHERE a.row = revision.article)
  AND number <> (SELECT a.revision FROM article a WHERE a.row = revision.article)`;

export const revisionsBefore = (keepRevisions: number): number => Math.max(1, keepRevisions - 1);

/** What a prune would take away, without taking it. */
export function countPruned(statements: Statements, options: PruneOptions): Pruned {
  const { olderThan = null, keepRevisions = null } = options;
  const count = (sql: string, ...values: (string | number)[]): number =>
    statements.get<{ n: number }>(`SELECT count(*) AS n ${sql}`, ...values)!.n;
  return {
    articles: olderThan === null ? 0 : count('FROM article WHERE first_seen < ?', olderThan),
    revisions:
      keepRevisions === null
        ? 0
        : count(
            `${surplusRevisions} AND article IN (SELECT row FROM article WHERE first_seen >= ?)`,
            revisionsBefore(keepRevisions),
            olderThan ?? '',
          ),
    rawPages: countPages(statements, options),
  };
}

function countPages(statements: Statements, options: PruneOptions): number {
  const rule = options.keepRaw ? parseKeepRaw(options.keepRaw) : rawRule(statements);
  const now = options.now ?? new Date().toISOString();
  const going = new Set<number>();
  const articles = statements.all<{ row: number; first_seen: string }>(
    'SELECT row, first_seen FROM article WHERE row IN (SELECT article FROM capture)',
  );
  const isOld = (seen: string): boolean => options.olderThan != null && seen < options.olderThan;
  for (const { row, first_seen } of articles) {
    const pages = isOld(first_seen)
      ? statements.all<{ number: number }>('SELECT number FROM capture WHERE article = ?', row).map((one) => one.number)
      : surplusOf(statements, row, rule, now);
    for (const number of pages) going.add(number);
  }
  const rows = statements.all<{ raw: number; number: number; length: number }>(
    `SELECT c.raw, c.number, ${packedLength('r')} AS length FROM capture c JOIN raw r ON r.number = c.raw ORDER BY c.number`,
  );
  return statements.get<{ n: number }>('SELECT count(*) AS n FROM raw')!.n - stayingPages(rows, going, rule);
}
