/**
 * What a user says of a source: where it stands, rules of what comes in, manners, headers. `rules_applied` are the rules by which
 * `left_out`, stories that they keep out, was last gone through: looser ones let them in.
 */
export const sourcesMigration = `
ALTER TABLE source ADD COLUMN folder TEXT;
ALTER TABLE source ADD COLUMN note TEXT;
ALTER TABLE source ADD COLUMN only_rules TEXT NOT NULL DEFAULT '[]';
ALTER TABLE source ADD COLUMN skip_rules TEXT NOT NULL DEFAULT '[]';
ALTER TABLE source ADD COLUMN rules_applied TEXT;
ALTER TABLE source ADD COLUMN delay_ms INTEGER;
ALTER TABLE source ADD COLUMN headers TEXT NOT NULL DEFAULT '[]';
CREATE TABLE left_out (
  source INTEGER NOT NULL REFERENCES source (row) ON DELETE CASCADE,
  key TEXT NOT NULL,
  story BLOB NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (source, key)
) STRICT;
CREATE INDEX left_out_seen ON left_out (source, seen_at);
`;
