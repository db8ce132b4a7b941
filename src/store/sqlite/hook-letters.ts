import { getArticle } from './find.js';
import { letterFromRow, type LetterRow } from '../hook-rows.js';
import type { HookChange, HookLease, HookLetter, HookStore, LetterChoice } from '../hook-types.js';
import type { Statements } from './statements.js';

// What a hook could not be told: one letter an article, in the order of the changes.

type LetterStore = Pick<HookStore, 'dueLetters' | 'setAside' | 'letters' | 'sendAgain' | 'clear'>;

export function letterStore(
  statements: Statements,
  held: (lease: HookLease, work: (hook: number) => void) => boolean,
  move: (name: string, sequence: number) => void,
): LetterStore {
  return {
    dueLetters: (name) => dueLetters(statements, name),
    setAside: async (lease, { sequence, event, stored }, { error, now }) =>
      held(lease, (hook) => {
        move(lease.name, sequence);
        statements.run(
          `INSERT INTO hook_letter (article, hook, sequence, event, error, failed_at)
           SELECT row, ?, ?, ?, ?, ? FROM article WHERE id = ?
           ON CONFLICT (article, hook) DO UPDATE SET sequence = excluded.sequence, event = excluded.event,
             error = excluded.error, failed_at = excluded.failed_at, is_due = 0`,
          hook,
          sequence,
          event,
          error,
          new Date(now).toISOString(),
          stored.article.id,
        );
        statements.run(
          `UPDATE hook SET failing_since = CASE WHEN failures < 3 THEN coalesce(failing_since, ?) ELSE ? END,
             failures = failures + 1, last_error = ? WHERE number = ?`,
          now,
          now,
          error,
          hook,
        );
      }),
    letters: async (choice = {}) => lettersOf(statements, choice),
    sendAgain: async (choice = {}) =>
      statements.run(`UPDATE hook_letter SET is_due = 1 WHERE ${isChosen}`, ...chosen(choice)).changes,
    clear: async (choice = {}) =>
      statements.run(`DELETE FROM hook_letter WHERE ${isChosen}`, ...chosen(choice)).changes,
  };
}

const isChosen = `(? IS NULL OR hook IN (SELECT number FROM hook WHERE name IN (SELECT value FROM json_each(?))))
  AND (? IS NULL OR article IN (SELECT row FROM article WHERE id IN (SELECT value FROM json_each(?))))`;

/** The parameters of `isChosen`. */
function chosen({ hooks = [], ids = [] }: LetterChoice): (string | null)[] {
  const list = (names: readonly string[]): string | null => (names.length === 0 ? null : JSON.stringify(names));
  return [list(hooks), list(hooks), list(ids), list(ids)];
}

function lettersOf(statements: Statements, choice: LetterChoice): HookLetter[] {
  return statements
    .all<LetterRow>(
      `SELECT h.name, a.id, a.headline, l.event, l.sequence, l.error, l.failed_at, l.is_due
       FROM (SELECT * FROM hook_letter WHERE ${isChosen}) l JOIN hook h ON h.number = l.hook JOIN article a ON a.row = l.article
       ORDER BY h.number, l.sequence`,
      ...chosen(choice),
    )
    .map(letterFromRow);
}

/** One at a time, as each stands when its turn comes. */
async function* dueLetters(statements: Statements, name: string): AsyncGenerator<HookChange> {
  for (const letter of lettersOf(statements, { hooks: [name] })) {
    const stored = letter.isDue ? getArticle(statements, letter.id) : null;
    if (stored) yield { sequence: letter.sequence, event: letter.event, stored };
  }
}
