/** Stories told by many: how many there are of each is asked for each row of a list. Few articles are in a group. */
export const groupMigration = `
CREATE INDEX article_group ON article (near_group, sort_at) WHERE near_group IS NOT NULL;
`;
