import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createProgram } from '../src/cli/program.js';
import { testContext } from './helpers/context.js';
import { root } from './helpers/run.js';

// The Dockerfile and the compose file are not built here, as no test needs a daemon: that they hang together is what can be told.

const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const program = createProgram(testContext().context, () => undefined);
const manifest = JSON.parse(textOf('package.json')) as {
  engines: { node: string };
  bin: Record<string, string>;
  files: string[];
  name: string;
};

interface Instruction {
  name: string;
  text: string;
}
const instructions = textOf('Dockerfile')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .map((line): Instruction => ({ name: line.slice(0, line.indexOf(' ')), text: line.slice(line.indexOf(' ') + 1) }));
const textsOf = (name: string): string[] => instructions.filter((one) => one.name === name).map(({ text }) => text);
const last = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

/** The command of a line, whose flags the program knows. */
function commandOf(words: readonly string[]): Command | undefined {
  const command = program.commands.find((one) => one.name() === words[0]);
  const flags = words.slice(1).filter((word) => word.startsWith('-'));
  const known = command?.options.flatMap(({ short, long }) => [short, long]) ?? [];
  expect(flags.filter((flag) => !known.includes(flag))).toEqual([]);
  return command;
}

describe('the Dockerfile', () => {
  test('has instructions that Docker knows, each with its text', () => {
    const known = ['FROM', 'ARG', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'VOLUME', 'USER', 'ENTRYPOINT', 'CMD'];
    expect(instructions.filter(({ name, text }) => !known.includes(name) || text.trim() === '')).toEqual([]);
  });

  test('stands on the official slim image of a Node that the package takes', () => {
    const least = Number(/\d+/.exec(manifest.engines.node)![0]);
    for (const text of textsOf('FROM'))
      expect(Number(/^node:(\d+)-slim\b/.exec(text)?.[1])).toBeGreaterThanOrEqual(least);
  });

  test('runs as nobody special, and what it writes is theirs', () => {
    const names = last.map(({ name }) => name);
    expect(last.find(({ name }) => name === 'USER')?.text).toBe('node');
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    expect(textsOf('VOLUME')).toEqual(['/data']);
    expect(last.find(({ name }) => name === 'RUN')?.text).toContain('--owner=node --group=node /data');
  });

  test('calls a program that the package has, and sets what it reads', () => {
    const [entry] = textsOf('ENTRYPOINT').map((text) => JSON.parse(text) as string[]);
    expect(Object.keys(manifest.bin)).toEqual(entry);
    const variables = textsOf('ENV').flatMap((text) => [...text.matchAll(/(\w+)=(\S+)/g)]);
    const flags = program.commands.flatMap((one) => one.options.map((option) => option.attributeName()));
    for (const [, name = '', value = ''] of variables) {
      expect(value.startsWith('/data/')).toBe(true);
      const flag = /^WIRECOPY_(\w+)$/.exec(name)?.[1]?.toLowerCase();
      if (flag) expect(flags).toContain(flag);
      else expect(textOf('src/cli/folders.ts')).toContain(name);
    }
  });

  test('copies what the package is built from and made of', () => {
    const ignored = textOf('.dockerignore').trim().split('\n');
    const needed = [
      'src',
      'bin',
      'scripts',
      'docs',
      // An example of a page in docs/ is made from one.
      'fixtures',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ];
    const inPackage = manifest.files.filter((file) => !/^(?:dist\/|!)/.test(file));
    for (const file of [...needed, ...inPackage]) {
      expect(existsSync(path.join(root, file))).toBe(true);
      expect(ignored).not.toContain(file);
    }
    expect(textsOf('COPY')).toEqual(['. .', `--from=build /${manifest.name}-*.tgz /package/`]);
    // What is built elsewhere must not get in.
    expect(ignored).toEqual(expect.arrayContaining(['node_modules', 'dist', '.git']));
  });
});

describe('the compose file', () => {
  const compose = parse(textOf('compose.yaml')) as {
    services: Record<string, { build: string; init: boolean; command: string[]; volumes: string[]; user?: string }>;
    volumes: Record<string, unknown>;
  };

  test('runs a command of the program on a volume that is kept, with a first process that passes signals on', () => {
    expect(Object.keys(compose.services)).toEqual(['sync']);
    const { build, init, command, volumes, user } = compose.services.sync!;
    expect([build, init, user]).toEqual(['.', true, undefined]);
    expect(commandOf(command)?.name()).toBe('sync');
    const [name, place] = volumes[0]!.split(':');
    expect(Object.keys(compose.volumes)).toEqual([name]);
    expect(textsOf('VOLUME')).toEqual([place]);
  });

  test('the commands in the heads of both files are commands of ours', () => {
    const heads = [textOf('Dockerfile'), textOf('compose.yaml')].map((text) => text.split('\n')[0]!);
    const words = heads.flatMap((head) => [...head.matchAll(/(?:--rm wirecopy|--rm sync) ([a-z].*?)(?: &&|$)/g)]);
    expect(words).toHaveLength(2);
    for (const [, line = ''] of words) expect(commandOf(line.split(' '))).toBeDefined();
  });
});
