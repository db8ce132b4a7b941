import { cursorOf } from '../hook-rows.js';
import type { HookChange, HookLease } from '../hook-types.js';
import type { Query } from '../query.js';
import type { StoredArticle } from '../store.js';
import type { Sql } from './database.js';

interface Span {
  after: number;
  upTo: number;
  query: Query;
}

/** What hooks read of articles. */
export interface ChangeReader {
  /** Changes in (`after`, `upTo`] that a query finds, in their order. */
  changesSince(span: Span): AsyncGenerator<Omit<HookChange, 'event'>>;
  /** The same of articles whose page is gone, each by the number that its end was given. */
  goneSince(span: Span): AsyncGenerator<Omit<HookChange, 'event'>>;
  get(id: string): Promise<StoredArticle | null>;
}

/** Work for whoever holds a hook's lease, in one transaction; false where somebody else does. */
export type Held = (lease: HookLease, work: (sql: Sql, hook: number) => Promise<void>) => Promise<boolean>;

/** A hook's place moves, and never back. */
export async function move(sql: Sql, name: string, sequence: number): Promise<void> {
  const text = 'UPDATE cursor SET sequence = greatest(sequence, $1) WHERE name = $2';
  await sql.run(text, [sequence, cursorOf(name)]);
}
