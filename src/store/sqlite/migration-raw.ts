/** What says that two raw pages read the same (`page-signature.ts`), and settings that belong to an archive, not to a machine. */
export const rawMigration = `
ALTER TABLE capture ADD COLUMN signature TEXT;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;
