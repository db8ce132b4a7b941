import { letterFromRow, type LetterRow } from '../hook-rows.js';
import type { HookChange, HookLetter, HookStore, LetterChoice } from '../hook-types.js';
import type { Database, SqlValue } from './database.js';
import { type ChangeReader, type Held, move } from './hook-held.js';
import { transact } from './retry.js';

// What a hook could not be told: one letter an article, in the order of the changes.

type LetterStore = Pick<HookStore, 'dueLetters' | 'setAside' | 'letters' | 'sendAgain' | 'clear'>;

export function letterStore(database: Database, articles: Pick<ChangeReader, 'get'>, held: Held): LetterStore {
  return {
    dueLetters: (name) => dueLetters(database, articles, name),
    setAside: (lease, { sequence, event, stored }, { error, now }) =>
      held(lease, async (sql, hook) => {
        await move(sql, lease.name, sequence);
        await sql.run(
          `INSERT INTO hook_letter (article, hook, sequence, event, error, failed_at)
           SELECT row, $1, $2, $3, $4, $5 FROM article WHERE id = $6 FOR KEY SHARE
           ON CONFLICT (article, hook) DO UPDATE SET sequence = excluded.sequence, event = excluded.event,
             error = excluded.error, failed_at = excluded.failed_at, is_due = 0`,
          [hook, sequence, event, error, new Date(now).toISOString(), stored.article.id],
        );
        await sql.run(
          `UPDATE hook SET failing_since = CASE WHEN failures < 3 THEN coalesce(failing_since, $1) ELSE $1 END,
             failures = failures + 1, last_error = $2 WHERE number = $3`,
          [Math.floor(now), error, hook],
        );
      }),
    letters: (choice = {}) => lettersOf(database, choice),
    sendAgain: (choice = {}) => change(database, 'UPDATE hook_letter l SET is_due = 1 FROM mine', choice),
    clear: (choice = {}) => change(database, 'DELETE FROM hook_letter l USING mine', choice),
  };
}

const isChosen = `($1::text[] IS NULL OR hook IN (SELECT number FROM hook WHERE name = ANY($1)))
  AND ($2::text[] IS NULL OR article IN (SELECT row FROM article WHERE id = ANY($2)))`;

/** The parameters of `isChosen`. */
function chosen({ hooks = [], ids = [] }: LetterChoice): SqlValue[] {
  const list = (names: readonly string[]): readonly string[] | null => (names.length === 0 ? null : names);
  return [list(hooks), list(ids)];
}

/** Of many letters, in one order. */
function change(database: Database, what: string, choice: LetterChoice): Promise<number> {
  const text = `WITH mine AS MATERIALIZED (SELECT hook, article FROM hook_letter WHERE ${isChosen} ORDER BY hook, article FOR UPDATE)
    ${what} WHERE l.hook = mine.hook AND l.article = mine.article`;
  return transact(database, (sql) => sql.run(text, chosen(choice)));
}

async function lettersOf(database: Database, choice: LetterChoice): Promise<HookLetter[]> {
  const rows = await database.all<LetterRow>(
    `SELECT h.name, a.id, a.headline, l.event, l.sequence, l.error, l.failed_at, l.is_due
     FROM (SELECT * FROM hook_letter WHERE ${isChosen}) l JOIN hook h ON h.number = l.hook JOIN article a ON a.row = l.article
     ORDER BY h.number, l.sequence`,
    chosen(choice),
  );
  return rows.map(letterFromRow);
}

/** One at a time, as each stands when its turn comes. */
async function* dueLetters(
  database: Database,
  articles: Pick<ChangeReader, 'get'>,
  name: string,
): AsyncGenerator<HookChange> {
  for (const letter of await lettersOf(database, { hooks: [name] })) {
    const stored = letter.isDue ? await articles.get(letter.id) : null;
    if (stored) yield { sequence: letter.sequence, event: letter.event, stored };
  }
}
