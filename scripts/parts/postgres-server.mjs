// A PostgreSQL server of one's own on loopback, in a temporary folder, from the programs that Debian, Homebrew and others install.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Folders that hold `initdb` and `pg_ctl`, the newest first. */
function programFolders() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...versions.map((version) => path.join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(path.delimiter),
  ];
}

/** Starts one: `{ address, data, control(…), restart(), stop() }` (its folder, and `pg_ctl` with arguments); null where no PostgreSQL is installed. */
export async function startPostgres() {
  const programs = programFolders().find((folder) => existsSync(path.join(folder, 'initdb')));
  if (programs === undefined) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-postgres-'));
  const data = path.join(folder, 'data');
  const run = asOwner(folder);
  const port = await freePort();
  run(path.join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200`;
  const control = (...args) => run(path.join(programs, 'pg_ctl'), ['-D', data, '-w', ...args]);
  const start = () => control('-l', path.join(folder, 'log'), '-o', settings, 'start');
  start();
  return {
    data,
    control,
    address: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: () => {
      control('-m', 'fast', 'stop');
      start();
    },
    stop: () => {
      control('-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then as the user that its package made. */
function asOwner(folder) {
  if (process.getuid?.() !== 0) return (file, args) => execFileSync(file, args, { stdio: 'ignore' });
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' })));
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
  return (file, args) => {
    const { status, error } = spawnSync(file, args, { uid, gid, cwd: folder, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${path.basename(file)} ended with ${status ?? error}`);
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
