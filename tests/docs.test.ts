import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { examples } from '../src/cli/manual/examples.js';
import { exitStatuses } from '../src/cli/manual/exit-status.js';
import { createProgram } from '../src/cli/program.js';
import { articleJsonSchema } from '../src/schema.js';
import { version } from '../src/version.js';
import { testContext } from './helpers/context.js';
import { root } from './helpers/run.js';

// What is written from the program is what the program says, and the pages hold together.

interface Pages {
  generatedPages: (given: {
    program: unknown;
    examples: unknown;
    exitStatuses: unknown;
    schema: unknown;
    version: string;
  }) => Map<string, string>;
}
interface Notes {
  sharedNotes: Record<string, string>;
  commandNotes: Record<string, Record<string, string>>;
}
const scripts = (file: string): Promise<unknown> => import(path.join(root, 'scripts/docs', file));

const program = createProgram(testContext().context, () => undefined);
const { generatedPages } = (await scripts('pages.mjs')) as Pages;
const generated = generatedPages({ program, examples, exitStatuses, schema: articleJsonSchema(), version });
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`),
].filter((file) => file.endsWith('.md'));

test.each([...generated.keys()])('%s is what the program says (npm run docs writes it)', (file) => {
  expect(textOf(file)).toBe(generated.get(file));
});

test('the man pages are named in package.json, and only they', () => {
  const { man } = JSON.parse(textOf('package.json')) as { man: string[] };
  expect(man).toEqual([...generated.keys()].filter((file) => file.endsWith('.1')).map((file) => `./${file}`));
});

test('every command, flag and choice stands in docs/cli.md', () => {
  const page = textOf('docs/cli.md');
  const missing = program.commands.flatMap((command) => [
    ...(page.includes(`### wirecopy ${command.name()}\n`) ? [] : [command.name()]),
    ...command.options.flatMap((option) => [
      ...(page.includes(`\`${option.flags}\``) ? [] : [`${command.name()} ${option.flags}`]),
      ...(option.argChoices ?? []).filter((choice) => !page.includes(`\`${choice}\``)),
    ]),
  ]);
  expect(missing).toEqual([]);
});

test('a flag that several commands share is described once', () => {
  const lines = textOf('docs/cli.md')
    .split('\n')
    .filter((line) => line.startsWith('- **`-'));
  expect(lines.length).toBeGreaterThan(60);
  expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
});

test('a note is about a flag that is there', async () => {
  const { sharedNotes, commandNotes } = (await scripts('notes.mjs')) as Notes;
  const flags = (list: typeof program.commands): string[] =>
    list.flatMap((one) => one.options.map(({ long }) => long ?? ''));
  expect(Object.keys(sharedNotes).filter((flag) => !flags([...program.commands]).includes(flag))).toEqual([]);
  for (const [name, notes] of Object.entries(commandNotes)) {
    const own = flags(program.commands.filter((one) => one.name() === name));
    expect(
      Object.keys(notes).filter((flag) => !own.includes(flag)),
      name,
    ).toEqual([]);
  }
});

/** As GitHub makes them. */
const anchorsOf = (text: string): Set<string> =>
  new Set(
    [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map((match) =>
      match[1]!
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );

test.each(pages)('every link of %s leads somewhere', (file) => {
  const links = [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!);
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [name, anchor] = link.split('#');
    const target = name ? path.join(path.dirname(file), name) : file;
    if (!existsSync(path.join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(textOf(target)).has(anchor);
  });
  expect(broken).toEqual([]);
});

test('README is short, and leads to every page', () => {
  const readme = textOf('README.md');
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(10_240);
  expect(pages.filter((file) => file !== 'README.md' && !readme.includes(`(${file})`))).toEqual([]);
});

test('every error code is explained', () => {
  const codes = [...textOf('src/errors.ts').matchAll(/super\('([A-Z_]+)'/g)].map((match) => match[1] ?? '');
  expect(codes.length).toBeGreaterThan(8);
  expect(codes.filter((code) => !textOf('docs/fetching.md').includes(`\`${code}\``))).toEqual([]);
});

test('the figures of README stand in docs/figures.md', () => {
  const part = textOf('README.md').split('## Five figures')[1]!.split('\n## ')[0]!;
  const numbers = part.match(/\b\d+\.\d+\b/g) ?? [];
  expect(numbers.length).toBeGreaterThan(6);
  expect(numbers.filter((number) => !textOf('docs/figures.md').includes(number))).toEqual([]);
});
