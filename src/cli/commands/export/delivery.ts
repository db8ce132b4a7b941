import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { StoreError, UsageError } from '../../../errors.js';
import type { Cursor, Store } from '../../../store/index.js';
import type { Writer } from '../../writing/writer.js';

/** One turn of a consumer of `--since-last`. */
export interface Delivery {
  /** Its place: what changed after this is its. */
  from: number;
  /** Ends the output and moves the place, in an order that neither skips nor repeats when the process dies in between. */
  hand(writer: Writer, reached: number): Promise<void>;
}

/**
 * A file is delivered in three steps: its place and name are noted in the archive, it gets its name, the place moves. Whoever comes
 * after a crash sees by the note how far that went. Standard output has no such steps: it is delivered at least once.
 */
export async function openDelivery(
  name: string,
  output: string | undefined,
  store: Store,
  note: (line: string) => void,
): Promise<Delivery> {
  if (!/^[\p{L}\p{N}._-]{1,100}$/u.test(name)) {
    throw new UsageError(`--since-last ${name}: a name has letters, digits, dots, hyphens and underscores`);
  }
  const cursor = await settled(name, output, store, note);
  const move = async (from: Cursor, to: Cursor): Promise<void> => {
    if (await store.moveCursor(name, from, to)) return;
    throw new StoreError(`another export --since-last ${name} ran at the same time and was first: run this one again`);
  };
  return {
    from: cursor.sequence,
    hand: async (writer, reached) => {
      const file = await writer.finish();
      const moved = { sequence: reached, pending: null };
      if (file === null) {
        await writer.end();
        if (writer.isClosed()) return;
        return move(cursor, moved);
      }
      const announced = { sequence: cursor.sequence, pending: { sequence: reached, ...file } };
      await move(cursor, announced);
      try {
        await writer.end();
      } catch (error) {
        // Without its name nothing was delivered. The note goes first: a missing temporary file means that it got its name.
        await move(announced, cursor);
        throw error;
      }
      await move(announced, moved);
    },
  };
}

/** The consumer's place, after a run that was cut off has been judged. */
async function settled(
  name: string,
  output: string | undefined,
  store: Store,
  note: (line: string) => void,
): Promise<Cursor> {
  const cursor = await store.cursor(name);
  if (cursor.pending === null) return cursor;
  const { sequence, file, temporary } = cursor.pending;
  // In doubt it comes again: what a consumer has taken away, too.
  const isNamed = !existsSync(temporary) && existsSync(file);
  // The same file again: nobody was told that it is there, and all that was in it comes again with what is new.
  const isRedone = output !== undefined && path.resolve(output) === file;
  const next = { sequence: isNamed && !isRedone ? sequence : cursor.sequence, pending: null };
  if (!isNamed) rmSync(temporary, { force: true });
  if (!(await store.moveCursor(name, cursor, next))) {
    throw new StoreError(`another export --since-last ${name} is under way: run this one again`);
  }
  if (next.sequence === sequence)
    note(`the last export was cut off when ${file} was whole: this one goes on behind it`);
  return next;
}
