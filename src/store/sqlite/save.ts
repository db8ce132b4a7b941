import { inTransaction } from '../../shared/sqlite.js';
import type { Article } from '../../types.js';
import { hasCapture, saveRaw } from './captures.js';
import { addToIndex, nextSequence, replaceInIndex, setColumns } from './columns.js';
import { columnsOf, ownColumns } from '../columns.js';
import { hostOf } from '../identity.js';
import { candidatesOf, forgetAside, historyOf, nearOf, setAside } from './known.js';
import { type Known, type Seen, seenOf } from '../plan.js';
import { replaceIn } from './reread.js';
import { keepsNone } from '../keep-raw.js';
import { PageWorks } from '../packed-pages.js';
import type { RawFolder } from '../raw-folder/raw-folder.js';
import { rawRule } from './raw-room.js';
import { packRecord } from '../rows.js';
import { carryOut, decide, likelyKeeps, type Lookups, type Near, unchanged, type Writes } from '../saving.js';
import { addKeys, isSighted, noteSighting } from './sightings.js';
import { bandsOf, simhashText } from '../simhash.js';
import type { Statements } from './statements.js';
import type { RevisionCause, Saved, SaveOptions } from '../store.js';

// Carries out what plan.ts decides.

/** Saves what is new or changed in one transaction; what is known as it is takes no lock and writes nothing. */
export async function saveArticle(
  statements: Statements,
  article: Article,
  options: SaveOptions,
  folder: RawFolder,
): Promise<Saved> {
  const seen = seenOf(article, options);
  const works = new PageWorks();
  const known = unchanged(lookups(statements, works), seen);
  if (known !== null) return known;
  await pagesAhead(statements, [seen], folder, works);
  // Looked for again: another process may save it while this one waits for the lock.
  return inTransaction(statements.database, () => saveSeen(statements, seen, works));
}

/** Many in one transaction: all of them or, after an error, none. */
export async function saveArticles(
  statements: Statements,
  items: readonly { article: Article; options: SaveOptions }[],
  folder: RawFolder,
): Promise<Saved[]> {
  const all = items.map(({ article, options }) => seenOf(article, options));
  const works = new PageWorks();
  await pagesAhead(statements, all, folder, works);
  return inTransaction(statements.database, () =>
    all.map((seen) => {
      // Nobody else writes now: what the keys lead to is looked up once.
      const candidates = candidatesOf(statements, seen);
      const archive = { ...lookups(statements, works), candidatesOf: () => candidates };
      return unchanged(archive, seen) ?? carryOut(writes(statements, works), decide(archive, seen));
    }),
  );
}

/** Where the archive has a folder, pages that will likely stay lie in a file of it before anybody waits for this save. */
async function pagesAhead(
  statements: Statements,
  all: readonly Seen[],
  folder: RawFolder,
  works: PageWorks,
): Promise<void> {
  if (all.every(({ options }) => !options.raw) || (await folder.current()) === null) return;
  if (keepsNone(rawRule(statements))) return;
  const archive = lookups(statements, works);
  const pages = all.flatMap((seen) => {
    const { raw } = seen.options;
    if (!raw || !likelyKeeps(archive, seen)) return [];
    const sha = works.sha(raw.bytes);
    return statements.get('SELECT 1 FROM raw WHERE sha256 = ?', sha) ? [] : [{ raw, sha }];
  });
  works.placed = await folder.write(pages);
}

/** One inside a transaction of the caller's. */
export function saveInTransaction(statements: Statements, article: Article, options: SaveOptions): Saved {
  return saveSeen(statements, seenOf(article, options), new PageWorks());
}

const saveSeen = (statements: Statements, seen: Seen, works: PageWorks): Saved =>
  carryOut(writes(statements, works), decide(lookups(statements, works), seen));

const lookups = (statements: Statements, works: PageWorks): Lookups => ({
  candidatesOf: (seen) => candidatesOf(statements, seen),
  nearOf: (seen) => nearOf(statements, seen),
  historyOf: (row, seen) => historyOf(statements, row, seen),
  isSighted: (row, seen) => isSighted(statements, row, seen),
  hasCapture: (row, raw) => hasCapture(statements, row, raw, works),
  isTaken: (id) => statements.get('SELECT 1 FROM article WHERE id = ?', id) !== undefined,
});

const writes = (statements: Statements, works: PageWorks): Writes => ({
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
  saveRaw: (row, raw) => saveRaw(statements, row, raw, works),
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
