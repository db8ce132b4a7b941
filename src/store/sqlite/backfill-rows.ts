import { addressColumns, addressValues, type KnownAddress, learnt, mayBeSameCopy } from '../backfill-rows.js';
import type { NewAddress } from '../backfill-types.js';
import type { Statements } from './statements.js';

/** Adds what is new, inside a transaction of the caller's; gives how many there were. */
export function insertAddresses(statements: Statements, backfill: number, found: readonly NewAddress[]): number {
  let added = 0;
  for (const one of found) {
    const known = statements.get<KnownAddress>(
      'SELECT row, outcome, status, date, date_from, capture, is_past, entry IS NULL AS is_bare FROM backfill_address WHERE backfill = ? AND key = ?',
      backfill,
      one.key,
    );
    if (known) learn(statements, known, one);
    else {
      insert(statements, backfill, one);
      added++;
    }
  }
  return added;
}

function insert(statements: Statements, backfill: number, one: NewAddress): void {
  const outcome = isSameCopy(statements, backfill, one) ? 'duplicate' : one.outcome;
  statements.run(
    `INSERT INTO backfill_address (backfill, ${addressColumns.join(', ')}) VALUES (?${', ?'.repeat(addressColumns.length)})`,
    backfill,
    ...addressValues({ ...one, outcome }),
  );
}

function learn(statements: Statements, known: KnownAddress, one: NewAddress): void {
  const changes = Object.entries(learnt(known, one));
  if (changes.length === 0) return;
  const set = changes.map(([column]) => `${column} = ?`).join(', ');
  statements.run(`UPDATE backfill_address SET ${set} WHERE row = ?`, ...changes.map(([, value]) => value), known.row);
}

function isSameCopy(statements: Statements, backfill: number, one: NewAddress): boolean {
  if (!mayBeSameCopy(one)) return false;
  // One that could not be had may be had under this address.
  const sql =
    "SELECT 1 FROM backfill_address WHERE backfill = ? AND digest = ? AND outcome NOT IN ('failed', 'refused')";
  return statements.get(sql, backfill, one.digest) !== undefined;
}
