import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './run.js';

// A build of a later version: what is in dist/, with another version number and one more step of the database's tables.

export interface NextBuild {
  /** To be run by Node.js, as `bin/wirecopy.js` is. */
  bin: string;
  remove(): void;
}

/** `step` is SQL; its connections call themselves `wirecopy-next`. */
export function makeNextBuild(step: string): NextBuild {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-next-'));
  const left = ['bundle', 'types', 'man'].map((name) => path.join(root, 'dist', name));
  cpSync(path.join(root, 'dist'), path.join(folder, 'dist'), {
    recursive: true,
    filter: (file) => !left.includes(file),
  });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  const patch = (file: string, from: RegExp, to: (found: string) => string): void => {
    const name = path.join(folder, 'dist', file);
    const text = readFileSync(name, 'utf8');
    if (!from.test(text)) throw new Error(`${file} has no ${from}: build first`);
    writeFileSync(name, text.replace(from, to));
  };
  patch('store/postgres/migrations.js', /\];/, () => `, ${JSON.stringify(step)}];`);
  patch('store/postgres/pg-database.js', /application_name: 'wirecopy'/, () => "application_name: 'wirecopy-next'");
  patch('version.js', /'\d+\.\d+\.\d+'/, () => "'99.0.0'");
  const bin = path.join(folder, 'wirecopy.mjs');
  writeFileSync(
    bin,
    `const { main } = await import('./dist/cli/main.js');
const { processContext } = await import('./dist/cli/process-context.js');
process.exitCode = await main(process.argv.slice(2), processContext(process));`,
  );
  return { bin, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
