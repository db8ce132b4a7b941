/** How many workers died over a source or page, which PostgreSQL's archive counts: a copy there and back keeps it. */
export const deathsMigration = `
ALTER TABLE source ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
ALTER TABLE page ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
`;
