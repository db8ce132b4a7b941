import type { Article } from '../../types.js';
import { defaultKeepRaw, keepsNone, parseKeepRaw, ruleOf } from '../keep-raw.js';
import { type Seen, seenOf } from '../plan.js';
import type { RawFolder } from '../raw-folder/raw-folder.js';
import { carryOut, decide, likelyKeeps, unchanged } from '../saving.js';
import type { Saved, SaveOptions } from '../store.js';
import { ChangingView } from './changes.js';
import { type Database, first, type Sql } from './database.js';
import { flush } from './flush.js';
import { savePages } from './captures.js';
import { rawRule } from './raw-room.js';
import { transact } from './retry.js';
import { lockSequence } from './sequence.js';
import { View } from './view.js';
import { Works } from './works.js';

// Saves, whole batches at once: what the plans may ask for is fetched in a few statements, plan.ts decides article by article, and
// what has changed is written in a few statements more.

export interface Item {
  article: Article;
  options: SaveOptions;
}

/** All of them or, after an error, none. What is known as it is takes no lock and writes nothing. */
export async function saveItems(database: Database, items: readonly Item[], folder: RawFolder): Promise<Saved[]> {
  const seen = items.map(({ article, options }) => seenOf(article, options));
  const works = new Works();
  const hasRaw = seen.some(({ options }) => options.raw);
  const view = new View(database, hasRaw ? await rawRule(database) : parseKeepRaw('all'), works);
  const saved = await view.answers(seen.map((one) => () => unchanged(view, one)));
  // An earlier one of a batch may change what a later one says.
  if (saved.every((one) => one !== null)) return saved;
  const unsaved = seen.filter((_, at) => saved[at] === null);
  for (const one of unsaved) workAhead(view, works, one);
  await pagesAhead(database, view, unsaved, folder);
  return transact(database, (sql) => saveSeen(sql, seen, works));
}

/** What will likely be written, made before others wait for this save. */
function workAhead(view: View, works: Works, seen: Seen): void {
  const { article, hash } = seen;
  const candidates = view.candidatesOf(seen);
  if (candidates.length === 0) works.simhash(article);
  if (candidates.every(({ known }) => known.hash !== hash)) {
    works.vectors(article);
    works.record(article);
  }
}

/** Pages that will likely stay lie in a file of the folder, or are packed, before others wait for this save. */
async function pagesAhead(sql: Sql, view: View, seen: readonly Seen[], folder: RawFolder): Promise<void> {
  if (keepsNone(view.rule)) return;
  const { works } = view;
  const keeps = await view.answers(seen.map((one) => () => likelyKeeps(view, one)));
  const pages = seen.flatMap(({ options: { raw } }, at) =>
    raw && keeps[at] ? [{ raw, sha: works.sha(raw.bytes) }] : [],
  );
  if (pages.length === 0) return;
  if ((await folder.current()) === null) {
    for (const { raw } of pages) works.page(raw.bytes);
    return;
  }
  const known = await sql.all<{ sha256: string }>('SELECT sha256 FROM raw WHERE sha256 = ANY($1)', [
    pages.map(({ sha }) => sha),
  ]);
  const there = new Set(known.map(({ sha256 }) => sha256));
  works.placed = await folder.write(pages.filter(({ sha }) => !there.has(sha)));
}

/** Puts a new reading of the same page in a revision's place. The publisher did nothing: no revision, no edit. */
export const replaceRevision = (database: Database, row: number, number: number, article: Article): Promise<void> =>
  transact(database, async (sql) => {
    const view = await lockedView(sql, 0);
    const [story] = await view.answers([() => view.find(row)]);
    if (!story) return;
    view.complete({ row, revision: number }, article);
    await write(sql, view);
  });

/** Inside a transaction. */
export async function saveSeen(sql: Sql, seen: readonly Seen[], works?: Works): Promise<Saved[]> {
  const view = await lockedView(sql, seen.length, works);
  // What any of them asks for, for all of them at once; decided is again below, as one may change what the next one finds.
  await view.answers(seen.map((one) => () => decide(view, one)));
  const saved: Saved[] = [];
  const decided = async (one: Seen) => (await view.answers([() => decide(view, one)]))[0]!;
  for (const one of seen) {
    let decision = await decided(one);
    // Which of an article's pages stay is decided by the record that stands as they come.
    if (decision.story && view.hasNewPages(decision.story.row)) {
      await write(sql, view);
      decision = await decided(one);
    }
    saved.push(carryOut(view, decision));
    if (view.isStale) await write(sql, view);
  }
  await write(sql, view);
  return saved;
}

/** Writes what the view has changed. */
async function write(sql: Sql, view: ChangingView): Promise<void> {
  const changes = view.takeChanges();
  await flush(sql, changes, view.sequence);
  await savePages(sql, changes.pages, view);
}

/** A view that may be changed, with room for `count` new articles. */
async function lockedView(sql: Sql, count: number, works?: Works): Promise<ChangingView> {
  const sequence = await lockSequence(sql);
  const given = await first<{ rule: string | null; rows: string | null }>(
    sql,
    `SELECT (SELECT value FROM setting WHERE name = 'keep-raw') AS rule,
       (SELECT json_agg(nextval(pg_get_serial_sequence('article', 'row')))::text FROM generate_series(1, $1::bigint)) AS rows`,
    [count],
  );
  return new ChangingView(
    sql,
    ruleOf(given!.rule ?? defaultKeepRaw),
    sequence,
    JSON.parse(given!.rows ?? '[]') as number[],
    works,
  );
}
