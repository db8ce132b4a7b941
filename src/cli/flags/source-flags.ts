import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import type { SourceEdit } from '../../store/index.js';
import { addHeader, parseDuration } from './fetch-flags.js';

/** What is said of a source; false and '' take it away. */
export interface SourceFlags {
  title?: string | false;
  folder?: string | false;
  tag?: string | false;
  note?: string | false;
  only?: string[] | false;
  skip?: string[] | false;
  delay?: number | false;
  header?: [string, string][] | false;
  entriesOnly?: boolean;
}

export const sourceFlagKeys = 'title folder tag note only skip delay header entriesOnly'.split(
  ' ',
) as (keyof SourceFlags)[];

const longestDelayMs = 3_600_000;
const longestText = 2000;
const mostFolders = 20;

/** An empty value empties the list. */
const collect = (value: string, before: string[] = []): string[] =>
  value.trim() === '' ? [] : [...before, value.trim()];

/** Adds what `follow` and `sources edit` say of a source, but for title, tags, delay and headers, which each names itself. */
export function addSourceFlags(command: Command): Command {
  return command
    .option('--folder <path>', 'where it stands among the sources, such as News/Ports')
    .option('--note <text>', 'a note to yourself')
    .option(
      '--only <rule>',
      'take only stories that a rule fits: words or /an expression/, perhaps behind address:, headline: or tag: (repeatable)',
      collect,
    )
    .option('--skip <rule>', 'leave out stories that a rule fits (repeatable)', collect)
    .option('--entries-only', 'keep to what the feed says; do not fetch the pages of its entries');
}

/** The forms that take something away. */
export function addUnsetFlags(command: Command): Command {
  command.optionsGroup('Taking away:');
  const named = { title: 'title', folder: 'folder', tag: 'tags', note: 'note', delay: 'delay', header: 'headers' };
  for (const [flag, what] of Object.entries({ ...named, only: '--only rules', skip: '--skip rules' })) {
    command.option(`--no-${flag}`, `take its ${what} away`);
  }
  return command.option('--no-entries-only', 'fetch the pages of its entries');
}

/** `''` is none, here and below. */
export const delayFromFlag = (text: string): number | false => {
  if (text.trim() === '') return false;
  const ms = parseDuration(text);
  if (ms <= longestDelayMs) return ms;
  throw new UsageError(`${text} is too long: a source waits an hour at most between two requests`);
};

export const headersFromFlag = (text: string, before?: [string, string][]): [string, string][] =>
  text.trim() === '' ? [] : addHeader(text, before);

/** Flags → what changes. Throws UsageError where a rule cannot be understood. */
export async function sourceEditFromFlags(flags: SourceFlags): Promise<SourceEdit> {
  const { title, folder, tag, note, only, skip, delay, header, entriesOnly } = flags;
  const { checkRules } = await import('../../sync/index.js');
  await checkRules('--only', only || []);
  await checkRules('--skip', skip || []);
  return {
    ...(title === undefined ? {} : { title: lineOf('--title', title) }),
    ...(folder === undefined ? {} : { folder: folderFrom(folder) }),
    ...(tag === undefined ? {} : { tags: tagsFrom(tag) }),
    ...(note === undefined ? {} : { note: lineOf('--note', note) }),
    ...(only === undefined ? {} : { only: [...new Set(only || [])] }),
    ...(skip === undefined ? {} : { skip: [...new Set(skip || [])] }),
    ...(delay === undefined ? {} : { delayMs: delay === false || delay === 0 ? null : delay }),
    ...(header === undefined ? {} : { headers: header || [] }),
    ...(entriesOnly === undefined ? {} : { entriesOnly }),
  };
}

function lineOf(flag: string, text: string | false): string | null {
  if (text === false) return null;
  if (text.length > longestText) throw new UsageError(`${flag} has ${longestText} signs at most`);
  return text.trim() || null;
}

/** Tags with commas between them, each once. */
const tagsFrom = (text: string | false): string[] => [
  ...new Set(
    (text || '')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

function folderFrom(text: string | false): string | null {
  const names = (lineOf('--folder', text) ?? '')
    .split('/')
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length > mostFolders) throw new UsageError(`--folder: ${mostFolders} folders in each other are the most`);
  return names.join('/') || null;
}
