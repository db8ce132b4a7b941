// npm run check:all [-- FILTER…]: the tests on newer versions of Node, each from the package that npm has of its binary. FILTER is as
// for `npm test`; without one the whole suite runs. The status is 1 where a version fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const versions = ['22', '24'];
const root = path.resolve(import.meta.dirname, '..');
const platform = process.platform === 'win32' ? 'win' : process.platform;
const binary = `node-${platform}-${process.arch}`;

for (const version of versions) {
  const folder = mkdtempSync(path.join(tmpdir(), `wirecopy-node-${version}-`));
  try {
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--silent', `${binary}@${version}`], {
      stdio: 'inherit',
    });
    const bin = path.join(folder, 'node_modules', binary, 'bin');
    const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
    const node = path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
    console.log(`\n== node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
    const args = [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)];
    const { status } = spawnSync(node, args, { cwd: root, env, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
