import { Chalk } from 'chalk';
import type { Command } from 'commander';
import { UsageError } from '../../../errors.js';
import { printableLine } from '../../../output/index.js';
import { nearest } from '../../../shared/nearest.js';
import { type Context, write } from '../../context.js';
import { exitCodes } from '../../exit-codes.js';
import { configNames } from '../../flags/config.js';
import { configFolder } from '../../folders.js';
import { colourLevel } from '../../screen/colour.js';
import { columnLines } from '../../screen/columns.js';
import { inColour } from '../../screen/terminal-guard.js';
import { type Setting, settingsOf, strayKeys } from './settings.js';

export interface ConfigFlags {
  set?: boolean;
  format?: 'text' | 'json';
}

/** Prints settings; the status is 1 where something that a file says does not count. */
export async function runConfig(
  [name, ...words]: string[],
  flags: ConfigFlags,
  context: Context,
  program: Command,
): Promise<number> {
  const chosen = name === undefined ? program.commands : [commandNamed(name, program)];
  const typed = name === undefined ? new Map<string, string[]>() : setFlags(chosen[0]!, words);
  const all = await settingsOf(chosen, { program, context, typed });
  const settings = flags.set ? all.filter((one) => one.from !== 'default') : all;
  const strays = await strayKeys(program, context);
  if (flags.format === 'json') {
    for (const one of settings) await write(context.stdout, `${JSON.stringify(one)}\n`);
    for (const problem of strays) await write(context.stdout, `${JSON.stringify({ key: null, problem })}\n`);
  } else await write(inColour(context).stdout, text(settings, strays, context));
  const isTrouble = strays.length > 0 || all.some((one) => one.problem !== null);
  return isTrouble ? exitCodes.someFailed : exitCodes.done;
}

function commandNamed(name: string, program: Command): Command {
  const found = program.commands.find((one) => one.name() === name);
  if (found) return found;
  const best = nearest(
    name,
    program.commands.map((one) => one.name()),
  );
  throw new UsageError(`there is no command '${name}'${best ? `: did you mean '${best}'?` : ''}`);
}

/** As if they had been typed after the command; gives the values as they stand there. */
function setFlags(command: Command, words: readonly string[]): Map<string, string[]> {
  const typed = new Map<string, string[]>();
  for (const option of command.options) {
    const { parseArg } = option;
    const key = option.attributeName();
    option.parseArg = <T>(value: string, before: T): T => {
      typed.set(key, [...(typed.get(key) ?? []), value]);
      return parseArg ? (parseArg(value, before) as T) : (value as T);
    };
  }
  const { unknown, operands } = command.parseOptions([...words]);
  const [wrong] = [...unknown, ...operands];
  if (wrong !== undefined) throw new UsageError(`${wrong} is not a flag of ${command.name()}`);
  return typed;
}

function text(settings: readonly Setting[], strays: readonly string[], context: Context): string {
  const colours = new Chalk({ level: colourLevel(undefined, context.env, context.isStdoutTerminal) });
  const files = context.config?.files ?? [];
  const places = `${configNames.join(', ')} here, or config.json, .yaml, .yml in ${configFolder(context.env)}`;
  const head = files.length > 0 ? `files: ${files.join(', ')}` : `files: none (${places})`;
  const isDivided = (key: string): boolean => settings.filter((one) => one.key === key).length > 1;
  const rows = settings.map(({ key, value, problem, ...one }) => [
    printableLine(key),
    printableLine(shown(value) + (problem === null ? '' : `  (${problem})`)),
    printableLine(fromWhere({ ...one, commands: isDivided(key) ? one.commands : [] })),
  ]);
  const lines = columnLines(rows, -1).map((line, at) => {
    const { from, problem } = settings[at]!;
    return problem !== null ? colours.red(line) : from === 'default' ? colours.dim(line) : line;
  });
  const trouble = strays.map((one) => colours.red(printableLine(one)));
  return `${[printableLine(head), ...lines, ...trouble].join('\n')}\n`;
}

const shown = (value: unknown): string =>
  value === null
    ? '-'
    : typeof value === 'string'
      ? value
      : Array.isArray(value)
        ? value.join(', ')
        : JSON.stringify(value);

/** `default`, `WIRECOPY_DELAY`, `config.yaml:3`; and for which commands, where it is not one for all. */
function fromWhere({ from, variable, file, line, commands }: Omit<Setting, 'key' | 'value' | 'problem'>): string {
  const place = from === 'file' ? `${file}${line === null ? '' : `:${line}`}` : (variable ?? from);
  return commands.length === 0 ? place : `${place} (${commands.join(', ')})`;
}
