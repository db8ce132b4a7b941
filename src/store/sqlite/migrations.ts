import { StoreError } from '../../errors.js';
import { archiveMark } from '../../shared/database-mark.js';
import { inTransaction, type SqliteDatabase } from '../../shared/sqlite.js';
import { edits } from './migrate-edits.js';
import { backfillMigration } from './migration-backfill.js';
import { folderMigration } from './migration-folder.js';
import { deathsMigration } from './migration-deaths.js';
import { fulltextMigration } from './migration-fulltext.js';
import { groupMigration } from './migration-group.js';
import { healthMigration } from './migration-health.js';
import { hooksMigration } from './migration-hooks.js';
import { qualityMigration } from './migration-quality.js';
import { listMigration } from './migration-list.js';
import { rawMigration } from './migration-raw.js';
import { sourcesMigration } from './migration-sources.js';

// The archive's tables, as numbered steps. A step that was released is never changed: an archive of any age walks up from where
// it stands, all steps in one transaction. `user_version` is the number of steps done.

const first = `
CREATE TABLE article (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  url TEXT,
  host TEXT NOT NULL,
  headline TEXT,
  date TEXT,
  sort_at INTEGER NOT NULL,
  language TEXT,
  main_language TEXT,
  publisher TEXT,
  kind TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  revision INTEGER NOT NULL,
  revisions INTEGER NOT NULL,
  edits INTEGER NOT NULL,
  edited_at TEXT,
  content_hash TEXT NOT NULL,
  simhash TEXT,
  near_group TEXT,
  sequence INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX article_sequence ON article (sequence);
CREATE INDEX article_sort ON article (sort_at);
CREATE INDEX article_host ON article (host, sort_at);
CREATE INDEX article_language ON article (main_language, sort_at);
CREATE INDEX article_publisher ON article (publisher COLLATE NOCASE, sort_at);
CREATE INDEX article_edited ON article (sort_at) WHERE edits > 0;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO counter VALUES ('sequence', 0);
CREATE TABLE revision (
  article INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  saved_at TEXT NOT NULL,
  cause TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (article, number)
) STRICT;
CREATE TABLE identity (key TEXT PRIMARY KEY, article INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE feed (number INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE sighting (
  article INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  feed INTEGER REFERENCES feed (number),
  guid TEXT NOT NULL,
  url TEXT NOT NULL,
  first_seen TEXT NOT NULL
) STRICT;
CREATE INDEX sighting_article ON sighting (article);
CREATE INDEX sighting_feed ON sighting (feed, article);
CREATE TABLE band (
  value INTEGER NOT NULL,
  article INTEGER NOT NULL,
  rest INTEGER NOT NULL,
  PRIMARY KEY (value, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE raw (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE capture (
  number INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  url TEXT NOT NULL,
  fetched_at TEXT NOT NULL,
  status INTEGER,
  headers TEXT NOT NULL,
  entry TEXT,
  raw INTEGER NOT NULL REFERENCES raw (number)
) STRICT;
CREATE UNIQUE INDEX capture_article ON capture (article, raw);
CREATE INDEX capture_raw ON capture (raw);
CREATE TABLE cursor (
  name TEXT PRIMARY KEY,
  sequence INTEGER NOT NULL,
  pending_sequence INTEGER,
  pending_file TEXT,
  pending_temporary TEXT
) STRICT;
CREATE TABLE source (
  row INTEGER PRIMARY KEY,
  url TEXT NOT NULL UNIQUE,
  host TEXT NOT NULL,
  kind TEXT,
  title TEXT,
  site_url TEXT,
  tags TEXT NOT NULL,
  entries_only INTEGER NOT NULL,
  status TEXT NOT NULL,
  etag TEXT,
  last_modified TEXT,
  body_sha256 TEXT,
  added_at INTEGER NOT NULL,
  last_polled INTEGER,
  next_due INTEGER NOT NULL,
  last_error TEXT,
  error_streak INTEGER NOT NULL DEFAULT 0,
  moved_to TEXT,
  moved_count INTEGER NOT NULL DEFAULT 0,
  hub TEXT,
  hints TEXT,
  rhythm_ms INTEGER,
  last_new INTEGER,
  gap_streak INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT
) STRICT;
CREATE TABLE entry (
  source INTEGER NOT NULL REFERENCES source (row) ON DELETE CASCADE,
  key TEXT NOT NULL,
  guid TEXT,
  signature TEXT NOT NULL,
  gone_at INTEGER,
  PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE page (
  key TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  host TEXT NOT NULL,
  origins TEXT NOT NULL,
  entry BLOB,
  reason TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  tried_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  etag TEXT,
  last_modified TEXT,
  body_sha256 TEXT,
  lease_until INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT
) STRICT;
CREATE INDEX page_due ON page (due_at, host, lease_until);
CREATE VIRTUAL TABLE search USING fts5 (
  headline, summary, body, authors, tags, marks,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
`;

export const migrations: readonly string[] = [
  first,
  edits,
  fulltextMigration,
  rawMigration,
  healthMigration,
  groupMigration,
  hooksMigration,
  qualityMigration,
  backfillMigration,
  sourcesMigration,
  listMigration,
  folderMigration,
  deathsMigration,
];

export const numberOf = (database: SqliteDatabase, pragma: string): number =>
  Object.values(database.prepare(`PRAGMA ${pragma}`).get() as Record<string, number>)[0] ?? 0;

/** Throws where the file is another program's or a newer wirecopy's. It only reads, so that such a file stays as it is. */
export function refuseStrangers(database: SqliteDatabase, file: string, steps = migrations): void {
  const version = numberOf(database, 'user_version');
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (numberOf(database, 'application_id') !== archiveMark && (tables.n > 0 || version > 0)) {
    throw new StoreError(`${file} is a SQLite file, but not a wirecopy archive`);
  }
  if (version > steps.length) {
    throw new StoreError(
      `${file} was written by a newer wirecopy (schema ${version}; this one knows ${steps.length}): update wirecopy`,
      { trouble: 'version' },
    );
  }
}

/** Makes a new archive, or brings an older one up. */
export function migrate(database: SqliteDatabase, file: string, steps = migrations): void {
  refuseStrangers(database, file, steps);
  if (numberOf(database, 'user_version') === steps.length) return;
  inTransaction(database, () => {
    // Another process may have done it while this one waited for the lock, and a newer one more than that.
    refuseStrangers(database, file, steps);
    for (const step of steps.slice(numberOf(database, 'user_version'))) database.exec(step);
    database.exec(`PRAGMA application_id = ${archiveMark}; PRAGMA user_version = ${steps.length}`);
  });
}
