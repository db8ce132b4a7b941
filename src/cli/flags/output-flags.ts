import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.js';
import { bodyForms } from '../../options.js';

/** Adds the flags that say where records go and what of them; the command itself says which formats it has. */
export function addOutputFlags(command: Command): Command {
  addFileFlag(command)
    .option('--output-dir <dir>', 'write one file a record into a folder')
    .option(
      '--name <template>',
      'names of the files in --output-dir (default: {date}-{slug} and the ending of the format)',
    )
    .option('--template <text>', "one line a record, such as '{date} {headline}'")
    .option(
      '--field <names>',
      'only these keys of the records (JSON), or columns in this order (CSV, TSV), with commas between them',
    )
    .option('--no-formula-guard', 'CSV and TSV: leave cells that begin with = + - @ as they are');
  command
    .option('--bom', 'CSV and TSV: start with a byte order mark, so that Excel reads UTF-8')
    .option('--title <text>', 'HTML, feeds and OPML: the title of the page, feed or list (default: wirecopy)')
    .option('--link <url>', 'HTML and feeds: the address that the page or feed belongs to', parseLink);
  return addColourFlags(command);
}

/** Adds `--output`. */
export function addFileFlag(command: Command): Command {
  return command.option(
    '-o, --output <file>',
    'write to a file, whole or not at all; .gz packs it, and a SQLite file is added to',
  );
}

/** Adds the flags of a page or feed of edits. */
export function addEditsFlags(command: Command): Command {
  return command
    .optionsGroup('Edits as a page or feed (--edited with --format html, rss or atom):')
    .option('--title <text>', 'what it is called (default: Edited after publication)')
    .option('--link <url>', 'the address where it will stand', parseLink);
}

/** Adds `--body` to a command that prints what the archive keeps as text. */
export function addBodyFlag(command: Command): Command {
  return command.addOption(
    new Option('--body <form>', 'form of the body (default: text, or what the format wants)').choices(bodyForms),
  );
}

function parseLink(text: string): string {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
  throw new UsageError(`--link ${text} is not an http(s) address`);
}

/** Adds `--color` and `--no-color`. */
function addColourFlags(command: Command): Command {
  return command
    .option('--color', 'use colour even when the output is not a terminal')
    .option('--no-color', 'no colour');
}
