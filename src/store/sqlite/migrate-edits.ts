/** One edit, one revision: orders of pages are counted, looks that are not believed kept aside, validators forgotten in time. */
export const edits = `
ALTER TABLE page ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN entry_since INTEGER;
ALTER TABLE source ADD COLUMN entry BLOB;
ALTER TABLE source ADD COLUMN read_at INTEGER;
ALTER TABLE source ADD COLUMN answered_at INTEGER;
UPDATE source SET read_at = last_polled, answered_at = last_polled;
CREATE INDEX source_page ON source (url) WHERE kind = 'page';
CREATE TABLE aside (
  article INTEGER PRIMARY KEY REFERENCES article (row) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  record BLOB NOT NULL
) STRICT;
`;
