import type { Command } from 'commander';

/** Adds the flags that say where records go and what of them; the command itself says which formats it has. */
export function addOutputFlags(command: Command): Command {
  command
    .option('-o, --output <file>', 'write to a file, which appears whole or not at all')
    .option('--output-dir <dir>', 'write one file a record into a folder')
    .option('--name <template>', 'names of the files in --output-dir', '{date}-{slug}.json')
    .option('--template <text>', "one line a record, such as '{date} {headline}'")
    .option('--field <names>', 'only these keys of the records, with commas between them')
    .option('--no-formula-guard', 'CSV and TSV: leave cells that begin with = + - @ as they are');
  return addColourFlags(command);
}

/** Adds `--color` and `--no-color`. */
export function addColourFlags(command: Command): Command {
  return command.option('--color', 'colour also where no terminal is').option('--no-color', 'no colour');
}
