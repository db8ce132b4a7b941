import type { SourceEdit } from './source-types.js';

// What an edit of a source writes, and how long what left its source, or was kept out of it, is remembered.

/** How long an entry that left its source is remembered: feeds of several servers show it again by turns. */
export const goneKeptMs = 60 * 86_400_000;
/** How long a story that rules keep out is remembered: as long as an entry that left its feed. */
export const leftOutKeptMs = goneKeptMs;

const columns: { [Key in keyof Required<SourceEdit>]: [column: string, value: (of: SourceEdit[Key]) => unknown] } = {
  title: ['title', (title) => title],
  folder: ['folder', (folder) => folder],
  tags: ['tags', JSON.stringify],
  note: ['note', (note) => note],
  entriesOnly: ['entries_only', Number],
  only: ['only_rules', JSON.stringify],
  skip: ['skip_rules', JSON.stringify],
  delayMs: ['delay_ms', (ms) => ms],
  headers: ['headers', JSON.stringify],
};

/** Columns of a source and the values that an edit puts there. */
export function columnsOfEdit(changes: SourceEdit): [column: string, value: string | number | null][] {
  return (Object.keys(columns) as (keyof SourceEdit)[]).flatMap((key) => {
    const value = changes[key];
    const [column, written] = columns[key] as [string, (of: unknown) => string | number | null];
    return value === undefined ? [] : [[column, written(value)]];
  });
}
