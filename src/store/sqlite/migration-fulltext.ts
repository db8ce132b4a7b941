/**
 * The full text under words that this program folds (`fold.ts`); SQLite's own tokenizers know too few scripts. The old index goes,
 * and the name with it: a process of an earlier version that still runs must fail and not write words folded otherwise. What the
 * articles say is put in by `rebuildIndex`, which an archive of any size can be interrupted in. `prefix = '2'` makes the index a
 * quarter larger and finds beginnings of two letters, and single Chinese signs, forty times as fast.
 */
export const fulltextMigration = `
DROP TABLE search;
CREATE VIRTUAL TABLE fulltext USING fts5 (
  headline, summary, body, authors, tags, marks,
  content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2'
);
INSERT INTO counter (name, value) SELECT 'indexed', 0 FROM article LIMIT 1;
`;
