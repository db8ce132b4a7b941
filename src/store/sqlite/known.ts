import type { Article } from '../../types.js';
import { textOfBody } from '../content-hash.js';
import { isListedBeside } from './listed-beside.js';
import type { Candidate, History, Known, Seen } from '../plan.js';
import { packRecord, unpackRecord } from '../rows.js';
import type { Near } from '../saving.js';
import { bandsOf, isNear, mostNeighbours, mostOfBand, simhash } from '../simhash.js';
import { isSighted } from './sightings.js';
import type { Statements } from './statements.js';

// What a plan needs to know, looked up.

interface KnownRow {
  row: number;
  id: string;
  kind: Article['kind'];
  revision: number;
  revisions: number;
  changed_at: string;
  content_hash: string;
}

const knownColumns = 'a.row, a.id, a.kind, a.revision, a.revisions, a.changed_at, a.content_hash';

/** The stories that the keys lead to, in the order of the ladder. */
export function candidatesOf(statements: Statements, { keys }: Seen): Candidate[] {
  const byRow = new Map<number, Known>();
  return keys.flatMap((key) => {
    const found = statements.get<KnownRow>(
      `SELECT ${knownColumns} FROM identity i JOIN article a ON a.row = i.article WHERE i.key = ?`,
      key.key,
    );
    if (!found) return [];
    const known = byRow.get(found.row) ?? knownFrom(statements, found);
    byRow.set(found.row, known);
    return [{ key, known }];
  });
}

function knownFrom(statements: Statements, row: KnownRow): Known {
  let record: Article | null = null;
  let before: Article | null | undefined;
  return {
    row: row.row,
    id: row.id,
    kind: row.kind,
    revision: row.revision,
    revisions: row.revisions,
    changedAt: row.changed_at,
    hash: row.content_hash,
    // Most of what is saved is known as it is: then nobody asks.
    get record() {
      record ??= unpackRecord(
        statements.get<{ record: Uint8Array }>(
          'SELECT record FROM revision WHERE article = ? AND number = ?',
          row.row,
          row.revision,
        )!.record,
      );
      return record;
    },
    get before() {
      before ??= recordBefore(statements, row);
      return before;
    },
  };
}

function recordBefore(statements: Statements, { row, revision }: KnownRow): Article | null {
  const sql = 'SELECT record FROM revision WHERE article = ? AND number < ? ORDER BY number DESC LIMIT 1';
  const found = statements.get<{ record: Uint8Array }>(sql, row, revision);
  return found ? unpackRecord(found.record) : null;
}

export function historyOf(statements: Statements, row: number, seen: Seen): History {
  const earlier = statements.get<{ number: number }>(
    'SELECT number FROM revision WHERE article = ? AND content_hash = ?',
    row,
    seen.hash,
  );
  const aside = statements.get<{ seen_at: string; record: Uint8Array }>(
    'SELECT seen_at, record FROM aside WHERE article = ?',
    row,
  );
  return {
    earlier: earlier?.number ?? null,
    aside: aside ? { seenAt: aside.seen_at, record: unpackRecord(aside.record) } : null,
    isSighted: isSighted(statements, row, seen),
  };
}

/** Keeps a look that is not believed beside its story; the last one is enough. */
export function setAside(statements: Statements, row: number, since: string, article: Article): void {
  const sql = 'INSERT OR REPLACE INTO aside (article, seen_at, record) VALUES (?, ?, ?)';
  statements.run(sql, row, since, packRecord(article));
}

export const forgetAside = (statements: Statements, row: number): void =>
  void statements.run('DELETE FROM aside WHERE article = ?', row);

interface NearRow extends KnownRow {
  first_seen: string;
  near_group: string | null;
}

/** One look for the four bands of a text, the newest first of each. */
const sameBands = [0, 1, 2, 3]
  .map(
    (band) =>
      `SELECT * FROM (SELECT ${band} AS band, article, rest FROM band WHERE value = ? ORDER BY article DESC LIMIT ${mostOfBand})`,
  )
  .join(' UNION ALL ');

/** The newest articles with nearly the same text; only those are read whole. */
export function nearOf(statements: Statements, seen: Seen): Near {
  const hash = simhash(textOfBody(seen.article));
  if (hash === null) return { hash, neighbours: [], group: null };
  const rows = new Set<number>();
  const bands = bandsOf(hash);
  const values = bands.map(({ value }) => value);
  for (const { band, article: row, rest } of statements.all<{ band: number; article: number; rest: number }>(
    sameBands,
    ...values,
  )) {
    if (isNear(rest, bands[band]!.rest)) rows.add(row);
  }
  const found = [...rows].slice(0, mostNeighbours).flatMap((row) => {
    const columns = `${knownColumns}, a.first_seen, a.near_group`;
    return statements.get<NearRow>(`SELECT ${columns} FROM article a WHERE a.row = ?`, row) ?? [];
  });
  const [first] = found;
  return {
    hash,
    neighbours: found.map((one) => {
      const known = knownFrom(statements, one);
      return {
        known,
        firstSeen: one.first_seen,
        get isListedBeside() {
          return isListedBeside(statements, known, seen);
        },
      };
    }),
    group: first ? { name: first.near_group ?? first.id, first: first.row } : null,
  };
}
