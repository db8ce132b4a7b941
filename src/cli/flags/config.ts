import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Command, Option } from 'commander';
import { messageOf, UsageError } from '../../errors.js';
import { nearest } from '../../shared/nearest.js';
import type { Context } from '../context.js';
import { configFolder } from '../folders.js';

/** A configuration file as written: flags by their names, and what only a file can say. */
export interface Config {
  /** Path of the file, null where none was found. */
  file: string | null;
  /** Flags of every command, by long name in camelCase. */
  flags: Record<string, unknown>;
  /** Flags of one command. */
  commands: Record<string, Record<string, unknown>>;
  /** Folder of the user's own site rules, absolute. */
  sites: string | null;
  /** What is sent to one host only. */
  hosts: Record<string, { headers?: Record<string, string> }>;
}

const names = ['wirecopy.config.json', 'wirecopy.config.yaml', 'wirecopy.config.yml'];

/** The first configuration file of: `WIRECOPY_CONFIG`, the working folder, the XDG config folder. */
export async function loadConfig(context: Context): Promise<Config> {
  const given = context.env.WIRECOPY_CONFIG;
  const folder = configFolder(context.env);
  const places = given ? [given] : [...names, ...names.map((name) => path.join(folder, name.replace('wirecopy.', '')))];
  for (const file of places) {
    const text = readIfThere(file, given !== undefined);
    if (text !== null) return parseConfig(await parseText(text, file), file);
  }
  return { file: null, flags: {}, commands: {}, sites: null, hosts: {} };
}

function readIfThere(file: string, isWanted: boolean): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (!isWanted && (cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new UsageError(`cannot read the configuration file ${file}`, { cause });
  }
}

async function parseText(text: string, file: string): Promise<unknown> {
  try {
    // yaml is loaded only where somebody writes YAML: it costs as much start-up as everything else together.
    return file.endsWith('.json') ? JSON.parse(text) : (await import('yaml')).parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : '';
    throw new UsageError(`${file} is not valid ${file.endsWith('.json') ? 'JSON' : 'YAML'}: ${why}`, { cause });
  }
}

function parseConfig(value: unknown, file: string): Config {
  if (value === null || value === undefined) value = {};
  if (!isRecord(value)) throw new UsageError(`${file} must hold an object of flags`);
  const config: Config = { file, flags: {}, commands: {}, sites: null, hosts: {} };
  for (const [key, one] of Object.entries(value)) {
    if (key === 'sites') config.sites = path.resolve(path.dirname(file), untilde(String(one)));
    else if (key === 'hosts') config.hosts = parseHosts(one, file);
    else if (isRecord(one)) config.commands[key] = camelKeys(one);
    else config.flags[camel(key)] = one;
  }
  return config;
}

function parseHosts(value: unknown, file: string): Config['hosts'] {
  if (!isRecord(value)) throw new UsageError(`hosts in ${file} must be an object: {"example.org": {"headers": {…}}}`);
  const hosts: Config['hosts'] = {};
  for (const [host, one] of Object.entries(value)) {
    const wrong = isRecord(one) ? Object.keys(one).find((key) => key !== 'headers') : host;
    if (wrong !== undefined) throw new UsageError(`hosts.${host} in ${file}: "${wrong}" is not known (headers is)`);
    const headers = (one as { headers?: unknown }).headers;
    hosts[host.toLowerCase()] = isRecord(headers)
      ? { headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])) }
      : {};
  }
  return hosts;
}

/** Sets what the command line left open: `WIRECOPY_*`, then the file's section of the command, then the file's flags. */
export function applyConfig(command: Command, program: Command, config: Config, env: Context['env']): void {
  refuseUnknown(config, program);
  for (const option of command.options) {
    const key = option.attributeName();
    if (!['default', undefined].includes(command.getOptionValueSource(key))) continue;
    const variable = `WIRECOPY_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
    const fromEnv = env[variable];
    if (fromEnv !== undefined && fromEnv !== '') setOption(command, option, fromEnv, variable);
    else {
      const value = config.commands[command.name()]?.[key] ?? config.flags[key];
      if (value !== undefined && value !== null) setOption(command, option, value, `${key} in ${config.file}`);
    }
  }
}

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', 'yes'].map((text): [string, boolean] => [text, true]),
  ...['false', '0', 'no'].map((text): [string, boolean] => [text, false]),
]);

function setOption(command: Command, option: Option, value: unknown, from: string): void {
  const key = option.attributeName();
  const isSwitch = !option.required && !option.optional;
  if (isSwitch) {
    const text = String(value).toLowerCase();
    const isOn = yesOrNo.get(text);
    if (isOn === undefined) throw new UsageError(`${from} must be true or false, not ${text}`);
    command.setOptionValueWithSource(key, isOn, 'config');
    return;
  }
  // A flag whose value may be left out is a switch as well.
  if (option.optional && yesOrNo.has(String(value).toLowerCase())) {
    if (yesOrNo.get(String(value).toLowerCase())) command.setOptionValueWithSource(key, true, 'config');
    return;
  }
  let parsed: unknown;
  for (const one of Array.isArray(value) ? value : [value]) {
    try {
      parsed = option.parseArg ? option.parseArg(String(one), parsed as undefined) : String(one);
    } catch (cause) {
      // The value of a header may be a secret.
      const shown = key === 'header' ? from : `${from} is ${String(one)}`;
      throw new UsageError(`${shown}: ${messageOf(cause)}`, { cause });
    }
  }
  command.setOptionValueWithSource(key, parsed, 'config');
}

/** A misspelt key would be silently without effect for years. */
function refuseUnknown(config: Config, program: Command): void {
  const commands = new Map(program.commands.map((one) => [one.name(), one]));
  const flagsOf = (list: readonly Command[]): string[] =>
    list.flatMap((one) => one.options.map((o) => o.attributeName()));
  for (const key of Object.keys(config.flags)) {
    refuse(key, [...flagsOf(program.commands), ...commands.keys(), 'sites', 'hosts'], config.file);
  }
  for (const [name, flags] of Object.entries(config.commands)) {
    refuse(name, [...commands.keys(), 'hosts'], config.file);
    for (const key of Object.keys(flags)) refuse(key, flagsOf([commands.get(name)!]), `${name} in ${config.file}`);
  }
}

function refuse(key: string, known: string[], where: string | null): void {
  if (known.includes(key)) return;
  const best = nearest(key, known);
  throw new UsageError(`"${key}" in ${where} is not known${best ? `: did you mean "${best}"?` : ''}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const camel = (key: string): string => key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const camelKeys = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [camel(key), one]));
const untilde = (file: string): string => (file.startsWith('~/') ? path.join(homedir(), file.slice(2)) : file);
