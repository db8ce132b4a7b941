import { expect, test } from 'vitest';
import { emptyQuery, phraseOf, type Query, type Sort } from '../../src/store/index.js';
import { openSqlite } from '../../src/shared/sqlite.js';
import { migrate } from '../../src/store/sqlite/migrations.js';
import { sortedRows } from '../../src/store/sqlite/sorted.js';
import { Planned } from '../helpers/planned.js';

test('no order of a list sorts the archive, with filters that many rows fit or without', async () => {
  const database = await openSqlite(':memory:', { timeoutMs: 0 });
  migrate(database, ':memory:');
  database.exec(`WITH RECURSIVE each (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM each WHERE n < 12000)
    INSERT INTO article (id, host, headline, sort_at, main_language, kind, first_seen, changed_at, revision, revisions, edits,
      content_hash, sequence)
    SELECT n, 'h' || (n % 7), 'Headline ' || (n % 1000), n * 7919 % 12000, 'en', 'article', n % 90, 'x', 1, 1, 0, 'x', n FROM each;
    INSERT INTO fulltext (rowid, tags) SELECT row, 'ports' FROM article`);
  const filters: Partial<Query>[] = [
    {},
    { language: 'en' },
    { kinds: ['article'] },
    { tags: [phraseOf('ports', 'tags')!] },
    { wanted: phraseOf('ports', null)! },
  ];
  for (const by of ['date', 'seen', 'headline', 'source'] as Sort['by'][]) {
    for (const filter of filters) {
      const planned = new Planned(database);
      let count = 0;
      for (const rows of sortedRows(planned, { ...emptyQuery, ...filter }, { by, isReversed: false })) {
        count += rows.length;
        if (count >= 4000) break;
      }
      expect(count).toBeGreaterThanOrEqual(4000);
      expect(planned.plans.filter((plan) => plan.includes('B-TREE FOR ORDER BY'))).toEqual([]);
    }
  }
  database.close();
});
