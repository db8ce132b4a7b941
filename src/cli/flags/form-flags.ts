import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.js';

/** Adds `--format` and its short form `--json`, the same way for every command that prints. */
export function addFormFlags(command: Command, names: readonly string[], text: string): Command {
  return command
    .addOption(new Option('-f, --format <name>', text).choices(names))
    .option('--json', 'short for --format json');
}

/** `--json` as the `--format` that it stands for: a command asks for nothing but `format`. What was typed goes before a file's word. */
export function settleForm(command: Command): void {
  if (command.getOptionValue('json') !== true) return;
  const format = command.getOptionValue('format') as string | undefined;
  const isTyped = (key: string): boolean => command.getOptionValueSource(key) === 'cli';
  if (format !== undefined && isTyped('format')) {
    if (!isTyped('json')) return;
    if (format !== 'json') throw new UsageError(`--json and --format ${format} do not go together`);
  }
  command.setOptionValueWithSource('format', 'json', command.getOptionValueSource('json') ?? 'cli');
}

/** A wrong value is told with its flag, whoever reads the value. */
export function nameFlagInErrors(option: Option): void {
  const { parseArg, long } = option;
  if (!parseArg || !long) return;
  option.parseArg = <T>(value: string, before: T): T => {
    try {
      return parseArg(value, before) as T;
    } catch (cause) {
      if (!(cause instanceof UsageError) || cause.message.includes(long)) throw cause;
      throw new UsageError(`${long} ${cause.message}`, { cause });
    }
  };
}

/** Adds `--exit-code`. */
export function addExitCodeFlag(command: Command, what: string): Command {
  return command.option('--exit-code', `end with status 4 where ${what}`);
}
