import type { Command } from 'commander';
import { UsageError } from '../../errors.js';
import { nearest } from '../../shared/nearest.js';
import type { Config } from './config.js';

/** A key of a file that nobody reads. */
export interface UnknownKey {
  key: string;
  /** Of the section of a command. */
  section: string | null;
  file: string;
  nearest: string | null;
  /** It names a command, and holds something else than flags. */
  isNoSection?: boolean;
}

/** Throws UsageError: a misspelt key would be silently without effect for years. */
export function refuseUnknown(config: Config, program: Command): void {
  const [first] = unknownKeys(config, program);
  if (first) throw new UsageError(inWords(first));
}

/** `"feild" in wirecopy.config.json is not known: did you mean "field"?`. */
export function inWords({ key, section, file, nearest: best, isNoSection }: UnknownKey): string {
  if (isNoSection) return `"${key}" in ${file} must hold flags of the command: {"${key}": {"limit": 5}}`;
  const where = section === null ? file : `${section} in ${file}`;
  return `"${key}" in ${where} is not known${best ? `: did you mean "${best}"?` : ''}`;
}

/** Keys that no flag, command or other setting has. */
export function unknownKeys(config: Config, program: Command): UnknownKey[] {
  const commands = new Map(program.commands.map((one) => [one.name(), one]));
  const flagsOf = (list: readonly Command[]): string[] =>
    list.flatMap((one) => one.options.map((o) => o.attributeName()));
  const flags = flagsOf(program.commands);
  const top = [...flags, ...commands.keys(), 'sites', 'hosts'];
  const found = Object.entries(config.flags).flatMap(([key, { value, file }]): UnknownKey[] =>
    commands.has(key) && !flags.includes(key) && value !== null
      ? [{ key, section: null, file, nearest: null, isNoSection: true }]
      : unknown(key, top, null, file),
  );
  for (const [name, settings] of Object.entries(config.commands)) {
    const command = commands.get(name);
    for (const [key, { file }] of Object.entries(settings)) {
      if (command) found.push(...unknown(key, flagsOf([command]), name, file));
      else if (!found.some((one) => one.key === name))
        found.push(...unknown(name, [...commands.keys(), 'hosts'], null, file));
    }
  }
  return found;
}

function unknown(key: string, known: readonly string[], section: string | null, file: string): UnknownKey[] {
  return known.includes(key) ? [] : [{ key, section, file, nearest: nearest(key, known) }];
}
