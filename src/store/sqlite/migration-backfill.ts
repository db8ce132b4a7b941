/**
 * A site's past that is being read: what was asked for, and each address with what came of it. `kind` is a page, or a list that names
 * others (`list`: sitemap or feed, `index`: an archive's). A lease belongs to the process that reads; `begun` counts how often one began.
 */
export const backfillMigration = `
CREATE TABLE backfill (
  number INTEGER PRIMARY KEY,
  site TEXT NOT NULL UNIQUE,
  since TEXT,
  until TEXT,
  listed_at INTEGER,
  asked_at INTEGER NOT NULL
) STRICT;
CREATE TABLE backfill_address (
  row INTEGER PRIMARY KEY,
  backfill INTEGER NOT NULL REFERENCES backfill (number) ON DELETE CASCADE,
  key TEXT NOT NULL,
  url TEXT NOT NULL,
  host TEXT NOT NULL,
  kind TEXT NOT NULL,
  source TEXT,
  guid TEXT,
  entry BLOB,
  date TEXT,
  date_from TEXT,
  capture TEXT,
  digest TEXT,
  is_past INTEGER NOT NULL DEFAULT 0,
  place TEXT,
  outcome TEXT NOT NULL,
  code TEXT,
  status INTEGER,
  message TEXT,
  article TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  is_final INTEGER NOT NULL DEFAULT 0,
  begun INTEGER NOT NULL DEFAULT 0,
  tried_at INTEGER,
  lease_until INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT
) STRICT;
CREATE UNIQUE INDEX backfill_address_key ON backfill_address (backfill, key);
CREATE INDEX backfill_address_outcome ON backfill_address (backfill, kind, outcome);
CREATE INDEX backfill_address_waiting ON backfill_address (backfill, kind, host, begun, row) WHERE outcome = 'waiting';
CREATE INDEX backfill_address_next ON backfill_address (backfill, kind, begun, row) WHERE outcome = 'waiting';
CREATE INDEX backfill_address_digest ON backfill_address (backfill, digest) WHERE digest IS NOT NULL;
CREATE INDEX backfill_address_lease ON backfill_address (lease_owner) WHERE lease_owner IS NOT NULL;
`;
