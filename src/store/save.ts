import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { likeness } from '../shared/likeness.js';
import { inTransaction } from '../shared/sqlite.js';
import type { Article } from '../types.js';
import { contentHash, textOfBody } from './content-hash.js';
import { hostOf, identityKeys } from './identity.js';
import { indexable } from './query.js';
import { packRecord, unpackRecord } from './rows.js';
import { bandsOf, differingBits, nearBits, simhash } from './simhash.js';
import type { Statements } from './statements.js';
import type { RawPage, Saved, SaveOptions } from './store.js';

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

/** "The same host with nearly the same body within 72 h" is the same story under a new address. */
const sameBodyMs = 72 * 3_600_000;

/** Saves what is new or changed in one transaction; what is known as it is takes no lock and writes nothing. */
export function saveArticle(statements: Statements, article: Article, options: SaveOptions): Saved {
  const keys = identityKeys(article, options);
  const hash = contentHash(article);
  const known = findByKeys(statements, keys, article);
  if (known && keepsCurrent(statements, known, article, hash) && isSighted(statements, known, keys, article, options)) {
    const isNewRaw = options.raw ? !hasCapture(statements, known.row, options.raw) : false;
    if (!isNewRaw) return { outcome: 'unchanged', id: known.id, revision: known.revisions };
  }
  return inTransaction(statements.database, () => saveLocked(statements, article, { keys, hash, options }));
}

interface Saving {
  keys: string[];
  hash: string;
  options: SaveOptions;
}

function saveLocked(statements: Statements, article: Article, saving: Saving): Saved {
  const near = simhash(textOfBody(article));
  const neighbours = near === null ? [] : neighboursOf(statements, near);
  const known = findByKeys(statements, saving.keys, article) ?? sameBody(article, neighbours, saving.options.now);
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
      `SELECT a.row, a.id, a.kind, a.headline, a.revision, a.revisions, a.content_hash, a.near_group
       FROM identity i JOIN article a ON a.row = i.article WHERE i.key = ?`,
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

function neighboursOf(statements: Statements, near: bigint): Neighbour[] {
  const seen = new Map<number, Neighbour>();
  for (const band of bandsOf(near)) {
    const rows = statements.all<Neighbour & { simhash: string }>(
      `SELECT a.row, a.id, a.kind, a.headline, a.revision, a.revisions, a.content_hash, a.near_group, a.host, a.first_seen, a.simhash
       FROM band b JOIN article a ON a.row = b.article WHERE b.value = ? ORDER BY b.article DESC LIMIT 200`,
      band,
    );
    for (const one of rows) if (differingBits(BigInt(`0x${one.simhash}`), near) <= nearBits) seen.set(one.row, one);
  }
  return [...seen.values()];
}

function sameBody(article: Article, neighbours: Neighbour[], now: string): Known | null {
  const host = hostOf(article.canonicalUrl ?? article.url);
  if (host === '') return null;
  const limit = new Date(Date.parse(now) - sameBodyMs).toISOString();
  return neighbours.find((one) => one.host === host && one.first_seen >= limit) ?? null;
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
  addRevision(statements, known.row, number, article, saving);
  statements.run(
    `UPDATE article SET url = ?, headline = ?, date = ?, language = ?, publisher = ?, kind = ?, changed_at = ?, revision = ?,
       revisions = ?, content_hash = ?, sequence = ${nextSequence} WHERE row = ?`,
    ...columnsOf(article),
    options.now,
    number,
    number,
    hash,
    known.row,
  );
  index(statements, known.row, article);
  return { ...result, outcome: 'revised', revision: number };
}

const nextSequence = '(SELECT coalesce(max(sequence), 0) + 1 FROM article)';

function columnsOf(article: Article): (string | null)[] {
  const publisher = article.publisher?.name ?? null;
  return [
    article.canonicalUrl ?? article.url,
    article.headline,
    article.date,
    article.language,
    publisher,
    article.kind,
  ];
}

function insert(
  statements: Statements,
  article: Article,
  saving: Saving,
  near: bigint | null,
  neighbours: Neighbour[],
): SavedRow {
  const { now } = saving.options;
  const host = hostOf(article.canonicalUrl ?? article.url);
  const id = freeId(statements, article.id);
  const group = neighbours[0] ? (neighbours[0].near_group ?? neighbours[0].id) : null;
  const { lastInsertRowid } = statements.run(
    `INSERT INTO article (url, headline, date, language, publisher, kind, id, host, first_seen, changed_at, revision, revisions,
       content_hash, simhash, near_group, sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, ?, ?, ?, ${nextSequence})`,
    ...columnsOf(article),
    id,
    host,
    now,
    now,
    saving.hash,
    near === null ? null : near.toString(16),
    group,
  );
  const row = Number(lastInsertRowid);
  addRevision(statements, row, 1, article, saving);
  index(statements, row, article);
  if (near !== null) for (const band of bandsOf(near)) statements.run('INSERT INTO band VALUES (?, ?)', band, row);
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

function addRevision(statements: Statements, row: number, number: number, article: Article, saving: Saving): void {
  const record = packRecord(article);
  statements.run('INSERT INTO revision VALUES (?, ?, ?, ?, ?)', row, number, saving.options.now, saving.hash, record);
}

/** What the full text knows is the newest revision. */
function index(statements: Statements, row: number, article: Article): void {
  statements.run('DELETE FROM search WHERE rowid = ?', row);
  statements.run(
    'INSERT INTO search (rowid, headline, summary, body, authors, tags) VALUES (?, ?, ?, ?, ?, ?)',
    row,
    indexable(article.headline ?? ''),
    indexable(article.summary ?? ''),
    indexable(textOfBody(article)),
    indexable(article.authors.join(' ; ')),
    indexable(article.tags.join(' ; ')),
  );
}

function isSighted(
  statements: Statements,
  known: Known,
  keys: string[],
  article: Article,
  options: SaveOptions,
): boolean {
  const isKnownKey = keys.every((key) => statements.get('SELECT 1 FROM identity WHERE key = ?', key));
  return (
    isKnownKey &&
    statements.get(
      'SELECT 1 FROM sighting WHERE article = ? AND feed_url = ? AND guid = ? AND url = ?',
      known.row,
      ...sightingOf(article, options),
    ) !== undefined
  );
}

function sightingOf(article: Article, options: SaveOptions): [feed: string, guid: string, url: string] {
  const url = article.canonicalUrl ?? article.url ?? '';
  const guid = options.guid === undefined ? article.source.guid : options.guid;
  // A guid that changes at every poll would make a sighting of every poll; with an address the address will do.
  return [options.feedUrl ?? article.source.feedUrl ?? '', url === '' ? (guid ?? '') : '', url];
}

function noteSighting(statements: Statements, row: number, article: Article, { keys, options }: Saving): void {
  for (const key of keys) statements.run('INSERT OR IGNORE INTO identity VALUES (?, ?)', key, row);
  const sighting = sightingOf(article, options);
  statements.run('INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?, ?)', row, ...sighting, options.now);
}

const shaOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function hasCapture(statements: Statements, row: number, raw: RawPage): boolean {
  return statements.get('SELECT 1 FROM capture WHERE article = ? AND raw = ?', row, shaOf(raw.bytes)) !== undefined;
}

/** The page's bytes once per content, and when they were got. */
function saveRaw(statements: Statements, row: number, raw: RawPage): void {
  const sha = shaOf(raw.bytes);
  if (statements.get('SELECT 1 FROM capture WHERE article = ? AND raw = ?', row, sha)) return;
  if (!statements.get('SELECT 1 FROM raw WHERE sha256 = ?', sha)) {
    // Quality 5 packs HTML as well as gzip's best in a third of its time.
    const body = brotliCompressSync(raw.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    statements.run('INSERT INTO raw VALUES (?, ?, ?)', sha, raw.bytes.length, body);
  }
  statements.run(
    'INSERT OR IGNORE INTO capture VALUES (?, ?, ?, ?, ?, ?)',
    row,
    raw.url,
    raw.fetchedAt,
    raw.status,
    JSON.stringify(raw.headers),
    sha,
  );
}
