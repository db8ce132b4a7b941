import { olderKeys, urlKey } from '../../shared/address-key.js';
import type { Statements } from './statements.js';
import type { SaveOptions } from '../store.js';

/** Whether the source of an article lists the other one beside it. */
export function isListedBeside(statements: Statements, row: number, options: SaveOptions): boolean {
  const url = statements.get<{ url: string | null }>('SELECT url FROM article WHERE row = ?', row)?.url ?? null;
  const key = urlKey(url);
  if (key === null) return false;
  if (options.siblings?.has(key)) return true;
  const { backfill, feedUrl } = options;
  return [key, ...olderKeys(url)].some(
    (one) => (backfill && isNamed(statements, backfill, one)) || (feedUrl && isShown(statements, feedUrl, one)),
  );
}

function isShown(statements: Statements, feedUrl: string, key: string): boolean {
  const sql =
    'SELECT 1 FROM source s JOIN entry e ON e.source = s.row WHERE s.url = ? AND e.key = ? AND e.gone_at IS NULL';
  return statements.get(sql, feedUrl, key) !== undefined;
}

function isNamed(statements: Statements, site: string, key: string): boolean {
  const sql = `SELECT 1 FROM backfill b JOIN backfill_address a ON a.backfill = b.number
    WHERE b.site = ? AND a.key = ? AND a.kind = 'page'`;
  return statements.get(sql, site, key) !== undefined;
}
