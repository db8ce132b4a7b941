import { type Database, first } from './database.js';
import { transact } from './retry.js';
import { nextSequence } from './sequence.js';

/** Notes that an article's page is not there any more; false where that is known. */
export const noteGone = (database: Database, id: string, now: string): Promise<boolean> =>
  transact(database, async (sql) => {
    // The lock comes first: two that note it at once come one after another.
    const sequence = await nextSequence(sql);
    const noted = await sql.run(
      `INSERT INTO gone (article, sequence, gone_at) SELECT row, $2, $3 FROM article WHERE id = $1 ON CONFLICT (article) DO NOTHING`,
      [id, sequence, now],
    );
    return noted > 0;
  });

/** Its page is there again. */
export async function noteBack(database: Database, id: string): Promise<void> {
  const found = await first(database, 'SELECT 1 FROM gone g JOIN article a ON a.row = g.article WHERE a.id = $1', [id]);
  if (found) await database.run('DELETE FROM gone WHERE article = (SELECT row FROM article WHERE id = $1)', [id]);
}
