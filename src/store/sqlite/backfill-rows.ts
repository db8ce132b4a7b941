import type {
  AddressKind,
  AddressOutcome,
  BackfillAddress,
  DateFrom,
  ListPlace,
  NewAddress,
} from '../backfill-types.js';
import { packEntry, type Row, unpackEntry } from '../source-rows.js';
import type { Statements } from './statements.js';

/** A row of `backfill_address` → its type. */
export function addressFromRow(row: Row): BackfillAddress {
  return {
    row: row.row as number,
    key: row.key as string,
    url: row.url as string,
    host: row.host as string,
    kind: row.kind as AddressKind,
    source: row.source as string | null,
    guid: row.guid as string | null,
    entry: unpackEntry(row.entry),
    date: row.date as string | null,
    dateFrom: row.date_from as DateFrom | null,
    capture: row.capture as string | null,
    digest: row.digest as string | null,
    isPast: row.is_past === 1,
    place: row.place === null ? null : (JSON.parse(row.place as string) as ListPlace),
    outcome: row.outcome as AddressOutcome,
    code: row.code as string | null,
    status: row.status as number | null,
    message: row.message as string | null,
    article: row.article as string | null,
    attempts: row.attempts as number,
    begun: row.begun as number,
    triedAt: row.tried_at as number | null,
  };
}

/** What of a known address another list may know better. */
interface KnownAddress {
  row: number;
  outcome: AddressOutcome;
  status: number | null;
  date: string | null;
  date_from: DateFrom | null;
  capture: string | null;
  is_past: number;
  is_bare: number;
}

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
  statements.run(
    `INSERT INTO backfill_address
       (backfill, key, url, host, kind, source, guid, entry, date, date_from, capture, digest, is_past, place, outcome)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    backfill,
    one.key,
    one.url,
    one.host,
    one.kind,
    one.source,
    one.guid,
    packEntry(one.entry),
    one.date,
    one.dateFrom,
    one.capture,
    one.digest,
    one.isPast ? 1 : 0,
    one.place === null ? null : JSON.stringify(one.place),
    isSameCopy(statements, backfill, one) ? 'duplicate' : one.outcome,
  );
}

/** The story's own date is better than one that any change of the page may have touched; where a copy is may help a page that is gone. */
function learn(statements: Statements, known: KnownAddress, one: NewAddress): void {
  const isDated =
    one.date !== null && (known.date === null || (one.dateFrom === 'published' && known.date_from === 'modified'));
  if (isDated) {
    const sql = 'UPDATE backfill_address SET date = ?, date_from = ?, outcome = ? WHERE row = ?';
    const outcome = known.outcome === 'out-of-range' ? 'waiting' : known.outcome;
    statements.run(sql, one.date, one.dateFrom, outcome, known.row);
  }
  if (known.is_bare === 1 && one.entry !== null && known.outcome === 'waiting') {
    // It was left out, or read, in another range.
    statements.run('UPDATE backfill_address SET entry = ? WHERE row = ?', packEntry(one.entry), known.row);
  }
  if (known.is_past === 1 && known.outcome === 'waiting' && !one.isPast) {
    // The site itself still names it.
    const sql = 'UPDATE backfill_address SET is_past = 0, host = ?, source = ?, guid = ?, entry = ? WHERE row = ?';
    statements.run(sql, one.host, one.source, one.guid, packEntry(one.entry), known.row);
  }
  if (one.capture === null || known.capture !== null) return;
  statements.run(
    'UPDATE backfill_address SET capture = ?, digest = ? WHERE row = ?',
    one.capture,
    one.digest,
    known.row,
  );
  if (known.outcome !== 'failed' || (known.status !== 404 && known.status !== 410)) return;
  statements.run(
    "UPDATE backfill_address SET is_past = 1, host = ?, attempts = 0, outcome = 'waiting' WHERE row = ?",
    one.host,
    known.row,
  );
}

/** Archives hold one error page, one redirect or one story under hundreds of addresses. */
function isSameCopy(statements: Statements, backfill: number, { digest, outcome, isPast }: NewAddress): boolean {
  if (digest === null || !isPast || outcome !== 'waiting') return false;
  // One that could not be had may be had under this address.
  const sql =
    "SELECT 1 FROM backfill_address WHERE backfill = ? AND digest = ? AND outcome NOT IN ('failed', 'refused')";
  return statements.get(sql, backfill, digest) !== undefined;
}
