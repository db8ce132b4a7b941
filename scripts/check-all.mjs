// npm run check:all [-- FILTER…]: the tests on newer versions of Node, each from the package that npm has of its binary. FILTER is as
// for `npm test`; without one the whole suite runs. The status is 1 where a version fails.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from './parts/postgres-server.mjs';

const versions = ['22', '24'];
const root = path.resolve(import.meta.dirname, '..');
const platform = process.platform === 'win32' ? 'win' : process.platform;
const binary = `node-${platform}-${process.arch}`;
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');

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
    test(node, env, process.argv.slice(2));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const server = process.argv.length > 2 ? null : await startPostgres();
if (server) {
  console.log('\n== PostgreSQL');
  try {
    test(process.execPath, { ...process.env, WIRECOPY_TEST_POSTGRES: server.address }, ['postgres', 'queue', 'copy']);
  } finally {
    server.stop();
  }
} else if (process.argv.length === 2) console.log('\nno PostgreSQL is installed: its tests ran on PGlite alone');

function test(node, env, filters) {
  const { status } = spawnSync(node, [vitest, 'run', ...filters], { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
