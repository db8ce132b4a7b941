import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

// The rules of the house: which part may import which, front doors, circles, homes of packages, lengths.

const root = path.resolve(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(path.sep).join('/'))
  .sort();
const textOf = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Import {
  from: string;
  name: string;
  isType: boolean;
}

const statement =
  /^\s*(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'/gm;

function importsOf(file: string): Import[] {
  return [...textOf(file).matchAll(statement)].map((match) => ({
    from: file,
    name: match[2] ?? match[3] ?? match[4] ?? '',
    isType: match[1] !== undefined,
  }));
}

const all = files.flatMap(importsOf);
const local = all
  .filter((one) => one.name.startsWith('.'))
  .map((one) => ({ ...one, to: path.posix.join(path.posix.dirname(one.from), one.name).replace(/\.js$/, '.ts') }));

const partOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');
const open = new Set(['types.ts', 'errors.ts', 'options.ts', 'schema.ts', 'version.ts']);
/** The parts that join the others, each above those that it may use; the root's own files re-export only. */
const joiners = ['read', 'run', 'sync', 'cli'];

/** A longer file is listed here with its reason. */
const longFiles: Record<string, string> = {
  'shared/date-names.generated.ts': 'a table that scripts/generate-date-names.mjs writes',
};

describe('the house', () => {
  test('a step imports only itself, shared/ and the open files; read/, run/, sync/ and cli/ only what is below them', () => {
    const height = (part: string): number => joiners.indexOf(part);
    const wrong = local.filter((one) => {
      const from = partOf(one.from);
      const to = partOf(one.to);
      if (from === '' || from === to || to === 'shared' || open.has(one.to)) return false;
      if (height(from) >= 0) return to === '' || height(to) > height(from);
      return !(from === 'sites' && to === 'extract');
    });
    expect(wrong.map((one) => `${one.from} -> ${one.to}`)).toEqual([]);
  });

  test('the root holds what crosses seams, and no work', () => {
    const atRoot = files.filter((file) => partOf(file) === '');
    expect(atRoot).toEqual(['errors.ts', 'index.ts', 'options.ts', 'schema.ts', 'types.ts', 'version.ts']);
    expect(
      textOf('index.ts')
        .replace(/^(\/\/.*|export (type )?(\{[^}]*\}|\*) from '[^']+';)$/gm, '')
        .trim(),
    ).toBe('');
  });

  test('a command is a folder that is called as it is typed, with its flags in command.ts', () => {
    const folders = new Set(files.filter((file) => file.startsWith('cli/commands/')).map((file) => file.split('/')[2]));
    for (const folder of folders) {
      const file = `cli/commands/${folder}/command.ts`;
      expect(textOf(file)).toContain(`new Command('${folder}')`);
    }
  });

  test('shared/ imports nothing of the parts', () => {
    const wrong = local.filter(
      (one) => partOf(one.from) === 'shared' && partOf(one.to) !== 'shared' && !open.has(one.to),
    );
    expect(wrong.map((one) => `${one.from} -> ${one.to}`)).toEqual([]);
  });

  test('another part is entered by its front door', () => {
    const wrong = local.filter((one) => {
      const to = partOf(one.to);
      return to !== '' && to !== 'shared' && to !== partOf(one.from) && one.to !== `${to}/index.ts` && to !== 'cli';
    });
    expect(wrong.map((one) => `${one.from} -> ${one.to}`)).toEqual([]);
  });

  test('no import leads back to where it came from', () => {
    const values = local.filter((one) => !one.isType);
    const next = new Map(files.map((file) => [file, values.filter((one) => one.from === file).map((one) => one.to)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, way: string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
      if (done.has(file) || way.includes(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  test('a package has one home', () => {
    const homes: [RegExp, RegExp][] = [
      [/^undici$/, /^fetch\//],
      [/^rss-parser$/, /^feed\//],
      [/^commander$/, /^cli\//],
      [/^chalk$/, /^(cli|output)\//],
      [/^(node:sqlite|@photostructure\/sqlite|pg)$/, /^(store|shared\/sqlite)/],
      [/^pg-boss$/, /^queue\//],
      [/^postal-mime$/, /^mail\//],
      [/^zod$/, /^schema\.ts$|^cli\/|^types\.ts$/],
      [/^cheerio/, /^(extract|sites)\//],
      [/^d3-/, /^report\//],
    ];
    const wrong = all.filter((one) => homes.some(([name, home]) => name.test(one.name) && !home.test(one.from)));
    expect(wrong.map((one) => `${one.from} -> ${one.name}`)).toEqual([]);
  });

  test('only cli/ prints, exits or reads the environment', () => {
    const wrong = files.filter(
      (file) => partOf(file) !== 'cli' && /\bconsole\.|\bprocess\.(exit|env|stdout|stderr|argv)/.test(textOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  test('what the command line loads before a command runs is commander and light files', () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const match of textOf(file).matchAll(/^(?:import|export)\s+(?!type\b)[^;'"]*?from\s+'([^']+)'/gm)) {
        const name = match[1] ?? '';
        if (name.startsWith('.')) visit(path.posix.join(path.posix.dirname(file), name).replace(/\.js$/, '.ts'));
        else packages.add(name);
      }
    };
    visit('cli/main.ts');
    visit('cli/program.ts');
    visit('cli/process-context.ts');
    expect([...packages].filter((name) => !name.startsWith('node:'))).toEqual(['commander']);
  });

  test('every part has a front door', () => {
    const parts = new Set(files.map(partOf).filter((part) => part !== '' && part !== 'shared' && part !== 'cli'));
    expect([...parts].filter((part) => !files.includes(`${part}/index.ts`))).toEqual([]);
  });

  test('names are kebab-case and say a subject', () => {
    const wrong = files.filter(
      (file) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.table|\.generated)?\.ts$/.test(file),
    );
    const vague = files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|manager)\.ts$/.test(file));
    expect([...wrong, ...vague]).toEqual([]);
  });

  test('files are at most 300 lines, or listed with a reason', () => {
    const long = files.filter((file) => textOf(file).split('\n').length > 300 && !(file in longFiles));
    expect(long).toEqual([]);
    expect(Object.keys(longFiles).filter((file) => !files.includes(file))).toEqual([]);
  });

  test('nothing silences the type checker or an error', () => {
    const wrong = files.filter((file) =>
      /:\s*any\s*[;,)=\]>|]|\bas any\b|@ts-ignore|@ts-expect-error|catch\s*(\([^)]*\))?\s*\{\s*\}/.test(textOf(file)),
    );
    expect(wrong).toEqual([]);
  });
});
