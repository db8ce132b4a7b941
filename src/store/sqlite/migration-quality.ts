/** How sure the reading of an article was; articles of before have none. */
export const qualityMigration = `
ALTER TABLE article ADD COLUMN quality REAL;
`;
