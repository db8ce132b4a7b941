import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './helpers/run.js';

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
      'dist/man/wirecopy.1',
      'dist/man/wirecopy-fetch.1',
      'docs/cli.md',
    ]),
  );
  expect(names.filter((name) => /^(src|tests|scripts|fixtures)\//.test(name))).toEqual([]);
  expect(names.filter((name) => name.startsWith('dist/') && !/^dist\/(bundle|man|types)\//.test(name))).toEqual([]);
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
