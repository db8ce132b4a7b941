import { createHash } from 'node:crypto';
import { likeness } from '../shared/likeness.js';
import { inTransaction } from '../shared/sqlite.js';
import type { Article } from '../types.js';
import { contentHash, textOfBody } from './content-hash.js';
import { hasCapture, saveRaw } from './captures.js';
import { addToIndex, columnsOf, nextSequence, replaceInIndex } from './columns.js';
import { hostOf, identityKeys } from './identity.js';
import { isListedBeside } from './listed-beside.js';
import { packRecord, unpackRecord } from './rows.js';
import { isSighted, noteSighting } from './sightings.js';
import { bandsOf, isNear, type Simhash, simhash, simhashText } from './simhash.js';
import type { Statements } from './statements.js';
import type { RevisionCause, Saved, SaveOptions } from './store.js';

interface Known {
  row: number;
  id: string;
  kind: string;
  headline: string | null;
  revision: number;
  revisions: number;
  content_hash: string;
  near_group: string | null;
}

const knownColumns = 'a.row, a.id, a.kind, a.headline, a.revision, a.revisions, a.content_hash, a.near_group';

/** "The same host with nearly the same body within 72 h" is the same story under a new address. */
const sameBodyMs = 72 * 3_600_000;

/** Saves what is new or changed in one transaction; what is known as it is takes no lock and writes nothing. */
export function saveArticle(statements: Statements, article: Article, options: SaveOptions): Saved {
  const saving = prepare(article, options);
  const known = findByKeys(statements, saving.keys, article);
  const saved = known && unchanged(statements, known, article, saving);
  // Looked for again: another process may save it while this one waits for the lock.
  return saved ?? inTransaction(statements.database, () => saveOne(statements, article, saving));
}

/** Many in one transaction: all of them or, after an error, none. */
export function saveArticles(
  statements: Statements,
  items: readonly { article: Article; options: SaveOptions }[],
): Saved[] {
  return inTransaction(statements.database, () =>
    items.map(({ article, options }) => saveOne(statements, article, prepare(article, options))),
  );
}

interface Saving {
  keys: string[];
  hash: string;
  options: SaveOptions;
}

const prepare = (article: Article, options: SaveOptions): Saving => ({
  keys: identityKeys(article, options),
  hash: contentHash(article),
  options,
});

function unchanged(
  statements: Statements,
  known: Known,
  article: Article,
  { keys, hash, options }: Saving,
): Saved | null {
  if (!keepsCurrent(statements, known, article, hash)) return null;
  if (!isSighted(statements, known.row, keys, article, options)) return null;
  if (options.raw && !hasCapture(statements, known.row, options.raw)) return null;
  return { outcome: 'unchanged', id: known.id, revision: known.revisions };
}

/** Inside a transaction. */
function saveOne(statements: Statements, article: Article, saving: Saving): Saved {
  const byKey = findByKeys(statements, saving.keys, article);
  const asItWas = byKey && unchanged(statements, byKey, article, saving);
  if (asItWas) return asItWas;
  const near = byKey ? null : simhash(textOfBody(article));
  const neighbours = near === null ? [] : neighboursOf(statements, near);
  const known = byKey ?? sameBody(statements, article, neighbours, saving.options);
  const saved = known
    ? saveKnown(statements, known, article, saving)
    : insert(statements, article, saving, near, neighbours);
  noteSighting(statements, saved.row, article, saving);
  if (saving.options.raw) saveRaw(statements, saved.row, saving.options.raw);
  return { outcome: saved.outcome, id: saved.id, revision: saved.revision };
}

/** By the first rung that knows it. A token inside the address must come with a likeness of headlines: sections have numbers, too. */
function findByKeys(statements: Statements, keys: string[], article: Article): Known | null {
  for (const key of keys) {
    const found = statements.get<Known>(
      `SELECT ${knownColumns} FROM identity i JOIN article a ON a.row = i.article WHERE i.key = ?`,
      key,
    );
    if (!found) continue;
    if (key.startsWith('token:') && likeness(found.headline ?? '', article.headline ?? '') < 0.5) continue;
    return found;
  }
  return null;
}

interface Neighbour extends Known {
  host: string;
  first_seen: string;
}

/** The newest articles with nearly the same text; only those are read whole. */
function neighboursOf(statements: Statements, near: Simhash): Neighbour[] {
  const rows = new Set<number>();
  for (const { value, rest } of bandsOf(near)) {
    const others = statements.all<{ article: number; rest: number }>(
      'SELECT article, rest FROM band WHERE value = ? ORDER BY article DESC LIMIT 1000',
      value,
    );
    for (const other of others) if (isNear(other.rest, rest)) rows.add(other.article);
  }
  return [...rows]
    .slice(0, 50)
    .flatMap(
      (row) =>
        statements.get<Neighbour>(`SELECT ${knownColumns}, a.host, a.first_seen FROM article a WHERE a.row = ?`, row) ??
        [],
    );
}

function sameBody(
  statements: Statements,
  article: Article,
  neighbours: Neighbour[],
  options: SaveOptions,
): Known | null {
  if (neighbours.length === 0) return null;
  const host = hostOf(article.canonicalUrl ?? article.url);
  if (host === '') return null;
  const limit = new Date(Date.parse(options.now) - sameBodyMs).toISOString();
  const { headline } = article;
  const near = neighbours.filter((one) => one.host === host && one.first_seen >= limit);
  return near.find((one) => !isListedBeside(statements, one, { headline, options })) ?? null;
}

/** Whether the article stays as it is: the same text, or an input that says less than what is kept. */
function keepsCurrent(statements: Statements, known: Known, article: Article, hash: string): boolean {
  if (known.content_hash === hash) return !(known.kind === 'entry' && article.kind !== 'entry');
  // A feed's entry never replaces its page, nor a refused or emptied page its text.
  if (known.kind !== 'entry' && article.kind === 'entry') return true;
  return textOfBody(article) === '' && textOfBody(currentRecord(statements, known)) !== '';
}

function currentRecord(statements: Statements, known: Known): Article {
  const sql = 'SELECT record FROM revision WHERE article = ? AND number = ?';
  return unpackRecord(statements.get<{ record: Uint8Array }>(sql, known.row, known.revision)!.record);
}

type SavedRow = Saved & { row: number };

function saveKnown(statements: Statements, known: Known, article: Article, saving: Saving): SavedRow {
  const { hash, options } = saving;
  const result = { id: known.id, row: known.row, revision: known.revisions };
  if (keepsCurrent(statements, known, article, hash)) return { ...result, outcome: 'unchanged' };
  // Publishers test versions on readers: a text that was there before is a variant, and no news to anybody.
  const earlier = statements.get<{ number: number }>(
    'SELECT number FROM revision WHERE article = ? AND content_hash = ?',
    known.row,
    hash,
  );
  if (earlier) {
    statements.run('UPDATE article SET revision = ?, content_hash = ? WHERE row = ?', earlier.number, hash, known.row);
    return { ...result, outcome: 'variant' };
  }
  const number = known.revisions + 1;
  // That the page of an entry came is no edit of the publisher's.
  const cause: RevisionCause = known.kind === 'entry' && article.kind !== 'entry' ? 'page' : 'edit';
  addRevision(statements, { row: known.row, number, cause }, article, saving);
  statements.run(
    `UPDATE article SET url = ?, headline = ?, date = ?, sort_at = ?, language = ?, main_language = ?, publisher = ?, kind = ?,
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
  return { ...result, outcome: 'revised', revision: number };
}

function insert(
  statements: Statements,
  article: Article,
  saving: Saving,
  near: Simhash | null,
  neighbours: Neighbour[],
): SavedRow {
  const { now } = saving.options;
  const id = freeId(statements, article.id);
  const group = neighbours[0] ? (neighbours[0].near_group ?? neighbours[0].id) : null;
  const { lastInsertRowid } = statements.run(
    `INSERT INTO article (url, headline, date, sort_at, language, main_language, publisher, kind, id, host, first_seen, changed_at,
       revision, revisions, edits, content_hash, simhash, near_group, sequence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 0, ?, ?, ?, ?)`,
    ...columnsOf(article, now),
    id,
    hostOf(article.canonicalUrl ?? article.url),
    now,
    now,
    saving.hash,
    near === null ? null : simhashText(near),
    group,
    nextSequence(statements),
  );
  const row = Number(lastInsertRowid);
  addRevision(statements, { row, number: 1, cause: 'first' }, article, saving);
  addToIndex(statements, row, article, now);
  if (near !== null) {
    for (const { value, rest } of bandsOf(near))
      statements.run('INSERT INTO band (value, article, rest) VALUES (?, ?, ?)', value, row, rest);
  }
  if (neighbours[0] && !neighbours[0].near_group) {
    statements.run('UPDATE article SET near_group = ? WHERE row = ?', group, neighbours[0].row);
  }
  return { outcome: 'new', id, row, revision: 1 };
}

/** Two stories of one address that are no longer one (an address used again) must not share their id. */
function freeId(statements: Statements, id: string): string {
  let free = id;
  for (let n = 1; statements.get('SELECT 1 FROM article WHERE id = ?', free); n++) {
    free = createHash('sha256').update(`${id} ${n}`).digest('hex').slice(0, 16);
  }
  return free;
}

function addRevision(
  statements: Statements,
  { row, number, cause }: { row: number; number: number; cause: RevisionCause },
  article: Article,
  saving: Saving,
): void {
  statements.run(
    'INSERT INTO revision (article, number, saved_at, cause, content_hash, record) VALUES (?, ?, ?, ?, ?, ?)',
    row,
    number,
    saving.options.now,
    cause,
    saving.hash,
    packRecord(article),
  );
}
