import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { createProgram } from '../src/cli/program.js';
import { articleSchema } from '../src/schema.js';
import { testContext } from './helpers/context.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const program = createProgram(testContext().context, () => undefined);

function sections(command: Command): [string, Command][] {
  return command.commands.map((one) => [one.name(), one]);
}

test('README shows every command', () => {
  const missing = sections(program).filter(([name]) => !readme.includes(`wirecopy ${name}`));
  expect(missing.map(([name]) => name)).toEqual([]);
});

test('README shows every flag and every choice', () => {
  const missing: string[] = [];
  for (const [name, command] of [['', program] as [string, Command], ...sections(program)]) {
    for (const option of command.options) {
      const long = option.long ?? '';
      if (!readme.includes(long)) missing.push(`${name} ${long}`);
      for (const choice of option.argChoices ?? []) {
        if (!readme.includes(`\`${choice}\``)) missing.push(`${name} ${long} ${choice}`);
      }
    }
  }
  expect(missing).toEqual([]);
});

test('README explains every key of the record', () => {
  expect(Object.keys(articleSchema.shape).filter((key) => !readme.includes(`\`${key}\``))).toEqual([]);
});

test('README explains every error code', () => {
  const errors = readFileSync(new URL('../src/errors.ts', import.meta.url), 'utf8');
  const codes = [...errors.matchAll(/super\('([A-Z_]+)'/g)].map((match) => match[1] ?? '');
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});

test('README imports only what the library exports', async () => {
  const library: Record<string, unknown> = await import('../src/index.js');
  const names = [...readme.matchAll(/import \{ ([^}]+) \} from 'wirecopy'/g)].flatMap((match) => match[1]!.split(', '));
  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name) => !(name in library))).toEqual([]);
});
