import { listedAs } from '../listed.js';
import type { Known, Seen } from '../plan.js';
import type { Statements } from './statements.js';

/** Whether the source of a record lists another story beside it. */
export function isListedBeside(statements: Statements, { record }: Known, seen: Seen): boolean {
  const { keys, guid, isSibling } = listedAs(record, seen);
  if (isSibling !== null) return isSibling;
  const { backfill, feedUrl } = seen.options;
  if (backfill && keys.some((key) => isNamed(statements, backfill, key))) return true;
  if (!feedUrl) return false;
  return (
    keys.some((key) => isShown(statements, feedUrl, 'key', key)) ||
    (guid !== null && isShown(statements, feedUrl, 'guid', guid))
  );
}

function isShown(statements: Statements, feedUrl: string, column: 'key' | 'guid', value: string): boolean {
  const sql = `SELECT 1 FROM source s JOIN entry e ON e.source = s.row WHERE s.url = ? AND e.${column} = ? AND e.gone_at IS NULL`;
  return statements.get(sql, feedUrl, value) !== undefined;
}

function isNamed(statements: Statements, site: string, key: string): boolean {
  const sql = `SELECT 1 FROM backfill b JOIN backfill_address a ON a.backfill = b.number
    WHERE b.site = ? AND a.key = ? AND a.kind = 'page'`;
  return statements.get(sql, site, key) !== undefined;
}
