import path from 'node:path';
import type { Command, Option } from 'commander';
import { messageOf } from '../../../errors.js';
import type { Context } from '../../context.js';
import { type Config, type FoundSetting, settingOf, variableOf, optionValue } from '../../flags/config.js';
import { inWords, unknownKeys } from '../../flags/config-keys.js';
import { dataFolder } from '../../folders.js';
import { nearest } from '../../../shared/nearest.js';
import { linesOf } from './lines.js';
import { masked } from './masked.js';

/** One setting as it counts. */
export interface Setting {
  key: string;
  /** Commands in which it has this value. */
  commands: string[];
  value: unknown;
  from: 'flag' | 'variable' | 'file' | 'default';
  variable: string | null;
  file: string | null;
  line: number | null;
  /** What is wrong with it. */
  problem: string | null;
}

interface Place {
  program: Command;
  config: Config;
  context: Context;
  /** The file and its lines. */
  lines: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Values of flags as they were typed. */
  typed: ReadonlyMap<string, readonly string[]>;
}

/** Flags that ask for something once, or are about the configuration itself. */
const notSettings = new Set(['config', 'help', 'version', 'set']);
const isSetting = (option: Option): boolean =>
  // What is said of one source is typed for it.
  !notSettings.has(option.attributeName()) && !['With edit:', 'Taking away:'].includes(option.helpGroupHeading ?? '');

/** Every setting of some commands, those that are the same in several of them once. */
export async function settingsOf(
  commands: readonly Command[],
  { program, context, typed }: Pick<Place, 'program' | 'context' | 'typed'>,
): Promise<Setting[]> {
  const config = context.config!;
  const lines = new Map<string, ReadonlyMap<string, number>>();
  for (const file of config.files) lines.set(file, await linesOf(file));
  const place = { program, config, context, lines, typed };
  const merged = new Map<string, Setting>();
  const add = (setting: Setting): void => {
    const { commands: own, ...same } = setting;
    const known = merged.get(JSON.stringify(same));
    if (known) known.commands.push(...own);
    else merged.set(JSON.stringify(same), setting);
  };
  for (const command of commands) {
    const options = command.options.filter(isSetting);
    for (const option of options.filter((one) => isFirst(one, options))) add(settingFrom(option, command, place));
  }
  return [...merged.values(), ...filesOnly(place)].sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
}

/** `--raw` and `--no-raw` are one setting. */
const isFirst = (option: Option, options: readonly Option[]): boolean =>
  options.find((one) => one.attributeName() === option.attributeName()) === option;

function settingFrom(option: Option, command: Command, place: Place): Setting {
  const key = option.attributeName();
  const setting = { key, commands: [command.name()], variable: null, file: null, line: null, problem: null };
  if (command.getOptionValueSource(key) === 'cli') {
    const words = place.typed.get(key) ?? [];
    const value = words.length > 1 ? words : (words[0] ?? command.getOptionValue(key));
    return { ...setting, value: masked(key, value), from: 'flag' };
  }
  const { program, config, context, lines } = place;
  const found = settingOf(option, command, { program, config, env: context.env });
  if (found === null) return { ...setting, value: defaultOf(option, context), from: 'default' };
  const { value, variable, file, isOwn } = found;
  const line = file === null ? null : (lines.get(file)?.get(isOwn ? `${command.name()}.${key}` : key) ?? null);
  const from = variable === null ? 'file' : 'variable';
  return { ...setting, value: masked(key, value), from, variable, file, line, problem: problemOf(option, found) };
}

/** The help says it where the code does not. */
function defaultOf(option: Option, context: Context): unknown {
  if (option.attributeName() === 'archive') return path.join(dataFolder(context.env), 'archive.db');
  if (option.defaultValue !== undefined) return option.defaultValue;
  return /\(default: ([^)]*)\)/.exec(option.description)?.[1] ?? null;
}

/** What the flag itself would say of the value. */
function problemOf(option: Option, { value }: FoundSetting): string | null {
  try {
    optionValue(option, value);
    return null;
  } catch (error) {
    const message = messageOf(error).replace(/^error: /, '');
    return option.attributeName() === 'header' ? 'is not a header: "Name: value"' : message;
  }
}

/** What only a file can say: the folder of site rules, and headers of single hosts. */
function filesOnly({ config, lines }: Place): Setting[] {
  const at = (key: string): { file: string | null; line: number | null } => {
    for (const file of [...config.files].reverse()) {
      const line = lines.get(file)?.get(key);
      if (line !== undefined) return { file, line };
    }
    return { file: config.files.at(-1) ?? null, line: null };
  };
  const hosts = Object.entries(config.hosts).flatMap(([host, { headers = {} }]) =>
    Object.keys(headers).map((name) => ({ key: `hosts.${host}.headers.${name}`, value: '***' as unknown })),
  );
  const sites = config.sites === null ? [] : [{ key: 'sites', value: config.sites as unknown }];
  const rest = { commands: [], from: 'file' as const, variable: null, problem: null };
  return [...sites, ...hosts].map(({ key, value }) => ({ key, value, ...rest, ...at(key) }));
}

/** What a file or a variable says that nobody reads, or that does not count where it stands. */
export async function strayKeys(program: Command, context: Context): Promise<string[]> {
  const config = context.config!;
  const unknown: string[] = [];
  for (const one of unknownKeys(config, program)) {
    const line = (await linesOf(one.file)).get(one.section === null ? one.key : `${one.section}.${one.key}`);
    unknown.push(inWords(line === undefined ? one : { ...one, file: `${one.file}:${line}` }));
  }
  const ignored = config.ignored.map(
    ({ key, file }) => `"${key}" in ${file} does not count there: it is a file of the working folder`,
  );
  return [...unknown, ...ignored, ...strayVariables(program, context.env)];
}

/** Variables that are none of a flag's. */
const otherVariables = 'CONFIG DEBUG PAGER TEST_POSTGRES HOOK_SECRET HOOK EVENT ID REVISION SEQUENCE ATTEMPT DELIVERY'
  .split(' ')
  .map((name) => `WIRECOPY_${name}`);

function strayVariables(program: Command, env: Context['env']): string[] {
  const known = [
    ...otherVariables,
    ...program.commands.flatMap((one) => one.options.map((option) => variableOf(option.attributeName()))),
  ];
  return Object.keys(env)
    .filter((name) => name.startsWith('WIRECOPY_') && !known.includes(name))
    .map((name) => {
      const best = nearest(name, known);
      return `the variable ${name} is not known${best ? `: did you mean ${best}?` : ''}`;
    });
}
