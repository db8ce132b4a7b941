/** Behind every letter: what has no headline is last. */
const last = '\u{10ffff}';

/** What lists are sorted by where they go by headline; the index is of the same words. */
export const headlineKey = `coalesce(a.headline, '${last}') COLLATE NOCASE`;

/** Lists by kind, by first sighting and by headline, each read off an index. */
export const listMigration = `
CREATE INDEX article_kind ON article (kind, sort_at);
CREATE INDEX article_seen ON article (first_seen);
CREATE INDEX article_headline ON article (${headlineKey.replace('a.', '')});
`;
