import { UsageError } from '../../errors.js';
import { recordKeys } from '../../output/index.js';
import type { Context } from '../context.js';
import type { OutputFlags, Shown } from './writer.js';

/** Formats whose records are objects of named keys, and those of columns. */
export const keyed: readonly string[] = ['json', 'ndjson', 'array'];
export const tables: readonly string[] = ['csv', 'tsv'];
const named: readonly string[] = ['html', 'rss', 'atom', 'jsonfeed'];

/**
 * Refuses a flag that a format has no place for, where it was typed: it would be believed to have an effect. A file's word is for the
 * formats that have one.
 */
export function checkFormatFlags(flags: OutputFlags, fields: string[] | null, format: Shown, context: Context): void {
  const only = (key: 'bom' | 'title' | 'link' | 'field', isGiven: boolean, formats: readonly string[]): void => {
    if (!isGiven || formats.includes(format) || context.typed?.has(key) === false) return;
    throw new UsageError(`--${key} goes with ${formats.join(', ')}, not with ${format}`);
  };
  only('bom', flags.bom === true, tables);
  only('title', flags.title !== undefined, named);
  only('link', flags.link !== undefined, named);
  if (format === 'sqlite' && flags.replaceEmpty && context.typed?.has('replaceEmpty') !== false)
    throw new UsageError('--replace-empty does not go with sqlite: records are added, and none are taken away');
  // Records are told apart by their text, and the full text is of it.
  if (format === 'sqlite' && (flags.body ?? 'text') !== 'text' && context.typed?.has('body') !== false)
    throw new UsageError(`--body ${flags.body} does not go with sqlite: its bodies are text`);
  only('field', fields !== null, [...keyed, ...tables]);
  const keys: readonly string[] = recordKeys;
  const column = keyed.includes(format) ? fields?.find((name) => !keys.includes(name)) : undefined;
  if (column !== undefined) throw new UsageError(`--field ${column} is a column of CSV, not a key of a record`);
}
