import { inTransaction } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { hasCapture, saveRaw } from './captures.js';
import { addToIndex, nextSequence, replaceInIndex, setColumns } from './columns.js';
import { columnsOf, ownColumns } from '../columns.js';
import { hostOf } from '../identity.js';
import { candidatesOf, forgetAside, historyOf, nearOf, setAside } from './known.js';
import { type Known, type Seen, seenOf } from '../plan.js';
import { replaceIn } from './reread.js';
import { packRecord } from '../rows.js';
import { carryOut, decide, type Lookups, type Near, unchanged, type Writes } from '../saving.js';
import { addKeys, isSighted, noteSighting } from './sightings.js';
import { bandsOf, simhashText } from '../simhash.js';
import type { Statements } from './statements.js';
import type { RevisionCause, Saved, SaveOptions } from '../store.js';

// Carries out what plan.ts decides.

/** Saves what is new or changed in one transaction; what is known as it is takes no lock and writes nothing. */
export function saveArticle(statements: Statements, article: Article, options: SaveOptions): Saved {
  const seen = seenOf(article, options);
  // Looked for again: another process may save it while this one waits for the lock.
  return unchanged(lookups(statements), seen) ?? inTransaction(statements.database, () => saveSeen(statements, seen));
}

/** Many in one transaction: all of them or, after an error, none. */
export function saveArticles(
  statements: Statements,
  items: readonly { article: Article; options: SaveOptions }[],
): Saved[] {
  return inTransaction(statements.database, () =>
    items.map(({ article, options }) => {
      const seen = seenOf(article, options);
      // Nobody else writes now: what the keys lead to is looked up once.
      const candidates = candidatesOf(statements, seen);
      const archive = { ...lookups(statements), candidatesOf: () => candidates };
      return unchanged(archive, seen) ?? carryOut(writes(statements), decide(archive, seen));
    }),
  );
}

/** One inside a transaction of the caller's. */
export function saveInTransaction(statements: Statements, article: Article, options: SaveOptions): Saved {
  return saveSeen(statements, seenOf(article, options));
}

const saveSeen = (statements: Statements, seen: Seen): Saved =>
  carryOut(writes(statements), decide(lookups(statements), seen));

const lookups = (statements: Statements): Lookups => ({
  candidatesOf: (seen) => candidatesOf(statements, seen),
  nearOf: (seen) => nearOf(statements, seen),
  historyOf: (row, hash) => historyOf(statements, row, hash),
  isSighted: (row, seen) => isSighted(statements, row, seen),
  hasCapture: (row, raw) => hasCapture(statements, row, raw),
  isTaken: (id) => statements.get('SELECT 1 FROM article WHERE id = ?', id) !== undefined,
});

const writes = (statements: Statements): Writes => ({
  insert: (seen, id, near) => insert(statements, seen, id, near),
  revise: (known, cause, seen) => revise(statements, known, cause, seen),
  complete: ({ row, revision }, article) => replaceIn(statements, { row, number: revision }, article),
  vary: ({ row }, revision, hash) => {
    statements.run('UPDATE article SET revision = ?, content_hash = ? WHERE row = ?', revision, hash, row);
  },
  setAside: (row, since, article) => setAside(statements, row, since, article),
  forgetAside: (row) => forgetAside(statements, row),
  addKeys: (row, keys) => addKeys(statements, row, keys),
  noteSighting: (row, seen, isNew) => noteSighting(statements, row, seen, isNew),
  saveRaw: (row, raw) => saveRaw(statements, row, raw),
});

function revise(statements: Statements, known: Known, cause: RevisionCause, seen: Seen): void {
  const { article, options, hash } = seen;
  const number = known.revisions + 1;
  addRevision(statements, { row: known.row, number, cause }, seen);
  statements.run(
    `UPDATE article SET ${setColumns},
       changed_at = ?, revision = ?, revisions = ?, content_hash = ?, edits = edits + ?, edited_at = coalesce(?, edited_at),
       sequence = ? WHERE row = ?`,
    ...columnsOf(article, options.now),
    options.now,
    number,
    number,
    hash,
    cause === 'edit' ? 1 : 0,
    cause === 'edit' ? options.now : null,
    nextSequence(statements),
    known.row,
  );
  replaceInIndex(statements, known.row, article, options.now);
}

function insert(statements: Statements, seen: Seen, id: string, near: Near | null): number {
  const { article, options, hash } = seen;
  const { now } = options;
  const group = near?.group ?? null;
  const { lastInsertRowid } = statements.run(
    `INSERT INTO article (${ownColumns.join(', ')}, id, host, first_seen, changed_at,
       revision, revisions, edits, content_hash, simhash, near_group, sequence)
     VALUES (${ownColumns.map(() => '?').join(', ')}, ?, ?, ?, ?, 1, 1, 0, ?, ?, ?, ?)`,
    ...columnsOf(article, now),
    id,
    hostOf(article.canonicalUrl ?? article.url),
    now,
    now,
    hash,
    near?.hash ? simhashText(near.hash) : null,
    group?.name ?? null,
    nextSequence(statements),
  );
  const row = Number(lastInsertRowid);
  addRevision(statements, { row, number: 1, cause: 'first' }, seen);
  addToIndex(statements, row, article, now);
  for (const { value, rest } of near?.hash ? bandsOf(near.hash) : []) {
    statements.run('INSERT INTO band (value, article, rest) VALUES (?, ?, ?)', value, row, rest);
  }
  if (group)
    statements.run('UPDATE article SET near_group = ? WHERE row = ? AND near_group IS NULL', group.name, group.first);
  return row;
}

function addRevision(
  statements: Statements,
  { row, number, cause }: { row: number; number: number; cause: RevisionCause },
  { article, options, hash }: Seen,
): void {
  statements.run(
    'INSERT INTO revision (article, number, saved_at, cause, content_hash, record) VALUES (?, ?, ?, ?, ?, ?)',
    row,
    number,
    options.now,
    cause,
    hash,
    packRecord(article),
  );
}
