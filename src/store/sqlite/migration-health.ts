/** How a source fares: since when it fails, why at first and why now, and when somebody was last told. */
export const healthMigration = `
ALTER TABLE source ADD COLUMN failing_since INTEGER;
ALTER TABLE source ADD COLUMN first_error TEXT;
ALTER TABLE source ADD COLUMN error_code TEXT;
ALTER TABLE source ADD COLUMN error_status INTEGER;
ALTER TABLE source ADD COLUMN alarmed_at INTEGER;
UPDATE source SET failing_since = coalesce(answered_at, added_at), first_error = last_error WHERE error_streak > 0;
`;
