import { inTransaction } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { hasCapture, saveRaw } from './captures.js';
import { addToIndex, columnsOf, nextSequence, ownColumns, replaceInIndex, setColumns } from './columns.js';
import { hostOf } from '../identity.js';
import { candidatesOf, forgetAside, freeId, historyOf, type Near, nearOf, setAside } from './known.js';
import { type Known, type Plan, planSave, type Seen, seenOf, seenOfStory, storyByKeys, storyByText } from '../plan.js';
import { replaceIn } from './reread.js';
import { packRecord } from '../rows.js';
import { addKeys, isSighted, noteSighting } from './sightings.js';
import { bandsOf, simhashText } from '../simhash.js';
import type { Statements } from './statements.js';
import type { RevisionCause, Saved, SaveOptions } from '../store.js';

// Carries out what plan.ts decides.

/** Saves what is new or changed in one transaction; what is known as it is takes no lock and writes nothing. */
export function saveArticle(statements: Statements, article: Article, options: SaveOptions): Saved {
  const seen = seenOf(article, options);
  // Looked for again: another process may save it while this one waits for the lock.
  return unchanged(statements, seen) ?? inTransaction(statements.database, () => saveOne(statements, seen));
}

/** Many in one transaction: all of them or, after an error, none. */
export function saveArticles(
  statements: Statements,
  items: readonly { article: Article; options: SaveOptions }[],
): Saved[] {
  return inTransaction(statements.database, () =>
    items.map(({ article, options }) => {
      const seen = seenOf(article, options);
      return unchanged(statements, seen) ?? saveOne(statements, seen);
    }),
  );
}

/** One inside a transaction of the caller's. */
export function saveInTransaction(statements: Statements, article: Article, options: SaveOptions): Saved {
  return saveOne(statements, seenOf(article, options));
}

/** Where the story, this sighting of it and its page are known, and no look is kept aside. */
function unchanged(statements: Statements, seen: Seen): Saved | null {
  const known = storyByKeys(seen, candidatesOf(statements, seen));
  if (known === null || !isSighted(statements, known.row, seen)) return null;
  const own = seenOfStory(seen, known);
  const history = historyOf(statements, known.row, own.hash);
  if (history.aside !== null || planSave(own, known, history).kind !== 'keep') return null;
  if (seen.options.raw && !hasCapture(statements, known.row, seen.options.raw)) return null;
  return { outcome: 'unchanged', id: known.id, revision: known.revisions };
}

/** Inside a transaction. */
function saveOne(statements: Statements, seen: Seen): Saved {
  const byKey = storyByKeys(seen, candidatesOf(statements, seen));
  const near = byKey === null ? nearOf(statements, seen) : null;
  const story = byKey ?? (near && storyByText(seen, near.neighbours));
  const own = story ? seenOfStory(seen, story) : seen;
  const history = story ? historyOf(statements, story.row, own.hash) : { earlier: null, aside: null };
  const plan = planSave(own, story, history);
  if (story === null) return insert(statements, seen, plan.kind === 'insert' ? plan.ids : [], near);
  const saved = saveKnown(statements, story, plan, own);
  if (plan.kind === 'aside') return saved;
  if (history.aside !== null && (plan.kind !== 'keep' || plan.isGoodLook)) forgetAside(statements, story.row);
  noteSighting(statements, story.row, seen);
  // The newest page of a story is never one of the past.
  const isPassedOver = plan.kind === 'keep' && seen.options.look === 'past';
  if (seen.options.raw && !isPassedOver) saveRaw(statements, story.row, seen.options.raw);
  return saved;
}

function saveKnown(statements: Statements, known: Known, plan: Plan, seen: Seen): Saved {
  const { row, id, revisions } = known;
  const saved = (outcome: Saved['outcome'], revision = revisions): Saved => ({ outcome, id, revision });
  switch (plan.kind) {
    case 'insert':
    case 'keep':
      return saved('unchanged');
    case 'aside':
      setAside(statements, row, plan.since, seen.article);
      return saved('aside');
    case 'variant': {
      const sql = 'UPDATE article SET revision = ?, content_hash = ? WHERE row = ?';
      statements.run(sql, plan.revision, seen.hash, row);
      return saved('variant');
    }
    case 'complete':
      replaceIn(statements, { row, number: known.revision }, seen.article);
      return saved('unchanged');
    case 'revise':
      revise(statements, known, plan.cause, seen);
      return saved('revised', revisions + 1);
  }
}

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

function insert(statements: Statements, seen: Seen, ids: readonly string[], near: Near | null): Saved {
  const { article, options, hash } = seen;
  const { now } = options;
  const id = freeId(statements, ids);
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
  // Where another story has the record's id, this one is found by each of the others that it could have had.
  if (id !== article.id)
    addKeys(
      statements,
      row,
      ids.slice(1).map((other) => `id:${other}`),
    );
  noteSighting(statements, row, seen);
  if (options.raw) saveRaw(statements, row, options.raw);
  return { outcome: 'new', id, revision: 1 };
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
