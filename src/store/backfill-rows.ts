import type {
  AddressKind,
  AddressOutcome,
  Backfill,
  BackfillAddress,
  DateFrom,
  ListPlace,
  NewAddress,
} from './backfill-types.js';
import { packEntry, type Row, unpackEntry } from './source-rows.js';

// Rows of backfills and of their addresses ↔ their types, and what a known address learns from another list.

export const backfillFromRow = (row: Row): Backfill => ({
  site: row.site as string,
  since: row.since as string | null,
  until: row.until as string | null,
  listedAt: row.listed_at as number | null,
  askedAt: row.asked_at as number,
});

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

/** What `addressValues` fills. */
export const addressColumns = [
  'key',
  'url',
  'host',
  'kind',
  'source',
  'guid',
  'entry',
  'date',
  'date_from',
  'capture',
  'digest',
  'is_past',
  'place',
  'outcome',
] as const;

/** A new address's values for `addressColumns`. */
export const addressValues = (one: NewAddress): (string | number | null | Uint8Array)[] => [
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
  one.outcome,
];

/** What of a known address another list may know better. */
export interface KnownAddress {
  row: number;
  outcome: AddressOutcome;
  status: number | null;
  date: string | null;
  date_from: DateFrom | null;
  capture: string | null;
  is_past: number;
  is_bare: number;
}

/** New values of a known address, by column. */
export type Learnt = Partial<
  Pick<KnownAddress, 'date' | 'date_from' | 'outcome' | 'capture' | 'is_past'> & {
    entry: Uint8Array | null;
    host: string;
    source: string | null;
    guid: string | null;
    digest: string | null;
    attempts: number;
  }
>;

/** The story's own date is better than one that any change of the page may have touched; where a copy is may help a page that is gone. */
export function learnt(known: KnownAddress, one: NewAddress): Learnt {
  const isWaiting = known.outcome === 'waiting';
  const isDated =
    one.date !== null && (known.date === null || (one.dateFrom === 'published' && known.date_from === 'modified'));
  const changes: Learnt = {};
  if (isDated) {
    changes.date = one.date;
    changes.date_from = one.dateFrom;
    if (known.outcome === 'out-of-range') changes.outcome = 'waiting';
  }
  // It was left out, or read, in another range.
  if (known.is_bare === 1 && one.entry !== null && isWaiting) changes.entry = packEntry(one.entry);
  // The site itself still names it.
  if (known.is_past === 1 && isWaiting && !one.isPast) {
    Object.assign(changes, { is_past: 0, host: one.host, source: one.source, guid: one.guid });
    changes.entry = packEntry(one.entry);
  }
  if (one.capture === null || known.capture !== null) return changes;
  Object.assign(changes, { capture: one.capture, digest: one.digest });
  if (known.outcome === 'failed' && (known.status === 404 || known.status === 410)) {
    Object.assign(changes, { is_past: 1, host: one.host, attempts: 0, outcome: 'waiting' });
  }
  return changes;
}

/** Archives hold one error page, one redirect or one story under hundreds of addresses. */
export const mayBeSameCopy = ({ digest, outcome, isPast }: NewAddress): boolean =>
  digest !== null && isPast && outcome === 'waiting';
