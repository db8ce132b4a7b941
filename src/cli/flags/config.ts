import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Command, Option } from 'commander';
import { messageOf, UsageError } from '../../errors.js';
import type { Context } from '../context.js';
import { configFolder, untilde } from '../folders.js';
import { readDataFile } from './data-file.js';

/** Configuration files as written: flags by their names, and what only a file can say. */
export interface Config {
  /** The files that were read, the stronger one last. */
  files: string[];
  /** Flags of every command, by long name in camelCase. */
  flags: Record<string, Setting>;
  /** Flags of one command. */
  commands: Record<string, Record<string, Setting>>;
  /** Folder of the user's own site rules, absolute. */
  sites: string | null;
  /** What is sent to one host only. */
  hosts: Record<string, { headers?: Record<string, string> }>;
  /** What stands in a file of the working folder and does not count there. */
  ignored: { key: string; file: string }[];
}

/** A value and the file that says so. */
export interface Setting {
  value: unknown;
  file: string;
}

/** What the file of the working folder may be called; without `wirecopy.`, that of the user's own folder. */
export const configNames = ['wirecopy.config.json', 'wirecopy.config.yaml', 'wirecopy.config.yml'];

/**
 * The file that `--config` or `WIRECOPY_CONFIG` names; else that of the working folder over that of the XDG config folder. A file in
 * the working folder is somebody else's: what writes, or sends secrets, does not count there.
 */
export async function loadConfig(context: Context, named: string | undefined): Promise<Config> {
  const config: Config = { files: [], flags: {}, commands: {}, sites: null, hosts: {}, ignored: [] };
  const given = named ?? (context.env.WIRECOPY_CONFIG || undefined);
  if (given !== undefined) {
    await addFile(config, [untilde(given)], { isWanted: true, isOwn: true });
    return config;
  }
  const folder = configFolder(context.env);
  const own = configNames.map((name) => path.join(folder, name.replace('wirecopy.', '')));
  await addFile(config, own, { isWanted: false, isOwn: true });
  await addFile(config, configNames, { isWanted: false, isOwn: false });
  return config;
}

interface Trust {
  /** That it is not there is an error. */
  isWanted: boolean;
  /** The user's own, or named by the user. */
  isOwn: boolean;
}

/** The first of several names that is there, over what is known already. */
async function addFile(config: Config, places: readonly string[], { isWanted, isOwn }: Trust): Promise<void> {
  for (const file of places) {
    const value = await readDataFile(file);
    if (value !== undefined) return merge(config, parseConfig(value, file), isOwn);
  }
  if (isWanted) throw new UsageError(`the configuration file ${places[0]} is not there`);
}

/** What a file of the working folder must not say: where is written, what is sent along, and which addresses are open. */
const ownersOnly = new Set(
  'output outputDir dir name failures journal archive save keepRaw rawFolder exports olderThan keepRevisions replaceEmpty header cookies hosts allowPrivate contact exec post hook forget waybackAddress'.split(
    ' ',
  ),
);

function merge(config: Config, found: Config, isOwn: boolean): void {
  config.files.push(...found.files);
  const allow = (key: string, file: string): boolean => {
    if (isOwn || !ownersOnly.has(key)) return true;
    config.ignored.push({ key, file });
    return false;
  };
  const allowed = (settings: Record<string, Setting>): Record<string, Setting> =>
    Object.fromEntries(Object.entries(settings).filter(([key, { file }]) => allow(key, file)));
  Object.assign(config.flags, allowed(found.flags));
  for (const [name, settings] of Object.entries(found.commands)) {
    config.commands[name] = { ...config.commands[name], ...allowed(settings) };
  }
  config.sites = found.sites ?? config.sites;
  if (Object.keys(found.hosts).length > 0 && allow('hosts', found.files[0]!)) config.hosts = found.hosts;
}

function parseConfig(value: unknown, file: string): Config {
  if (value === null || value === undefined) value = {};
  if (!isRecord(value)) throw new UsageError(`${file} must hold an object of flags`);
  const config: Config = { files: [file], flags: {}, commands: {}, sites: null, hosts: {}, ignored: [] };
  const settings = (one: Record<string, unknown>): Record<string, Setting> =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [camel(key), { value, file }]));
  for (const [key, one] of Object.entries(value)) {
    if (key === 'sites') config.sites = parseSites(one, file);
    else if (key === 'hosts') config.hosts = parseHosts(one, file);
    else if (isRecord(one)) config.commands[key] = settings(one);
    else config.flags[camel(key)] = { value: one, file };
  }
  return config;
}

/** Flags whose value is a path: in a file it is relative to that file. */
const paths = new Set([
  'archive',
  'output',
  'outputDir',
  'failures',
  'cookies',
  'journal',
  'dir',
  'rawFolder',
  'exports',
]);

const besideFile = (text: string, file: string): string => path.resolve(path.dirname(file), untilde(text));

/** A path as it counts: `-`, the memory and addresses of databases are none. */
function pathFrom(text: string, file: string): string {
  return text === '-' || /^(?:memory:|[a-z][a-z0-9+.-]+:\/\/)/i.test(text) ? text : besideFile(text, file);
}

function parseSites(value: unknown, file: string): string | null {
  if (value === null) return null;
  if (typeof value !== 'string') throw new UsageError(`sites in ${file} must be the path of a folder`);
  return besideFile(value, file);
}

function parseHosts(value: unknown, file: string): Config['hosts'] {
  if (!isRecord(value)) throw new UsageError(`hosts in ${file} must be an object: {"example.org": {"headers": {…}}}`);
  const hosts: Config['hosts'] = {};
  for (const [host, one] of Object.entries(value)) {
    const wrong = isRecord(one) ? Object.keys(one).find((key) => key !== 'headers') : host;
    if (wrong !== undefined) throw new UsageError(`hosts.${host} in ${file}: "${wrong}" is not known (headers is)`);
    const headers = (one as { headers?: unknown }).headers ?? {};
    if (!isRecord(headers))
      throw new UsageError(`hosts.${host}.headers in ${file} must be an object: {"Name": "value"}`);
    hosts[host.toLowerCase()] = {
      headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])),
    };
  }
  return hosts;
}

/**
 * Sets what the command line left open: `WIRECOPY_*`, then the files' section of the command, then the files' flags. Gives the flags
 * that were set, each with who says it.
 */
export function applyConfig(
  command: Command,
  program: Command,
  config: Config,
  env: Context['env'],
): Map<string, string> {
  const saidBy = new Map<string, string>();
  for (const option of command.options) {
    const key = option.attributeName();
    if (!['default', undefined].includes(command.getOptionValueSource(key))) continue;
    const found = settingOf(option, command, { program, config, env });
    if (found === null) continue;
    const from = found.variable ?? `${key} in ${found.file}`;
    setOption(command, option, found.value, from);
    if (option.long) saidBy.set(option.long, from);
  }
  return saidBy;
}

/** A value that the command line may leave open, and who says so. */
export interface FoundSetting {
  value: unknown;
  variable: string | null;
  file: string | null;
  /** The file says it for this command alone. */
  isOwn: boolean;
}

/** What `WIRECOPY_*` or a file says of a flag of a command; null where neither does. */
export function settingOf(
  option: Option,
  command: Command,
  { program, config, env }: { program: Command; config: Config; env: Context['env'] },
): FoundSetting | null {
  const key = option.attributeName();
  const variable = variableOf(key);
  const fromEnv = env[variable];
  if (fromEnv !== undefined && fromEnv !== '') {
    // cron and systemd do not expand it.
    return { value: paths.has(key) ? untilde(fromEnv) : fromEnv, variable, file: null, isOwn: false };
  }
  const own = config.commands[command.name()]?.[key];
  const found = own ?? config.flags[key];
  if (found?.value === undefined || found.value === null) return null;
  // A format for all commands is one of those that have it: `format: csv` must not end every sync.
  if (own === undefined && isChoiceElsewhere(option, String(found.value), program)) return null;
  const value = paths.has(key) ? pathFrom(String(found.value), found.file) : found.value;
  return { value, variable: null, file: found.file, isOwn: own !== undefined };
}

/** `perHost` is said by `WIRECOPY_PER_HOST`. */
export const variableOf = (key: string): string =>
  `WIRECOPY_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

/** A value that this flag does not take, and the flag of that name of another command does. */
function isChoiceElsewhere({ argChoices, long }: Option, value: string, program: Command): boolean {
  if (!argChoices || argChoices.includes(value)) return false;
  const others = program.commands.flatMap((one) => one.options.filter((other) => other.long === long));
  return others.some((one) => one.argChoices?.includes(value));
}

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', 'yes'].map((text): [string, boolean] => [text, true]),
  ...['false', '0', 'no'].map((text): [string, boolean] => [text, false]),
]);

function setOption(command: Command, option: Option, value: unknown, from: string): void {
  const key = option.attributeName();
  try {
    const parsed = optionValue(option, value);
    if (parsed !== undefined) command.setOptionValueWithSource(key, parsed, 'config');
  } catch (cause) {
    // The value of a header may be a secret.
    const shown = key === 'header' ? from : `${from} is ${String(value)}`;
    throw new UsageError(`${shown}: ${messageOf(cause)}`, { cause });
  }
}

/** A setting's value as its flag takes it, undefined where it leaves the flag off. Throws what the flag itself says of a wrong one. */
export function optionValue(option: Option, value: unknown): unknown {
  const isOn = yesOrNo.get(String(value).toLowerCase());
  if (!option.required && !option.optional) {
    if (isOn === undefined) throw new UsageError('must be true or false');
    return isOn;
  }
  // A flag whose value may be left out is a switch as well.
  if (option.optional && isOn !== undefined) return isOn || undefined;
  if (!option.parseArg) return String(value);
  const { parseArg } = option;
  if (!Array.isArray(value)) return parseArg(String(value), undefined);
  const given = value.map(String);
  const all = given.reduce<unknown>((before, one) => parseArg(one, before), undefined);
  // A flag that forgets what was given before takes its list in one word, with commas.
  const isForgetful = given.length > 1 && isDeepStrictEqual(all, parseArg(given.at(-1)!, undefined));
  return isForgetful ? parseArg(given.join(','), undefined) : all;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `per-host` is `perHost`. */
export const camel = (key: string): string => key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
