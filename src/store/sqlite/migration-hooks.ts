/**
 * Hooks: who is called when an article is new, revised or gone. Each has a place of its own in `cursor`, under `hook:<name>`. `first_row`
 * is the newest article when it began: what was there before is never new to it. `gone` are articles whose page is not there any more.
 */
export const hooksMigration = `
CREATE TABLE hook (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  first_row INTEGER NOT NULL,
  lease_until INTEGER NOT NULL DEFAULT 0,
  lease_owner TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  failing_since INTEGER,
  last_error TEXT,
  paused_until INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE hook_delivery (
  article INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  hook INTEGER NOT NULL REFERENCES hook (number) ON DELETE CASCADE,
  PRIMARY KEY (article, hook)
) STRICT, WITHOUT ROWID;
CREATE TABLE hook_letter (
  article INTEGER NOT NULL REFERENCES article (row) ON DELETE CASCADE,
  hook INTEGER NOT NULL REFERENCES hook (number) ON DELETE CASCADE,
  sequence INTEGER NOT NULL,
  event TEXT NOT NULL,
  error TEXT NOT NULL,
  failed_at TEXT NOT NULL,
  is_due INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (article, hook)
) STRICT, WITHOUT ROWID;
CREATE TABLE gone (
  article INTEGER PRIMARY KEY REFERENCES article (row) ON DELETE CASCADE,
  sequence INTEGER NOT NULL UNIQUE,
  gone_at TEXT NOT NULL
) STRICT;
`;
