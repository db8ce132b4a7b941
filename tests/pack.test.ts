import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root, runProgram } from './helpers/run.js';

interface Packed {
  size: number;
  files: { path: string; mode: number }[];
}

test('the package is under a megabyte, and holds the program, its types, man pages and docs, and no module twice', () => {
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(told) as [Packed];
  expect(packed.size).toBeLessThan(1_000_000);
  const names = packed.files.map((file) => file.path);
  expect(names).toEqual(
    expect.arrayContaining([
      'README.md',
      'LICENSE',
      'bin/wirecopy.js',
      'dist/bundle/index.js',
      'dist/types/index.d.ts',
      'dist/licences.txt',
      'dist/man/wirecopy.1',
      'dist/man/wirecopy-fetch.1',
      'docs/archive.md',
    ]),
  );
  expect(names.filter((name) => /^(src|tests|scripts|fixtures)\//.test(name))).toEqual([]);
  expect(
    names.filter((name) => name.startsWith('dist/') && !/^dist\/(?:(?:bundle|man|types)\/|licences\.txt$)/.test(name)),
  ).toEqual([]);
  // A type whose import leads nowhere is `any` for those who skip the check of libraries.
  const broken = names
    .filter((name) => name.endsWith('.d.ts'))
    .flatMap((name) =>
      [...readFileSync(path.join(root, name), 'utf8').matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)]
        .map((match) => path.posix.join(path.posix.dirname(name), `${match[1]}.d.ts`))
        .filter((target) => !names.includes(target)),
    );
  expect(broken).toEqual([]);
  // Whatever the umask of who packs it.
  expect(packed.files.filter((file) => file.mode !== (file.path.startsWith('bin/') ? 0o755 : 0o644))).toEqual([]);
});

interface Lock {
  packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
}

/** What comes with the package, by its folder. */
function installedFolders(which: 'all' | 'needed'): string[] {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  return Object.entries(packages)
    .filter(([name, one]) => name !== '' && !one.dev && !one.devOptional && !(which === 'needed' && one.optional))
    .map(([name]) => name);
}

/** As `du -sb` counts files; a package below another is counted by itself. */
function bytesIn(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules') continue;
    const file = path.join(folder, entry.name);
    sum += entry.isDirectory() ? bytesIn(file) : lstatSync(file).size;
  }
  return sum;
}

test('what is installed beside it stays small: few packages, and most of it is SQLite, which a newer Node leaves out', () => {
  const size = (which: 'all' | 'needed'): number =>
    installedFolders(which).reduce((sum, folder) => sum + bytesIn(path.join(root, folder)), 0) / 1e6;
  expect(installedFolders('all').length).toBeLessThanOrEqual(60);
  expect(size('all')).toBeLessThan(56);
  expect(size('needed')).toBeLessThan(26);
});

test('every package whose code is bundled has its licence in the package', () => {
  const told = readFileSync(path.join(root, 'dist/licences.txt'), 'utf8');
  // A package of ours that is neither installed with it nor a tool of developers is bundled.
  const { devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const used = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [
      ...readFileSync(path.join(root, 'src', file), 'utf8').matchAll(/^import (?!type).* from '(.+)';/gm),
    ])
    .map((match) => /^(?:@[^/]+\/)?[^/]+/.exec(match[1]!)![0]);
  const bundled = [...new Set(used)].filter((name) => name in devDependencies);
  expect(bundled.length).toBeGreaterThan(8);
  expect(bundled.filter((name) => !told.includes(`\n${name} `))).toEqual([]);
  expect(
    told.match(/^Permission to use|^Permission is hereby granted|^Redistribution and use/gm)!.length,
  ).toBeGreaterThan(7);
});

test('the types of the package need no other package, and a record has the same type as in the source', async () => {
  const files = readdirSync(path.join(root, 'dist/types'), { recursive: true, encoding: 'utf8' });
  const outside = files
    .filter((file) => file.endsWith('.d.ts'))
    .flatMap((file) => [...readFileSync(path.join(root, 'dist/types', file), 'utf8').matchAll(/from '([^.'][^']*)'/g)])
    .map((match) => match[1]!);
  expect([...new Set(outside)].filter((name) => !name.startsWith('node:'))).toEqual([]);
  const folder = mkdtempSync(path.join(root, 'dist/types-'));
  try {
    writeFileSync(
      path.join(folder, 'same.ts'),
      `import type * as packed from '../types/types.js';
import type * as whole from '../types/index.js';
export type Whole = typeof whole;
import type * as own from '../../src/types.js';
type Same<A, B> = [A, B] extends [B, A] ? (keyof A extends keyof B ? true : false) : false;
${['Article', 'ArticleSource', 'Contributor', 'DateBasis', 'Image', 'Update', 'Rights', 'Block', 'Evidence'].map((name) => `export const is${name}: Same<packed.${name}, own.${name}> = true;`).join('\n')}
`,
    );
    const flags = '--noEmit --strict --exactOptionalPropertyTypes --module nodenext --target es2023 --types node'.split(
      ' ',
    );
    const { stdout, status } = await runProgram(
      process.execPath,
      [path.join(root, 'node_modules/typescript/bin/tsc'), '--ignoreConfig', ...flags, path.join(folder, 'same.ts')],
      {},
    );
    expect(stdout).toBe('');
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
