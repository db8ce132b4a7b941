// Packs the package from two clean clones of the last commit, in folders of different names, and compares the bytes. Each clone
// builds for itself; the installed packages are those of this folder.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-pack-'));
const limit = 1_000_000;

function pack(name, umask) {
  const clone = path.join(folder, name);
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, clone]);
  symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
  process.umask(umask);
  const told = execFileSync('npm', ['pack', '--json'], {
    cwd: clone,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename }] = JSON.parse(told.slice(told.indexOf('[')));
  const bytes = readFileSync(path.join(clone, filename));
  return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

try {
  const clones = [pack('one', 0o022), pack('another-of-a-longer-name', 0o077)];
  for (const { size, sha256 } of clones) console.log(`${size} bytes  ${sha256}`);
  const isEqual = clones[0].sha256 === clones[1].sha256;
  console.log(isEqual ? 'the two are equal' : 'the two differ');
  if (!isEqual || clones[0].size > limit) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
