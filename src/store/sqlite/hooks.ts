import { inTransaction } from '../../shared/sqlite.js';
import { changesSince, goneSince, lastSequence } from './cursors.js';
import { nextSequence } from './columns.js';
import type { HookChange, HookLease, HookState, HookStore } from '../hook-types.js';
import { letterStore } from './hook-letters.js';
import { cursorOf, inOneOrder, type StateRow, stateFromRow } from '../hook-rows.js';
import { clockDriftMs } from '../lease.js';
import type { Query } from '../query.js';
import type { Statements } from './statements.js';

// Hooks read the changes as other consumers do, by a cursor; a lease beside it keeps two processes from delivering at once, and every
// step that moves the cursor asks for that lease in the same transaction.

export function hookStore(statements: Statements): HookStore {
  const { database } = statements;
  /** In one transaction, and only for whoever holds the lease. */
  const held = (lease: HookLease, work: (hook: number) => void): boolean =>
    inTransaction(database, () => {
      const row = statements.get<{ number: number }>(
        'SELECT number FROM hook WHERE name = ? AND lease_owner = ?',
        lease.name,
        lease.owner,
      );
      if (row) work(row.number);
      return row !== undefined;
    });
  const move = (name: string, sequence: number): void => {
    statements.run('UPDATE cursor SET sequence = max(sequence, ?) WHERE name = ?', sequence, cursorOf(name));
  };
  return {
    add: async (name, label) =>
      inTransaction(database, () => {
        const { changes } = statements.run(
          'INSERT OR IGNORE INTO hook (name, label, first_row) SELECT ?, ?, coalesce(max(row), 0) FROM article',
          name,
          label,
        );
        if (changes === 0)
          statements.run('UPDATE hook SET label = ? WHERE name = ? AND label <> ?', label, name, label);
        else
          statements.run(
            'INSERT OR REPLACE INTO cursor (name, sequence) VALUES (?, ?)',
            cursorOf(name),
            lastSequence(statements),
          );
      }),
    all: async () => statesOf(statements, null),
    get: async (name) => statesOf(statements, name)[0] ?? null,
    remove: async (name) =>
      inTransaction(database, () => {
        statements.run('DELETE FROM cursor WHERE name = ?', cursorOf(name));
        return statements.run('DELETE FROM hook WHERE name = ?', name).changes > 0;
      }),
    owners: async () =>
      statements
        .all<{ owner: string }>('SELECT DISTINCT lease_owner AS owner FROM hook WHERE lease_owner IS NOT NULL')
        .map(({ owner }) => owner),
    claim: async ({ name, owner }, { now, leaseMs }) =>
      inTransaction(
        database,
        () =>
          statements.run(
            `UPDATE hook SET lease_owner = ?, lease_until = ?
             WHERE name = ? AND (lease_owner IS NULL OR lease_until <= ? OR lease_until > ?)`,
            owner,
            now + leaseMs,
            name,
            now,
            now + leaseMs + clockDriftMs,
          ).changes > 0,
      ),
    renew: async ({ name, owner }, until) =>
      statements.run('UPDATE hook SET lease_until = ? WHERE name = ? AND lease_owner = ?', until, name, owner).changes >
      0,
    release: async ({ name, owner }, reached) =>
      inTransaction(database, () => {
        if (reached !== undefined && lastSequence(statements) > reached) return false;
        statements.run(
          'UPDATE hook SET lease_owner = NULL, lease_until = 0 WHERE name = ? AND lease_owner = ?',
          name,
          owner,
        );
        return true;
      }),
    changes: (name, upTo, query) => changesOf(statements, { name, upTo, query }),
    ...letterStore(statements, held, move),
    delivered: async (lease, { sequence, stored }) =>
      held(lease, (hook) => {
        move(lease.name, sequence);
        // It may have been pruned meanwhile.
        statements.run(
          'INSERT OR IGNORE INTO hook_delivery (article, hook) SELECT row, ? FROM article WHERE id = ?',
          hook,
          stored.article.id,
        );
        statements.run(
          'DELETE FROM hook_letter WHERE hook = ? AND article = (SELECT row FROM article WHERE id = ?)',
          hook,
          stored.article.id,
        );
        statements.run(
          'UPDATE hook SET failures = 0, failing_since = NULL, last_error = NULL, paused_until = 0 WHERE number = ? AND failing_since IS NOT NULL',
          hook,
        );
      }),
    failed: async (lease, { error, now, pausedUntil = 0 }) =>
      held(lease, (hook) => {
        statements.run(
          'UPDATE hook SET last_error = ?, failing_since = coalesce(failing_since, ?), paused_until = ? WHERE number = ?',
          error,
          now,
          pausedUntil,
          hook,
        );
      }),
    passed: async (lease, sequence) => held(lease, () => move(lease.name, sequence)),
  };
}

/** Notes that the one story of an address is gone, as a change for hooks; false where it is known, or the address is that of none or several. */
export function noteGone(statements: Statements, id: string, now: string): boolean {
  return inTransaction(statements.database, () => {
    const found = statements.get<{ row: number; gone: number | null }>(
      'SELECT a.row, g.article AS gone FROM article a LEFT JOIN gone g ON g.article = a.row WHERE a.id = ?',
      id,
    );
    if (!found || found.gone !== null) return false;
    statements.run(
      'INSERT INTO gone (article, sequence, gone_at) VALUES (?, ?, ?)',
      found.row,
      nextSequence(statements),
      now,
    );
    return true;
  });
}

/** Its page is there again. */
export function noteBack(statements: Statements, id: string): void {
  const sql = 'SELECT g.article FROM gone g JOIN article a ON a.row = g.article WHERE a.id = ?';
  const found = statements.get<{ article: number }>(sql, id);
  if (found) statements.run('DELETE FROM gone WHERE article = ?', found.article);
}

function statesOf(statements: Statements, name: string | null): HookState[] {
  return statements
    .all<StateRow>(
      `SELECT h.*, c.sequence, (SELECT count(*) FROM hook_letter l WHERE l.hook = h.number) AS letters,
         (SELECT count(*) FROM article a WHERE a.sequence > c.sequence)
           + (SELECT count(*) FROM gone g WHERE g.sequence > c.sequence) AS waiting
       FROM hook h LEFT JOIN cursor c ON c.name = 'hook:' || h.name WHERE ? IS NULL OR h.name = ? ORDER BY h.number`,
      name,
      name,
    )
    .map(stateFromRow);
}

interface Range {
  name: string;
  upTo: number;
  query: Query;
}

async function* changesOf(statements: Statements, { name, upTo, query }: Range): AsyncGenerator<HookChange> {
  const hook = statements.get<{ number: number; first_row: number; after: number }>(
    'SELECT h.number, h.first_row, c.sequence AS after FROM hook h JOIN cursor c ON c.name = ? WHERE h.name = ?',
    cursorOf(name),
    name,
  );
  if (!hook) return;
  const { after } = hook;
  yield* inOneOrder(
    changesSince(statements, { after, upTo, query }),
    goneSince(statements, { after, upTo, query }),
    async ({ article }) => isKnown(statements, hook, article.id),
  );
}

function isKnown(statements: Statements, hook: { number: number; first_row: number }, id: string): boolean {
  const sql = `SELECT a.row <= ? OR EXISTS (SELECT 1 FROM hook_delivery d WHERE d.hook = ? AND d.article = a.row) AS known
    FROM article a WHERE a.id = ?`;
  return statements.get<{ known: number }>(sql, hook.first_row, hook.number, id)?.known === 1;
}
