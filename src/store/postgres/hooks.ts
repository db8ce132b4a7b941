import { cursorOf, inOneOrder, type StateRow, stateFromRow } from '../hook-rows.js';
import type { HookChange, HookLease, HookState, HookStore } from '../hook-types.js';
import { clockDriftMs } from '../lease.js';
import type { Query } from '../query.js';
import { type Database, first, type Sql } from './database.js';
import { type ChangeReader, type Held, move } from './hook-held.js';
import { letterStore } from './hook-letters.js';
import { transact } from './retry.js';
import { lockSequence } from './sequence.js';

// Hooks read the changes as other consumers do, by a cursor; a lease beside it keeps two processes from delivering at once, and every
// step that moves the cursor asks for that lease in the same transaction.

export function hookStore(database: Database, articles: ChangeReader): HookStore {
  const held: Held = ({ name, owner }, work) =>
    transact(database, async (sql) => {
      const text = 'SELECT number FROM hook WHERE name = $1 AND lease_owner = $2 FOR NO KEY UPDATE';
      const row = await first<{ number: number }>(sql, text, [name, owner]);
      if (row) await work(sql, row.number);
      return row !== undefined;
    });
  return {
    add: (name, label) => transact(database, (sql) => add(sql, name, label)),
    all: () => statesOf(database, null),
    get: async (name) => (await statesOf(database, name))[0] ?? null,
    remove: (name) =>
      transact(database, async (sql) => {
        const changes = await sql.run('DELETE FROM hook WHERE name = $1', [name]);
        await sql.run('DELETE FROM cursor WHERE name = $1', [cursorOf(name)]);
        return changes > 0;
      }),
    owners: async () => {
      const text = 'SELECT DISTINCT lease_owner AS owner FROM hook WHERE lease_owner IS NOT NULL';
      return (await database.all<{ owner: string }>(text)).map(({ owner }) => owner);
    },
    claim: async ({ name, owner }, { now, leaseMs }) =>
      (await database.run(
        `UPDATE hook SET lease_owner = $1, lease_until = $2
         WHERE name = $3 AND (lease_owner IS NULL OR lease_until <= $4 OR lease_until > $5)`,
        [owner, Math.floor(now + leaseMs), name, Math.floor(now), Math.floor(now + leaseMs + clockDriftMs)],
      )) > 0,
    renew: async ({ name, owner }, until) => {
      const text = 'UPDATE hook SET lease_until = $1 WHERE name = $2 AND lease_owner = $3';
      return (await database.run(text, [Math.floor(until), name, owner])) > 0;
    },
    release: (lease, reached) => transact(database, (sql) => release(sql, lease, reached)),
    changes: (name, upTo, query) => changesOf(database, articles, { name, upTo, query }),
    ...letterStore(database, articles, held),
    delivered: (lease, { sequence, stored }) =>
      held(lease, async (sql, hook) => {
        await move(sql, lease.name, sequence);
        const article = [hook, stored.article.id];
        // It may have been pruned meanwhile.
        await sql.run(
          `INSERT INTO hook_delivery (article, hook) SELECT row, $1 FROM article WHERE id = $2 FOR KEY SHARE
           ON CONFLICT DO NOTHING`,
          article,
        );
        await sql.run(
          'DELETE FROM hook_letter WHERE hook = $1 AND article = (SELECT row FROM article WHERE id = $2)',
          article,
        );
        await sql.run(
          `UPDATE hook SET failures = 0, failing_since = NULL, last_error = NULL, paused_until = 0
           WHERE number = $1 AND failing_since IS NOT NULL`,
          [hook],
        );
      }),
    failed: (lease, { error, now, pausedUntil = 0 }) =>
      held(lease, async (sql, hook) => {
        await sql.run(
          `UPDATE hook SET last_error = $1, failing_since = coalesce(failing_since, $2), paused_until = $3 WHERE number = $4`,
          [error, Math.floor(now), Math.floor(pausedUntil), hook],
        );
      }),
    passed: (lease, sequence) => held(lease, (sql) => move(sql, lease.name, sequence)),
  };
}

async function add(sql: Sql, name: string, label: string): Promise<void> {
  const found = await first<{ label: string }>(sql, 'SELECT label FROM hook WHERE name = $1', [name]);
  if (found?.label === label) return;
  if (found) {
    await sql.run('UPDATE hook SET label = $1 WHERE name = $2', [label, name]);
    return;
  }
  const sequence = await lockSequence(sql);
  const made = await sql.run(
    `INSERT INTO hook (name, label, first_row) SELECT $1, $2, coalesce(max(row), 0) FROM article
     ON CONFLICT (name) DO NOTHING`,
    [name, label],
  );
  if (made === 0) return;
  await sql.run(
    `INSERT INTO cursor (name, sequence) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence, pending_sequence = NULL, pending_file = NULL, pending_temporary = NULL`,
    [cursorOf(name), sequence],
  );
}

/** A change that is being saved is waited for: whoever saved it found the hook taken, and left its delivery to the one who has it. */
async function release(sql: Sql, { name, owner }: HookLease, reached: number | undefined): Promise<boolean> {
  if (reached !== undefined && (await lockSequence(sql)) > reached) return false;
  const text = 'UPDATE hook SET lease_owner = NULL, lease_until = 0 WHERE name = $1 AND lease_owner = $2';
  await sql.run(text, [name, owner]);
  return true;
}

/** Notes that the one story of an address is gone, as a change for hooks; false where it is known, or the address is that of none or several. */
export function noteGone(database: Database, id: string, now: string): Promise<boolean> {
  return transact(database, async (sql) => {
    const sequence = (await lockSequence(sql)) + 1;
    const noted = await sql.run(
      `INSERT INTO gone (article, sequence, gone_at) SELECT row, $2, $3 FROM article WHERE id = $1
       ON CONFLICT (article) DO NOTHING`,
      [id, sequence, now],
    );
    if (noted > 0) await sql.run("UPDATE counter SET value = $1 WHERE name = 'sequence'", [sequence]);
    return noted > 0;
  });
}

/** Its page is there again. */
export async function noteBack(database: Database, id: string): Promise<void> {
  await database.run('DELETE FROM gone WHERE article = (SELECT row FROM article WHERE id = $1)', [id]);
}

async function statesOf(database: Database, name: string | null): Promise<HookState[]> {
  const rows = await database.all<StateRow>(
    `SELECT h.*, c.sequence, (SELECT count(*) FROM hook_letter l WHERE l.hook = h.number) AS letters,
       (SELECT count(*) FROM article a WHERE a.sequence > c.sequence)
         + (SELECT count(*) FROM gone g WHERE g.sequence > c.sequence) AS waiting
     FROM hook h LEFT JOIN cursor c ON c.name = 'hook:' || h.name WHERE $1::text IS NULL OR h.name = $1 ORDER BY h.number`,
    [name],
  );
  return rows.map(stateFromRow);
}

interface Range {
  name: string;
  upTo: number;
  query: Query;
}

async function* changesOf(
  database: Database,
  articles: ChangeReader,
  { name, upTo, query }: Range,
): AsyncGenerator<HookChange> {
  const hook = await first<{ number: number; first_row: number; after: number }>(
    database,
    'SELECT h.number, h.first_row, c.sequence AS after FROM hook h JOIN cursor c ON c.name = $1 WHERE h.name = $2',
    [cursorOf(name), name],
  );
  if (!hook) return;
  const span = { after: hook.after, upTo, query };
  yield* inOneOrder(articles.changesSince(span), articles.goneSince(span), async ({ article }) => {
    const text = `SELECT a.row <= $1 OR EXISTS (SELECT 1 FROM hook_delivery d WHERE d.hook = $2 AND d.article = a.row) AS known
      FROM article a WHERE a.id = $3`;
    const found = await first<{ known: boolean }>(database, text, [hook.first_row, hook.number, article.id]);
    return found?.known === true;
  });
}
